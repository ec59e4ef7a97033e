//! A line as the stretch that it covers in each pixel column.

use super::across::{Across, Border};

/// A stretch of a pixel column, in pixels from the top edge; nothing is covered where `top` is
/// below `bottom`.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Span {
    /// Its upper end.
    pub(super) top: f32,
    /// Its lower end.
    pub(super) bottom: f32,
}

impl Span {
    /// Covers nothing.
    pub(super) const EMPTY: Self = Self {
        top: f32::INFINITY,
        bottom: f32::NEG_INFINITY,
    };

    /// The shortest stretch that covers this one and `y` too; `NaN` is nowhere.
    ///
    /// Comparisons, since `min` and `max` are calls in WebAssembly.
    #[inline]
    pub(super) fn to(self, y: f32) -> Self {
        Self {
            top: if y < self.top { y } else { self.top },
            bottom: if y > self.bottom { y } else { self.bottom },
        }
    }

    /// The shortest stretch that covers both.
    #[inline]
    pub(super) fn with(self, other: Self) -> Self {
        Self {
            top: if other.top < self.top {
                other.top
            } else {
                self.top
            },
            bottom: if other.bottom > self.bottom {
                other.bottom
            } else {
                self.bottom
            },
        }
    }
}

/// What one line covers, column by column.
#[derive(Clone, Debug, Default)]
pub(super) struct Spans {
    columns: Vec<Span>,
}

impl Spans {
    /// The columns from left to right.
    pub(super) fn columns(&self) -> &[Span] {
        &self.columns
    }

    /// Covers what a line passes whose samples stand at `rows`, pixels from the top edge, `NaN`
    /// where there is no place for one. A sample that no line leads to becomes a dot.
    pub(super) fn trace(&mut self, across: &Across, rows: &[f32], dot_radius: f64) {
        let first = across.borders.first();
        let mut left = first.map_or(f32::NAN, |border| crossing(*border, rows));
        let columns = across.borders.windows(2).map(|borders| {
            let inside = rows.get(borders[0].first..borders[1].first);
            let right = crossing(borders[1], rows);
            let ends = Span::EMPTY.to(left).to(right);
            left = right;
            let inside = inside.unwrap_or_default().iter();
            inside.fold(ends, |span, y| span.to(*y))
        });
        self.columns.clear();
        self.columns.extend(columns);
        if across.has_gaps || rows.iter().any(|y| y.is_nan()) {
            for lone in lone(across, rows) {
                self.dot(across.x[lone], rows[lone], dot_radius);
            }
        }
    }

    /// Lets each column cover what itself and the next ones cover, `columns` in all.
    pub(super) fn widen(&mut self, columns: usize) {
        for _ in 1..columns {
            for index in 1..self.columns.len() {
                self.columns[index - 1] = self.columns[index - 1].with(self.columns[index]);
            }
            self.columns.pop();
        }
    }

    #[allow(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "the casts saturate, and what is left of the plot begins in its first column"
    )]
    fn dot(&mut self, x: f64, y: f32, radius: f64) {
        if x + radius < 0.0 {
            return;
        }
        let (first, last) = ((x - radius) as usize, (x + radius) as usize);
        let last = last.min(self.columns.len().saturating_sub(1));
        for span in self.columns.get_mut(first..=last).unwrap_or_default() {
            *span = span.to(y - radius as f32).to(y + radius as f32);
        }
    }
}

/// Where a line crosses a border.
#[inline]
fn crossing(border: Border, rows: &[f32]) -> f32 {
    match (
        rows.get(border.first.wrapping_sub(1)),
        rows.get(border.first),
    ) {
        (Some(before), Some(after)) => before + (after - before) * border.part,
        _ => f32::NAN,
    }
}

/// The samples that no line leads to or from.
fn lone<'a>(across: &'a Across, rows: &'a [f32]) -> impl Iterator<Item = usize> + 'a {
    let is_drawn = |index: usize| rows.get(index).is_some_and(|y| !y.is_nan());
    let leads = move |index: usize| {
        across.joins.get(index) == Some(&true) && is_drawn(index) && is_drawn(index + 1)
    };
    (0..rows.len())
        .filter(move |index| is_drawn(*index) && !leads(*index) && !leads(index.wrapping_sub(1)))
}
