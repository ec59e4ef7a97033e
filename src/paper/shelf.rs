//! Which papers there are: by a list beside them, and by what a web server lists of a folder.

use crate::prom::decode::tree::Json;

/// The papers that `index.json` names: a list of file names.
#[must_use]
pub fn of_list(json: &str) -> Vec<String> {
    let json = Json::read(json).unwrap_or_default();
    let names = json.list().iter().map(|name| name.text().to_owned());
    names.filter(|name| is_paper(name)).collect()
}

/// The papers that a page about a folder links to, as Prometheus, nginx, Apache and Caddy make them.
#[must_use]
pub fn of_folder(html: &str) -> Vec<String> {
    let links = html
        .split("href=\"")
        .skip(1)
        .filter_map(|rest| rest.split('"').next());
    let mut names: Vec<String> = links.map(decoded).filter(|name| is_paper(name)).collect();
    names.dedup();
    names
}

/// A file of the folder itself.
fn is_paper(name: &str) -> bool {
    let stem = name.strip_suffix(".md").unwrap_or_default();
    !stem.is_empty() && !name.contains(['/', '\\', '?', '#', ':'])
}

/// Letters that are written by their numbers, as in `my%20lab.md`; a leading `./` says nothing.
fn decoded(address: &str) -> String {
    let address = address
        .strip_prefix("./")
        .unwrap_or(address)
        .replace('+', "%2B")
        .replace("&amp;", "&");
    // What is no pair of a form stands in its name.
    let pairs = form_urlencoded::parse(address.as_bytes());
    pairs
        .map(|(name, _)| name.into_owned())
        .next()
        .unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn finds_papers() {
        assert_eq!(
            of_list(r#"["home-lab.md", "my lab.md", "../x.md", "a.txt", 5, ".md"]"#),
            ["home-lab.md", "my lab.md"]
        );
        assert_eq!(of_list("<html>"), [""; 0]);
        let html = "<pre>\n<a href=\"../\">../</a>\n<a href=\"home-lab.md\">home-lab.md</a>\n<a href=\"./my%20lab.md\">my lab.md</a>\n\
                    <a href=\"a+b.md\">a</a><a href=\"/etc/x.md\">x</a><a href=\"index.json\">i</a><a href=\"?C=N\">n</a></pre>";
        assert_eq!(of_folder(html), ["home-lab.md", "my lab.md", "a+b.md"]);
        assert_eq!(of_folder(""), [""; 0]);
    }
}
