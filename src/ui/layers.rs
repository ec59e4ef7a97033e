//! What lies over the lines of a chart: thresholds and exemplars.

use std::sync::Arc;

use crate::chart::figure::Figure;
use crate::state::app::App;
use crate::state::derived::Derived;
use crate::state::exemplars::QueryExemplars;
use crate::state::panel::PanelState;
use crate::state::scene::Scene;
use crate::state::shown::Shown;
use crate::state::slot::Slot;

/// A figure without what lies over its lines, and the answers that it is of.
pub type Bare = Option<(Arc<Figure>, Option<Arc<Shown>>)>;

/// The figure with what lies over its lines, which changes without planning them again.
pub fn over(app: App, state: PanelState, bare: Slot<Bare>) -> Derived<Option<Scene>> {
    Derived::new(move || {
        let (bare, shown) = bare.get()?;
        let (thresholds, are_wanted) = state
            .appearance
            .with(|appearance| (appearance.thresholds.clone(), appearance.exemplars));
        let lines = shown.as_ref().map(|shown| &shown.lines);
        let mut figure = bare.clone();
        if lines.is_some() && !thresholds.is_empty() {
            let bare = Figure::clone(&figure);
            figure = Arc::new(bare.with_thresholds(&thresholds, &app.offset()));
        }
        if let Some(lines) = lines.filter(|_| are_wanted) {
            figure = state.exemplars.with(|all| {
                let each = all.iter().flat_map(QueryExemplars::each);
                Arc::new(Figure::clone(&figure).with_exemplars(each, lines))
            });
        }
        Some(Scene {
            figure,
            bare,
            shown,
        })
    })
}
