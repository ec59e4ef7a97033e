//! What the reader chooses for variables, and what there is to choose.

use std::sync::Arc;

use super::app::App;
use super::effect::effect;
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
        if link.paper.is_none() {
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

    /// Changes what is chosen.
    pub fn choose(&self, place: usize, choose: impl FnOnce(&mut Variable)) {
        self.variables.update(|all| {
            all.get_mut(place).map(choose);
        });
    }

    /// Chooses for the reader, once there is something to choose, where nothing is chosen yet.
    pub fn keep_choosing(&self) {
        let app = *self;
        effect(move || {
            let unchosen = app.variables.with(|all| {
                let empty = all.iter().position(|one| one.chosen.is_empty());
                empty.map(|place| (place, all[place].clone()))
            });
            let Some((place, variable)) = unchosen else {
                return;
            };
            if let Some(first) = variable.first_choice(&app.told(place)) {
                app.choose(place, |variable| variable.choose(&first));
            }
        });
    }
}
