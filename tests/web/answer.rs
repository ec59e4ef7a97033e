//! Components in a real browser, with a plotly that only remembers what it was told.
//!
//! `cargo test --target wasm32-unknown-unknown --test web`, with `CHROMEDRIVER` naming the driver.

#![cfg(target_arch = "wasm32")]
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    reason = "a test fails by a panic"
)]

use js_sys::{Array, Reflect};
use leptos::mount::mount_to;
use leptos::prelude::*;
use leptos::task::tick;
use promscope::browser::clock;
use promscope::prom::duration::Duration;
use promscope::state::app::App;
use promscope::state::panel::PanelState;
use promscope::state::rounds::keep_asking;
use promscope::ui::annex;
use promscope::ui::chart::Chart;
use promscope::ui::surface::Surface;
use promscope::ui::table::InstantTable;
use promscope::view::{Config, Link, Saved, View};
use wasm_bindgen::prelude::*;
use wasm_bindgen_test::wasm_bindgen_test;
use web_sys::{Element, HtmlElement};

/// A window of two steps.
const LINK: &str = "server=http://a:9090&g0.expr=up&g0.range_input=1m&g0.end_input=1970-01-01 00:01:00&g0.step_input=60";

fn chart(state: PanelState) -> AnyView {
    let surface = Surface::new(expect_context::<App>(), state);
    view! { <Chart state surface /> }.into_any()
}

#[wasm_bindgen_test]
async fn a_click_on_a_head_sorts_the_table() {
    answer_with("vector", &[("a", &["3"]), ("b", &["2"]), ("c", &["NaN"])]);
    let link = format!("{LINK}&g0.tab=table");
    let stage = Stage::mount(&link, |state| view! { <InstantTable state /> }.into_any());
    until(|| stage.rows().len() == 3).await;
    assert_eq!(stage.rows(), ["a 3", "b 2", "c NaN"]);
    stage.click("th.number button");
    tick().await;
    assert_eq!(stage.rows(), ["a 3", "b 2", "c NaN"]);
    stage.click("th.number button");
    tick().await;
    assert_eq!(stage.rows(), ["b 2", "a 3", "c NaN"]);
}

#[wasm_bindgen_test]
async fn plotly_draws_the_front_and_is_told_when_the_chart_goes() {
    let told = fake_plotly();
    answer_with(
        "matrix",
        &[("<b>bold</b>", &["1", "3"]), ("b", &["2", "NaN"])],
    );
    let stage = Stage::mount(LINK, chart);
    until(|| {
        let painted = stage
            .find("[data-testid=chart]")
            .get_attribute("data-painted");
        painted.as_deref() != Some("0")
    })
    .await;
    assert_eq!(
        stage
            .find("[data-testid=chart]")
            .get_attribute("data-series")
            .as_deref(),
        Some("2")
    );
    let last = told.get(told.length() - 1);
    assert_eq!(
        last.as_string().unwrap(),
        "react &lt;b&gt;bold&lt;/b&gt; 1,3|b 2"
    );
    drop(stage);
    // What is still under way keeps the chart's memory until it has ended.
    until(|| told.get(told.length() - 1).as_string().as_deref() == Some("purge")).await;
}

#[wasm_bindgen_test]
async fn a_click_in_the_legend_isolates_and_a_second_brings_all_back() {
    fake_plotly();
    answer_with("matrix", &[("a", &["1", "3"]), ("b", &["2", "4"])]);
    let stage = Stage::mount(LINK, chart);
    // The legend comes after the chart.
    until(|| stage.has("[data-testid=legend] .series")).await;
    stage.click("[data-testid=legend] .series");
    tick().await;
    let pressed = || {
        let all = stage
            .element
            .query_selector_all("[data-testid=legend] .series")
            .unwrap();
        (0..all.length())
            .map(|at| {
                all.get(at)
                    .unwrap()
                    .unchecked_into::<Element>()
                    .get_attribute("aria-pressed")
                    .unwrap()
            })
            .collect::<Vec<_>>()
    };
    assert_eq!(pressed(), ["true", "false"]);
    stage.click("[data-testid=legend] .series");
    tick().await;
    assert_eq!(pressed(), ["true", "true"]);
}

