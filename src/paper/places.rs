//! Where the addresses in a paper lead: they are relative to the paper, as on sites that show it without this page.

/// The address of what stands at `address` in the paper at `paper`; another paper opens as one.
#[must_use]
pub fn from_paper(paper: &str, address: &str) -> String {
    let is_elsewhere =
        address.starts_with(['/', '?', '#', '\\']) || address.contains(':') || address.is_empty();
    if is_elsewhere {
        return address.to_owned();
    }
    // One that is in the link has no folder.
    let folder = match paper.rfind('/') {
        Some(at) if !paper.starts_with('#') => &paper[..=at],
        _ => "",
    };
    let joined = format!("{folder}{address}");
    if joined.strip_suffix(".md").is_some() {
        let query = form_urlencoded::Serializer::new(String::new())
            .append_pair("paper", &joined)
            .finish();
        return format!("?{query}");
    }
    joined
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_are_relative_to_the_paper() {
        for (paper, address, expected) in [
            ("papers/home.md", "attic.png", "papers/attic.png"),
            ("papers/home.md", "../attic.png", "papers/../attic.png"),
            ("papers/home.md", "other.md", "?paper=papers%2Fother.md"),
            ("home.md", "other.md", "?paper=other.md"),
            ("mine", "a.png", "a.png"),
            ("#paper=x/y", "a.png", "a.png"),
            ("papers/home.md", "/a.png", "/a.png"),
            ("papers/home.md", "#part", "#part"),
            ("papers/home.md", "?page=alerts", "?page=alerts"),
            (
                "papers/home.md",
                "https://a.example/b.md",
                "https://a.example/b.md",
            ),
            (
                "papers/home.md",
                "data:image/png;base64,AA",
                "data:image/png;base64,AA",
            ),
        ] {
            assert_eq!(from_paper(paper, address), expected, "{paper} {address}");
        }
    }
}
