//! Which papers there are beside the page.

use leptos::task::spawn_local;

use super::app::App;
use crate::browser::{http, page};
use crate::paper::shelf;

/// Where they lie.
const FOLDER: &str = "papers/";

impl App {
    /// Looks for the papers that there are beside the page.
    pub fn look_for_papers(&self) {
        let found = self.papers;
        spawn_local(async move {
            let mut names = shelf::of_list(&get("index.json").await);
            for name in shelf::of_folder(&get("").await) {
                if !names.contains(&name) {
                    names.push(name);
                }
            }
            let addresses = names.into_iter().map(|name| format!("{FOLDER}{name}"));
            found.set(addresses.collect());
        });
    }
}

/// A file of the folder, or what the web server says of it; nothing where there is none.
async fn get(name: &str) -> String {
    let Some(url) = page::address(&format!("{FOLDER}{name}")) else {
        return String::new();
    };
    match http::get(&url).await {
        Ok((200, text)) => text,
        _ => String::new(),
    }
}
