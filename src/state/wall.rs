//! Charts alone, as on a wall.

use leptos::prelude::*;
use leptos::reactive::spawn_local_scoped_with_cancellation;

use super::app::App;
use super::effect::effect;
use crate::browser::page;
use crate::browser::wake::{self, WakeLock};

impl App {
    /// Shows charts alone, or all again.
    pub fn toggle_wall(&self) {
        self.wall.update(|wall| *wall = !*wall);
    }

    /// Dresses the page for the wall while it is on one, and keeps the screen awake where the browser
    /// allows.
    pub fn keep_wall(&self) {
        let app = *self;
        let lock = StoredValue::new_local(None::<WakeLock>);
        effect(move || {
            let is_wall = app.wall.get();
            page::mark_root("data-wall", is_wall);
            lock.set_value(None);
            if is_wall && !app.hidden.get() {
                spawn_local_scoped_with_cancellation(async move {
                    lock.set_value(wake::lock().await);
                });
            }
        });
    }
}
