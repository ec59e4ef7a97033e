//! The page's icons, drawn by lucide; `scripts/icons/sprite.mjs` puts those that are listed here into
//! the page.

use leptos::prelude::*;

use super::changing::Click;

/// An icon, by its name in lucide.
#[derive(Clone, Copy)]
pub struct Icon(&'static str);

pub const PAGE: Icon = Icon("activity");
pub const SERVER: Icon = Icon("server");
pub const ALERTS: Icon = Icon("bell");
pub const CLOCK: Icon = Icon("clock");
pub const CALENDAR: Icon = Icon("calendar");
pub const EARLIER: Icon = Icon("chevron-left");
pub const LATER: Icon = Icon("chevron-right");
pub const ZOOM_OUT: Icon = Icon("zoom-out");
pub const ADD: Icon = Icon("plus");
pub const SHORTER: Icon = Icon("minus");
pub const LONGER: Icon = ADD;
pub const NOW: Icon = Icon("chevron-last");
pub const UNDO: Icon = Icon("undo-2");
pub const REFRESH: Icon = Icon("refresh-cw");
pub const THEME: Icon = Icon("sun-moon");
pub const KEYS: Icon = Icon("keyboard");
pub const WALL: Icon = Icon("maximize");
pub const MORE: Icon = Icon("ellipsis-vertical");
pub const HISTORY: Icon = Icon("history");
pub const OPTIONS: Icon = Icon("sliders-horizontal");
pub const EXPORT: Icon = Icon("download");
pub const LINES: Icon = Icon("chart-line");
pub const STACKED: Icon = Icon("chart-area");
pub const POINTS: Icon = Icon("chart-scatter");
pub const STEPS: Icon = Icon("chart-no-axes-column-increasing");
pub const HEATMAP: Icon = Icon("grid-3x3");
pub const DUPLICATE: Icon = Icon("copy");
pub const UP: Icon = Icon("arrow-up");
pub const WRITE: Icon = Icon("pencil");
pub const CLOSE: Icon = Icon("x");
pub const LIST: Icon = Icon("list");
pub const PAPER: Icon = Icon("file-text");
pub const GRIP: Icon = Icon("grip-vertical");
pub const REMOVE: Icon = Icon("trash-2");

impl Icon {
    /// Its drawing, which says nothing to those who do not see it.
    #[must_use]
    pub fn drawn(self) -> AnyView {
        view! {
            <svg class="icon" aria-hidden="true"><use href=format!("#i-{}", self.0)></use></svg>
        }
        .into_any()
    }

    /// A button with nothing else on it; its name is spoken, and shown where the pointer rests.
    pub fn button(self, testid: &'static str, name: &'static str, click: Click) -> AnyView {
        view! {
            <button type="button" class="icon-button" data-testid=testid aria-label=name title=name on:click=click>
                {self.drawn()}
            </button>
        }
        .into_any()
    }
}
