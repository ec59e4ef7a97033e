//! Notifications of the browser, where the reader and the browser allow them.

use web_sys::{Notification, NotificationOptions, NotificationPermission};

/// Why there can be none, in a sentence; none where there can.
#[must_use]
pub fn obstacle() -> Option<&'static str> {
    if web_sys::window().is_none_or(|window| !window.is_secure_context()) {
        return Some(
            "This browser notifies only for pages by https, or from this very machine: new alerts show in the tab's title alone. Serve the page by https.",
        );
    }
    match Notification::permission() {
        NotificationPermission::Denied => Some(
            "This browser was told not to notify for this page: new alerts show in the tab's title alone. Allow it in the browser's settings for this page.",
        ),
        _ => None,
    }
}

/// Asks whether notifications may be shown, where that was not decided.
pub fn ask() {
    if obstacle().is_none() {
        // What comes of it is known when the next one is to be shown.
        let _ = Notification::request_permission();
    }
}

/// Shows one, with a text of its own.
pub fn show(text: &str) {
    if obstacle().is_none() && Notification::permission() == NotificationPermission::Granted {
        let options = NotificationOptions::new();
        options.set_body(text);
        let _ = Notification::new_with_options("Alerts", &options);
    }
}
