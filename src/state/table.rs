//! What the reader looks for in the table of a panel.

use std::sync::Arc;

use super::derived::Derived;
use super::slot::Slot;
use super::values::Values;
use crate::order::Order;
use crate::table::filter::Search;
use crate::table::vector::Column;

/// The signals of a panel's table; copies are the same.
#[derive(Clone, Copy, PartialEq, Eq)]
pub struct TableState {
    /// The last good answers.
    pub values: Derived<Option<Arc<Values>>>,
    /// How it is sorted.
    pub order: Slot<Option<Order<Column>>>,
    /// Which rows are looked for.
    pub search: Slot<Search>,
}

impl TableState {
    /// The table of these.
    pub(super) fn of(values: Derived<Option<Arc<Values>>>) -> Self {
        Self {
            values,
            order: Slot::default(),
            search: Slot::default(),
        }
    }

    /// Sorts by the column that has this usual order, or turns the order where it does already.
    pub fn sort_by(&self, usual: Order<Column>) {
        self.order
            .update(|order| *order = Some(Order::clicked(order.as_ref(), usual)));
    }

    /// Looks for something else.
    pub fn look(&self, change: impl FnOnce(&mut Search)) {
        self.search.update(|search| {
            change(search);
            search.read();
        });
    }
}
