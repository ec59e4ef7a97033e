//! A single line, drawn over all others while it is pointed at.

use crate::chart::figure::Figure;
use crate::chart::lines::Lines;
use crate::chart::mode::style::{Content, Joint};
use crate::chart::thin::downsample::Points;
use crate::chart::thin::stairs::Stairs;

/// The path of a line on the plot, CSS pixels from the plot's left and top edge; a `NaN` in `y`
/// lifts the pen. Empty where the line is not drawn by itself, as in the crowd of stacked areas.
#[must_use]
pub fn path(figure: &Figure, lines: &Lines, line: usize) -> Points {
    let mut points = Points::default();
    let is_drawn =
        figure.crowd.contains(&line) || figure.front.iter().any(|trace| trace.line == line);
    let Some(series) = lines.series.get(line).filter(|_| is_drawn) else {
        return points;
    };
    let (scale, step) = (figure.scale(lines.side(line)), lines.step(line));
    match figure.mode.content() {
        Content::Cells => return points,
        Content::Piles => {
            // One above zero, and one below.
            let own = figure.areas.iter().filter(|area| area.line == Some(line));
            for area in own {
                let mut border = Points::default();
                border.thin(&area.outer, area.step, scale);
                points.append(border);
            }
        }
        // Without a step nothing is joined, and each sample is a dot.
        Content::Lines(Joint::Apart) => points.thin(series, 0.0, scale),
        Content::Lines(Joint::Stairs) => {
            points.thin(&Stairs::default().of(series, step), step, scale);
        }
        Content::Lines(Joint::Straight) => points.thin(series, step, scale),
    }
    let (top, height) = scale.bent();
    points.x.iter_mut().for_each(|time| *time = scale.x(*time));
    let row = |position: f64| (top - position) / height * scale.height;
    points.y.iter_mut().for_each(|y| *y = row(*y));
    points
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::chart::figure::{Choice, sample};
    use crate::chart::lines::seen::Seen;
    use crate::prom::duration::Duration;
    use crate::prom::series::Series;
    use crate::prom::stretch::Stretch;
    use crate::prom::zone::UTC;

    #[test]
    fn goes_where_the_line_goes_and_breaks_where_it_breaks() {
        let series = [Series {
            times: [0.0, 1_000.0, 5_000.0, 6_000.0].into(),
            values: [0.0, 10.0, 10.0, 0.0].into(),
            ..Series::default()
        }];
        let lines = sample::lines(&series, Duration::SECOND);
        let look = sample::look(700.0, 400.0);
        let choice = Choice::default();
        let window = Stretch::from_floats(0.0, 6_000.0);
        let figure = Figure::plan(&lines, window, &choice, look, UTC);
        let path = path(&figure, &lines, 0);
        let scale = &figure.left.scale;
        assert_eq!(path.x.len(), 5);
        assert!(path.y[2].is_nan());
        for (at, time, value) in [
            (0, 0.0, 0.0),
            (1, 1_000.0, 10.0),
            (3, 5_000.0, 10.0),
            (4, 6_000.0, 0.0),
        ] {
            let off = (path.x[at] - scale.x(time)).hypot(path.y[at] - scale.y(value));
            assert!(off < 1e-6, "{at}");
        }
        let hidden = Choice {
            seen: Seen {
                hidden: lines.key(0).into_iter().collect(),
                ..Seen::default()
            },
            ..choice
        };
        let bare = Figure::plan(&lines, window, &hidden, look, UTC);
        assert_eq!(super::path(&bare, &lines, 0), Points::default());
    }
}
