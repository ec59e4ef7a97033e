//! What plotly is told to draw, for each way to draw lines.

use std::sync::Arc;

use expect_test::{Expect, expect};
use promscope::chart::axis::scale::Curve;
use promscope::chart::colour::palette::Ground;
use promscope::chart::figure::appearance::Appearance;
use promscope::chart::figure::heat::Heat;
use promscope::chart::figure::look::Look;
use promscope::chart::figure::{Choice, Figure};
use promscope::chart::lines::Lines;
use promscope::chart::lines::source::{Bundle, Source};
use promscope::chart::mode::Mode;
use promscope::chart::paint::Painter;
use promscope::chart::plotly;
use promscope::prom::duration::Duration;
use promscope::prom::exemplars::{Exemplar, SeriesExemplars};
use promscope::prom::labels::Labels;
use promscope::prom::series::Series;
use promscope::prom::stretch::Stretch;
use promscope::prom::timestamp::Timestamp;
use promscope::prom::zone::UTC;

const WINDOW: Stretch = Stretch {
    start: Timestamp::from_ms(0),
    end: Timestamp::from_ms(50_000),
};
const LOOK: Look = Look {
    ground: Ground::Light,
    width: 400.0,
    height: 252.0,
    pixel_ratio: 1.0,
};

fn series(name: &str, values: &[f64]) -> Series {
    let seconds = [0.0, 10.0, 20.0, 40.0, 50.0];
    Series {
        labels: Labels::new([("name", name)]),
        times: seconds.map(|second| second * 1_000.0).into(),
        values: values.into(),
        ..Series::default()
    }
}

/// Three lines with a gap before the last two samples; the third is the crowd.
fn lines() -> Lines {
    let series = [
        series("a", &[4.0, 6.0, 8.0, 2.0, 4.0]),
        series("b", &[8.0, 8.0, f64::NAN, 8.0, 8.0]),
        series("c", &[1.0, 1.0, 1.0, 1.0, 1.0]),
    ];
    let source = Source {
        series: &series,
        expr: "load",
        legend: "",
        bundle: Bundle {
            step: Duration::from_seconds(10),
            ..Bundle::default()
        },
    };
    Lines::of(&[source])
}

fn figure(appearance: Appearance) -> Figure {
    let thresholds = appearance.thresholds.clone();
    let choice = Choice {
        front: 2,
        appearance,
        ..Choice::default()
    };
    Figure::plan(&lines(), WINDOW, &choice, LOOK, UTC).with_thresholds(&thresholds, UTC)
}

fn mode(mode: Mode) -> Figure {
    figure(Appearance {
        mode,
        ..Appearance::default()
    })
}

