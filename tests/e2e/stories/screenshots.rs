//! The README's pictures, of live data: this machine, and the Prometheus that watches it.

use std::path::Path;
use std::time::Duration;

use crate::page::{Page, link, within};
use crate::stage::Stage;

/// The size of a window in CSS pixels, and its colours.
type Window = (u32, u32, &'static str);

const LIGHT: Window = (1400, 900, "light");
const DARK: Window = (1400, 900, "dark");
/// With room for the legend.
const TALL_LIGHT: Window = (1400, 1200, "light");
const TALL_DARK: Window = (1400, 1200, "dark");
const PHONE: Window = (390, 844, "dark");

const PROCESSORS: &str = "sum by (mode) (rate(node_cpu_seconds_total[10s]))";
const KERNEL: &str = "sum(rate(node_cpu_seconds_total{mode=\"system\"}[10s]))";
const MEMORY: &str = "node_memory_MemAvailable_bytes";
const ALL_BYTES: &str = "{__name__=~\".+_bytes\"}";
const SIZES: &str = "sum by (le) (increase(prometheus_http_response_size_bytes_bucket[10s]))";
const NOT_IDLE: &str = "node_cpu_seconds_total{mode!=\"idle\"}";

/// A browser that goes from view to view.
struct Tour<'a> {
    stage: &'a Stage,
    server: &'a str,
    page: Page,
}

pub(crate) fn are_taken(stage: &Stage) {
    let prometheus = stage.prometheus_of_this_machine();
    let tour = Tour::begin(stage, prometheus.url());
    tour.shows_processors();
    tour.compares_queries();
    tour.finds_its_way_in_a_crowd();
    tour.draws_a_heat_map();
    tour.narrows_a_table();
    tour.digs();
    tour.explains_a_query();
    tour.reads_a_paper();
    tour.fits_a_phone();
}

impl<'a> Tour<'a> {
    /// Watches until there are two minutes, and two earlier ones to compare them with.
    fn begin(stage: &'a Stage, server: &'a str) -> Self {
        let parameters = [
            ("server", server),
            ("g0.expr", PROCESSORS),
            ("g0.range_input", "5m"),
            ("g0.step_input", "1"),
            // Larger answers, so that the heat map has more than one size to show.
            ("g1.expr", ALL_BYTES),
            ("g1.range_input", "5m"),
            ("refresh", "5s"),
        ];
        let tour = Self {
            stage,
            server,
            page: Page::open(stage, &link(&stage.site, &parameters)),
        };
        let samples = || tour.page.chart().samples;
        let enough = |samples: &usize| *samples > 8 * 245;
        within(Duration::from_secs(400), "four minutes", samples, enough);
        tour
    }

    fn shows_processors(&self) {
        self.opens(
            &LIGHT,
            &[("g0.expr", PROCESSORS), ("g0.display_mode", "stacked")],
        );
        self.page.sees_series(8);
        self.saves("processors");
    }

    fn compares_queries(&self) {
        self.opens(
            &TALL_DARK,
            &[
                ("g0.expr", KERNEL),
                ("g0.q0.legend", "processors in the kernel"),
                ("g0.q0.compare", "2m"),
                ("g0.q1.expr", MEMORY),
                ("g0.q1.legend", "free memory"),
                ("g0.q1.axis", "right"),
            ],
        );
        self.page.sees_series(3);
        self.saves("queries");
    }

    fn finds_its_way_in_a_crowd(&self) {
        self.opens(
            &TALL_LIGHT,
            &[("g0.expr", ALL_BYTES), ("g0.y_axis_scale", "log")],
        );
        self.page.sees("legend", "go_memstats_alloc_bytes");
        self.page.points_at_chart(0.4);
        self.page.sees("tooltip", "more: a click or P shows all");
        self.saves("crowd");
    }

    fn draws_a_heat_map(&self) {
        self.opens(
            &DARK,
            &[
                ("g0.expr", SIZES),
                ("g0.display_mode", "heatmap"),
                ("g0.y_axis_scale", "log"),
                ("g0.unit", "bytes"),
            ],
        );
        self.page.sees("chart-title", "sum by (le)");
        self.page.points_at_chart(0.6);
        self.saves("heat-map");
    }

    fn narrows_a_table(&self) {
        self.opens(&LIGHT, &[("g0.expr", NOT_IDLE), ("g0.tab", "table")]);
        self.page.sees("table", "iowait");
        self.page.tabs_to("cell-add");
        self.saves("table");
    }

    fn digs(&self) {
        self.opens(&LIGHT, &[("g0.expr", PROCESSORS), ("g0.tab", "debug")]);
        self.page.sees("debug-parts", "evalTotalTime");
        self.page.sees("debug-response", "matrix");
        self.saves("debug");
    }

    fn explains_a_query(&self) {
        self.opens(&TALL_LIGHT, &[("g0.expr", PROCESSORS)]);
        self.page.sees_series(8);
        self.page.clicks("query-options");
        self.page.clicks("explain-query");
        self.page.sees("explanation", "node_cpu_seconds_total");
        self.saves("explained");
    }

    fn reads_a_paper(&self) {
        self.opens(&TALL_DARK, &[("paper", "papers/home-lab.md")]);
        self.page.sees("paper", "GiB");
        self.page.sees_series(1);
        self.saves("paper");
    }

    fn fits_a_phone(&self) {
        self.opens(&PHONE, &[("g0.expr", PROCESSORS)]);
        self.page.sees_series(8);
        self.page.taps_chart(0.5);
        self.page.sees("tooltip", "user");
        self.saves("phone");
    }

    /// Opens a view in a window.
    fn opens(&self, window: &Window, view: &[(&str, &str)]) {
        let (width, height, scheme) = *window;
        self.page.resizes(width, height);
        self.page.prefers(scheme);
        let always = [
            ("server", self.server),
            ("g0.range_input", "2m"),
            ("g0.step_input", "1"),
        ];
        let parameters = [&always, view].concat();
        self.page.goes_to(&link(&self.stage.site, &parameters));
    }

    fn saves(&self, name: &str) {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/screenshots");
        self.page.saves_picture(&folder.join(format!("{name}.png")));
    }
}
