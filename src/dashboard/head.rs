//! How a paper of a dashboard begins.

use serde_json::Value;

use super::field::Fields;
use super::left_out::LeftOut;
use super::prose::{line, one_line};
use super::reading::Reading;
use super::{times, variables};

/// Its head, its title, and what it is about.
pub(super) fn write(dashboard: &Value, reading: &mut Reading) -> String {
    let title = one_line(dashboard.text("/title"));
    let title = if title.is_empty() {
        "A dashboard"
    } else {
        &title
    };
    let mut lines = vec!["---".to_owned(), format!("title: {title}")];
    lines.extend(times::lines(dashboard, &mut reading.left_out));
    lines.extend(variables::lines(dashboard, reading));
    lines.push("---".to_owned());
    lines.push(format!("# {}\n", line(title)));
    let about = line(dashboard.text("/description"));
    if !about.is_empty() {
        // What a line begins with may say that it is a list.
        lines.push(format!("**About:** {about}\n"));
    }
    note_annotations(dashboard, &mut reading.left_out);
    lines.join("\n")
}

fn note_annotations(dashboard: &Value, left_out: &mut LeftOut) {
    let all = dashboard.list("/annotations/list").iter();
    let own = all.filter(|annotation| annotation.number("/builtIn") != Some(1.0));
    let names: Vec<String> = own
        .map(|annotation| one_line(annotation.text("/name")))
        .filter(|name| !name.is_empty())
        .collect();
    if !names.is_empty() {
        left_out.note(format!("Annotations are left out: {}.", names.join(", ")));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn begins_with_what_is_set() {
        let dashboard = json!({
            "title": "Home * lab",
            "description": "- all of it",
            "time": {"from": "now-1h", "to": "now"},
            "templating": {"list": [{"type": "textbox", "name": "a"}]},
            "annotations": {"list": [{"builtIn": 1, "name": "Alerts"}, {"name": "Deployed"}]},
        });
        let mut reading = Reading::default();
        assert_eq!(
            write(&dashboard, &mut reading),
            "---\ntitle: Home * lab\nrange: 1h\n$a:\n---\n# Home \\* lab\n\n**About:** - all of it\n"
        );
        assert_eq!(
            reading.left_out.sentences(),
            ["Annotations are left out: Deployed."]
        );
        let begun = write(&json!({}), &mut Reading::default());
        assert_eq!(begun, "---\ntitle: A dashboard\n---\n# A dashboard\n");
    }
}
