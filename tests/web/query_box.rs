//! Which keys run the query.

use leptos::mount::mount_to;
use leptos::prelude::*;
use promscope::HERE;
use promscope::state::app::App;
use promscope::state::panel::PanelState;
use promscope::ui::annex;
use promscope::ui::query_box::{QueryBox, QueryBoxProps};
use promscope::view::{Config, Link, Panel, Saved, View};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_test::wasm_bindgen_test;
use web_sys::{HtmlElement, HtmlTextAreaElement, KeyboardEvent, KeyboardEventInit};

use crate::new_element;

#[wasm_bindgen_test]
async fn enter_runs_what_was_typed() -> Result<(), JsValue> {
    assert_eq!(after_typing("up", &KeyboardEventInit::new()).await?, "up");
    Ok(())
}

#[wasm_bindgen_test]
async fn shift_enter_does_not_run() -> Result<(), JsValue> {
    let key = KeyboardEventInit::new();
    key.set_shift_key(true);
    assert_eq!(after_typing("up", &key).await?, "before");
    Ok(())
}

/// Enter accepts a word of an input method.
#[wasm_bindgen_test]
async fn enter_within_a_composition_does_not_run() -> Result<(), JsValue> {
    let key = KeyboardEventInit::new();
    key.set_is_composing(true);
    assert_eq!(after_typing("up", &key).await?, "before");
    Ok(())
}

/// The panel's query after `text` was typed and Enter pressed.
async fn after_typing(text: &str, key: &KeyboardEventInit) -> Result<String, JsValue> {
    let home: HtmlElement = new_element("div")?;
    let owner = Owner::new();
    let state = owner.with(|| PanelState::new(Panel::asking("before")));
    let id = state.queries.get_untracked()[0];
    let _mounted = mount_to(home.clone(), move || {
        let view = View::open(&Link::default(), &Saved::default(), &Config::default());
        provide_context(App::new(
            view,
            Saved::default(),
            Config::default(),
            Vec::new(),
        ));
        annex::provide(HERE);
        QueryBox(QueryBoxProps { state, id })
    });
    let found = home
        .query_selector("[data-testid=query]")?
        .ok_or("no query box")?;
    let query_box: HtmlTextAreaElement = found.unchecked_into();
    query_box.set_value(text);
    query_box.dispatch_event(&web_sys::Event::new("input")?)?;
    key.set_key("Enter");
    key.set_bubbles(true);
    let event = KeyboardEvent::new_with_keyboard_event_init_dict("keydown", key)?;
    query_box.dispatch_event(&event)?;
    leptos::task::tick().await;
    Ok(state
        .panel
        .with_untracked(|panel| panel.queries[0].expr.clone()))
}
