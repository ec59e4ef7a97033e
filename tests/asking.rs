//! When a panel asks, and what for: what happens to its desk, and what comes of it.
#![allow(clippy::expect_used, reason = "a test's own address")]

use promscope::asking::around::Around;
use promscope::asking::desk::Desk;
use promscope::asking::event::Event;
use promscope::asking::wanted::{Reach, Round, View};
use promscope::prom::duration::Duration;
use promscope::prom::end::End;
use promscope::prom::error::Unanswered;
use promscope::prom::server::Server;
use promscope::prom::stretch::Stretch;
use promscope::prom::timespan::{Start, Timespan};
use promscope::prom::timestamp::Timestamp;
use promscope::query_id::QueryId;
use promscope::reach::failure::Failure;
use promscope::view::{Panel, Query, Tab};
use proptest::prelude::*;

type TestDesk = Desk<u64, u64>;
type TestEvent = Event<u64, u64>;

/// What somebody does to a desk, and what becomes of the page around it.
type Wish = fn(&mut TestDesk);
type Alter = fn(&mut Around);

/// Some time in 2026.
const NOW: Timestamp = Timestamp::from_ms(1_796_000_000_000);

fn server(address: &str) -> Server {
    address.parse().expect("an address")
}

fn around() -> Around {
    Around {
        server: Some(Ok(server("http://a:9090"))),
        interval: Some(Duration::from_seconds(10)),
        width: 900,
        ..Around::default()
    }
}

fn query(id: usize, expr: &str) -> Query {
    Query {
        id: QueryId(id),
        ..Query::new(expr)
    }
}

fn panel(queries: &[&str]) -> Panel {
    let queries = (0..).zip(queries).map(|(id, expr)| query(id, expr));
    Panel {
        queries: queries.collect(),
        ..Panel::default()
    }
}

fn last(seconds: i64) -> Timespan {
    Timespan::until(Duration::from_seconds(seconds), End::Now)
}

/// So many milliseconds from now.
fn after(ms: i64) -> Timestamp {
    NOW + Duration::from_ms(ms)
}

/// From so many milliseconds ago to so many.
fn ago(start: i64, end: i64) -> Stretch {
    Stretch {
        start: NOW - Duration::from_ms(start),
        end: NOW - Duration::from_ms(end),
    }
}

fn failure() -> Failure {
    Unanswered::Refused {
        kind: "bad_data".to_owned(),
        message: "no".to_owned(),
    }
    .into()
}

/// What a server says of a query that is called so.
fn refusal(letter: Option<&str>, message: &str) -> Failure {
    let failure: Failure = Unanswered::Refused {
        kind: "bad_data".to_owned(),
        message: message.to_owned(),
    }
    .into();
    match letter {
        Some(letter) => failure.of(letter.to_owned()),
        None => failure,
    }
}

#[test]
fn a_servers_error_has_its_place_in_the_text_that_it_was_asked() {
    let typed: Wish = |desk| desk.take(Event::Typed(QueryId(0), "up * 3".to_owned()), NOW);
    let typed_elsewhere: Wish = |desk| desk.take(Event::Typed(QueryId(1), "x".to_owned()), NOW);
    let refreshed: Wish = |desk| desk.take(Event::Refreshed, NOW);
    let nothing: Wish = |_| {};
    for (queries, letter, message, wish, expected) in [
        (
            vec!["up * * 2"],
            None,
            "1:6: parse error: no",
            nothing,
            Some((5, 6)),
        ),
        (vec!["up * * 2"], None, "query timed out", nothing, None),
        (vec!["up * * 2"], None, "1:6: parse error: no", typed, None),
        (
            vec!["up * * 2"],
            None,
            "1:6: parse error: no",
            refreshed,
            None,
        ),
        (
            vec!["up * * 2", "up"],
            Some("A"),
            "1:1: parse error: no",
            nothing,
            Some((0, 2)),
        ),
        (
            vec!["up * * 2", "up"],
            Some("A"),
            "1:1: parse error: no",
            typed_elsewhere,
            Some((0, 2)),
        ),
        (
            vec!["up * * 2", "up"],
            Some("B"),
            "1:1: parse error: no",
            nothing,
            None,
        ),
        (
            vec!["up[$x] by"],
            None,
            "1:1: parse error: no",
            nothing,
            Some((0, 2)),
        ),
        // What stands for the variable may have another length.
        (
            vec!["up[$x] by"],
            None,
            "1:8: parse error: no",
            nothing,
            None,
        ),
        (
            vec!["up[[[x]]] by"],
            None,
            "1:11: parse error: no",
            nothing,
            None,
        ),
    ] {
        let mut desk = desk(panel(&queries));
        if let Some(ticket) = ticket(&desk) {
            let failure = refusal(letter, message);
            desk.take(Event::Charted(ticket, Err(failure)), NOW);
        }
        wish(&mut desk);
        assert_eq!(
            desk.refused_at(QueryId(0)),
            expected,
            "{queries:?} {message}"
        );
    }
}

