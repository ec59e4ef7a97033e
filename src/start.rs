//! Brings the page up: what to open is found out, then mounted.

use leptos::mount::mount_to;
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::spawn_local;

use crate::browser::{address, config, decoder, page, reading, worker};
use crate::report::server::BUILD;
use crate::report::timeline::Kind;
use crate::state::app::App;
use crate::ui::annex::{self, Annex};
use crate::ui::app::{Promscope, PromscopeProps};
use crate::view::{Config, Link, Unread, View};

/// Starts the page in the element `page`; in a worker, the worker's side of it.
pub fn start(annex: Annex) {
    // Its words are for whoever builds the page: the page that is handed out has no use for them,
    // and start.js sees that the program stopped.
    #[cfg(debug_assertions)]
    console_error_panic_hook::set_once();
    if let Some(scope) = worker::scope() {
        return worker::serve(scope);
    }
    spawn_local(async move {
        let config = config::read().await;
        open(config, annex);
    });
}

/// Starts the program that takes texts apart, in a worker of its own.
pub fn read_aside() {
    if let Some(scope) = worker::scope() {
        reading::serve(scope, reading::read);
    }
}

/// Starts the program that makes papers of dashboards, in a worker of its own.
pub fn import_aside() {
    if let Some(scope) = worker::scope() {
        reading::serve(scope, reading::import);
    }
}

fn open(config: Result<Config, Unread>, annex: Annex) {
    let Some(element) = page::document()
        .and_then(|document| document.get_element_by_id("page"))
        .and_then(|element| element.dyn_into::<web_sys::HtmlElement>().ok())
    else {
        return;
    };
    element.set_inner_html("");
    mount_to(element, move || {
        annex::provide(annex);
        let (config, fault) = match config {
            Ok(config) => (config, None),
            Err(fault) => (Config::default(), Some(fault.to_string())),
        };
        let link = Link::read(&address::query_string());
        let odd = config.complaints();
        let (saved, blocked) = App::recall();
        let view = View::open(&link, &saved, &config);
        let find_own = view.server.is_none();
        let app = App::new(view, saved, config, link.other);
        for notice in fault.into_iter().chain(blocked).chain(odd) {
            app.notice(notice);
        }
        if find_own {
            spawn_local(async move {
                let record = app.log.begin(Kind::Probe, BUILD);
                if let Some(server) = config::own_server().await {
                    record.end(format!("{server} serves this page"));
                    app.take_own_server(server);
                } else {
                    record.end("No Prometheus serves this page".to_owned());
                }
            });
        }
        Promscope(PromscopeProps { app })
    })
    .forget();
    decoder::warm_up();
}
