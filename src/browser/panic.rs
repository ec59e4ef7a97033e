//! A program that stopped must not look alive.

use std::panic;

use super::page;

/// From now on a panic is logged, and the page says that the program stopped and offers to reload.
pub fn install() {
    panic::set_hook(Box::new(|info| {
        console_error_panic_hook::hook(info);
        show_stopped(&info.to_string());
    }));
}

/// Shows the box that `index.html` keeps for this; its button works without the program.
fn show_stopped(why: &str) {
    let Some(document) = page::document() else {
        return;
    };
    if let Some(line) = document.get_element_by_id("stopped-why") {
        line.set_text_content(Some(why));
    }
    if let Some(stopped) = document.get_element_by_id("stopped") {
        let _ = stopped.remove_attribute("hidden");
    }
}