/// A desk that has asked its first round.
fn desk(panel: Panel) -> TestDesk {
    let mut desk = Desk::new(panel);
    desk.take(Event::Moved(around()), NOW);
    desk
}

fn ticket(desk: &TestDesk) -> Option<u64> {
    desk.round().map(|round| round.ticket)
}

/// Answers what is under way, for chart or table.
fn answer(desk: &mut TestDesk, now: Timestamp) {
    if let Some(Round { ticket, wanted, .. }) = desk.round().cloned() {
        desk.take(
            match wanted.view {
                View::Chart => Event::Charted(ticket, Ok(ticket)),
                View::Table(_) => Event::Listed(ticket, Ok(ticket)),
            },
            now,
        );
    }
}

fn fail(desk: &mut TestDesk, now: Timestamp) {
    if let Some(ticket) = ticket(desk) {
        desk.take(Event::Charted(ticket, Err(failure())), now);
    }
}

fn change(desk: &mut TestDesk, change: impl FnOnce(&mut Panel)) {
    let mut panel = desk.panel().clone();
    change(&mut panel);
    desk.take(Event::Changed(panel), NOW);
}

fn shown(desk: &TestDesk) -> Option<u64> {
    desk.chart().kept.as_ref().map(|kept| kept.answers)
}

#[test]
fn asks_once_and_shows_what_came() {
    let mut desk = desk(panel(&["rate(a[$__rate_interval])"]));
    assert_eq!(ticket(&desk), Some(1));
    // However long it takes, and whatever around it becomes known.
    desk.take(Event::Ticked, after(60_000));
    let moved = Around {
        not_before: Timestamp::from_ms(5),
        width: 400,
        ..around()
    };
    desk.take(Event::Moved(moved), after(60_000));
    assert_eq!(ticket(&desk), Some(1));
    assert_eq!(desk.due(after(60_000)), None);
    answer(&mut desk, after(60_001));
    assert_eq!((ticket(&desk), shown(&desk)), (None, Some(1)));
}

#[test]
fn without_a_server_nothing_is_asked() {
    let mut desk = TestDesk::new(panel(&["up"]));
    desk.take(Event::Moved(Around::default()), NOW);
    desk.take(Event::Ran, NOW);
    assert_eq!((ticket(&desk), desk.failure()), (None, None));
    let bad = "http://me:secret@a:9090".parse::<Server>();
    desk.take(
        Event::Moved(Around {
            server: Some(bad),
            ..around()
        }),
        NOW,
    );
    assert_eq!(ticket(&desk), None);
    assert!(matches!(desk.failure(), Some(Failure::Address(_))));
    desk.take(Event::Moved(around()), NOW);
    assert_eq!(ticket(&desk), Some(1));
}

