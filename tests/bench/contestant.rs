//! Pages that show the same data.

use std::fmt;

use form_urlencoded::Serializer;
use promscope::prom::civil::Civil;

use crate::cell::Cell;
use crate::stage::Stage;

/// A page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Contestant {
    /// This project's.
    Promscope,
    /// Asks, parses, and leaves the rest to plotly.
    Plotly(Width),
    /// Asks, parses, and draws lines on a canvas.
    Canvas(Width),
}

/// How wide lines are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Width {
    /// 1 CSS pixel.
    Thin,
    /// As Promscope draws them: 1.5 pixels for the lines in front, 1 for the others.
    Own,
}

/// How many lines Promscope draws in front.
const FRONT: usize = 20;

impl Contestant {
    pub(crate) const ALL: [Self; 5] = [
        Self::Promscope,
        Self::Plotly(Width::Thin),
        Self::Canvas(Width::Thin),
        Self::Plotly(Width::Own),
        Self::Canvas(Width::Own),
    ];

    /// The address that asks for nothing yet, of the window of a cell.
    pub(crate) fn idle_link(self, stage: &Stage, cell: &Cell) -> String {
        let link = self.link(stage, cell, Until::End);
        match self {
            // A constant is the least that can be asked.
            Self::Promscope => {
                let query = Serializer::new(String::new())
                    .append_pair("g0.expr", &cell.query())
                    .finish();
                link.replace(&query, "g0.expr=vector%281%29")
            }
            Self::Plotly(_) | Self::Canvas(_) => link + "&wait=1",
        }
    }

    /// What is waited for until such a page is idle.
    pub(crate) fn idle(self) -> &'static str {
        match self {
            Self::Promscope => "bench.painted(0)",
            Self::Plotly(_) | Self::Canvas(_) => "bench.usable",
        }
    }

    /// What asks for the cell on an idle page.
    pub(crate) fn ask(self, cell: &Cell) -> String {
        match self {
            Self::Promscope => format!("bench.ask({})", serde_json::Value::from(cell.query())),
            Self::Plotly(_) | Self::Canvas(_) => "bench.click('run')".to_owned(),
        }
    }

    /// The address that asks for a cell over the end of the history, or up to now.
    pub(crate) fn link(self, stage: &Stage, cell: &Cell, until: Until) -> String {
        let query = cell.query();
        let (range, step) = (cell.range(), cell.step.to_string());
        let server = stage.prometheus.url();
        let (page, file) = match self {
            Self::Promscope => (stage.site.page(), ""),
            Self::Plotly(_) => (stage.plain.page(), "plotly.html"),
            Self::Canvas(_) => (stage.plain.page(), "canvas.html"),
        };
        let mut parameters = Serializer::new(String::new());
        parameters.append_pair("server", server);
        match self {
            Self::Promscope => {
                parameters.append_pair("g0.expr", &query);
                parameters.append_pair("g0.range_input", &format!("{range}s"));
                parameters.append_pair("g0.step_input", &step);
                if until == Until::End {
                    let end = Civil::from_ms(stage.end * 1_000);
                    parameters.append_pair("g0.end_input", &end.to_string());
                }
            }
            Self::Plotly(width) | Self::Canvas(width) => {
                let wide = if width == Width::Own { FRONT } else { 0 };
                parameters.append_pair("query", &query);
                parameters.append_pair("start", &(stage.end - range).to_string());
                parameters.append_pair("end", &stage.end.to_string());
                parameters.append_pair("step", &step);
                parameters.append_pair("wide", &wide.to_string());
                parameters.append_pair("width", &stage.chart.0.to_string());
                parameters.append_pair("height", &stage.chart.1.to_string());
            }
        }
        format!("{page}{file}?{}", parameters.finish())
    }
}

/// Where a window ends.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Until {
    /// At the end of the history.
    End,
    /// Now; Promscope alone can.
    Now,
}

impl fmt::Display for Contestant {
    fn fmt(&self, text: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (name, width) = match self {
            Self::Promscope => return text.write_str("Promscope"),
            Self::Plotly(width) => ("plotly", width),
            Self::Canvas(width) => ("floor", width),
        };
        match width {
            Width::Thin => text.write_str(name),
            Width::Own => write!(text, "{name}, our widths"),
        }
    }
}
