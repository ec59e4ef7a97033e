//! Starts the page.

#[cfg(not(split))]
fn main() {
    promscope::start(promscope::HERE);
}

#[cfg(split)]
fn main() {
    promscope::start(annex::AWAY);
}

/// The call from one program into the other, which the splitter makes of what the linker knows.
#[cfg(split)]
#[allow(
    clippy::unnecessary_wraps,
    unsafe_code,
    reason = "the macro imports the function from the other program, which may not come"
)]
mod annex {
    use leptos::prelude::AnyView;
    use promscope::{Annex, Room, at_once};
    use wasm_split_helpers::{SplitLoaderError, wasm_split};

    pub(crate) const AWAY: Annex = Annex {
        fetch: || Box::pin(async { fetch().await.is_ok() }),
        draw: |room| at_once(drawn(room)).and_then(Result::ok),
    };

    #[wasm_split(annex, preload(fetch), fallible)]
    fn drawn(room: Room) -> Result<AnyView, SplitLoaderError> {
        Ok(promscope::drawn(room))
    }
}
