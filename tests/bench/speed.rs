//! Client time: from the last byte of an answer to the frame that shows it.

use crate::cell::{CELLS, Cell};
use crate::contestant::{Contestant, Until, Width};
use crate::median::median;
use crate::stage::Stage;
use crate::tab::Tab;
use crate::table::{beside, short, table, verdict};
use crate::trace::Trace;

/// What is aimed at, for each cell: at most so much of plotly's time, and whether less than the floor.
const GOALS: [(f64, bool); 5] = [
    (0.6, false),
    (0.6, false),
    (0.4, false),
    (0.22, true),
    (0.17, true),
];

/// The longest task aimed at, milliseconds.
const LONGEST: f64 = 100.0;

/// How a page came to ask.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Situation {
    /// Open and idle, and asked for the first time.
    First,
    /// Opened by a link, nothing in the cache.
    Opened,
    /// Open already, and asked again.
    Again,
}

/// What one answer took a page, milliseconds.
struct Taken {
    contestant: Contestant,
    situation: Situation,
    /// From the last byte to the presented frame.
    client: f64,
    /// From the navigation to the presented frame.
    whole: f64,
    /// The longest task of the main thread, from the question until the page is quiet.
    task: f64,
}

/// All that was taken of a cell.
struct Course {
    cell: Cell,
    taken: Vec<Taken>,
}

pub(crate) fn measure(stage: &Stage, runs: usize) -> String {
    let courses: Vec<Course> = CELLS
        .iter()
        .map(|cell| Course::run(stage, *cell, runs))
        .collect();
    format!(
        "A page that is open and idle is asked for the first time, in milliseconds (in brackets: \
         Promscope's time as a part of it):\n\n{}\n\
         The same page asked again, by Run:\n\n{}\n\
         A page opened by a link, nothing in the cache. Promscope asks while its plotly is still on \
         the way, so that the last byte is there before what is to draw it:\n\n{}\n\
         All of it, from the click on the link to the frame, the server's work included:\n\n{}\n\
         The longest task of the main thread, from the question until the page is quiet, in \
         milliseconds:\n\n{}",
        client_times(&courses, Situation::First),
        client_times(&courses, Situation::Again),
        client_times(&courses, Situation::Opened),
        whole_times(&courses),
        longest_tasks(&courses),
    )
}

impl Course {
    fn run(stage: &Stage, cell: Cell, runs: usize) -> Self {
        eprintln!("bench: {}", cell.name());
        let mut taken = Vec::new();
        for run in 0..=runs {
            // Nobody is always first.
            let mut contestants = Contestant::ALL;
            contestants.rotate_left(run % Contestant::ALL.len());
            let one_run = contestants.map(|contestant| take(stage, &cell, contestant));
            if run > 0 {
                taken.extend(one_run.into_iter().flatten());
            }
        }
        Self { cell, taken }
    }

    fn median(
        &self,
        contestant: Contestant,
        situation: Situation,
        figure: fn(&Taken) -> f64,
    ) -> f64 {
        let taken = self.taken.iter();
        let own =
            taken.filter(|taken| taken.contestant == contestant && taken.situation == situation);
        median(own.map(figure))
    }
}

/// Takes figures until a trace is whole.
fn take(stage: &Stage, cell: &Cell, contestant: Contestant) -> [Taken; 3] {
    let taken = (0..TRIES).find_map(|_| take_once(stage, cell, contestant).ok());
    taken.expect("a whole trace")
}

/// How often a trace that ended too early is taken again.
const TRIES: u32 = 5;