#[test]
fn after_cancel_every_wish_asks_again() {
    let wishes: [(&str, Wish); 7] = [
        ("another range", |desk| {
            change(desk, |panel| panel.timespan = last(60));
        }),
        ("a zoom", |desk| {
            desk.take(Event::Zoomed(ago(9_000, 5_000)), NOW);
        }),
        ("run", |desk| desk.take(Event::Ran, NOW)),
        ("refresh", |desk| desk.take(Event::Refreshed, NOW)),
        ("ask again", |desk| desk.take(Event::Again, NOW)),
        ("the table", |desk| {
            change(desk, |panel| panel.tab = Tab::Table);
        }),
        ("time", |desk| desk.take(Event::Ticked, after(10_000))),
    ];
    for (wish, make) in wishes {
        let mut desk = desk(panel(&["up"]));
        desk.take(Event::Cancelled, NOW);
        assert_eq!(ticket(&desk), None, "{wish}");
        // What concerns only how it looks is no wish.
        change(&mut desk, |panel| panel.queries[0].legend = "x".to_owned());
        assert_eq!(ticket(&desk), None, "{wish}");
        make(&mut desk);
        assert_eq!(ticket(&desk), Some(2), "{wish}");
    }
}

#[test]
fn undo_returns_to_the_window_before_the_first_zoom_since_it_was_chosen() {
    let mut desk = desk(panel(&["up"]));
    let hour = desk.panel().timespan;
    desk.take(Event::Zoomed(ago(9_400, 5_600)), NOW);
    assert_eq!(desk.window_ahead(), Some(ago(9_000, 6_000)));
    let second = ago(8_000, 6_000);
    desk.take(Event::Zoomed(second), NOW);
    answer(&mut desk, NOW);
    assert_eq!(desk.window_ahead(), None);
    assert!(desk.is_zoomed());
    desk.take(Event::Undone, NOW);
    assert_eq!((desk.panel().timespan, desk.is_zoomed()), (hour, false));

    desk.take(Event::Zoomed(second), NOW);
    change(&mut desk, |panel| panel.timespan = last(21_600));
    assert!(!desk.is_zoomed());
    desk.take(Event::Zoomed(second), NOW);
    desk.take(Event::Undone, NOW);
    assert_eq!(desk.panel().timespan, last(21_600));

    // Back, on a page that was zoomed into.
    desk.take(Event::Zoomed(second), NOW);
    desk.take(Event::Opened(panel(&["up"])), NOW);
    assert!(!desk.is_zoomed());
    // What is not the window leaves the zoom.
    desk.take(Event::Zoomed(second), NOW);
    change(&mut desk, |panel| panel.appearance.exemplars = true);
    assert!(desk.is_zoomed());
    // It is on screen already.
    assert_eq!((ticket(&desk), desk.window_ahead()), (None, None));
    // What fails does not keep the window that was waited for.
    desk.take(Event::Zoomed(ago(5_000, 4_000)), NOW);
    assert_eq!(desk.window_ahead(), Some(ago(5_000, 4_000)));
    fail(&mut desk, NOW);
    assert_eq!(desk.window_ahead(), None);
    // The same again is a wish.
    desk.take(Event::Zoomed(ago(5_000, 4_000)), NOW);
    assert!(ticket(&desk).is_some());
}

#[test]
fn queries_are_known_for_life() {
    let mut desk = desk(panel(&["a", "b", "c"]));
    answer(&mut desk, NOW);
    change(&mut desk, |panel| {
        panel.queries.remove(0);
    });
    fail(&mut desk, NOW);
    let ids = |desk: &TestDesk| -> Vec<usize> {
        let queries = desk.panel().queries.iter();
        queries.map(|query| query.id.0).collect()
    };
    assert_eq!(ids(&desk), [1, 2]);
    // Those of lines on screen are taken.
    assert_eq!(desk.new_id(), QueryId(3));
    for (opened, expected) in [
        (vec!["b", "c"], vec![1, 2]),
        (vec!["c"], vec![2]),
        (vec!["c", "b"], vec![2, 3]),
        // b has lines on screen still, and is another one now. Changed at its place, and one more.
        (vec!["x", "b", "y"], vec![2, 3, 4]),
        (vec!["x", "x", "x"], vec![2, 3, 4]),
        (vec!["x"], vec![2]),
        (vec!["y", "x"], vec![3, 2]),
    ] {
        desk.take(Event::Opened(panel(&opened)), NOW);
        assert_eq!(ids(&desk), expected, "{opened:?}");
    }
}

