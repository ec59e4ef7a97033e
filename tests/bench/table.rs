//! Tables in Markdown, aligned so that they read on a screen as well.

/// A table; all rows have as many cells as the head.
pub(crate) fn table(head: &[&str], rows: &[Vec<String>]) -> String {
    let head: Vec<String> = head.iter().map(ToString::to_string).collect();
    let width = |column: usize| {
        let cells = rows
            .iter()
            .chain([&head])
            .map(|row| row[column].chars().count());
        cells.max().unwrap_or(0)
    };
    let widths: Vec<usize> = (0..head.len()).map(width).collect();
    let line = |row: &Vec<String>| {
        let cells = row
            .iter()
            .zip(&widths)
            .map(|(cell, width)| format!(" {cell:<width$} |"));
        format!("|{}\n", cells.collect::<String>())
    };
    let rule = widths
        .iter()
        .map(|width| format!("{}|", "-".repeat(width + 2)));
    let rule = format!("|{}\n", rule.collect::<String>());
    let rows = rows.iter().map(line);
    [line(&head), rule].into_iter().chain(rows).collect()
}

/// Whether a goal was reached.
pub(crate) fn verdict(met: bool) -> String {
    if met { "met" } else { "**missed**" }.to_owned()
}

/// A row of a table: a figure, and the most that it is to be.
pub(crate) fn at_most(goal: f64, name: &str, figure: f64) -> Vec<String> {
    vec![
        name.to_owned(),
        short(figure),
        format!("at most {goal}"),
        verdict(figure <= goal),
    ]
}

/// Milliseconds, or another measure that reads as well with three digits.
pub(crate) fn short(value: f64) -> String {
    if value < 10.0 {
        format!("{value:.1}")
    } else {
        format!("{value:.0}")
    }
}

/// A measure, and how many times it Promscope's is.
pub(crate) fn beside(promscope: f64, other: f64) -> String {
    format!("{} ({:.2})", short(other), promscope / other)
}
