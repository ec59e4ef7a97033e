//! A long list of which only the rows on screen are built.

use std::ops::Range;

use leptos::html;
use leptos::prelude::*;

use crate::state::derived::Derived;
use crate::state::slot::Slot;
use crate::table::rows::on_screen;

/// The height of a row in CSS pixels, as in the style sheets (1.75rem).
pub const ROW_HEIGHT: f64 = 28.0;

/// What is seen of a list: give `node` to the box that scrolls and `scrolled` to its scroll event.
#[derive(Clone, Copy)]
pub struct Window {
    /// The box that scrolls.
    pub node: NodeRef<html::Div>,
    /// The rows to build.
    pub rows: Derived<Range<usize>>,
    top: Slot<f64>,
    row_height: Slot<f64>,
}

impl Window {
    /// The window on a list of `count` rows, in a box at most `height` CSS pixels high.
    #[must_use]
    pub fn on(count: Signal<usize>, height: f64) -> Self {
        Self::of_rows(count, ROW_HEIGHT, height)
    }

    /// The same with rows of another height.
    #[must_use]
    pub fn of_rows(count: Signal<usize>, row_height: f64, height: f64) -> Self {
        let (top, row_height) = (Slot::new(0.0), Slot::new(row_height));
        let rows =
            Derived::new(move || on_screen(count.get(), row_height.get(), top.get(), height));
        Self {
            node: NodeRef::new(),
            rows,
            top,
            row_height,
        }
    }

    /// The reader scrolled. A row with `data-row` tells how high rows are: on narrow screens each is a card.
    pub fn scrolled(&self) {
        let Some(node) = self.node.get_untracked() else {
            return;
        };
        let row = node.query_selector("[data-row]").ok().flatten();
        let height = row.map_or(0.0, |row| row.get_bounding_client_rect().height());
        if height > 0.0 && (height - self.row_height.get_untracked()).abs() > 0.5 {
            self.row_height.set(height);
        }
        self.top.set(f64::from(node.scroll_top()));
    }

    /// The height of what is not built above the rows.
    #[must_use]
    pub fn above(&self) -> String {
        self.pixels(self.rows.with(|rows| rows.start))
    }

    /// The height of what is not built below the rows.
    #[must_use]
    pub fn below(&self, count: usize) -> String {
        self.pixels(count.saturating_sub(self.rows.with(|rows| rows.end)))
    }

    #[allow(
        clippy::cast_precision_loss,
        reason = "a count of rows is far below 2^53"
    )]
    fn pixels(&self, rows: usize) -> String {
        format!("{}px", rows as f64 * self.row_height.get())
    }
}
