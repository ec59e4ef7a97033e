//! One panel's signals.

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use super::answers::Answers;
use super::derived::Derived;
use super::exemplars::QueryExemplars;
use super::home::Home;
use super::scene::Scene;
use super::shown::{Shown, shown};
use super::slot::Slot;
use super::table::TableState;
use super::values::Values;
use crate::asking::desk::Desk;
use crate::asking::event::Event;
use crate::browser::{clock, page};
use crate::chart::figure::appearance::Appearance;
use crate::chart::figure::bands::Band;
use crate::chart::lines::rank::Rank;
use crate::chart::lines::seen::Seen;
use crate::prom::decode::Progress;
use crate::prom::request::RangeQuery;
use crate::prom::timestamp::Timestamp;
use crate::query_id::QueryId;
use crate::reach::failure::Failure;
use crate::view::{Panel, Tab, chart_width};

/// What decides when a panel asks.
pub(super) type PanelDesk = Desk<Arc<Answers>, Arc<Values>>;

/// The signals of one panel; copies are the same panel.
#[derive(Clone, Copy, PartialEq, Eq)]
pub struct PanelState {
    /// What tells it from the page's other panels, those that are gone too.
    pub id: usize,
    /// What decides when it asks; changed by [`PanelState::tell`] alone.
    pub(super) desk: Slot<PanelDesk>,
    /// What is open in it, as in the link.
    pub panel: Derived<Panel>,
    /// Its queries, in their order.
    pub queries: Derived<Vec<QueryId>>,
    /// The last good answers for the chart.
    pub answers: Derived<Option<Arc<Answers>>>,
    /// The newest questions for the chart, answered or not.
    pub asked: Slot<Vec<RangeQuery>>,
    /// What has come of their answers.
    pub progress: Slot<Progress>,
    /// The query whose box had the focus last.
    pub last_box: Slot<Option<QueryId>>,
    /// The query whose text held the last run back.
    pub(super) held: Slot<Option<QueryId>>,
    pub table: TableState,
    /// The plot's width in CSS pixels.
    pub width: Slot<u32>,
    /// How its chart is drawn.
    pub appearance: Derived<Appearance>,
    /// The last good answers as lines; changes only with them and with how they are dressed.
    pub shown: Derived<Option<Arc<Shown>>>,
    /// What the legend is of, once it is drawn: the chart comes first.
    pub listed: Slot<Option<Scene>>,
    /// The exemplars of its queries, as far as they were asked for.
    pub exemplars: Slot<Vec<QueryExemplars>>,
    /// When alerts were pending or firing, as far as that was asked for.
    pub bands: Slot<Vec<Band>>,
    /// Which of its lines the reader chose to see.
    pub seen: Derived<Seen>,
    /// What else brings a line to the front; how many is a setting of the page.
    pub rank: Slot<Rank>,
    /// When it is asked again by itself.
    pub due: Derived<Option<Timestamp>>,
    /// How long the last draw took, milliseconds.
    pub drawn: Slot<Option<f64>>,
    /// Where its signals live, which go with it.
    home: Home,
}

