//! What a reader does.

use std::fs;
use std::path::Path;

use base64::Engine;
use base64::prelude::BASE64_STANDARD;
use serde_json::{Value, json};

use super::{Page, eventually, key, selector, well};

impl Page {
    #[track_caller]
    pub(crate) fn goes_to(&self, url: &str) {
        well(self.driver.go(url));
    }

    /// Has a script run in each document before any of its own.
    #[track_caller]
    pub(crate) fn before_any_script(&self, script: &str) {
        let source = json!({ "source": script });
        well(
            self.driver
                .devtools("Page.addScriptToEvaluateOnNewDocument", &source),
        );
    }

    #[track_caller]
    pub(crate) fn reloads(&self) {
        well(self.driver.reload());
    }

    #[track_caller]
    pub(crate) fn goes_back(&self) {
        well(self.driver.back());
    }

    /// Replaces the query and runs it.
    #[track_caller]
    pub(crate) fn asks(&self, query: &str) {
        self.fills("query", query);
        self.presses(&[key::ENTER]);
    }

    /// The same of a query that cannot be read: it is sent all the same.
    #[track_caller]
    pub(crate) fn asks_anyway(&self, query: &str) {
        self.fills("query", query);
        // Offers lie over what is wrong; once that is seen, whether it can be read is known.
        self.presses(&[key::ESCAPE]);
        self.sees("problem", "");
        self.presses(&[key::ENTER]);
        self.clicks("run-anyway");
    }

    /// Replaces what stands in a field.
    #[track_caller]
    pub(crate) fn fills(&self, id: &str, text: &str) {
        self.clicks(id);
        self.retypes(text);
    }

    /// Replaces what stands in the field that has the focus.
    #[track_caller]
    pub(crate) fn retypes(&self, text: &str) {
        self.presses(&[key::CONTROL, 'a']);
        self.presses(&[key::BACKSPACE]);
        self.types(text);
    }

    /// Types into what has the focus.
    #[track_caller]
    pub(crate) fn types(&self, text: &str) {
        well(self.driver.type_text(text));
    }

    /// Presses keys at once.
    #[track_caller]
    pub(crate) fn presses(&self, keys: &[char]) {
        well(self.driver.press(keys));
    }

    /// Clicks, as soon as there is something to click.
    #[track_caller]
    pub(crate) fn clicks(&self, id: &str) {
        self.clicks_on(&selector(id));
    }

    /// Replaces what stands in one of several fields, counted from 0.
    #[track_caller]
    pub(crate) fn fills_the(&self, id: &str, place: usize, text: &str) {
        self.clicks_the(id, place);
        self.retypes(text);
    }

    /// Clicks one of several, counted from 0.
    #[track_caller]
    pub(crate) fn clicks_the(&self, id: &str, place: usize) {
        let found = format!(
            "const found = document.querySelectorAll(\"{}\")[{place}];\
             document.querySelector('[data-meant]')?.removeAttribute('data-meant');\
             found?.setAttribute('data-meant', '');\
             return Boolean(found)",
            selector(id)
        );
        self.finds(&found, &Value::Bool(true));
        self.clicks_on("[data-meant]");
    }

    /// Clicks what a CSS selector finds, once what it stands in is open.
    #[track_caller]
    pub(crate) fn clicks_on(&self, selector: &str) {
        let clicked = || {
            self.opens_what_holds(selector);
            self.driver.click(selector)
        };
        let _ = eventually("something to click on", clicked, Result::is_ok);
    }

    /// Leaves the menus that this does not stand in, as a click beside them does, and presses the button of
    /// each closed one that it stands in, the outermost first.
    #[track_caller]
    fn opens_what_holds(&self, selector: &str) {
        let script = "const found = document.querySelector(arguments[0]);
            for (const menu of document.querySelectorAll(':popover-open')) {
                if (found && !menu.contains(found) && !found.closest(`[popovertarget='${menu.id}']`)) menu.hidePopover();
            }
            const menus = [];
            for (let menu = found?.closest('[popover]'); menu; menu = menu.parentElement.closest('[popover]')) {
                if (!menu.checkVisibility()) menus.unshift(menu);
            }
            for (const { id } of menus) document.querySelector(`[popovertarget='${id}']`).click();";
        well(self.driver.run(script, &json!([selector])));
    }

    /// Goes to a button by the Tab key and presses it: a menu opens, whose controls come next.
    #[track_caller]
    pub(crate) fn opens(&self, button: &str) {
        self.tabs_to(button);
        self.presses(&[key::ENTER]);
    }

    /// Chooses an option of a select.
    #[track_caller]
    pub(crate) fn chooses(&self, id: &str, option: &str) {
        self.clicks_on(&format!("{} option[value='{option}']", selector(id)));
    }

    /// Drags over the chart from one place to another, as fractions of its width.
    #[track_caller]
    pub(crate) fn drags_over_chart(&self, from: f64, to: f64) {
        let (x, y, width) = self.plot();
        let at = |part: f64| move_to(x + part * width, y);
        self.acts_by_mouse(&[at(from), down(), at(f64::midpoint(from, to)), at(to), up()]);
    }

    #[track_caller]
    pub(crate) fn double_clicks_chart(&self) {
        let (x, y, width) = self.plot();
        self.acts_by_mouse(&[move_to(x + width / 2.0, y), down(), up(), down(), up()]);
    }

    /// Rests with the mouse on the chart, at a fraction of its width.
    #[track_caller]
    pub(crate) fn points_at_chart(&self, part: f64) {
        let (x, y, width) = self.plot();
        self.acts_by_mouse(&[move_to(x + part * width, y)]);
    }

