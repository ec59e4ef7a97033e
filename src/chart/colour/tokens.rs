//! That the page can be read: the contrasts of `style/tokens.css`.

use std::collections::BTreeMap;

use super::palette::{Ground, Rgb};
use super::seeing::contrast;

const SHEET: &str = include_str!("../../../style/tokens.css");

type Theme = BTreeMap<&'static str, Rgb>;

/// The colours that the sheet's rule for a selector names.
fn rule(selector: &str) -> Theme {
    let rule = SHEET.split_once(&format!("{selector} {{"));
    let body = rule.and_then(|(_, rest)| rest.split('}').next());
    let colours = body.unwrap_or_default().lines().filter_map(|line| {
        let (name, digits) = line.trim().strip_prefix("--")?.split_once(": #")?;
        let digits = u32::from_str_radix(digits.strip_suffix(';')?, 16);
        Some((name, Rgb(digits.ok()?)))
    });
    colours.collect()
}

fn theme(ground: Ground) -> Theme {
    rule(match ground {
        Ground::Light => ":root",
        Ground::Dark => r#":root[data-theme="dark"]"#,
    })
}

/// What a chart can stand on.
pub(super) fn papers(ground: Ground) -> [Rgb; 2] {
    let theme = theme(ground);
    ["paper", "raised"].map(|name| theme[name])
}

#[test]
fn text_can_be_read_and_controls_be_found() {
    for ground in [Ground::Light, Ground::Dark] {
        let theme = theme(ground);
        for (name, papers, least) in [
            // WCAG 2.2, 1.4.3 for text and 1.4.11 for what is no text.
            ("ink", &["paper", "raised", "sunken"][..], 4.5),
            ("quiet", &["paper", "raised", "sunken"], 4.5),
            ("accent", &["paper", "raised"], 4.5),
            ("on-accent", &["accent"], 4.5),
            ("bad", &["paper", "bad-paper"], 4.5),
            ("note", &["note-paper"], 4.5),
            ("control-edge", &["paper", "raised", "sunken"], 3.0),
        ] {
            for paper in papers {
                let contrast = contrast(theme[name], theme[paper]);
                assert!(
                    contrast >= least,
                    "{ground:?}: {name} on {paper}: {contrast}"
                );
            }
        }
    }
}

#[test]
fn dark_is_the_same_by_choice_and_by_the_system() {
    let by_system = rule(r#":root:not([data-theme="light"])"#);
    assert_eq!(theme(Ground::Dark), by_system);
    let names = |theme: Theme| theme.into_keys().collect::<Vec<_>>();
    assert_eq!(names(theme(Ground::Light)), names(by_system));
}

#[test]
fn charts_have_the_paper_and_ink_of_the_page() {
    for ground in [Ground::Light, Ground::Dark] {
        let theme = theme(ground);
        assert_eq!(ground.paper_and_ink(), (theme["paper"], theme["ink"]));
    }
}
