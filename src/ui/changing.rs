//! What changes on the page, in few shapes.
//!
//! Leptos compiles its rendering anew for each type, and each closure is a type: some 2.5 kB. A
//! boxed closure is one type for all, which halves the program.

use std::sync::Arc;

use leptos::ev::{Event, MouseEvent};
use leptos::prelude::*;

use crate::state::slot::Slot;

/// A text that changes.
pub type Text = Box<dyn FnMut() -> String + Send>;
/// A yes or no that changes.
pub type Flag = Box<dyn FnMut() -> bool + Send>;
/// A part of the page that changes as a whole.
pub type Part = Box<dyn FnMut() -> AnyView + Send>;
/// What follows when something is opened or closed.
pub type Toggled = Box<dyn FnMut(Event)>;
/// What a click does.
pub type Click = Box<dyn FnMut(MouseEvent)>;

/// A text that changes.
pub fn text(text: impl FnMut() -> String + Send + 'static) -> Text {
    Box::new(text)
}

/// A yes or no that changes.
pub fn flag(flag: impl FnMut() -> bool + Send + 'static) -> Flag {
    Box::new(flag)
}

/// A part of the page that changes as a whole.
pub fn part<V: IntoAny>(mut part: impl FnMut() -> V + Send + 'static) -> Part {
    Box::new(move || part().into_any())
}

/// What a click does.
pub fn click(mut click: impl FnMut() + 'static) -> Click {
    Box::new(move |_| click())
}

/// What a `<details>` holds, built when that is opened for the first time; it stays, with what is typed there. The first
/// is for its event `toggle`.
pub fn when_opened(build: impl Fn() -> AnyView + Send + 'static) -> (Toggled, Part) {
    let was_opened = Slot::new(false);
    let toggled = move |_| {
        if !was_opened.get_untracked() {
            was_opened.set(true);
        }
    };
    let held = move || was_opened.get().then(&build);
    (Box::new(toggled), part(held))
}

/// Parts of the page that stay, with focus and all, while their numbers are among those on screen;
/// each follows by itself what changes of its own.
pub fn each(
    numbers: impl Fn() -> Vec<usize> + Send + 'static,
    part: impl Fn(usize) -> AnyView + Send + Sync + 'static,
) -> AnyView {
    let numbers: Box<dyn Fn() -> Vec<usize> + Send> = Box::new(numbers);
    let part: Arc<dyn Fn(usize) -> AnyView + Send + Sync> = Arc::new(part);
    let part = move |number| part(number);
    view! { <For each=numbers key=|number| *number children=part /> }.into_any()
}
