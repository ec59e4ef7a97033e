//! What a page did, as the browser traced it. Times are milliseconds of one clock for all.

use serde::Deserialize;
use serde_json::Value;

/// The trace of one page.
pub(crate) struct Trace {
    /// Events of the page's process, by time.
    events: Vec<Event>,
    /// The page's main thread.
    main: u64,
}

#[derive(Deserialize)]
struct Event {
    name: String,
    /// `X` has a duration, `I` has none, `b` and `e` begin and end what may last longer.
    #[serde(rename = "ph")]
    phase: String,
    pid: u64,
    tid: u64,
    /// Microseconds.
    #[serde(default)]
    ts: f64,
    /// Microseconds.
    #[serde(default)]
    dur: f64,
    #[serde(default)]
    args: Value,
    /// Tells apart what runs at the same time.
    #[serde(default)]
    id2: Value,
}

impl Event {
    fn at(&self) -> f64 {
        self.ts / 1_000.0
    }

    fn ms(&self) -> f64 {
        self.dur / 1_000.0
    }
}

impl Trace {
    /// From the parts in which the browser gave it. The page is the one that has marks.
    pub(crate) fn new(parts: impl Iterator<Item = Value>) -> Self {
        let mut events: Vec<Event> = parts
            .flat_map(|part| serde_json::from_value::<Vec<Event>>(part).expect("trace events"))
            .collect();
        events.sort_by(|one, other| one.ts.total_cmp(&other.ts));
        let marked = events
            .iter()
            .rfind(|event| MARKS.contains(&event.name.as_str()));
        let (page, main) = marked.map(|event| (event.pid, event.tid)).expect("a mark");
        events.retain(|event| event.pid == page);
        Self { events, main }
    }

    /// The first mark of this name at or after an instant.
    pub(crate) fn mark(&self, name: &'static str, from: f64) -> f64 {
        self.first(name, from).at()
    }

    /// When the page was navigated to.
    pub(crate) fn navigated(&self) -> f64 {
        let mark = self.named("painted").next().expect("a paint");
        // In the page's own time, which begins with the navigation.
        let since = mark.args["data"]["startTime"].as_f64().expect("a time");
        mark.at() - since
    }

    /// When the last byte of the answer to a query was there.
    ///
    /// None where the trace ended before it was told that.
    pub(crate) fn last_byte(&self) -> Option<f64> {
        let finished = self.answers().filter_map(|end| end["finishTime"].as_f64());
        // Alone among times, this one is in seconds.
        finished.map(|seconds| seconds * 1_000.0).reduce(f64::max)
    }

    /// Bytes of the answers to queries: as they came over the wire, and unpacked.
    pub(crate) fn answer_bytes(&self) -> (f64, f64) {
        let sum = |name: &str| self.answers().filter_map(|end| end[name].as_f64()).sum();
        (sum("encodedDataLength"), sum("decodedBodyLength"))
    }

    /// Bytes that came over the wire, heads included, and how many files, without answers to queries.
    pub(crate) fn loaded(&self) -> (f64, usize) {
        let bytes = |end: &Value| end["encodedDataLength"].as_f64();
        let answers: f64 = self.answers().filter_map(bytes).sum();
        let ends = self.named("ResourceFinish").map(|end| &end.args["data"]);
        let loaded: Vec<f64> = ends.filter_map(bytes).collect();
        let files = loaded.iter().filter(|bytes| **bytes > 0.0).count() - self.answers().count();
        (loaded.iter().sum::<f64>() - answers, files)
    }

    /// When the frame was presented that holds what was done by an instant: that of the main
    /// thread's next commit, or of a later one where that frame was dropped.
    ///
    /// None where the trace ended before it was told what became of the frame.
    pub(crate) fn presented(&self, done: f64) -> Option<f64> {
        self.named("Commit")
            .filter(|commit| commit.phase == "X" && commit.tid == self.main && commit.at() >= done)
            .find_map(|commit| {
                let frame = self.shown_frame(&commit.args["frameSeqId"])?;
                let end = self.named("PipelineReporter").find(|event| {
                    event.phase == "e" && event.id2 == frame.id2 && event.at() >= commit.at()
                });
                Some(end?.at())
            })
    }

    /// What became of a frame, if it was presented with what the main thread had for it. When the
    /// main thread is late, a fork of the frame is presented without.
    fn shown_frame(&self, sequence: &Value) -> Option<&Event> {
        self.named("PipelineReporter").find(|event| {
            let frame = &event.args["frame_reporter"];
            let presented = frame["state"]
                .as_str()
                .is_some_and(|state| state.starts_with("STATE_PRESENTED"));
            presented && frame["frame_type"] != "FORKED" && frame["frame_sequence"] == *sequence
        })
    }

    /// The longest task of the main thread that ran between two instants.
    pub(crate) fn longest_task(&self, from: f64, to: f64) -> f64 {
        self.tasks(from, to).fold(0.0, f64::max)
    }

    /// The main thread's work between two instants.
    pub(crate) fn work(&self, from: f64, to: f64) -> f64 {
        self.tasks(from, to).sum()
    }

    /// When the first and the last of it happened.
    pub(crate) fn span(&self) -> (f64, f64) {
        let timed = || self.events.iter().filter(|event| event.ts > 0.0);
        let first = timed().next().map_or(0.0, Event::at);
        (first, timed().next_back().map_or(0.0, Event::at))
    }

    fn tasks(&self, from: f64, to: f64) -> impl Iterator<Item = f64> {
        self.named("RunTask")
            .filter(move |event| {
                event.tid == self.main && event.at() + event.ms() > from && event.at() < to
            })
            .map(Event::ms)
    }

    /// The ends of the answers to queries.
    fn answers(&self) -> impl Iterator<Item = &Value> {
        let asked: Vec<&Value> = self
            .named("ResourceSendRequest")
            .map(|event| &event.args["data"])
            .filter(|request| {
                request["url"]
                    .as_str()
                    .is_some_and(|url| url.ends_with("/query_range"))
            })
            .map(|request| &request["requestId"])
            .collect();
        self.named("ResourceFinish")
            .map(|event| &event.args["data"])
            .filter(move |end| asked.contains(&&end["requestId"]))
    }

    /// The first event of this name at or after an instant.
    fn first(&self, name: &'static str, from: f64) -> &Event {
        let found = self.named(name).find(|event| event.at() >= from);
        found.unwrap_or_else(|| panic!("no {name} in the trace"))
    }

    fn named(&self, name: &'static str) -> impl Iterator<Item = &Event> {
        self.events.iter().filter(move |event| event.name == name)
    }
}

/// Marks that our own script makes.
const MARKS: [&str; 3] = ["asked", "painted", "usable"];
