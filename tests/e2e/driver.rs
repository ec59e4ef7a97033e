//! A browser, driven by the WebDriver protocol (<https://www.w3.org/TR/webdriver2/>) and, where that
//! has no word for it, by chromedriver's own commands.

use std::time::Duration;

use serde_json::{Value, json};

use crate::stage::BROWSER_FLAGS;

/// How an element is named in answers.
const ELEMENT: &str = "element-6066-11e4-a52e-4f735466cecf";

/// A window of a browser with a profile of its own; closed when dropped.
pub(crate) struct Driver {
    agent: ureq::Agent,
    /// The session's address.
    session: String,
}

/// The browser's own words on what went wrong.
type Result<T> = std::result::Result<T, String>;

impl Driver {
    /// Opens a window by the chromedriver at this address, with preferences of Chromium's. A page is
    /// there when all of it has come, or else (`loads` is `none`) at once.
    pub(crate) fn open(chromedriver: &str, preferences: &Value, loads: &str) -> Result<Self> {
        let agent = ureq::Agent::config_builder()
            .http_status_as_error(false)
            .timeout_global(Some(Duration::from_mins(1)))
            .build()
            .new_agent();
        let mut driver = Self {
            agent,
            session: chromedriver.to_owned(),
        };
        let made = driver.post("session", &capabilities(preferences, loads))?;
        let id = made["sessionId"].as_str().unwrap_or_default();
        driver.session = format!("{chromedriver}/session/{id}");
        Ok(driver)
    }

    pub(crate) fn go(&self, url: &str) -> Result<()> {
        self.post("url", &json!({ "url": url })).map(drop)
    }

    pub(crate) fn reload(&self) -> Result<()> {
        self.post("refresh", &json!({})).map(drop)
    }

    pub(crate) fn back(&self) -> Result<()> {
        self.post("back", &json!({})).map(drop)
    }

    pub(crate) fn url(&self) -> Result<String> {
        let url = self.get("url")?;
        Ok(url.as_str().unwrap_or_default().to_owned())
    }

    /// Clicks the first element that the CSS selector finds, as a hand would: an element that lies
    /// under another is an error.
    pub(crate) fn click(&self, selector: &str) -> Result<()> {
        let element = self.find(selector)?;
        self.post(&format!("element/{element}/click"), &json!({}))
            .map(drop)
    }

    /// Presses a key, or several at once: all go down in order, and up again the other way round.
    /// Keys that are no letters are private characters, see [`crate::page::key`].
    pub(crate) fn press(&self, keys: &[char]) -> Result<()> {
        let down = keys
            .iter()
            .map(|key| json!({ "type": "keyDown", "value": key }));
        let up = keys
            .iter()
            .rev()
            .map(|key| json!({ "type": "keyUp", "value": key }));
        let strokes: Vec<Value> = down.chain(up).collect();
        self.act(&json!([{ "type": "key", "id": "keys", "actions": strokes }]))
    }

    /// Types into whatever has the focus.
    pub(crate) fn type_text(&self, text: &str) -> Result<()> {
        let strokes: Vec<Value> = text
            .chars()
            .flat_map(|key| ["keyDown", "keyUp"].map(|kind| json!({ "type": kind, "value": key })))
            .collect();
        self.act(&json!([{ "type": "key", "id": "keys", "actions": strokes }]))
    }

    /// Performs WebDriver actions, and lets go of all keys and buttons.
    pub(crate) fn act(&self, actions: &Value) -> Result<()> {
        self.post("actions", &json!({ "actions": actions }))?;
        self.call(self.agent.delete(self.at("actions")).call())
            .map(drop)
    }

    /// Runs the body of a JavaScript function, and gives what it returns.
    pub(crate) fn run(&self, script: &str, arguments: &Value) -> Result<Value> {
        self.post(
            "execute/sync",
            &json!({ "script": script, "args": arguments }),
        )
    }

    /// A command of the `DevTools` protocol.
    pub(crate) fn devtools(&self, command: &str, parameters: &Value) -> Result<Value> {
        self.post(
            "goog/cdp/execute",
            &json!({ "cmd": command, "params": parameters }),
        )
    }

    /// The addresses of all requests since the last call, whoever sent them.
    pub(crate) fn requests(&self) -> Result<Vec<String>> {
        Ok(self
            .log("performance")?
            .iter()
            .filter_map(|entry| serde_json::from_str::<Value>(entry["message"].as_str()?).ok())
            .filter(|entry| entry["message"]["method"] == "Network.requestWillBeSent")
            .filter_map(|entry| {
                Some(
                    entry["message"]["params"]["request"]["url"]
                        .as_str()?
                        .to_owned(),
                )
            })
            // The browser draws its own controls with such.
            .filter(|url: &String| !url.starts_with("data:"))
            .collect())
    }

    /// What the browser complained of since the last call: errors, and what a policy forbade. Not
    /// that something is missing: it notes that whether or not the page can do without.
    pub(crate) fn complaints(&self) -> Result<Vec<String>> {
        Ok(self
            .log("browser")?
            .iter()
            .filter(|entry| entry["level"] == "SEVERE" && entry["source"] != "network")
            .filter_map(|entry| Some(entry["message"].as_str()?.to_owned()))
            .collect())
    }

    fn log(&self, kind: &str) -> Result<Vec<Value>> {
        let mut log = self.post("se/log", &json!({ "type": kind }))?;
        Ok(log.as_array_mut().map(std::mem::take).unwrap_or_default())
    }

    /// A picture of the window, as base64 of a PNG.
    pub(crate) fn picture(&self) -> Result<String> {
        let picture = self.get("screenshot")?;
        Ok(picture.as_str().unwrap_or_default().to_owned())
    }

    fn find(&self, selector: &str) -> Result<String> {
        let found = self.post(
            "element",
            &json!({ "using": "css selector", "value": selector }),
        )?;
        Ok(found[ELEMENT].as_str().unwrap_or_default().to_owned())
    }

    fn at(&self, command: &str) -> String {
        format!("{}/{command}", self.session)
    }

    fn get(&self, command: &str) -> Result<Value> {
        self.call(self.agent.get(self.at(command)).call())
    }

    fn post(&self, command: &str, body: &Value) -> Result<Value> {
        self.call(self.agent.post(self.at(command)).send_json(body))
    }

    #[allow(clippy::unused_self, reason = "reads as part of the sentence")]
    fn call(
        &self,
        answer: std::result::Result<ureq::http::Response<ureq::Body>, ureq::Error>,
    ) -> Result<Value> {
        let mut answer = answer.map_err(|error| error.to_string())?;
        let mut body: Value = answer
            .body_mut()
            .read_json()
            .map_err(|error| error.to_string())?;
        let value = body["value"].take();
        if answer.status().is_success() {
            Ok(value)
        } else {
            Err(value["message"]
                .as_str()
                .unwrap_or("no reason given")
                .to_owned())
        }
    }
}

impl Drop for Driver {
    fn drop(&mut self) {
        let _ = self.agent.delete(&self.session).call();
    }
}

fn capabilities(preferences: &Value, loads: &str) -> Value {
    json!({ "capabilities": { "alwaysMatch": {
        "browserName": "chrome",
        "acceptInsecureCerts": true,
        "pageLoadStrategy": loads,
        "goog:loggingPrefs": { "performance": "ALL", "browser": "ALL" },
        "goog:chromeOptions": { "args": BROWSER_FLAGS, "prefs": preferences },
    } } })
}
