//! What a link says.

use super::page::Page;
use super::panel::Panel;
use super::sought::Sought;
use super::variable::Variable;
use crate::prom::promql::placing::Chosen;

/// What a link says; what it does not say is left to settings and defaults.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Link {
    /// `server`: a base address, unchecked.
    pub server: Option<String>,
    /// `refresh`: `off` or an interval, unchecked.
    pub refresh: Option<String>,
    /// `tz`: the name of a time zone, unchecked; none is the browser's.
    pub zone: Option<String>,
    /// `page`: which one is open.
    pub page: Page,
    /// `alerts_filter` and `alerts_by`: how the list of alerts is looked through.
    pub sought: Sought,
    /// `kiosk=1`: charts alone.
    pub kiosk: bool,
    /// `paper`: where one is, unchecked.
    pub paper: Option<String>,
    /// `d.host`: where the values of a variable come from.
    pub defined: Vec<(String, String)>,
    /// `v.host`: what is chosen of them.
    pub chosen: Vec<Chosen>,
    /// `g0.…`, `g1.…`, in that order.
    pub panels: Vec<Panel>,
    /// All other parameters, in their order.
    pub other: Vec<(String, String)>,
}

impl Link {
    /// The variables that it defines, or only names, with what is chosen.
    #[must_use]
    pub fn variables(&self) -> Vec<Variable> {
        let defined = self
            .defined
            .iter()
            .map(|(name, definition)| Variable::read(name, definition));
        let mut variables: Vec<Variable> = defined.collect();
        let is_known = |name: &String| self.defined.iter().any(|(known, _)| known == name);
        let others = self.chosen.iter().filter(|(name, _)| !is_known(name));
        variables.extend(others.map(|(name, _)| Variable::read(name, "")));
        self.choose(&mut variables);
        variables
    }

    /// Chooses what it says of these variables.
    pub fn choose(&self, variables: &mut [Variable]) {
        for variable in variables {
            let said = self.chosen.iter().find(|(name, _)| *name == variable.name);
            if let Some((_, chosen)) = said.filter(|(_, chosen)| !chosen.is_empty()) {
                variable.chosen.clone_from(chosen);
            }
        }
    }
}
