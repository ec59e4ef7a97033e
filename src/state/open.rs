//! The link holds all that is open, and Back works.

use leptos::prelude::*;

use super::app::App;
use crate::browser::address;
use crate::view::{AutoRefresh, Link, Panel, View};

/// Writes what is open into the address bar as the reader goes, and follows Back and Forward.
pub fn keep_in_address(app: App) {
    let link = Memo::new(move |_| {
        let other = app.other.get_value();
        app.view().link(&other).write()
    });
    // What is asked makes a step to go back to; how it is looked at does not.
    let question = Memo::new(move |_| {
        let View {
            server,
            page,
            panels,
            ..
        } = app.view();
        (
            server,
            page,
            panels.iter().map(Panel::asked).collect::<Vec<_>>(),
        )
    });
    Effect::new(move |written: Option<(String, _)>| {
        let (link, question) = (link.get(), question.get());
        let shown = address::query_string();
        if Link::read(&shown) != Link::read(&link) {
            match written {
                Some((_, before)) if before != question => address::push(&link),
                _ => address::replace(&link),
            }
        }
        (link, question)
    });
    let listener = window_event_listener(leptos::ev::popstate, move |_| follow(app));
    on_cleanup(move || listener.remove());
}

fn follow(app: App) {
    let link = Link::read(&address::query_string());
    if let Some(server) = link.server {
        app.server.set(server);
    }
    if let Some(refresh) = link.refresh.as_deref().and_then(AutoRefresh::read) {
        app.refresh.set(refresh);
    }
    app.show_odd_refresh(AutoRefresh::odd(link.refresh));
    app.show_zone(&link.zone.unwrap_or_default());
    app.open_page(link.page);
    app.wall.set(link.kiosk);
    if link.panels.is_empty() {
        return;
    }
    app.open_panels(link.panels);
}
