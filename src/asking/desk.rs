//! A panel's desk: what happens comes in, and what is to be under way goes out.

use super::around::Around;
use super::drafts::Drafts;
use super::event::Event;
use super::track::Track;
use super::wanted::{Reach, Round, View, Wanted};
use super::zoom::Zoom;
use super::{ids, plan, schedule, targets};
use crate::prom::end::End;
use crate::prom::error_place::place;
use crate::prom::server::Server;
use crate::prom::stretch::Stretch;
use crate::prom::timestamp::Timestamp;
use crate::query_id::QueryId;
use crate::reach::failure::Failure;
use crate::view::query::letter;
use crate::view::{Panel, Standing, Tab};

/// All that decides when a panel asks. Its charts are of type `C`, its tables of type `T`.
#[derive(Clone, Debug)]
pub struct Desk<C, T> {
    panel: Panel,
    drafts: Drafts,
    zoom: Zoom,
    around: Around,
    /// What is under way; never more than one.
    round: Option<Round>,
    /// What was wanted last.
    wanted: Option<Wanted>,
    /// How many rounds there were.
    rounds: u64,
    chart: Track<C>,
    table: Track<T>,
}

impl<C, T> Desk<C, T> {
    /// Of a panel that has not asked yet.
    #[must_use]
    pub fn new(panel: Panel) -> Self {
        Self {
            panel,
            drafts: Drafts::default(),
            zoom: Zoom::default(),
            around: Around::default(),
            round: None,
            wanted: None,
            rounds: 0,
            chart: Track::default(),
            table: Track::default(),
        }
    }

    /// Takes what happens at `now`, by the browser's clock.
    pub fn take(&mut self, event: Event<C, T>, now: Timestamp) {
        self.chart.set_clock(now);
        self.table.set_clock(now);
        match event {
            // What is typed is wanted only once it is run.
            Event::Typed(query, text) => return self.drafts.put(query, text),
            Event::Ran => self.run(now),
            Event::Again => self.wish(Reach::Whole, now),
            Event::Allowed => self.wish(Reach::Boundless, now),
            Event::Refreshed => self.refresh(now),
            Event::Ticked => {
                if self.due(now).is_some_and(|due| due <= now) {
                    self.ask(Reach::Missing, now);
                }
            }
            Event::Cancelled => self.round = None,
            Event::Changed(panel) => self.change(panel),
            Event::Opened(panel) => self.open(panel),
            Event::Zoomed(window) => {
                self.panel.timespan = self.zoom.zoom(self.panel.timespan, window);
                self.wanted = None;
            }
            Event::Undone => {
                let before = self.zoom.undo();
                self.panel.timespan = before.unwrap_or(self.panel.timespan);
            }
            Event::Moved(around) => self.move_to(around, now),
            Event::Charted(ticket, outcome) => {
                if let Some(round) = self.come_back(ticket) {
                    self.chart.settle(round, outcome);
                }
            }
            Event::Listed(ticket, outcome) => {
                if let Some(round) = self.come_back(ticket) {
                    self.table.settle(round, outcome);
                }
            }
        }
        self.follow(now);
    }

    /// What is to be under way; all else is dropped.
    #[must_use]
    pub const fn round(&self) -> Option<&Round> {
        self.round.as_ref()
    }

    /// When time is to be told next: never while a round is under way, nobody looks, nobody is
    /// reached, or nothing is asked, and not for what is over; less and less often after failures, and
    /// not before the server wants to be asked again.
    #[must_use]
    pub fn due(&self, now: Timestamp) -> Option<Timestamp> {
        let Around {
            interval,
            not_before,
            skew,
            is_hidden,
            is_offline,
            ..
        } = self.around;
        let interval = interval?;
        let is_idle = is_hidden || is_offline || !self.panel.asks();
        if is_idle || self.round.is_some() || !self.can_ask(now) {
            return None;
        }
        let (asked, failures) = match self.panel.tab {
            Tab::Table => (self.table.asked_at, self.table.failures),
            Tab::Graph | Tab::Debug => (self.chart.asked_at, self.chart.failures),
        };
        if failures == 0 && self.panel.is_final(skew.server_time(asked)) {
            return None;
        }
        Some(now + schedule::wait(interval, asked, failures, not_before, now))
    }

    #[must_use]
    pub const fn panel(&self) -> &Panel {
        &self.panel
    }

    #[must_use]
    pub const fn chart(&self) -> &Track<C> {
        &self.chart
    }

