//! Charts alone, as on a wall.

use leptos::prelude::*;

use super::app::App;
use crate::browser::{page, wake};

impl App {
    /// Shows charts alone, or all again.
    pub fn toggle_wall(&self) {
        self.wall.update(|wall| *wall = !*wall);
    }

    /// Dresses the page for the wall while it is on one, and keeps the screen awake where the browser
    /// allows.
    pub fn keep_wall(&self) {
        let app = *self;
        Effect::new(move |_| {
            let is_wall = app.wall.get();
            page::mark_root("data-wall", is_wall);
            wake::keep(is_wall && !app.hidden.get());
        });
    }
}
