//! All that a panel asks at once.

use std::cell::RefCell;

use futures_util::future::try_join_all;

use super::failure::Failure;
use super::load::{Answered, Answers};
use super::question::Question;
use crate::browser::clock;
use crate::prom::decode::Progress;
use crate::view::query::letter;

/// Asks all questions of a panel; `bounds` are those of the chart, milliseconds since 1970. Dropping the future ends all that is
/// under way.
///
/// # Errors
/// Why one of them has no answer, and of several which.
pub async fn ask(
    questions: Vec<Question>,
    bounds: (i64, i64),
    heard: impl Fn(Progress),
) -> Result<Answers, Failure> {
    let several = questions.iter().any(|question| question.place > 0);
    let tally = RefCell::new(vec![Progress::default(); questions.len()]);
    let ask = |(at, question): (usize, Question)| {
        let (tally, heard) = (&tally, &heard);
        async move {
            let hear = |progress| {
                let mut tally = tally.borrow_mut();
                tally[at] = progress;
                heard(sum(&tally));
            };
            let place = question.place;
            let answer = question.ask(hear).await;
            answer.map_err(|failure| {
                if several {
                    failure.of(letter(place))
                } else {
                    failure
                }
            })
        }
    };
    let list: Vec<Answered> = try_join_all(questions.into_iter().enumerate().map(ask)).await?;
    Ok(Answers {
        list,
        bounds,
        received_at: clock::now(),
    })
}

fn sum(tally: &[Progress]) -> Progress {
    tally.iter().fold(Progress::default(), |all, one| Progress {
        bytes: all.bytes + one.bytes,
        series: all.series + one.series,
        samples: all.samples + one.samples,
    })
}