impl PanelState {
    /// A panel that asks as soon as it is told what is around it.
    #[must_use]
    pub fn new(panel: Panel) -> Self {
        static NEXT: AtomicUsize = AtomicUsize::new(0);
        let home = Home::new();
        home.keeps(|| {
            let desk = Slot::new(PanelDesk::new(panel));
            let panel = Derived::new(move || desk.with(|desk| desk.panel().clone()));
            let ids = |panel: &Panel| panel.queries.iter().map(|query| query.id).collect();
            let appearance = Derived::new(move || panel.with(|panel| panel.appearance.clone()));
            let answers = Derived::new(move || {
                let kept = |desk: &PanelDesk| Some(desk.chart().kept.as_ref()?.answers.clone());
                desk.with(kept)
            });
            let values = Derived::new(move || {
                let kept = |desk: &PanelDesk| Some(desk.table().kept.as_ref()?.answers.clone());
                desk.with(kept)
            });
            Self {
                id: NEXT.fetch_add(1, Ordering::Relaxed),
                desk,
                panel,
                queries: Derived::new(move || panel.with(ids)),
                answers,
                asked: Slot::new(Vec::new()),
                progress: Slot::new(Progress::default()),
                last_box: Slot::new(None),
                held: Slot::new(None),
                table: TableState::of(values),
                // A first guess, until the plot has been laid out.
                width: Slot::new(chart_width(page::width())),
                appearance,
                shown: shown(answers, panel),
                listed: Slot::new(None),
                exemplars: Slot::new(Vec::new()),
                bands: Slot::new(Vec::new()),
                seen: Derived::new(move || panel.with(|panel| panel.seen.clone())),
                rank: Slot::new(Rank::default()),
                due: Derived::new(move || desk.with(|desk| desk.due(clock::now()))),
                drawn: Slot::new(None),
                home,
            }
        })
    }

    /// The panel is gone, with all that it had.
    pub fn end(self) {
        self.home.leave();
    }

    /// Tells the desk what happens.
    pub(super) fn tell(&self, event: Event<Arc<Answers>, Arc<Values>>) {
        self.desk.update(|desk| desk.take(event, clock::now()));
    }

    /// Changes a setting.
    pub fn change(&self, change: impl FnOnce(&mut Panel)) {
        let mut panel = self.panel.get_untracked();
        change(&mut panel);
        self.tell(Event::Changed(panel));
    }

    /// Opens what a link says, the panel's place on the page staying as it is.
    pub fn open(&self, panel: Panel) {
        self.tell(Event::Opened(panel));
    }

    /// Opens another view of the answer.
    pub fn open_tab(&self, tab: Tab) {
        self.change(|panel| panel.tab = tab);
    }

    /// The plot is so many CSS pixels wide.
    pub fn note_width(&self, width: u32) {
        if self.width.get_untracked() != width {
            self.width.set(width);
        }
    }

    /// The last draw took so many milliseconds.
    pub fn note_drawn(&self, ms: f64) {
        self.drawn.set(Some(ms));
    }

    /// What is drawn is the legend's from now on.
    pub fn list(&self, scene: Scene) {
        self.listed.set(Some(scene));
    }

    /// Brings lines to the front by this from now on.
    pub fn rank_by(&self, rank: Rank) {
        self.rank.set(rank);
    }

    /// Asks for all again.
    pub fn ask_again(&self) {
        self.tell(Event::Again);
    }

    /// Asks for all again, however much comes.
    pub fn allow_all(&self) {
        self.tell(Event::Allowed);
    }

    /// Brings what is on screen up to date.
    pub fn refresh(&self) {
        self.tell(Event::Refreshed);
    }

    /// Ends what is under way.
    pub fn cancel(&self) {
        self.tell(Event::Cancelled);
    }

    /// Whether anything is under way; tracked.
    #[must_use]
    pub fn is_asking(&self) -> bool {
        self.desk.with(|desk| desk.round().is_some())
    }

    /// Why the newest ask of the open view failed, if it did; tracked.
    #[must_use]
    pub fn failure(&self) -> Option<String> {
        let words = |desk: &PanelDesk| desk.failure().map(ToString::to_string);
        self.desk.with(words)
    }

    /// Whether the newest ask of the open view brought more than is read unasked; tracked.
    #[must_use]
    pub fn is_too_much(&self) -> bool {
        self.desk
            .with(|desk| desk.failure().is_some_and(Failure::is_too_much))
    }

    /// Whether the chart is of something else than what the reader wants to see; tracked.
    #[must_use]
    pub fn is_behind(&self) -> bool {
        self.desk.with(Desk::is_behind)
    }

    /// Whose the chart is, where that is not the server that is asked now; tracked.
    #[must_use]
    pub fn other_server(&self) -> Option<String> {
        let words = |desk: &PanelDesk| desk.other_server().map(ToString::to_string);
        self.desk.with(words)
    }
}
