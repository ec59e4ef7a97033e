//! What stands around a chart in a picture, its title and legend, as SVG.

use std::fmt::Write;

use crate::chart::figure::Figure;
use crate::chart::figure::look::Plot;

/// Room for the title above the chart, CSS pixels.
const HEAD: f64 = 34.0;
/// A row of the legend.
const ROW: f64 = 20.0;
/// Room around title and legend.
const MARGIN: f64 = 12.0;
/// The length of a legend's stroke, and what stands between it and the name.
const STROKE: f64 = 18.0;
const GAP: f64 = 6.0;
/// A letter's width at most, in the mean.
const LETTER: f64 = 7.0;
const TITLE_LETTER: f64 = 8.0;

/// A picture's frame: title above the chart, the names of its front below.
#[derive(Clone, Debug)]
pub struct Frame<'a> {
    figure: &'a Figure,
    title: &'a str,
    /// How many entries of the legend stand beside each other.
    columns: usize,
    /// How wide each is.
    column: f64,
}

impl<'a> Frame<'a> {
    /// The frame of a chart.
    #[must_use]
    pub fn of(figure: &'a Figure, title: &'a str) -> Self {
        let names = figure.front.iter().map(|trace| trace.name.chars().count());
        let longest = names.max().unwrap_or_default();
        let room = (figure.look.width - 2.0 * MARGIN).max(1.0);
        let wish = STROKE + 3.0 * GAP + length(longest) * LETTER;
        #[allow(
            clippy::cast_possible_truncation,
            clippy::cast_sign_loss,
            reason = "a small number above zero; casts of floats saturate"
        )]
        let columns = ((room / wish) as usize).max(1);
        Self {
            figure,
            title,
            columns,
            column: room / length(columns),
        }
    }

    /// The picture's width, CSS pixels.
    #[must_use]
    pub fn width(&self) -> f64 {
        self.figure.look.width
    }

    /// The picture's height.
    #[must_use]
    pub fn height(&self) -> f64 {
        let entries = self.figure.front.len() + usize::from(!self.figure.crowd.is_empty());
        let rows = entries.div_ceil(self.columns);
        self.top() + self.figure.look.height + length(rows) * ROW + MARGIN
    }

    /// Where the chart begins.
    #[must_use]
    pub fn top(&self) -> f64 {
        HEAD
    }

    /// The crowd's place in the picture.
    #[must_use]
    pub fn crowd(&self) -> Plot {
        Plot {
            top: self.figure.plot.top + self.top(),
            ..self.figure.plot
        }
    }

    /// The whole picture: `crowd`, the address of a picture of it, and `front`, plotly's drawing.
    #[must_use]
    pub fn picture(&self, crowd: Option<&str>, front: &str) -> String {
        let (paper, _) = self.figure.look.ground.paper_and_ink();
        let mut below = format!(r#"<rect width="100%" height="100%" fill="{paper}"/>"#);
        if let Some(address) = crowd {
            let Plot {
                left,
                top,
                width,
                height,
            } = self.crowd();
            let address = escape(address);
            let _ = write!(
                below,
                r#"<image x="{left}" y="{top}" width="{width}" height="{height}" preserveAspectRatio="none" href="{address}"/>"#
            );
        }
        self.around(&below, front)
    }

    /// The picture without ground and crowd, to be laid over them.
    #[must_use]
    pub fn overlay(&self, front: &str) -> String {
        self.around("", front)
    }

    fn around(&self, below: &str, front: &str) -> String {
        let (width, height, top) = (self.width(), self.height(), self.top());
        let (_, ink) = self.figure.look.ground.paper_and_ink();
        let title = cut(self.title, width - 2.0 * MARGIN, TITLE_LETTER);
        let legend = self.legend();
        format!(
            r#"<svg xmlns="http://www.w3.org/2000/svg" width="{width}" height="{height}" viewBox="0 0 {width} {height}" font-family="system-ui, sans-serif" fill="{ink}">{below}<text x="{MARGIN}" y="22" font-size="14">{title}</text><g transform="translate(0,{top})">{front}</g><g font-size="12">{legend}</g></svg>"#
        )
    }

    /// A stroke and a name for each line of the front; the crowd is counted.
    fn legend(&self) -> String {
        let mut out = String::new();
        for (place, trace) in self.figure.front.iter().enumerate() {
            let (x, y) = self.entry(place);
            let (end, middle, colour) = (x + STROKE, y - 4.0, trace.colour);
            let dash = if trace.is_dashed {
                r#" stroke-dasharray="5""#
            } else {
                ""
            };
            let _ = write!(
                out,
                r#"<path d="M{x},{middle}H{end}" stroke="{colour}" stroke-width="2.5"{dash}/>"#
            );
            self.name(&mut out, place, &trace.name);
        }
        match self.figure.crowd.len() {
            0 => {}
            crowd => self.name(
                &mut out,
                self.figure.front.len(),
                &format!("and {crowd} more"),
            ),
        }
        out
    }

    fn name(&self, out: &mut String, place: usize, name: &str) {
        let (x, y) = self.entry(place);
        let x = x + STROKE + GAP;
        let name = cut(name, self.column - STROKE - 2.0 * GAP, LETTER);
        let _ = write!(out, r#"<text x="{x}" y="{y}">{name}</text>"#);
    }

    /// Where an entry of the legend begins: its left edge and its base line.
    fn entry(&self, place: usize) -> (f64, f64) {
        let (row, column) = (place / self.columns, place % self.columns);
        let below = self.top() + self.figure.look.height;
        (
            MARGIN + length(column) * self.column,
            below + length(row + 1) * ROW - GAP,
        )
    }
}

/// As much of a text as has room, escaped.
fn cut(text: &str, room: f64, letter: f64) -> String {
    #[allow(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "a number of letters; casts of floats saturate"
    )]
    let most = (room / letter) as usize;
    if text.chars().count() <= most {
        return escape(text);
    }
    let kept: String = text.chars().take(most.saturating_sub(1)).collect();
    format!("{}…", escape(&kept))
}

