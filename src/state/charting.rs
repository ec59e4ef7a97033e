//! Carries a round for the chart out.

use std::cell::RefCell;

use futures_util::future::try_join_all;

use super::answers::{Answers, Exchange};
use super::errand::Errand;
use super::panel::PanelState;
use super::transport::ask_in_parts;
use crate::asking::plan::{self, Question};
use crate::browser::clock;
use crate::prom::decode::Progress;
use crate::reach::failure::Failure;
use crate::view::query::letter;

/// Asks all questions of a panel; where the window turns out to be of a wrong time, once more.
/// Dropping the future ends all that is under way.
///
/// # Errors
/// Why one of them has no answer, and of several which.
pub(super) async fn chart(
    state: PanelState,
    errand: &mut Errand,
    shown: Option<&Answers>,
) -> Result<Answers, Failure> {
    let answers = ask(state, errand, shown).await?;
    let of_main = |one: &&Exchange| one.question.query.server == errand.wanted.server;
    let mut told = answers.list.iter().filter(of_main);
    let time = told.find_map(|one| one.server_time);
    if errand.keeps_time(time).await {
        return Ok(answers);
    }
    ask(state, errand, None).await
}

async fn ask(
    state: PanelState,
    errand: &Errand,
    shown: Option<&Answers>,
) -> Result<Answers, Failure> {
    let planner = errand.planner().await;
    let questions = planner.questions(&|id, earlier, server| {
        let exchange = shown?.of(id, earlier, server)?;
        Some(exchange.question.query.window)
    });
    let queries = questions.iter().map(|question| question.query.clone());
    state.asked.set(queries.collect());
    let panel = planner.panel;
    let several = questions
        .iter()
        .any(|question| panel.place(question.id) > 0);
    let tally = RefCell::new(vec![Progress::default(); questions.len()]);
    let is_shared = questions
        .iter()
        .any(|question| !question.server_name.is_empty());
    let ask = |(at, question): (usize, Question)| {
        let tally = &tally;
        async move {
            let asked = question.clone();
            let heard = |progress| {
                let mut tally = tally.borrow_mut();
                tally[at] = progress;
                state.progress.set(sum(&tally));
            };
            let letter = letter(panel.place(question.id));
            let exchange = exchange(question, errand, shown, heard).await;
            let told = |failure: Failure| if several { failure.of(letter) } else { failure };
            match exchange {
                Ok(exchange) => Ok(Ok(exchange)),
                // One of several servers spoils only its own lines.
                Err(failure) if is_shared => Ok(Err((told(failure), on_screen(&asked, shown)))),
                Err(failure) => Err(told(failure)),
            }
        }
    };
    let outcomes = try_join_all(questions.into_iter().enumerate().map(ask)).await?;
    let (list, faults) = gather(outcomes)?;
    Ok(Answers {
        list,
        faults,
        bounds: plan::bounds(panel, planner.now),
        received_at: clock::now(),
    })
}

/// The answers of several servers, with what is on screen of those that failed, and why they did.
///
/// # Errors
/// Why the first of them failed, where all did.
fn gather(
    outcomes: Vec<Result<Exchange, (Failure, Option<&Exchange>)>>,
) -> Result<(Vec<Exchange>, Vec<String>), Failure> {
    let (mut list, mut failures) = (Vec::new(), Vec::new());
    let is_answered = outcomes.iter().any(Result::is_ok);
    for outcome in outcomes {
        match outcome {
            Ok(exchange) => list.push(exchange),
            Err((failure, before)) => {
                list.extend(before.cloned());
                failures.push(failure);
            }
        }
    }
    let faults = failures.iter().map(ToString::to_string).collect();
    match failures.into_iter().next() {
        Some(failure) if !is_answered => Err(failure),
        _ => Ok((list, faults)),
    }
}

/// What is on screen of a question.
fn on_screen<'a>(question: &Question, shown: Option<&'a Answers>) -> Option<&'a Exchange> {
    shown?.of(question.id, question.earlier, &question.query.server)
}

async fn exchange(
    question: Question,
    errand: &Errand,
    shown: Option<&Answers>,
    heard: impl Fn(Progress),
) -> Result<Exchange, Failure> {
    let on_screen = on_screen(&question, shown);
    let asked = match on_screen {
        Some(exchange) => exchange.missing(&question),
        None => question.query.clone(),
    };
    let reply = ask_in_parts(&asked, errand.manner, &heard).await?;
    Ok(Exchange::new(question, asked, reply, on_screen))
}

fn sum(tally: &[Progress]) -> Progress {
    tally.iter().fold(Progress::default(), |all, one| Progress {
        bytes: all.bytes + one.bytes,
        series: all.series + one.series,
        samples: all.samples + one.samples,
    })
}
