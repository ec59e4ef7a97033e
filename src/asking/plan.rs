//! What is open in a panel as questions: each query that is not hidden, over the window, and over
//! the earlier one that it is compared with.

use super::targets::{Target, targets};
use crate::prom::duration::Duration;
use crate::prom::promql::placing::{self, Chosen};
use crate::prom::promql::variables::{self, Variables};
use crate::prom::request::RangeQuery;
use crate::prom::resolution::Resolution;
use crate::prom::server::Server;
use crate::prom::stretch::Stretch;
use crate::prom::timestamp::Timestamp;
use crate::prom::window::{Frame, Planned, Window};
use crate::prom::zone::{Offset, UTC};
use crate::query_id::QueryId;
use crate::view::{Panel, Query};

/// What is wanted of one query.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Question {
    /// Which of the panel's queries.
    pub id: QueryId,
    /// How much earlier its window is than that of the chart, if it is.
    pub earlier: Option<Duration>,
    /// What the server is called that is asked, where the panel asks several; else empty.
    pub server_name: String,
    /// What is sent, over the whole window.
    pub query: RangeQuery,
    /// The step that the reader chose, where it was too short or too long for the range.
    pub instead_of: Option<Duration>,
}

/// What makes questions of a panel.
#[derive(Clone, Copy)]
pub struct Planner<'a> {
    /// Who is asked.
    pub server: &'a Server,
    /// The others on offer.
    pub offered: &'a [Target],
    /// What the panel asks.
    pub panel: &'a Panel,
    /// What is chosen of variables.
    pub chosen: &'a [Chosen],
    /// The chart's width, CSS pixels.
    pub width: u32,
    /// The server's time.
    pub now: Timestamp,
    /// How often the server scrapes.
    pub scrape_interval: Duration,
    /// The page's time zone.
    pub offset: Offset<'a>,
}

/// The window on screen of a query, now or so much earlier, by a server.
pub type Shown<'a> = &'a dyn Fn(QueryId, Option<Duration>, &Server) -> Option<Window>;

/// Whether a query of a panel has steps that go by the zone's clock.
#[must_use]
pub fn has_steps_of_days(panel: &Panel, width: u32, now: Timestamp) -> bool {
    let frame = Frame {
        bounds: bounds(panel, now),
        width,
        offset: UTC,
        shown: None,
    };
    let mut queries = panel.queries.iter();
    queries.any(|query| window(panel, query, &frame).window.has_steps_of_days())
}

/// Whether it has to be known how often the server scrapes.
#[must_use]
pub fn needs_scrape_interval(panel: &Panel) -> bool {
    let mut queries = panel.queries.iter();
    queries.any(|query| variables::need_scrape_interval(&query.expr))
}

/// What is chosen of the variables that a panel's queries name.
#[must_use]
pub fn chosen(panel: &Panel, all: &[Chosen]) -> Vec<Chosen> {
    let is_named = |name: &str| {
        let mut asked = panel.queries.iter().filter(|query| !query.hidden);
        asked.any(|query| placing::names(&query.expr, name))
    };
    all.iter()
        .filter(|(name, _)| is_named(name))
        .cloned()
        .collect()
}

/// From where to where the chart reaches at `now`. What moves with now goes by whole seconds, or by
/// steps where they are shorter.
#[must_use]
pub fn bounds(panel: &Panel, now: Timestamp) -> Stretch {
    let own = panel.queries.iter().filter_map(|query| query.step);
    let steps = own.chain(match panel.resolution {
        Resolution::Fixed(step) => Some(step),
        Resolution::Auto => None,
    });
    let grain = steps.fold(Duration::SECOND, Duration::min);
    panel.timespan.bounds(now.floor(grain))
}

impl Planner<'_> {
    /// The questions, that of an earlier time after that of now; what is `shown` is brought up to date.
    pub fn questions(&self, shown: Shown<'_>) -> Vec<Question> {
        let mut questions = Vec::new();
        for (query, text, Target { name, server }) in self.asking() {
            // The step is the same, and so is what the variables stand for.
            for earlier in [None].into_iter().chain(query.compare.map(Some)) {
                let planned = self.window(query, shown(query.id, earlier, &server), earlier);
                questions.push(Question {
                    id: query.id,
                    earlier,
                    server_name: name.clone(),
                    query: RangeQuery {
                        server: server.clone(),
                        query: text.clone(),
                        window: planned.window,
                    },
                    instead_of: planned.instead_of,
                });
            }
        }
        questions
    }

    /// The queries that are asked, with their expressions as they are sent, and whom; the servers have names only
    /// where there are several.
    #[must_use]
    pub fn asking(&self) -> Vec<(&Query, String, Target)> {
        let mut asking = Vec::new();
        for (query, text) in self.texts() {
            // What cannot be is refused before.
            let targets = targets(query, self.server, self.offered).unwrap_or_default();
            asking.extend(
                targets
                    .into_iter()
                    .map(|target| (query, text.clone(), target)),
            );
        }
        let first = asking.first().map(|(.., target)| target.server.clone());
        let is_one = asking
            .iter()
            .all(|(.., target)| Some(&target.server) == first.as_ref());
        for (.., target) in asking.iter_mut().filter(|_| is_one) {
            target.name.clear();
        }
        asking
    }

    /// The queries that are asked, with their expressions as they are sent.
    fn texts(&self) -> impl Iterator<Item = (&Query, String)> {
        let range = bounds(self.panel, self.now).length();
        let queries = self.panel.queries.iter();
        let asking = queries.filter(|query| !query.hidden && !query.expr.is_empty());
        asking.map(move |query| {
            let variables = Variables {
                step: self.window(query, None, None).window.step,
                range,
                scrape_interval: self.scrape_interval,
            };
            (
                query,
                variables::fill(&placing::place(&query.expr, self.chosen), variables),
            )
        })
    }

    fn window(&self, query: &Query, shown: Option<Window>, earlier: Option<Duration>) -> Planned {
        let bounds = bounds(self.panel, self.now);
        let frame = Frame {
            bounds: bounds.earlier(earlier.unwrap_or_default()),
            width: self.width,
            offset: self.offset,
            shown,
        };
        window(self.panel, query, &frame)
    }
}