/// A text that stays text in XML, which cannot hold control characters at all.
fn escape(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for letter in text.chars() {
        match letter {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            _ if letter.is_control() || matches!(letter, '\u{fffe}' | '\u{ffff}') => out.push(' '),
            _ => out.push(letter),
        }
    }
    out
}

#[allow(
    clippy::cast_precision_loss,
    reason = "a small number of letters, rows or columns"
)]
fn length(count: usize) -> f64 {
    count as f64
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::chart::colour::palette::Ground;
    use crate::chart::figure::Choice;
    use crate::chart::figure::look::Look;
    use crate::chart::lines::Lines;
    use crate::chart::lines::source::{Bundle, Source};
    use crate::prom::labels::Labels;
    use crate::prom::series::Series;
    use crate::prom::stretch::Stretch;
    use crate::prom::zone::UTC;
    use expect_test::expect;

    fn figure(names: &[&str], width: f64, front: usize) -> Figure {
        let series = names.iter().map(|name| Series {
            labels: Labels::new([("name", *name)]),
            times: [0.0, 1.0].into(),
            values: [1.0, 2.0].into(),
            ..Series::default()
        });
        let series: Vec<Series> = series.collect();
        let source = Source {
            series: &series,
            expr: "up",
            legend: "{{name}}",
            bundle: Bundle::default(),
        };
        let lines = Lines::of(&[source]);
        let look = Look {
            ground: Ground::Light,
            width,
            height: 100.0,
            pixel_ratio: 1.0,
        };
        let choice = Choice {
            front,
            ..Choice::default()
        };
        let window = Stretch::from_floats(0.0, 1.0);
        Figure::plan(&lines, window, &choice, look, UTC)
    }

    #[test]
    fn title_and_names_stand_around_the_chart() {
        let figure = figure(&["<b>&", "two", "three"], 150.0, 2);
        let frame = Frame::of(&figure, "a title that is longer than its room");
        expect![[r##"<svg xmlns="http://www.w3.org/2000/svg" width="150" height="206" viewBox="0 0 150 206" font-family="system-ui, sans-serif" fill="#1a2330"><text x="12" y="22" font-size="14">a title that i…</text><g transform="translate(0,34)"><svg/></g><g font-size="12"><path d="M12,144H30" stroke="#7260bb" stroke-width="2.5"/><text x="36" y="148">&lt;b&gt;&amp;</text><path d="M12,164H30" stroke="#007582" stroke-width="2.5"/><text x="36" y="168">two</text><text x="36" y="188">and 1 more</text></g></svg>"##]]
            .assert_eq(&frame.overlay("<svg/>"));
        let picture = frame.picture(Some("data:image/png;base64,AA=="), "<svg/>");
        assert!(picture.contains(
            r##"fill="#1a2330"><rect width="100%" height="100%" fill="#ffffff"/><image x=""##
        ));
        assert!(picture.contains(r#"href="data:image/png;base64,AA=="/><text"#));
    }

    #[test]
    fn short_names_stand_beside_each_other() {
        let names = ["a", "b", "c", "d", "e"];
        for (width, rows) in [(1_000.0, 1.0), (110.0, 3.0), (10.0, 5.0)] {
            let figure = figure(&names, width, 20);
            let height = Frame::of(&figure, "").height();
            assert!(
                (height - (146.0 + 20.0 * rows)).abs() < 0.1,
                "{width}: {height}"
            );
        }
    }

    #[test]
    fn control_characters_are_left_out() {
        assert_eq!(escape("a\u{0}\"\n\u{ffff}b"), "a &quot;  b");
    }
}