fn take_once(stage: &Stage, cell: &Cell, contestant: Contestant) -> Result<[Taken; 3], Cut> {
    let idle = Tab::open(&stage.browser);
    idle.go(&contestant.idle_link(stage, cell));
    idle.run(contestant.idle());
    idle.run("bench.quiet()");
    let first = idle.trace(|tab| drop(tab.run(&contestant.ask(cell))));
    drop(idle);
    let tab = Tab::open(&stage.browser);
    let opened = tab.trace(|tab| {
        tab.go(&contestant.link(stage, cell, Until::End));
        tab.run("bench.painted(0)");
    });
    let again = tab.trace(|tab| drop(tab.run("bench.click('run')")));
    let taken = |(situation, trace): (Situation, Trace)| {
        let last_byte = trace.last_byte().ok_or(Cut)?;
        let painted = trace.mark("painted", last_byte);
        let shown = trace.presented(painted).ok_or(Cut)?;
        let (begin, end) = trace.span();
        Ok(Taken {
            contestant,
            situation,
            client: shown - last_byte,
            whole: shown - trace.navigated(),
            task: trace.longest_task(begin, end),
        })
    };
    Ok([
        taken((Situation::First, first))?,
        taken((Situation::Opened, opened))?,
        taken((Situation::Again, again))?,
    ])
}

/// A trace that ended before the answer or the frame that it was taken for.
struct Cut;

fn client_times(courses: &[Course], situation: Situation) -> String {
    let rows = courses
        .iter()
        .zip(GOALS)
        .map(|(course, (part, below_floor))| {
            let time = |contestant| course.median(contestant, situation, |taken| taken.client);
            let promscope = time(Contestant::Promscope);
            let plotly = time(Contestant::Plotly(Width::Thin));
            let floor = time(Contestant::Canvas(Width::Thin));
            let met = promscope <= part * plotly && (!below_floor || promscope < floor);
            let goal = format!(
                "{part} of plotly{}",
                if below_floor { ", below the floor" } else { "" }
            );
            let others = Contestant::ALL[1..]
                .iter()
                .map(|other| beside(promscope, time(*other)));
            [course.cell.name(), short(promscope)]
                .into_iter()
                .chain(others)
                .chain([goal, verdict(met)])
                .collect()
        });
    let names = Contestant::ALL.map(|contestant| contestant.to_string());
    let names = names.iter().map(String::as_str);
    let head: Vec<&str> = ["series x points"]
        .into_iter()
        .chain(names)
        .chain(["goal", ""])
        .collect();
    table(&head, &rows.collect::<Vec<_>>())
}

fn whole_times(courses: &[Course]) -> String {
    let rows = courses.iter().map(|course| {
        let time = |contestant| course.median(contestant, Situation::Opened, |taken| taken.whole);
        let promscope = time(Contestant::Promscope);
        let others = Contestant::ALL[1..].iter();
        let others = others.map(|other| beside(promscope, time(*other)));
        [course.cell.name(), short(promscope)]
            .into_iter()
            .chain(others)
            .collect()
    });
    let names = Contestant::ALL.map(|contestant| contestant.to_string());
    let names = names.iter().map(String::as_str);
    let head: Vec<&str> = ["series x points"].into_iter().chain(names).collect();
    table(&head, &rows.collect::<Vec<_>>())
}

fn longest_tasks(courses: &[Course]) -> String {
    let rows = courses.iter().map(|course| {
        let task = |contestant, situation| course.median(contestant, situation, |taken| taken.task);
        let both = |contestant| {
            [Situation::First, Situation::Again, Situation::Opened]
                .map(|situation| task(contestant, situation))
        };
        let promscope = both(Contestant::Promscope);
        let plotly = both(Contestant::Plotly(Width::Thin));
        let met = promscope.iter().all(|task| *task <= LONGEST);
        [course.cell.name()]
            .into_iter()
            .chain(promscope.into_iter().chain(plotly).map(short))
            .chain([format!("at most {LONGEST}"), verdict(met)])
            .collect()
    });
    table(
        &[
            "series x points",
            "Promscope, first",
            "again",
            "opened",
            "plotly, first",
            "again",
            "opened",
            "goal",
            "",
        ],
        &rows.collect::<Vec<_>>(),
    )
}
