//! Opens papers: fetched, taken apart, and their charts made.

use std::sync::Arc;

use leptos::prelude::*;
use leptos::task::spawn_local;

use super::app::App;
use super::drafts::{MINE, draft};
use super::panel::PanelState;
use super::paper_texts::{IN_LINK, MOST_BYTES, NO_READER, brought, fetch, of_dashboard};
use super::together::Whose;
use crate::browser::reader::{self, Wish};
use crate::browser::{address, clock, deflate, download};
use crate::paper::{self, Ask, Paper};
use crate::prom::duration::Duration;
use crate::view::{AutoRefresh, Link, Page, Panel, Variable};

/// The most charts of a paper: each costs memory, and questions to the server once it is seen.
const MOST_CHARTS: usize = 200;

/// How long the reader pauses while writing before the paper follows.
const PAUSE: Duration = Duration::from_ms(400);

impl App {
    /// Opens the paper at an address: beside the page, in the link, or in this browser alone.
    pub fn open_paper(&self, address: String) {
        let app = *self;
        // What it says of the time is of this paper only as long as nothing of it is open.
        let asked = Link::read(&address::query_string());
        let asked = Some(asked).filter(|link| paper_of(link).as_ref() == Some(&address));
        app.open_page(Page::Panels);
        app.paper.fault.set(String::new());
        app.paper.paper.set(None);
        app.paper.address.set(Some(address.clone()));
        let turn = app.paper.next_turn();
        spawn_local(async move {
            let draft = draft(&address);
            app.paper.is_changed.set(draft.is_some());
            let came = match draft {
                Some(text) => Ok(text),
                None => fetch(&address).await,
            };
            match came {
                _ if !app.paper.is_turn(turn) => {}
                Ok(text) => app.show_paper(turn, text, &asked.unwrap_or_default()).await,
                Err(fault) => app.paper.fault.set(fault),
            }
        });
    }

    /// The reader writes.
    pub fn write_paper(&self, text: String) {
        let app = *self;
        let address = app.paper.address.get_untracked().unwrap_or_default();
        app.keep_draft(&address, Some(&text));
        app.paper.text.set(text.clone());
        let turn = app.paper.next_turn();
        spawn_local(async move {
            clock::wait(PAUSE).await;
            if app.paper.is_turn(turn) {
                app.show_paper(turn, text, &Link::default()).await;
            }
        });
    }

    /// Forgets what the reader changed.
    pub fn discard_draft(&self) {
        if let Some(address) = self.paper.address.get_untracked() {
            self.keep_draft(&address, None);
            self.open_paper(address);
        }
    }

    /// Adds a panel to the paper that is in this browser, and opens it.
    pub fn add_to_paper(&self, panel: &Panel) {
        let text = draft(MINE).unwrap_or_default() + &paper::block(panel);
        self.keep_draft(MINE, Some(&text));
        self.open_paper(MINE.to_owned());
    }

    /// Opens the text of a file that the reader brings, which this browser keeps; a Grafana dashboard becomes a paper.
    pub fn bring_paper(&self, file: &str, text: String) {
        let address = brought(file);
        let app = *self;
        spawn_local(async move {
            let text = if text.trim_start().starts_with('{') {
                match of_dashboard(&text).await {
                    Ok(text) => text,
                    Err(fault) => return app.notice(fault),
                }
            } else {
                text
            };
            app.keep_draft(&address, Some(&text));
            app.open_paper(address);
        });
    }

    /// Writes a block into the paper as its panel is now.
    ///
    /// # Errors
    /// Why that cannot be.
    pub fn put_back(&self, ask: &Ask, panel: &Panel) -> Result<(), String> {
        let text = self.paper.text.get_untracked();
        let text = paper::put_back(&text, ask, panel).ok_or(
            "The text of this paper is another by now. Wait until it is shown, and try again.",
        )?;
        self.write_paper(text);
        Ok(())
    }

    /// Saves the paper as a file.
    pub fn save_paper(&self) {
        let name = untrack(|| self.paper.file_name());
        self.paper
            .text
            .with_untracked(|text| download::save_text(&name, "text/markdown", text));
    }

    /// Puts the paper itself into the link.
    pub fn link_paper(&self) {
        let app = *self;
        spawn_local(async move {
            let text = app.paper.text.get_untracked();
            match deflate::deflated(&text).await {
                Some(short) => app.paper.address.set(Some(format!("{IN_LINK}{short}"))),
                None => app.notice(NO_DEFLATE.to_owned()),
            }
        });
    }

    /// Leaves the paper for the panels.
    pub fn close_paper(&self) {
        self.paper.next_turn();
        self.paper.address.set(None);
        self.paper.paper.set(None);
        self.paper.fault.set(String::new());
        self.variables.set(Vec::new());
        self.replace_panels(vec![(String::new(), Panel::default())]);
    }

    /// Opens the paper that a link names, if it does.
    pub(super) fn open_paper_of(&self, link: &Link) {
        if let Some(address) = paper_of(link) {
            self.open_paper(address);
        }
    }

