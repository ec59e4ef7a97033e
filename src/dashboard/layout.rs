//! Where panels are: rows, and the place of each in the grid.
//!
//! Source: "Panel size and position" in Grafana's documentation; before version 5 rows held their panels.

use serde_json::Value;

use super::field::Fields;
use super::prose::one_line;

/// What stands in a dashboard, in the order of reading.
#[derive(Debug)]
pub(super) enum Piece<'a> {
    Row(Row),
    Panel(Placed<'a>),
}

/// What stands above panels.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Row {
    pub(super) title: String,
    pub(super) is_folded: bool,
    /// The variable for each of whose values it is repeated; mostly none.
    pub(super) repeat: String,
}

/// A panel and the room that it has.
#[derive(Debug)]
pub(super) struct Placed<'a> {
    /// What is in it, of a library panel too.
    pub(super) panel: &'a Value,
    /// In twelfths, from 1 to 12.
    pub(super) width: u8,
    /// CSS pixels, from 60 to 2000; none where it is not said.
    pub(super) height: Option<u16>,
}

/// CSS pixels of a row of the grid.
const CELL: f64 = 30.0;

/// All rows and panels.
pub(super) fn pieces(dashboard: &Value) -> Vec<Piece<'_>> {
    let mut found = Vec::new();
    for panel in sorted(dashboard.list("/panels")) {
        if panel.text("/type") == "row" {
            found.push(Piece::Row(Row {
                title: title(panel),
                is_folded: panel.is_on("/collapsed"),
                repeat: one_line(panel.text("/repeat")),
            }));
            let inside = sorted(panel.list("/panels")).into_iter();
            found.extend(inside.map(|panel| Piece::Panel(in_grid(dashboard, panel))));
        } else {
            found.push(Piece::Panel(in_grid(dashboard, panel)));
        }
    }
    for row in dashboard.list("/rows") {
        found.extend(old_row(row));
    }
    found
}

/// From above, then from the left; those without a place stay in their order.
fn sorted(panels: &[Value]) -> Vec<&Value> {
    // What was repeated is made anew from the panel that it was made of.
    let own = |panel: &&Value| panel.get("repeatPanelId").is_none_or(Value::is_null);
    let mut sorted: Vec<&Value> = panels.iter().filter(own).collect();
    let place = |panel: &Value| ["/gridPos/y", "/gridPos/x"].map(|path| panel.number(path));
    sorted.sort_by(|a, b| {
        place(a)
            .partial_cmp(&place(b))
            .unwrap_or(std::cmp::Ordering::Equal)
    });
    sorted
}

fn title(row: &Value) -> String {
    match row.text("/title") {
        "" => "Row".to_owned(),
        title => one_line(title),
    }
}

fn in_grid<'a>(dashboard: &'a Value, panel: &'a Value) -> Placed<'a> {
    let number = |path: &str| panel.number(path);
    let left = number("/gridPos/x").unwrap_or_default();
    let edge = |cells: f64| twelfths(cells / 2.0);
    let width = number("/gridPos/w").map_or(12, |width| {
        // Edges are rounded, so that a row that was full is full.
        edge(left + width).saturating_sub(edge(left))
    });
    Placed {
        panel: in_library(dashboard, panel).unwrap_or(panel),
        width: width.max(1),
        height: number("/gridPos/h").map(|cells| pixels(cells * CELL)),
    }
}

/// What is in a library panel, where the file has it.
fn in_library<'a>(dashboard: &'a Value, panel: &Value) -> Option<&'a Value> {
    let uid = panel.pointer("/libraryPanel/uid")?.as_str()?;
    dashboard.get("__elements")?.get(uid)?.get("model")
}

fn old_row(row: &Value) -> Vec<Piece<'_>> {
    let (is_folded, repeat) = (row.is_on("/collapse"), one_line(row.text("/repeat")));
    let mut pieces = Vec::new();
    if is_folded || row.is_on("/showTitle") {
        let title = title(row);
        pieces.push(Piece::Row(Row {
            title,
            is_folded,
            repeat,
        }));
    }
    let height = |of: &Value| {
        let written = of.text("/height").trim_end_matches("px").parse().ok();
        written.or_else(|| of.number("/height"))
    };
    let panels = sorted(row.list("/panels")).into_iter();
    pieces.extend(panels.map(|panel| {
        Piece::Panel(Placed {
            panel,
            width: panel.number("/span").map_or(12, twelfths).max(1),
            height: height(panel).or_else(|| height(row)).map(pixels),
        })
    }));
    pieces
}

