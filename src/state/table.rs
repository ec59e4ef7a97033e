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
    /// Whether labels that are the same in all rows are columns, too.
    has_all_labels: Slot<bool>,
}

impl TableState {
    /// The table of these.
    pub(super) fn of(values: Derived<Option<Arc<Values>>>) -> Self {
        Self {
            values,
            order: Slot::default(),
            search: Slot::default(),
            has_all_labels: Slot::default(),
        }
    }

    /// Sorts by the column that has this usual order, or turns the order where it does already.
    pub fn sort_by(&self, usual: Order<Column>) {
        self.order
            .update(|order| *order = Some(Order::clicked(order.as_ref(), usual)));
    }

    /// Whether labels that are the same in all rows are columns, too; tracked.
    #[must_use]
    pub fn has_all_labels(&self) -> bool {
        self.has_all_labels.get()
    }

    /// Shows labels that are the same in all rows as columns, or else above them.
    pub fn show_all_labels(&self, are_columns: bool) {
        self.has_all_labels.set(are_columns);
    }

    /// The columns to show; tracked.
    #[must_use]
    pub fn columns(&self) -> Vec<Column> {
        let values = self.values.get();
        let vector = values.as_ref().map(|values| &values.vector);
        let columns = vector.map(|vector| {
            if self.has_all_labels() {
                vector.columns.clone()
            } else {
                vector.telling_columns()
            }
        });
        columns.unwrap_or_default()
    }

    /// Looks for something else.
    pub fn look(&self, change: impl FnOnce(&mut Search)) {
        self.search.update(|search| {
            change(search);
            search.read();
        });
    }
}
