//! Effects, in one shape: leptos compiles each closure's anew, some 1.5 kB.

use leptos::prelude::*;

/// Runs now, and again whenever something changes that it read.
pub fn effect(run: impl FnMut() + 'static) {
    let mut run: Box<dyn FnMut()> = Box::new(run);
    Effect::new(move |_| run());
}