#[allow(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "bounded before"
)]
fn twelfths(number: f64) -> u8 {
    number.round().clamp(0.0, 12.0) as u8
}

#[allow(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "bounded before"
)]
fn pixels(number: f64) -> u16 {
    number.round().clamp(60.0, 2_000.0) as u16
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    /// `> a` is a row, `b 6 240` a panel with its width and height.
    fn told(dashboard: &Value) -> String {
        let piece = |piece: Piece<'_>| match piece {
            Piece::Row(row) => {
                let folded = if row.is_folded { " folded" } else { "" };
                format!("> {}{folded}", row.title)
            }
            Piece::Panel(placed) => {
                let title = placed.panel.text("/title");
                format!(
                    "{title} {} {}",
                    placed.width,
                    placed.height.unwrap_or_default()
                )
            }
        };
        let pieces: Vec<String> = pieces(dashboard).into_iter().map(piece).collect();
        pieces.join(", ")
    }

    fn at(title: &str, [x, y, w, h]: [i32; 4]) -> Value {
        json!({"type": "stat", "title": title, "gridPos": {"x": x, "y": y, "w": w, "h": h}})
    }

    #[test]
    fn panels_are_in_the_order_of_reading() {
        for (panels, expected) in [
            (json!([]), ""),
            (
                json!([
                    at("c", [0, 9, 24, 8]),
                    at("b", [12, 0, 12, 8]),
                    at("a", [0, 0, 12, 1])
                ]),
                "a 6 60, b 6 240, c 12 240",
            ),
            (
                json!([
                    at("a", [0, 0, 5, 99]),
                    at("b", [5, 0, 5, 4]),
                    at("c", [10, 0, 5, 4]),
                    at("d", [15, 0, 5, 4]),
                    at("e", [20, 0, 4, 4])
                ]),
                "a 3 2000, b 2 120, c 3 120, d 2 120, e 2 120",
            ),
            (
                json!([
                    at("a", [0, 0, 8, 4]),
                    at("b", [8, 0, 6, 4]),
                    at("c", [14, 0, 1, 4]),
                    at("d", [90, 0, 1, 4])
                ]),
                "a 4 120, b 3 120, c 1 120, d 1 120",
            ),
            (
                json!([{"title": "a"}, {"title": "b", "gridPos": 5}, {"title": "c", "repeatPanelId": 4}, 7]),
                "a 12 0, b 12 0,  12 0",
            ),
            (
                json!([
                    {"type": "row", "title": "Up", "gridPos": {"y": 0}},
                    at("b", [0, 2, 24, 8]),
                    {"type": "row", "title": "", "collapsed": true, "gridPos": {"y": 20}, "panels": [at("d", [0, 22, 24, 8]), at("c", [0, 21, 24, 8])]},
                    {"type": "row", "title": "Down", "gridPos": {"y": 21}},
                ]),
                "> Up, b 12 240, > Row folded, c 12 240, d 12 240, > Down",
            ),
        ] {
            assert_eq!(told(&json!({"panels": panels})), expected, "{panels}");
        }
    }

    #[test]
    fn rows_of_old_hold_their_panels() {
        let dashboard = json!({"rows": [
            {"title": "hidden", "height": "250px", "panels": [{"title": "a", "span": 6}, {"title": "b", "span": 0, "height": 90}]},
            {"title": "A", "showTitle": true, "height": 100, "panels": [{"title": "c"}]},
            {"title": "B", "collapse": true, "panels": 5},
        ]});
        assert_eq!(
            told(&dashboard),
            "a 6 250, b 1 90, > A, c 12 100, > B folded"
        );
    }

    #[test]
    fn library_panels_are_looked_up() {
        let panels = json!([
            {"libraryPanel": {"uid": "x"}, "gridPos": {"w": 12, "h": 8}},
            {"libraryPanel": {"uid": "y"}, "title": "gone"},
        ]);
        let model = json!({"title": "a", "type": "stat"});
        let dashboard = json!({"panels": panels, "__elements": {"x": {"model": model}}});
        assert_eq!(told(&dashboard), "a 6 240, gone 12 0");
    }
}