fn window(panel: &Panel, query: &Query, frame: &Frame) -> Planned {
    let resolution = query.step.map_or(panel.resolution, Resolution::Fixed);
    Window::plan(&query.expr, resolution, frame)
}

#[cfg(test)]
#[allow(clippy::expect_used, reason = "a test's own address")]
mod tests {
    use super::*;
    use crate::prom::end::End;
    use crate::prom::timespan::Timespan;

    fn seconds(seconds: i64) -> Duration {
        Duration::from_seconds(seconds)
    }

    /// Three queries, the second hidden, the third compared with an hour ago.
    fn panel() -> Panel {
        let mut queries = ["rate(a[$__rate_interval])", "b", "c"].map(Query::new);
        for (place, query) in (0..).zip(&mut queries) {
            query.id = QueryId(place + 4);
        }
        queries[1].hidden = true;
        queries[2].compare = Some(seconds(3_600));
        queries[2].step = Some(seconds(20));
        Panel {
            queries: queries.into(),
            timespan: Timespan::until(seconds(600), End::Now),
            resolution: Resolution::Fixed(seconds(10)),
            ..Panel::default()
        }
    }

    fn planner<'a>(server: &'a Server, panel: &'a Panel) -> Planner<'a> {
        Planner {
            server,
            offered: &[],
            panel,
            chosen: &[],
            width: 900,
            now: Timestamp::from_ms(1_000_000_500),
            scrape_interval: seconds(30),
            offset: UTC,
        }
    }

    #[test]
    fn asks_what_is_not_hidden_now_and_earlier() {
        let server: Server = "http://lab.home:9090".parse().expect("an address");
        let panel = panel();
        let questions = planner(&server, &panel).questions(&|_, _, _| None);
        let said = questions.iter().map(|question| {
            let Window { start, end, step } = question.query.window;
            let earlier = question.earlier.map_or(0, Duration::ms);
            (
                question.id.0,
                earlier,
                question.query.query.as_str(),
                start.ms(),
                end.ms(),
                step.ms(),
            )
        });
        assert_eq!(
            said.collect::<Vec<_>>(),
            [
                (4, 0, "rate(a[2m])", 999_400_000, 1_000_000_000, 10_000),
                (6, 0, "c", 999_400_000, 1_000_000_000, 20_000),
                (6, 3_600_000, "c", 995_800_000, 996_400_000, 20_000),
            ]
        );
    }

    #[test]
    fn keeps_to_the_steps_on_screen() {
        let server: Server = "http://lab.home:9090".parse().expect("an address");
        let panel = panel();
        let shown = Window {
            start: Timestamp::from_ms(999_000_003),
            end: Timestamp::from_ms(999_600_003),
            step: seconds(20),
        };
        let on_screen = |id: QueryId, earlier: Option<Duration>, _: &Server| {
            (id.0 == 6 && earlier.is_none()).then_some(shown)
        };
        let questions = planner(&server, &panel).questions(&on_screen);
        let windows = questions.iter().map(|question| question.query.window);
        let starts = windows.map(|window| window.start.ms());
        assert_eq!(
            starts.collect::<Vec<_>>(),
            [999_400_000, 999_400_003, 995_800_000]
        );
    }

    #[test]
    fn knows_what_else_has_to_be_known() {
        let day = Some(Duration::DAY);
        for (expr, step, needs_scrape, by_zone) in [
            ("up", None, false, false),
            ("rate(a[$__rate_interval])", None, true, false),
            ("up", day, false, false),
        ] {
            let panel = Panel {
                queries: vec![Query {
                    step,
                    ..Query::new(expr)
                }],
                ..Panel::default()
            };
            assert_eq!(needs_scrape_interval(&panel), needs_scrape, "{expr}");
            // A step is not longer than the hour of the window.
            assert_eq!(
                has_steps_of_days(&panel, 900, Timestamp::default()),
                by_zone,
                "{expr}"
            );
        }
        let panel = Panel {
            timespan: Timespan::until(Duration::DAY.times(30), End::Now),
            resolution: Resolution::Fixed(Duration::DAY),
            ..Panel::default()
        };
        assert!(has_steps_of_days(&panel, 900, Timestamp::default()));
    }
}
