//! What the reader chooses for variables, and what there is to choose.

use std::sync::Arc;

use super::app::App;
use super::effect::effect;
use super::papers::paper_of;
use crate::view::{Link, Variable, variable};

impl App {
    /// The variables from now on; what was chosen of those that stay, stays.
    pub(super) fn define(&self, mut variables: Vec<Variable>) {
        self.variables.update(|all| {
            for variable in &mut variables {
                let before = all.iter().find(|one| one.name == variable.name);
                if let Some(before) = before.filter(|before| !before.chosen.is_empty()) {
                    variable.chosen.clone_from(&before.chosen);
                }
            }
            *all = variables;
        });
    }

    /// Takes what a link says of them.
    pub(super) fn follow_variables(&self, link: &Link) {
        if paper_of(link).is_none() {
            self.variables.set(link.variables());
        } else {
            self.variables.update(|all| link.choose(all));
        }
    }

    /// What the server tells for a variable; tracked.
    #[must_use]
    pub fn told(&self, place: usize) -> Arc<Vec<String>> {
        let wanted = self.variables.with(|all| {
            let before = variable::chosen(all.get(..place).unwrap_or_default());
            all.get(place)?.wanted(&before)
        });
        wanted.map(|wanted| self.names(&wanted)).unwrap_or_default()
    }

    /// The reader changes what is chosen; what follows from it is chosen again.
    pub fn choose(&self, place: usize, choose: impl FnOnce(&mut Variable)) {
        self.variables.update(|all| {
            all.get_mut(place).map(choose);
            variable::forget_dependents(all, place);
        });
    }

    /// Chooses for the reader, once there is something to choose, where nothing is chosen yet.
    pub fn keep_choosing(&self) {
        let app = *self;
        effect(move || {
            let all = app.variables.get();
            let mut unchosen = all
                .iter()
                .enumerate()
                .filter(|(_, one)| one.chosen.is_empty());
            let found = unchosen.find_map(|(place, variable)| {
                let first = variable.first_choice(&app.told(place))?;
                Some((place, first))
            });
            if let Some((place, first)) = found {
                app.variables.update(|all| {
                    if let Some(variable) = all.get_mut(place) {
                        variable.choose(&first);
                    }
                });
            }
        });
    }
}