    #[must_use]
    pub const fn table(&self) -> &Track<T> {
        &self.table
    }

    /// The chart's answers, where nothing newer is wanted, under way, or failed.
    #[must_use]
    pub fn charted(&self) -> Option<&C> {
        let is_current = self.round.is_none() && self.chart.has(self.wanted.as_ref()?);
        let kept = self.chart.kept.as_ref().filter(|_| is_current);
        kept.map(|kept| &kept.answers)
    }

    /// Why the newest ask of the open view failed, if it did.
    #[must_use]
    pub const fn failure(&self) -> Option<&Failure> {
        match self.panel.tab {
            Tab::Table => self.table.failure.as_ref(),
            Tab::Graph | Tab::Debug => self.chart.failure.as_ref(),
        }
    }

    /// Where the server stopped reading what stands in a query's box, from and to which byte; none where it did not
    /// say, or was asked another text.
    #[must_use]
    pub fn refused_at(&self, query: QueryId) -> Option<(usize, usize)> {
        let text = self.text(query);
        let is_asked = self.round.is_none() && self.panel.query(query)?.expr == text;
        let letter = letter(self.panel.place(query));
        let message = self.failure().filter(|_| is_asked)?.refusal(&letter)?;
        let (start, end) = place(message, text)?;
        // Behind a variable it was asked another text.
        let is_same = !text[..end].contains('$') && !text[..end].contains("[[");
        is_same.then_some((start, end))
    }

    /// Whether there is a window to return to.
    #[must_use]
    pub const fn is_zoomed(&self) -> bool {
        self.zoom.is_zoomed()
    }

    /// The window on screen while a zoom waits for its answer.
    #[must_use]
    pub const fn window_ahead(&self) -> Option<Stretch> {
        self.zoom.ahead()
    }

    /// What stands in a query's box.
    #[must_use]
    pub fn text(&self, query: QueryId) -> &str {
        self.panel
            .query(query)
            .map_or("", |query| self.drafts.text(query))
    }