#[test]
fn what_is_said_of_lines_goes_with_the_queries() {
    use promscope::chart::lines::key::LineKey;
    use promscope::prom::labels::Labels;
    let key = |query| LineKey {
        query: QueryId(query),
        is_earlier: false,
        labels: Labels::default(),
    };
    let mut desk = desk(panel(&["a", "b"]));
    answer(&mut desk, NOW);
    change(&mut desk, |panel| {
        panel.seen.hidden = [key(0), key(1)].into();
    });
    change(&mut desk, |panel| panel.queries.swap(0, 1));
    assert_eq!(desk.panel().seen.hidden, [key(0), key(1)].into());
    change(&mut desk, |panel| {
        panel.queries.pop();
    });
    assert_eq!(desk.panel().seen.hidden, [key(1)].into());
    // A link knows queries by their places.
    let mut opened = panel(&["b"]);
    opened.seen.picked = [key(0)].into();
    desk.take(Event::Opened(opened), NOW);
    assert_eq!(desk.panel().seen.picked, [key(1)].into());
}

#[test]
fn an_open_table_asks_for_itself_alone() {
    let mut desk = desk(panel(&["up"]));
    answer(&mut desk, NOW);
    change(&mut desk, |panel| panel.tab = Tab::Table);
    let view = |desk: &TestDesk| desk.round().map(|round| round.wanted.view);
    assert_eq!(view(&desk), Some(View::Table(End::Now)));
    answer(&mut desk, NOW);
    assert_eq!(desk.due(NOW), Some(after(10_000)));
    desk.take(Event::Ticked, after(10_000));
    assert_eq!(view(&desk), Some(View::Table(End::Now)));
    answer(&mut desk, after(10_001));
    // The chart has become old meanwhile; it is not asked for as a whole, unless that was wished.
    change(&mut desk, |panel| panel.tab = Tab::Graph);
    assert_eq!(view(&desk), None);
    assert_eq!(desk.due(after(12_000)), Some(after(12_000)));
    desk.take(Event::Ticked, after(12_000));
    let reach = desk.round().map(|round| (round.wanted.view, round.reach));
    assert_eq!(reach, Some((View::Chart, Reach::Missing)));
    answer(&mut desk, after(12_000));
    // What ends now is another instant when the table is opened again, and the chart is what it was.
    change(&mut desk, |panel| panel.tab = Tab::Table);
    assert_eq!(view(&desk), Some(View::Table(End::Now)));
    answer(&mut desk, after(12_000));
    change(&mut desk, |panel| panel.tab = Tab::Graph);
    assert_eq!(view(&desk), None);
    for wish in [Event::Ran, Event::Again, Event::Refreshed] {
        change(&mut desk, |panel| panel.tab = Tab::Table);
        answer(&mut desk, after(12_000));
        desk.take(wish, after(12_000));
        assert_eq!(view(&desk), Some(View::Table(End::Now)));
        answer(&mut desk, after(12_000));
        change(&mut desk, |panel| panel.tab = Tab::Graph);
        assert_eq!(view(&desk), Some(View::Chart));
        answer(&mut desk, after(12_000));
    }
}

