//! What a type of panel becomes.

use serde_json::Value;

use super::field::Fields;
use crate::paper::Show;

/// What a panel becomes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    /// What asks, and how its answer is shown.
    Ask { show: Show, is_heatmap: bool },
    /// Text.
    Text,
}

impl Kind {
    /// Of a panel; none where a paper has no such.
    pub(super) fn of(panel: &Value) -> Option<Self> {
        let ask = |show| Self::Ask {
            show,
            is_heatmap: false,
        };
        Some(match panel.text("/type") {
            "timeseries" | "graph" => ask(Show::Chart),
            "heatmap" | "heatmap-new" => Self::Ask {
                show: Show::Chart,
                is_heatmap: true,
            },
            "stat" | "singlestat" | "grafana-singlestat-panel" | "gauge" => ask(Show::Value),
            "bargauge" => ask(Show::Bar),
            "table" | "table-old" => ask(Show::Table),
            "text" => Self::Text,
            _ => return None,
        })
    }

    pub(super) const fn is_chart(self) -> bool {
        matches!(
            self,
            Self::Ask {
                show: Show::Chart,
                ..
            }
        )
    }

    /// Whether it is the newest values.
    pub(super) const fn is_of_values(self) -> bool {
        matches!(
            self,
            Self::Ask {
                show: Show::Value | Show::Bar,
                ..
            }
        )
    }

    /// Whether it is a chart with lines.
    pub(super) const fn has_lines(self) -> bool {
        matches!(
            self,
            Self::Ask {
                show: Show::Chart,
                is_heatmap: false
            }
        )
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn types_have_their_counterparts() {
        for (kind, show) in [
            ("timeseries", Some("chart")),
            ("graph", Some("chart")),
            ("heatmap", Some("chart")),
            ("stat", Some("value")),
            ("singlestat", Some("value")),
            ("gauge", Some("value")),
            ("bargauge", Some("bar")),
            ("table", Some("table")),
            ("text", Some("text")),
            ("piechart", None),
            ("", None),
        ] {
            let found = Kind::of(&json!({"type": kind})).map(|kind| match kind {
                Kind::Ask { show, .. } => show.name(),
                Kind::Text => "text",
            });
            assert_eq!(found, show, "{kind}");
        }
        assert!(Kind::of(&json!({"type": "graph"})).is_some_and(Kind::has_lines));
        assert!(!Kind::of(&json!({"type": "heatmap"})).is_some_and(Kind::has_lines));
    }
}