    /// What disagrees between a query's box and the chart, in words.
    #[must_use]
    pub fn mark(&self, query: QueryId) -> Option<&'static str> {
        let open = self.panel.query(query)?;
        let shown = match self.panel.tab {
            Tab::Table => self.table.shown(),
            Tab::Graph | Tab::Debug => self.chart.shown(),
        };
        let shown = shown.filter(|_| !open.hidden);
        let shown = shown.and_then(|panel| panel.query(query));
        let standing = Standing {
            typed: self.drafts.text(open),
            run: &open.expr,
            shown: shown.map(|query| query.expr.as_str()),
            is_asking: self.round.is_some(),
            is_missed: self.drafts.is_missed(query),
        };
        standing.mark()
    }

    /// Whether the chart is of something else than what the reader wants to see.
    #[must_use]
    pub fn is_behind(&self) -> bool {
        let kept = self.chart.kept.as_ref();
        let differs = kept.is_some_and(|kept| kept.wanted.panel != self.panel.asked());
        let mut queries = self.panel.queries.iter();
        self.chart.failure.is_some()
            || (differs && self.round.is_none())
            || queries.any(|query| self.mark(query.id).is_some())
    }

    /// The server that the chart is of, where that is another than the one that is asked now.
    #[must_use]
    pub fn other_server(&self) -> Option<&Server> {
        let of = &self.chart.kept.as_ref()?.wanted.server;
        let asked = self
            .around
            .server
            .as_ref()
            .and_then(|server| server.as_ref().ok());
        (asked != Some(of)).then_some(of)
    }

    /// The id of a query that is added.
    #[must_use]
    pub fn new_id(&self) -> QueryId {
        QueryId::beside(&self.taken())
    }

    /// The ids of all queries that are open or on screen.
    fn taken(&self) -> Vec<QueryId> {
        let charts = self.chart.kept.iter().map(|kept| &kept.wanted.panel);
        let tables = self.table.kept.iter().map(|kept| &kept.wanted.panel);
        let shown = charts.chain(tables).flat_map(|panel| &panel.queries);
        let all = self.panel.queries.iter().chain(shown);
        all.map(|query| query.id).collect()
    }

    /// Sees to it that what is under way is what is wanted.
    fn follow(&mut self, now: Timestamp) {
        let wanted = match self.wants(now) {
            Ok(wanted) => wanted,
            Err(failure) => {
                (self.round, self.wanted) = (None, None);
                return match self.panel.tab {
                    Tab::Table => self.table.refuse(failure),
                    Tab::Graph | Tab::Debug => self.chart.refuse(failure),
                };
            }
        };
        let is_new = wanted != self.wanted;
        self.wanted = wanted;
        if is_new {
            self.round = None;
            if self.wanted.as_ref().is_some_and(|wanted| !self.has(wanted)) {
                self.ask(Reach::Whole, now);
            }
        }
        if self.round.is_none() {
            self.zoom.arrive();
        }
    }

    /// What the open view is to show; none without a server.
    fn wants(&self, now: Timestamp) -> Result<Option<Wanted>, Failure> {
        let Some(server) = self.around.server.clone() else {
            return Ok(None);
        };
        let (server, panel) = (server?, self.panel.asked());
        let offered = targets::needed(&panel, &self.around.offered);
        for query in &panel.queries {
            targets::targets(query, &server, &offered)?;
        }
        let chosen = plan::chosen(&panel, &self.around.chosen);
        // It waits until all of them have a value.
        if chosen.iter().any(|(_, values)| values.is_empty()) {
            return Ok(None);
        }
        let now = self.around.skew.server_time(now);
        let view = match self.panel.tab {
            Tab::Table => View::Table(self.panel.moment.map_or(panel.timespan.end, End::At)),
            Tab::Graph | Tab::Debug => {
                panel.timespan.showable(now)?;
                View::Chart
            }
        };
        let goes_by_zone = plan::has_steps_of_days(&panel, self.around.width, now);
        Ok(Some(Wanted {
            server,
            offered,
            panel,
            chosen,
            view,
            zone: goes_by_zone.then(|| self.around.zone.clone()),
        }))
    }

    fn can_ask(&self, now: Timestamp) -> bool {
        matches!(self.wants(now), Ok(Some(_)))
    }

    fn has(&self, wanted: &Wanted) -> bool {
        match wanted.view {
            View::Chart => self.chart.has(wanted),
            // What ends now is another instant whenever it is opened.
            View::Table(_) => false,
        }
    }

    /// The reader wishes for newer answers: of the chart behind an open table too, once that is seen.
    fn wish(&mut self, reach: Reach, now: Timestamp) {
        self.chart.is_old = true;
        self.ask(reach, now);
    }

    /// Begins a round, which takes the place of the one under way.
    fn ask(&mut self, reach: Reach, now: Timestamp) {
        let Ok(Some(wanted)) = self.wants(now) else {
            return;
        };
        self.wanted = Some(wanted.clone());
        let reach = match wanted.view {
            View::Chart => self.chart.begin(reach, now),
            View::Table(_) => self.table.begin(reach, now),
        };
        self.rounds += 1;
        self.round = Some(Round {
            ticket: self.rounds,
            wanted,
            reach,
        });
    }

    /// One for the whole window stays that.
    fn refresh(&mut self, now: Timestamp) {
        let reach = self.round.as_ref().map(|round| round.reach);
        self.wish(reach.unwrap_or(Reach::Missing), now);
    }

    /// The round that has come back, unless nobody waits for it any more.
    fn come_back(&mut self, ticket: u64) -> Option<Round> {
        self.round.take_if(|round| round.ticket == ticket)
    }

    fn run(&mut self, now: Timestamp) {
        if self.drafts.run(&mut self.panel.queries) {
            return self.wish(Reach::Whole, now);
        }
        self.round = None;
        self.chart.forget_failure();
        self.table.forget_failure();
    }

    fn change(&mut self, panel: Panel) {
        if panel.timespan != self.panel.timespan {
            self.zoom = Zoom::default();
        }
        self.drafts.keep(&panel.queries);
        self.panel = panel;
        let Panel { queries, seen, .. } = &mut self.panel;
        seen.keep(|id| queries.iter().any(|query| query.id == id));
    }

    /// Queries that are open already keep their ids.
    fn open(&mut self, mut panel: Panel) {
        let ids = ids::of_opened(&panel.queries, &self.panel.queries, &self.taken());
        panel.seen = panel
            .seen
            .renamed(|id| ids.iter().find(|(of, _)| *of == id).map(|(_, id)| *id));
        for (query, (_, id)) in panel.queries.iter_mut().zip(ids) {
            query.id = id;
        }
        self.drafts = Drafts::default();
        self.change(panel);
    }

    fn move_to(&mut self, around: Around, now: Timestamp) {
        let is_back = self.around.is_offline && !around.is_offline;
        self.around = around;
        if is_back && self.failure().is_some() {
            self.refresh(now);
        }
    }
}
