//! How wide a chart will be, before the browser has laid the page out: what is asked first goes by it.

/// What stands beside all views: the page's edges and a scroll bar, CSS pixels.
const EDGES: u32 = 24 + 15;
/// From this width on the legend is beside the chart, as in style/chart.css.
const WIDE: u32 = 1_150;
/// Between chart and legend.
const GAP: u32 = 8;

/// The width of a chart that is alone in a window of this width, CSS pixels.
#[must_use]
pub fn chart_width(window: u32) -> u32 {
    let view = window.saturating_sub(EDGES);
    if view < WIDE {
        return view;
    }
    let legend = (view * 26 / 100).clamp(320, 768);
    view - legend - GAP
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn leaves_room_for_the_legend() {
        for (window, chart) in [
            (0, 0),
            (390, 351),
            (1_188, 1_149),
            (1_189, 822),
            (1_400, 1_000),
            (2_560, 1_858),
        ] {
            assert_eq!(chart_width(window), chart, "{window}");
        }
    }
}
