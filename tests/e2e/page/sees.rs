//! What a reader sees.

use serde_json::{Value, json};

use super::{Chart, Page, eventually, selector, well};

impl Page {
    /// Waits until this element shows a text that has this part.
    #[track_caller]
    pub(crate) fn sees(&self, id: &str, part: &str) {
        let has = |text: &Option<String>| text.as_ref().is_some_and(|text| text.contains(part));
        eventually(&format!("{id} to show {part:?}"), || self.shown(id), has);
    }

    /// Waits until this element is not there or not visible.
    #[track_caller]
    pub(crate) fn sees_no(&self, id: &str) {
        eventually(&format!("no {id}"), || self.shown(id), Option::is_none);
    }

    #[track_caller]
    pub(crate) fn sees_status(&self, part: &str) {
        self.sees("status", part);
    }

    #[track_caller]
    pub(crate) fn sees_error(&self, part: &str) {
        self.sees("error", part);
    }

    /// Waits until the chart has been painted with so many series.
    #[track_caller]
    pub(crate) fn sees_series(&self, series: usize) -> Chart {
        self.sees_chart(&format!("a chart of {series} series"), |chart| {
            chart.series == series && chart.painted > 0
        })
    }

    /// Waits until the chart has been painted again.
    #[track_caller]
    pub(crate) fn sees_newer_than(&self, chart: Chart) -> Chart {
        self.sees_chart("a newer chart", |newer| newer.painted > chart.painted)
    }

    #[track_caller]
    fn sees_chart(&self, what: &str, is: impl Fn(&Chart) -> bool) -> Chart {
        eventually(what, || self.chart(), is)
    }

    /// Waits until the address has this part.
    #[track_caller]
    pub(crate) fn sees_link(&self, part: &str) {
        eventually(
            &format!("{part:?} in the address"),
            || self.link(),
            |link| link.contains(part),
        );
    }

    /// Waits until a script's result is as wanted.
    #[track_caller]
    pub(crate) fn finds(&self, script: &str, wanted: &Value) {
        eventually(
            &format!("{wanted} from {script}"),
            || self.script(script),
            |found| found == wanted,
        );
    }

    /// What an element shows: its text, or what stands in the field; none where it is not visible. What
    /// stands in a closed menu counts as seen if it is once that opens.
    #[track_caller]
    pub(crate) fn shown(&self, id: &str) -> Option<String> {
        let script = "const element = document.querySelector(arguments[0]);
            const menu = element?.parentElement.closest('[popover]');
            const is_seen = menu && !menu.checkVisibility()
                ? !element.closest('[hidden]') && Boolean(document.querySelector(`[popovertarget='${menu.id}']`)?.checkVisibility())
                : element?.checkVisibility({ visibilityProperty: true });
            if (!is_seen) return null;
            return element.matches('input, select, textarea') ? element.value : element.innerText;";
        let shown = well(self.driver.run(script, &json!([selector(id)])));
        shown.as_str().map(str::to_owned)
    }

    #[track_caller]
    pub(crate) fn chart(&self) -> Chart {
        let script = "const { series, samples, painted } = document.querySelector(arguments[0])?.dataset ?? {};
            return [series, samples, painted].map(Number);";
        let numbers = well(self.driver.run(script, &json!([selector("chart")])));
        let number = |at: usize| numbers[at].as_u64().unwrap_or_default();
        let size = |at| usize::try_from(number(at)).unwrap_or_default();
        Chart {
            series: size(0),
            samples: size(1),
            painted: number(2),
        }
    }

    #[track_caller]
    pub(crate) fn link(&self) -> String {
        well(self.driver.url())
    }

    /// What has the focus: its `data-testid`, or else its label, or else its text; nothing where
    /// nothing has it.
    #[track_caller]
    pub(crate) fn focus(&self) -> String {
        let name = self.script(
            "const element = document.activeElement;
            if (!element || element === document.body) return '';
            return element.dataset.testid ?? element.ariaLabel ?? element.innerText.trim()",
        );
        name.as_str().unwrap_or_default().to_owned()
    }

    /// Waits until this has the focus, and shows it.
    #[track_caller]
    pub(crate) fn sees_focus(&self, name: &str) {
        let look = || self.focus();
        eventually(&format!("{name} to have the focus"), look, |focus| {
            focus == name
        });
        assert!(
            self.shows_focus(),
            "{name:?} has the focus and does not show it"
        );
    }

    /// Whether what has the focus can be told from what has not, and can be seen at all.
    #[track_caller]
    pub(crate) fn shows_focus(&self) -> bool {
        let shows = self.script(
            "const element = document.activeElement;
            if (!element || element === document.body) return true;
            const { outlineStyle, boxShadow } = getComputedStyle(element);
            const { top, right, bottom, left } = element.getBoundingClientRect();
            return (outlineStyle !== 'none' || boxShadow !== 'none')
                && bottom > 0 && right > 0 && top < innerHeight && left < innerWidth
                && element.checkVisibility({ opacityProperty: true, visibilityProperty: true })",
        );
        shows == Value::Bool(true)
    }

    /// The addresses of all requests since the last look.
    #[track_caller]
    pub(crate) fn requests(&self) -> Vec<String> {
        well(self.driver.requests())
    }

    /// What the browser complained of since the last look.
    #[track_caller]
    pub(crate) fn complaints(&self) -> Vec<String> {
        well(self.driver.complaints())
    }

    /// Runs the body of a JavaScript function.
    #[track_caller]
    pub(crate) fn script(&self, script: &str) -> Value {
        well(self.driver.run(script, &json!([])))
    }
}
