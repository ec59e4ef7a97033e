//! The link holds all that is open, and Back works.

use leptos::prelude::*;

use super::app::App;
use super::derived::Derived;
use crate::browser::address;
use crate::view::{AutoRefresh, Link, Panel, View};

/// Writes what is open into the address bar as the reader goes, and follows Back and Forward.
pub fn keep_in_address(app: App) {
    let link = Derived::new(move || {
        let other = app.other.get_value();
        let view = app.view();
        // A paper that is in the link itself stays behind it.
        let behind = view.paper.clone().filter(|paper| paper.starts_with('#'));
        view.link(&other).write() + &behind.unwrap_or_default()
    });
    // What is asked makes a step to go back to; how it is looked at does not.
    let question = Derived::new(move || {
        let View {
            server,
            page,
            paper,
            panels,
            ..
        } = app.view();
        (
            server,
            page,
            paper,
            panels.iter().map(Panel::asked).collect::<Vec<_>>(),
        )
    });
    Effect::new(move |written: Option<(String, _)>| {
        let (link, question) = (link.get(), question.get());
        let shown = address::query_string() + &address::fragment();
        let is_moved = address::fragment() != link.find('#').map_or("", |at| &link[at..]);
        if is_moved || Link::read(&shown) != Link::read(&link) {
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
    if let Some(server) = &link.server {
        app.server.set(server.clone());
    }
    if let Some(refresh) = link.refresh.as_deref().and_then(AutoRefresh::read) {
        app.refresh.set(refresh);
    }
    app.show_odd_refresh(AutoRefresh::odd(link.refresh.clone()));
    app.show_zone(link.zone.as_deref().unwrap_or_default());
    app.open_page(link.page);
    app.sought.set(link.sought.clone());
    app.wall.set(link.kiosk);
    app.follow_variables(&link);
    if app.follow_paper(&link) || link.panels.is_empty() {
        return;
    }
    app.open_panels(link.panels);
}