#[test]
fn is_due_as_the_reader_and_the_server_want_it() {
    let closed = Timespan {
        start: Start::From(End::At(NOW - Duration::from_seconds(7_200))),
        end: End::At(NOW - Duration::HOUR),
    };
    let cases: [(&str, Timespan, u32, Alter, Option<i64>); 8] = [
        ("its interval", last(60), 0, |_| {}, Some(10_000)),
        ("never", last(60), 0, |it| it.interval = None, None),
        ("unseen", last(60), 0, |it| it.is_hidden = true, None),
        ("offline", last(60), 0, |it| it.is_offline = true, None),
        ("after failures", last(60), 2, |_| {}, Some(40_000)),
        (
            "as the server wants",
            last(60),
            1,
            |it| it.not_before = after(120_000),
            Some(120_000),
        ),
        ("what is over", closed, 0, |_| {}, None),
        ("what is over and failed", closed, 1, |_| {}, Some(20_000)),
    ];
    for (what, timespan, failures, alter, due) in cases {
        let mut desk = desk(Panel {
            timespan,
            ..panel(&["up"])
        });
        for _ in 0..failures {
            fail(&mut desk, NOW);
            desk.take(Event::Refreshed, NOW);
        }
        match failures {
            0 => answer(&mut desk, NOW),
            _ => {
                // The last one is under way.
                desk.take(Event::Cancelled, NOW);
            }
        }
        let mut around = around();
        alter(&mut around);
        desk.take(Event::Moved(around), NOW);
        let wait = desk.due(NOW).map(|due| due.since(NOW).ms());
        assert_eq!(wait, due, "{what}");
        // A clock that was set back does not hold it up.
        let back = desk.due(NOW - Duration::DAY);
        assert!(back.is_none_or(|back| back <= after(120_000)), "{what}");
    }
}

#[test]
fn a_clock_that_is_set_back_holds_nothing_up() {
    let mut desk = desk(panel(&["up"]));
    answer(&mut desk, NOW);
    let back = NOW - Duration::DAY;
    desk.take(Event::Ticked, back);
    let next = back + Duration::from_seconds(10);
    assert_eq!(desk.due(back), Some(next));
    desk.take(Event::Ticked, next);
    assert_eq!(ticket(&desk), Some(2));
}

#[test]
fn all_that_was_asked_for_and_failed_is_asked_for_again() {
    let mut desk = desk(panel(&["up"]));
    answer(&mut desk, NOW);
    let reach = |desk: &TestDesk| desk.round().map(|round| round.reach);
    desk.take(Event::Again, NOW);
    fail(&mut desk, NOW);
    desk.take(Event::Ticked, after(20_000));
    assert_eq!(reach(&desk), Some(Reach::Whole));
    answer(&mut desk, after(20_000));
    desk.take(Event::Ticked, after(30_000));
    assert_eq!(reach(&desk), Some(Reach::Missing));
    // What the reader allows holds for one ask.
    desk.take(Event::Allowed, after(31_000));
    assert_eq!(reach(&desk), Some(Reach::Boundless));
    fail(&mut desk, after(31_000));
    desk.take(Event::Refreshed, after(32_000));
    assert_eq!(reach(&desk), Some(Reach::Whole));
}

#[test]
fn a_mark_is_of_the_open_view() {
    let mut desk = desk(panel(&["up"]));
    answer(&mut desk, NOW);
    change(&mut desk, |panel| panel.tab = Tab::Table);
    answer(&mut desk, NOW);
    desk.take(Event::Typed(QueryId(0), "load1".to_owned()), NOW);
    desk.take(Event::Ran, NOW);
    answer(&mut desk, NOW);
    assert_eq!(desk.mark(QueryId(0)), None);
}

#[test]
fn a_panel_that_asks_nothing_is_not_refreshed() {
    let mut desk = desk(panel(&["up"]));
    change(&mut desk, |panel| panel.queries[0].hidden = true);
    answer(&mut desk, NOW);
    assert_eq!(desk.due(NOW), None);
}