/// The axis' range and ticks, then each trace: its words, without what all have in common, and
/// its samples by the second.
fn told(figure: &Figure, lines: &Lines) -> String {
    let axis = &figure.left;
    let axis = format!(
        "{} to {}: {}\n",
        axis.scale.low,
        axis.scale.high,
        axis.ticks.text.join(" | ")
    );
    let traces = plotly::traces(figure, lines).into_iter();
    let traces = traces.map(|(json, x, y)| {
        let words = json
            .replace(r#"{"type":"scatter","#, "")
            .replace(
                r#""hoverinfo":"skip","showlegend":false,"connectgaps":false}"#,
                "",
            )
            .replace('"', "");
        let points = x.iter().zip(&y);
        let points = points.map(|(x, y)| format!("{:.0} {y:.1}", x / 1_000.0));
        let points: Vec<String> = points.collect();
        format!("{words}\n    {}\n", points.join(", "))
    });
    std::iter::once(axis).chain(traces).collect()
}

fn is_told(figure: &Figure, expected: &Expect) {
    expected.assert_eq(&told(figure, &lines()));
}

/// The picture below, a letter for 20 x 20 pixels.
fn underlay(figure: &Figure, lines: &Lines) -> String {
    let mut painter = Painter::default();
    let (width, height, pixels) = figure.paint(lines, &mut painter);
    let (width, height) = (width as usize, height as usize);
    let mut picture = String::new();
    for top in (0..height).step_by(20) {
        for left in (0..width).step_by(20) {
            let rows = top..(top + 20).min(height);
            let inked = rows.flat_map(|y| (left..(left + 20).min(width)).map(move |x| (x, y)));
            // How much of the pixel a line covers; how far from yellow the colour of a cell is.
            let ink = |pixel: &[u8]| match figure.heat {
                Some(_) if pixel[3] > 0 => 255 - pixel[0].max(1),
                _ => pixel[3],
            };
            let densest = inked
                .map(|(x, y)| ink(&pixels[(y * width + x) * 4..][..4]))
                .max();
            picture.push(match densest.unwrap_or_default() {
                0 => '.',
                1..=200 => '+',
                _ => '#',
            });
        }
        picture.push('\n');
    }
    picture
}

#[test]
fn lines_break_at_gaps() {
    is_told(
        &mode(Mode::Lines),
        &expect![[r"
            0.6499999999999999 to 8.35: 2 | 4 | 6 | 8
            uid:1,name:b,mode:lines,line:{width:1.5,color:#7260bb},marker:{size:5,color:#7260bb},
                0 8.0, 10 8.0, 10 NaN, 40 8.0, 50 8.0
            uid:0,name:a,mode:lines,line:{width:1.5,color:#946700},marker:{size:5,color:#946700},
                0 4.0, 10 6.0, 20 8.0, 20 NaN, 40 2.0, 50 4.0
        "]],
    );
}

/// Legend and tooltip ask the figure.
#[test]
fn a_swatch_is_as_its_line() {
    let series = [
        series("a", &[4.0, 6.0, 8.0, 2.0, 4.0]),
        series("b", &[8.0, 8.0, 8.0, 8.0, 8.0]),
    ];
    let source = |earlier| Source {
        series: &series,
        expr: "load",
        legend: "",
        bundle: Bundle {
            earlier,
            ..Bundle::default()
        },
    };
    let day = Duration::DAY;
    let lines = Lines::of(&[source(None), source(Some(day))]);
    let choice = Choice {
        front: 2,
        ..Choice::default()
    };
    let figure = Figure::plan(&lines, WINDOW, &choice, LOOK, UTC);
    let front: Vec<(usize, bool)> = figure
        .front
        .iter()
        .map(|trace| (trace.line, trace.is_dashed))
        .collect();
    assert_eq!(front, [(1, false), (3, true)]);
    assert_eq!(figure.colour(1), figure.front[0].colour);
    assert_eq!(figure.colour(3), figure.colour(1));
    assert_eq!([1, 3].map(|line| figure.is_dashed(line)), [false, true]);
    for line in &figure.crowd {
        assert_eq!(figure.colour(*line), Ground::Light.quiet());
        assert!(!figure.is_dashed(*line));
    }
}

#[test]
fn stacked_areas_stand_on_the_crowd_and_end_at_gaps() {
    let figure = mode(Mode::Stacked);
    is_told(
        &figure,
        &expect![[r"
            0 to 15.75: 0 | 5 | 10 | 15
            uid:area-0,name:,mode:none,line:{width:1.5,color:#5b6b82},marker:{size:5,color:#5b6b82},fill:toself,fillcolor:rgba(91,107,130,0.3),
                0 1.0, 10 1.0, 20 1.0, 20 0.0, 10 0.0, 0 0.0, NaN NaN, 40 1.0, 50 1.0, 50 0.0, 40 0.0
            uid:border-0,name:1 other,mode:lines,line:{width:1.5,color:#5b6b82},marker:{size:5,color:#5b6b82},
                0 1.0, 10 1.0, 20 1.0, 20 NaN, 40 1.0, 50 1.0
            uid:area-1,name:,mode:none,line:{width:1.5,color:#946700},marker:{size:5,color:#946700},fill:toself,fillcolor:rgba(148,103,0,0.3),
                0 5.0, 10 7.0, 20 9.0, 20 1.0, 10 1.0, 0 1.0, NaN NaN, 40 3.0, 50 5.0, 50 1.0, 40 1.0
            uid:border-1,name:a,mode:lines,line:{width:1.5,color:#946700},marker:{size:5,color:#946700},
                0 5.0, 10 7.0, 20 9.0, 20 NaN, 40 3.0, 50 5.0
            uid:area-2,name:,mode:none,line:{width:1.5,color:#7260bb},marker:{size:5,color:#7260bb},fill:toself,fillcolor:rgba(114,96,187,0.3),
                0 13.0, 10 15.0, 10 7.0, 0 5.0, NaN NaN, 40 11.0, 50 13.0, 50 5.0, 40 3.0
            uid:border-2,name:b,mode:lines,line:{width:1.5,color:#7260bb},marker:{size:5,color:#7260bb},
                0 13.0, 10 15.0, 10 NaN, 40 11.0, 50 13.0
        "]],
    );
    assert!(!figure.has_underlay());
}

#[test]
fn points_are_dots() {
    let figure = mode(Mode::Points);
    is_told(
        &figure,
        &expect![[r"
            0.6499999999999999 to 8.35: 2 | 4 | 6 | 8
            uid:1,name:b,mode:markers,line:{width:1.5,color:#7260bb},marker:{size:4,color:#7260bb},
                0 8.0, 10 8.0, 10 NaN, 40 8.0, 50 8.0
            uid:0,name:a,mode:markers,line:{width:1.5,color:#946700},marker:{size:4,color:#946700},
                0 4.0, 10 6.0, 20 8.0, 20 NaN, 40 2.0, 50 4.0
        "]],
    );
    expect![[r"
        .................
        .................
        .................
        .................
        .................
        .................
        .................
        .................
        .................
        +..+..+......+..+
    "]]
    .assert_eq(&underlay(&figure, &lines()));
}

#[test]
fn steps_keep_their_height() {
    let figure = mode(Mode::Steps);
    is_told(
        &figure,
        &expect![[r"
            0.6499999999999999 to 8.35: 2 | 4 | 6 | 8
            uid:1,name:b,mode:lines,line:{width:1.5,color:#7260bb,shape:hv},marker:{size:5,color:#7260bb},
                0 8.0, 10 8.0, 10 NaN, 40 8.0, 50 8.0
            uid:0,name:a,mode:lines,line:{width:1.5,color:#946700,shape:hv},marker:{size:5,color:#946700},
                0 4.0, 10 6.0, 20 8.0, 20 NaN, 40 2.0, 50 4.0
        "]],
    );
    expect![[r"
        .................
        .................
        .................
        .................
        .................
        .................
        .................
        .................
        .................
        +++++++......++++
    "]]
    .assert_eq(&underlay(&figure, &lines()));
}

#[test]
fn limits_thresholds_and_a_logarithmic_axis() {
    let figure = figure(Appearance {
        curve: Curve::Log,
        high: Some(100.0),
        thresholds: vec![0.5, -1.0],
        ..Appearance::default()
    });
    is_told(
        &figure,
        &expect![[r"
            0.43527528164806206 to 100: 1 | 10 | 100
            uid:1,name:b,mode:lines,line:{width:1.5,color:#7260bb},marker:{size:5,color:#7260bb},
                0 0.9, 10 0.9, 10 NaN, 40 0.9, 50 0.9
            uid:0,name:a,mode:lines,line:{width:1.5,color:#946700},marker:{size:5,color:#946700},
                0 0.6, 10 0.8, 20 0.9, 20 NaN, 40 0.3, 50 0.6
            uid:threshold-0,name:,mode:lines,line:{width:1.5,color:#c62828,dash:dot},marker:{size:5,color:#c62828},
                -50 -0.3, 100 -0.3
        "]],
    );
}

#[test]
fn a_heat_map_has_an_axis_of_bounds() {
    let bucket = |le: &str, values: &[f64]| Series {
        labels: Labels::new([("le", le)]),
        ..series("", values)
    };
    let buckets = [
        bucket("0.1", &[1.0, 1.0, 0.0, 4.0, 9.0]),
        bucket("0.2", &[1.0, 3.0, 8.0, 5.0, 9.0]),
        bucket("+Inf", &[1.0, 3.0, 9.0, 9.0, 9.0]),
    ];
    let expr = "request_duration_seconds_bucket";
    let heat = Heat::of(&buckets, expr, Duration::from_seconds(10));
    let (choice, lines) = (Choice::default(), lines());
    let of_heat = |heat| Figure::of_heat(Arc::new(heat), &lines, WINDOW, &choice, LOOK, UTC);
    let figure = heat.map_or_else(|| mode(Mode::Lines), of_heat);
    expect![[r"
        0 to 0.21000000000000002: 0 s | 50 ms | 100 ms | 150 ms | 200 ms
    "]]
    .assert_eq(&told(&figure, &lines));
    expect![[r"
        .#######...####.
        .#######...++++.
        .#######...++++.
        .#######...++++.
        .#######...++++.
        +#######...#####
        +++++......#####
        +++++......#####
        +++++......#####
        +++++......#####
    "]]
    .assert_eq(&underlay(&figure, &lines));
    assert_eq!(figure.lines(), 3);
}

#[test]
fn exemplars_are_diamonds_in_the_colours_of_their_lines() {
    let lines = lines();
    let exemplar = |second: f64, value: f64| Exemplar {
        labels: Labels::default(),
        time: second * 1_000.0,
        value,
    };
    let of = |name: &str, exemplars: &[Exemplar]| SeriesExemplars {
        series: Labels::new([("name", name), ("le", "1")]),
        exemplars: exemplars.to_vec(),
    };
    let all = [
        of("a", &[exemplar(5.0, 3.0), exemplar(15.0, 99.0)]),
        of("d", &[exemplar(25.0, 4.0)]),
    ];
    let plain = mode(Mode::Points);
    let each = all.iter().map(|of| (promscope::query_id::QueryId(0), of));
    let marked = told(&plain.clone().with_exemplars(each, &lines), &lines);
    // The axis and the lines are as without them.
    let marks = marked.strip_prefix(&told(&plain, &lines));
    expect![[r"
        uid:exemplars-0,name:,mode:markers,line:{width:1.5,color:#ffffff},marker:{size:10,color:[#946700,#946700,#5b6b82],symbol:diamond,line:{width:1.0,color:#ffffff}},
            5 3.0, 15 8.2, 25 4.0
    "]]
    .assert_eq(marks.unwrap_or_default());
}