/// A component on the page, of a panel that asks. It is gone when dropped.
struct Stage {
    element: HtmlElement,
    mounted: Option<Box<dyn std::any::Any>>,
}

impl Stage {
    fn mount(link: &str, view: impl FnOnce(PanelState) -> AnyView + 'static) -> Self {
        let element: HtmlElement = document().create_element("div").unwrap().unchecked_into();
        document().body().unwrap().append_child(&element).unwrap();
        // The page's own style sheets are not here; a chart without a height is not drawn.
        element.set_inner_html("<style>.chart { height: 300px }</style>");
        let view_of = View::open(&Link::read(link), &Saved::default(), &Config::default());
        let mounted = mount_to(element.clone(), move || {
            let app = App::new(view_of, Saved::default(), Config::default(), Vec::new());
            provide_context(app);
            annex::provide(promscope::HERE);
            let state = app.panels.get_untracked()[0];
            keep_asking(app, state);
            view(state)
        });
        Self {
            element,
            mounted: Some(Box::new(mounted)),
        }
    }

    fn has(&self, selector: &str) -> bool {
        self.element.query_selector(selector).unwrap().is_some()
    }

    fn find(&self, selector: &str) -> Element {
        self.element
            .query_selector(selector)
            .unwrap()
            .expect(selector)
    }

    fn click(&self, selector: &str) {
        self.find(selector).unchecked_into::<HtmlElement>().click();
    }

    /// Label and value of each row of the table.
    fn rows(&self) -> Vec<String> {
        let rows = self
            .element
            .query_selector_all("tbody tr:not(.space)")
            .unwrap();
        (0..rows.length())
            .map(|at| {
                let row: Element = rows.get(at).unwrap().unchecked_into();
                let cells = row.query_selector_all("td").unwrap();
                let text = |cell: u32| cells.get(cell).unwrap().text_content().unwrap();
                format!("{} {}", text(0), text(1))
            })
            .collect()
    }
}

impl Drop for Stage {
    fn drop(&mut self) {
        // The owner's cleanups run before its nodes go.
        self.mounted = None;
        self.element.remove();
    }
}

/// From now on each question is answered so: a series a name, with a sample a minute.
fn answer_with(kind: &str, series: &[(&str, &[&str])]) {
    let result = series.iter().map(|(name, values)| {
        let values = (0..).map(|at| at * 60).zip(*values);
        let samples: Vec<String> = values
            .map(|(at, value)| format!(r#"[{at},"{value}"]"#))
            .collect();
        let samples = match kind {
            "matrix" => format!(r#""values":[{}]"#, samples.join(",")),
            _ => format!(r#""value":{}"#, samples.concat()),
        };
        format!(r#"{{"metric":{{"name":"{name}"}},{samples}}}"#)
    });
    let result: Vec<String> = result.collect();
    let body = format!(
        r#"{{"status":"success","data":{{"resultType":"{kind}","result":[{}]}}}}"#,
        result.join(",")
    );
    let fake = js_sys::Function::new_with_args(
        "body",
        "window.fetch = () => Promise.resolve(new Response(body))",
    );
    fake.call1(&JsValue::NULL, &body.into()).unwrap();
}

/// What plotly is told from now on, a line a call.
fn fake_plotly() -> Array {
    let told = Array::new();
    let fake = js_sys::Function::new_with_args(
        "told",
        "window.Plotly = {
            react(element, traces) {
                element.on = element.removeListener = () => {};
                const finite = (trace) => trace.name + ' ' + trace.y.filter(Number.isFinite).join();
                told.push('react ' + traces.map(finite).join('|'));
                return Promise.resolve();
            },
            purge() { told.push('purge'); },
        };",
    );
    fake.call1(&JsValue::NULL, &told).unwrap();
    assert!(Reflect::has(&js_sys::global(), &"Plotly".into()).unwrap());
    told
}

/// Lets the page go on until it is so; the runner's own time-out ends a test that waits in vain.
async fn until(so: impl Fn() -> bool) {
    while !so() {
        clock::wait(Duration::from_ms(10)).await;
    }
}