#[test]
fn a_network_that_is_back_is_tried_at_once() {
    let mut desk = desk(panel(&["up"]));
    let offline = Around {
        is_offline: true,
        interval: None,
        ..around()
    };
    desk.take(Event::Moved(offline.clone()), NOW);
    fail(&mut desk, NOW);
    assert_eq!(ticket(&desk), None);
    desk.take(
        Event::Moved(Around {
            is_offline: false,
            ..offline
        }),
        NOW,
    );
    assert_eq!(ticket(&desk), Some(2));
}

#[test]
fn an_empty_box_is_missed_and_asks_nothing() {
    let mut desk = desk(panel(&["up"]));
    fail(&mut desk, NOW);
    desk.take(Event::Typed(QueryId(0), "  ".to_owned()), NOW);
    desk.take(Event::Ran, NOW);
    assert_eq!((ticket(&desk), desk.failure()), (None, None));
    assert_eq!(
        desk.mark(QueryId(0)),
        Some("Nothing to run: write a query here first, or choose one from the history.")
    );
    desk.take(Event::Typed(QueryId(0), " load1 ".to_owned()), NOW);
    assert_eq!(
        desk.mark(QueryId(0)),
        Some("Not run: the chart is not of this text. Enter runs it.")
    );
    desk.take(Event::Ran, NOW);
    assert_eq!(ticket(&desk), Some(2));
    assert_eq!(desk.text(QueryId(0)), "load1");
    // A second box that is still empty leaves the first alone.
    change(&mut desk, |panel| panel.queries.push(query(1, "")));
    assert_eq!(ticket(&desk), Some(2));
    desk.take(Event::Ran, NOW);
    assert_eq!(ticket(&desk), Some(3));
    assert!(desk.mark(QueryId(1)).is_some());
}

#[test]
fn says_whose_chart_it_is_when_another_server_is_down() {
    let mut desk = desk(panel(&["up"]));
    answer(&mut desk, NOW);
    assert_eq!((desk.is_behind(), desk.other_server()), (false, None));
    desk.take(
        Event::Moved(Around {
            server: Some(Ok(server("http://b:9090"))),
            ..around()
        }),
        NOW,
    );
    fail(&mut desk, NOW);
    assert!(desk.is_behind());
    assert_eq!(desk.other_server(), Some(&server("http://a:9090")));
}

/// What a reader, a server, and time may do; small so that the same things meet.
fn event() -> impl Strategy<Value = Step> {
    prop_oneof![
        (0..3_usize, "[ab]?").prop_map(|(id, text)| tell(Event::Typed(QueryId(id), text))),
        Just(tell(Event::Ran)),
        Just(tell(Event::Again)),
        Just(tell(Event::Allowed)),
        Just(tell(Event::Refreshed)),
        Just(tell(Event::Ticked)),
        Just(tell(Event::Cancelled)),
        (1..9_i64).prop_map(|s| tell(Event::Zoomed(ago(s * 2_000, s * 1_000)))),
        Just(tell(Event::Undone)),
        proptest::collection::vec("[ab]", 1..3).prop_map(|exprs| {
            let exprs: Vec<&str> = exprs.iter().map(String::as_str).collect();
            tell(Event::Opened(panel(&exprs)))
        }),
        (1..4_i64).prop_map(|hours| Step::Range(hours * 3_600)),
        proptest::sample::select(Tab::ALL.to_vec()).prop_map(Step::Show),
        Just(Step::Remove),
        Just(Step::Add),
        (any::<bool>(), any::<bool>(), any::<bool>()).prop_map(|(b, is_hidden, is_offline)| {
            let address = if b { "http://b:9090" } else { "http://a:9090" };
            tell(Event::Moved(Around {
                server: Some(Ok(server(address))),
                is_hidden,
                is_offline,
                ..around()
            }))
        }),
        (0..4_u64, any::<bool>()).prop_map(|(age, is_good)| Step::ComeBack(age, is_good)),
        (0..30_000_i64).prop_map(Step::Wait),
    ]
}

fn tell(event: TestEvent) -> Step {
    Step::Tell(Box::new(event))
}