    /// Clicks the chart, at a fraction of its width.
    #[track_caller]
    pub(crate) fn clicks_chart(&self, part: f64) {
        let (x, y, width) = self.plot();
        self.acts_by_mouse(&[move_to(x + part * width, y), down(), up()]);
    }

    /// Taps the chart with a finger, at a fraction of its width.
    #[track_caller]
    pub(crate) fn taps_chart(&self, part: f64) {
        let (x, y, width) = self.plot();
        let actions = [move_to(x + part * width, y), down(), up()];
        let finger = json!({ "pointerType": "touch" });
        well(self.driver.act(
            &json!([{ "type": "pointer", "id": "finger", "parameters": finger, "actions": actions }]),
        ));
    }

    /// Rests with the mouse on what a CSS selector finds.
    #[track_caller]
    pub(crate) fn rests_on(&self, selector: &str) {
        let (x, y) = self.middle_of(selector);
        self.acts_by_mouse(&[move_to(x, y)]);
    }

    /// Clicks in the middle of what a CSS selector finds, whatever lies over it.
    #[track_caller]
    pub(crate) fn clicks_over(&self, selector: &str) {
        let (x, y) = self.middle_of(selector);
        self.acts_by_mouse(&[move_to(x, y), down(), up()]);
    }

    #[track_caller]
    fn middle_of(&self, selector: &str) -> (f64, f64) {
        let script = "const element = document.querySelector(arguments[0]);
            element.scrollIntoView({ block: 'nearest' });
            const { x, y, width, height } = element.getBoundingClientRect();
            return [x + width / 2, y + height / 2];";
        let found = well(self.driver.run(script, &json!([selector])));
        let number = |at: usize| found[at].as_f64().unwrap_or_default();
        (number(0), number(1))
    }

    #[track_caller]
    fn acts_by_mouse(&self, actions: &[Value]) {
        well(
            self.driver
                .act(&json!([{ "type": "pointer", "id": "mouse", "actions": actions }])),
        );
    }

    /// Goes on with Tab until something has the focus, as [`Page::focus`] names it; it must show
    /// wherever it is on the way.
    #[track_caller]
    pub(crate) fn tabs_to(&self, name: &str) {
        self.tabs_until(name, &[key::TAB]);
    }

    /// The same the other way round.
    #[track_caller]
    pub(crate) fn tabs_back_to(&self, name: &str) {
        self.tabs_until(name, &[key::SHIFT, key::TAB]);
    }

    #[track_caller]
    fn tabs_until(&self, name: &str, keys: &[char]) {
        let mut met = Vec::new();
        let reached = (0..80).any(|_| {
            self.presses(keys);
            let focus = self.focus();
            assert!(
                self.shows_focus(),
                "{focus:?} has the focus and does not show it"
            );
            let is_it = focus == name;
            met.push(focus);
            is_it
        });
        assert!(reached, "the Tab key leads to {name}, not only to {met:?}");
    }

    /// The browser loses the network, or has it again.
    #[track_caller]
    pub(crate) fn goes_offline(&self, offline: bool) {
        let conditions = json!({
            "offline": offline, "latency": 0, "downloadThroughput": -1, "uploadThroughput": -1,
        });
        well(
            self.driver
                .devtools("Network.emulateNetworkConditions", &conditions),
        );
    }

    /// The system's colours: `light` or `dark`.
    #[track_caller]
    pub(crate) fn prefers(&self, scheme: &str) {
        self.has_feature("prefers-color-scheme", scheme);
    }

    /// What a style sheet may ask of the system, such as `forced-colors`.
    #[track_caller]
    pub(crate) fn has_feature(&self, name: &str, value: &str) {
        let features = json!({ "features": [{ "name": name, "value": value }] });
        well(
            self.driver
                .devtools("Emulation.setEmulatedMedia", &features),
        );
    }

    /// Looks at the page through a window of this size, in CSS pixels.
    #[track_caller]
    pub(crate) fn resizes(&self, width: u32, height: u32) {
        let metrics =
            json!({ "width": width, "height": height, "deviceScaleFactor": 1, "mobile": false });
        well(
            self.driver
                .devtools("Emulation.setDeviceMetricsOverride", &metrics),
        );
    }

    /// Saves what is on screen as a PNG.
    #[track_caller]
    pub(crate) fn saves_picture(&self, path: &Path) {
        let picture = well(self.driver.picture());
        let bytes = BASE64_STANDARD.decode(picture).expect("base64");
        fs::create_dir_all(path.parent().expect("a folder")).expect("a folder");
        fs::write(path, bytes).expect("a written picture");
    }

    /// Middle of the plot's left edge, and its width, in CSS pixels.
    #[track_caller]
    fn plot(&self) -> (f64, f64, f64) {
        // A menu over the chart closes where one clicks beside it.
        let script = "document.querySelectorAll(':popover-open').forEach(menu => menu.hidePopover());
            const chart = document.querySelector(arguments[0]);
            chart.scrollIntoView({ block: 'nearest' });
            const { x, y, width, height } = chart.querySelector('.nsewdrag').getBoundingClientRect();
            return [x, y + height / 2, width];";
        let found = well(self.driver.run(script, &json!([selector("chart")])));
        let number = |at: usize| found[at].as_f64().unwrap_or_default();
        (number(0), number(1), number(2))
    }
}

fn move_to(x: f64, y: f64) -> Value {
    json!({ "type": "pointerMove", "duration": 50, "x": x.round(), "y": y.round() })
}

fn down() -> Value {
    json!({ "type": "pointerDown", "button": 0 })
}

fn up() -> Value {
    json!({ "type": "pointerUp", "button": 0 })
}