    /// Follows a link to a paper, or away from one; whether it is to one.
    pub(super) fn follow_paper(&self, link: &Link) -> bool {
        let (open, asked) = (self.paper.address.get_untracked(), paper_of(link));
        match &asked {
            Some(address) if open.as_ref() != Some(address) => self.open_paper(address.clone()),
            Some(_) => self.retime_paper(link),
            None if open.is_some() => self.close_paper(),
            None => {}
        }
        asked.is_some()
    }

    /// Shows a text as the paper that is open.
    async fn show_paper(&self, turn: usize, text: String, asked: &Link) {
        if text.len() > MOST_BYTES {
            return self.paper.fault.set(TOO_LONG.to_owned());
        }
        let json = reader::read(Wish::Paper, &text).await;
        if !self.paper.is_turn(turn) {
            return;
        }
        self.paper.text.set(text);
        match json {
            Some(json) => self.take_paper(paper::read(&json), asked),
            None => self.paper.fault.set(NO_READER.to_owned()),
        }
    }

    fn take_paper(&self, paper: Paper, asked: &Link) {
        let before = self.paper.paper.get_untracked();
        // What the reader chose since stays while the text is written on.
        if before.is_none_or(|before| before.link != paper.link) {
            self.set_by_paper(&Link::read(&paper.link), asked);
        }
        let variables = paper.variables.iter();
        let variables = variables.map(|(name, definition)| Variable::read(name, definition));
        let mut variables: Vec<_> = variables.collect();
        asked.choose(&mut variables);
        self.define(variables);
        let asks = paper.asks();
        if asks.len() > MOST_CHARTS {
            self.notice(format!(
                "This paper has {} blocks of queries: the first {MOST_CHARTS} are shown. Divide it into several papers.",
                asks.len()
            ));
        }
        let blocks = asks.into_iter().take(MOST_CHARTS).map(|ask| {
            let link = format!("{}&{}", paper.link, ask.link);
            let panel = Link::read(&link).panels.into_iter().next();
            (link, panel.unwrap_or_default())
        });
        self.replace_panels(blocks.collect());
        self.paper.forget_values();
        self.retime_paper(asked);
        self.paper.fault.set(String::new());
        self.paper.paper.set(Some(Arc::new(paper)));
    }

    /// What its head says of the page; what the link says is stronger.
    fn set_by_paper(&self, own: &Link, asked: &Link) {
        if let (Some(server), None) = (&own.server, &asked.server) {
            let offered = self.offered_servers();
            let named = offered
                .iter()
                .find(|(name, url)| name == server || url == server);
            match named {
                Some((_, url)) => self.server.set(url.clone()),
                // A paper may be anybody's: it does not lead to servers that the reader has not named.
                None => self.notice(format!(
                    "The paper is about the server “{server}”, which is none of yours. To ask it, type its address where the server is chosen."
                )),
            }
        }
        if asked.refresh.is_none()
            && let Some(refresh) = own.refresh.as_deref().and_then(AutoRefresh::read)
        {
            self.refresh.set(refresh);
        }
        if let (Some(zone), None) = (&own.zone, &asked.zone) {
            self.show_zone(zone);
        }
    }

    /// All charts that go with the first show what the link says.
    fn retime_paper(&self, link: &Link) {
        let first = self.panels.with_untracked(|panels| panels.first().copied());
        if let (Some(first), [panel, ..]) = (first, &link.panels[..]) {
            let timespan = panel.timespan;
            self.retime(first, Whose::Page, &|panel| panel.timespan = timespan);
        }
    }

    /// These take the place of all that are there; blocks that say the same as before keep what they have.
    fn replace_panels(&self, blocks: Vec<(String, Panel)>) {
        let mut before = self.paper.blocks.get_value();
        let state = |(link, panel): (String, Panel)| {
            let kept = before.iter().position(|(of, _)| *of == link);
            let state = match kept {
                Some(place) => before.remove(place).1,
                None => self.home.keeps(|| PanelState::new(panel)),
            };
            (link, state)
        };
        let blocks: Vec<(String, PanelState)> = blocks.into_iter().map(state).collect();
        let panels: Vec<PanelState> = blocks.iter().map(|(_, state)| *state).collect();
        let mut gone = self.panels.get_untracked();
        gone.retain(|panel| !panels.contains(panel));
        self.paper.blocks.set_value(blocks);
        self.panels.set(panels);
        // What is on the page goes before that which it shows.
        spawn_local(async move { gone.into_iter().for_each(PanelState::end) });
    }
}

/// Where the paper is that a link opens; one in the link itself is stronger.
pub(super) fn paper_of(link: &Link) -> Option<String> {
    let fragment = address::fragment();
    let is_paper = fragment.starts_with(IN_LINK);
    is_paper.then_some(fragment).or_else(|| link.paper.clone())
}

const NO_DEFLATE: &str = "This browser cannot put a paper into a link. Save it as a file.";

const TOO_LONG: &str = "This paper has more than 2 MiB. Divide it into several papers.";