#[derive(Clone, Debug)]
enum Step {
    Tell(Box<TestEvent>),
    Range(i64),
    Show(Tab),
    Remove,
    Add,
    /// The round so many before the newest comes back.
    ComeBack(u64, bool),
    Wait(i64),
}

proptest! {
    #[test]
    fn nothing_stale_is_shown_and_every_wish_asks(
        steps in proptest::collection::vec(event(), 1..60),
    ) {
        let mut desk = desk(panel(&["a"]));
        let (mut now, mut newest) = (NOW, Vec::<Round>::new());
        let mut before_zoom: Option<Timespan> = None;
        for step in steps {
            let before = desk.panel().timespan;
            let mut altered = desk.panel().clone();
            let zooms = matches!(&step, Step::Tell(event) if matches!(**event, Event::Zoomed(_)));
            let undoes = matches!(&step, Step::Tell(event) if matches!(**event, Event::Undone));
            match step {
                Step::Tell(event) => desk.take(*event, now),
                Step::Range(seconds) => {
                    altered.timespan = last(seconds);
                    desk.take(Event::Changed(altered), now);
                }
                Step::Show(tab) => {
                    altered.tab = tab;
                    desk.take(Event::Changed(altered), now);
                }
                Step::Remove => {
                    altered.queries.truncate(1);
                    desk.take(Event::Changed(altered), now);
                }
                Step::Add => {
                    let id = desk.new_id();
                    altered.queries.push(query(id.0, "b"));
                    desk.take(Event::Changed(altered), now);
                }
                Step::ComeBack(age, is_good) => {
                    let at = newest.len().checked_sub(1 + usize::try_from(age)?);
                    if let Some(round) = at.map(|at| newest[at].clone()) {
                        let waited = ticket(&desk) == Some(round.ticket);
                        let had = shown(&desk);
                        let outcome = if is_good { Ok(round.ticket) } else { Err(failure()) };
                        desk.take(match round.wanted.view {
                            View::Chart => Event::Charted(round.ticket, outcome),
                            View::Table(_) => Event::Listed(round.ticket, outcome),
                        }, now);
                        // Only who is waited for changes what is shown, and a failure takes nothing.
                        prop_assert!(shown(&desk) == had || (waited && is_good));
                    }
                }
                Step::Wait(ms) => now = now + Duration::from_ms(ms),
            }
            let timespan = desk.panel().timespan;
            if undoes {
                prop_assert_eq!(timespan, before_zoom.take().unwrap_or(before));
            } else if zooms {
                before_zoom.get_or_insert(before);
            } else if timespan != before {
                before_zoom = None;
            }
            prop_assert_eq!(desk.is_zoomed(), before_zoom.is_some());
            // One at a time, each new.
            if let Some(round) = desk.round() {
                if newest.last() != Some(round) {
                    prop_assert!(newest.last().is_none_or(|last| last.ticket < round.ticket));
                    newest.push(round.clone());
                }
                prop_assert_eq!(&round.wanted.panel, &desk.panel().asked());
            }
            prop_assert!(desk.due(now).is_none_or(|due| due >= now));
            let mut ids: Vec<_> = desk.panel().queries.iter().map(|query| query.id).collect();
            ids.sort_unstable();
            ids.dedup();
            prop_assert_eq!(ids.len(), desk.panel().queries.len());
        }
        // After whatever there was, a wish asks, and its answer is shown.
        for wish in [Event::Again, Event::Refreshed] {
            desk.take(wish, now);
            let round = desk.round().cloned();
            prop_assert!(round.is_some());
            answer(&mut desk, now);
            let kept = match desk.panel().tab {
                Tab::Table => desk.table().kept.as_ref().map(|kept| kept.answers),
                _ => shown(&desk),
            };
            prop_assert_eq!(kept, round.map(|round| round.ticket));
            prop_assert!(desk.round().is_none() && desk.failure().is_none());
        }
    }
}
