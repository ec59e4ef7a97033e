//! Carries a round for the chart out.

use std::cell::RefCell;

use futures_util::future::try_join_all;
use leptos::prelude::*;

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
    let time = answers.list.iter().find_map(|one| one.server_time);
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
    let questions = planner.questions(&|id, earlier| {
        let exchange = shown?.of(id, earlier)?;
        Some(exchange.question.query.window)
    });
    let queries = questions.iter().map(|question| question.query.clone());
    state.asked.set(queries.collect());
    let panel = planner.panel;
    let several = questions
        .iter()
        .any(|question| panel.place(question.id) > 0);
    let tally = RefCell::new(vec![Progress::default(); questions.len()]);
    let ask = |(at, question): (usize, Question)| {
        let tally = &tally;
        async move {
            let heard = |progress| {
                let mut tally = tally.borrow_mut();
                tally[at] = progress;
                state.progress.set(sum(&tally));
            };
            let letter = letter(panel.place(question.id));
            let exchange = exchange(question, errand, shown, heard).await;
            exchange.map_err(|failure| if several { failure.of(letter) } else { failure })
        }
    };
    let list = try_join_all(questions.into_iter().enumerate().map(ask)).await?;
    Ok(Answers {
        list,
        bounds: plan::bounds(panel, planner.now),
        received_at: clock::now(),
    })
}

async fn exchange(
    question: Question,
    errand: &Errand,
    shown: Option<&Answers>,
    heard: impl Fn(Progress),
) -> Result<Exchange, Failure> {
    let on_screen = shown.and_then(|shown| shown.of(question.id, question.earlier));
    let asked = match on_screen {
        Some(exchange) => exchange.missing(&question),
        None => question.query.clone(),
    };
    let reply = ask_in_parts(&asked, errand.manner, heard).await?;
    Ok(Exchange::new(question, asked, reply, on_screen))
}

fn sum(tally: &[Progress]) -> Progress {
    tally.iter().fold(Progress::default(), |all, one| Progress {
        bytes: all.bytes + one.bytes,
        series: all.series + one.series,
        samples: all.samples + one.samples,
    })
}
