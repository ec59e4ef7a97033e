//! From a question to an answer on screen: what has to be asked is planned, asked in parts,
//! judged, joined, and merged with what is there.

use std::cell::RefCell;
use std::pin::pin;
use std::sync::Arc;

use futures_util::future::{Either, select};
use futures_util::{StreamExt, TryStreamExt, stream};
use leptos::prelude::{StoredValue, UpdateValue};
use send_wrapper::SendWrapper;
use web_sys::Blob;

use super::failure::{Failure, judge};
use super::load::Answered;
use crate::browser::error::Unreachable;
use crate::browser::http::{self, Received, Timings};
use crate::browser::{clock, decoder, probe};
use crate::chart::colours::Colours;
use crate::chart::lines::Lines;
use crate::prom::answer::Answer;
use crate::prom::decode::Progress;
use crate::prom::duration::Duration;
use crate::prom::request::RangeQuery;
use crate::prom::tail::Ask;
use crate::prom::{parts, tail};

/// Parts asked at once: a browser opens six connections to a server, some stay free for others.
const AT_ONCE: usize = 4;

/// What is wanted on screen.
pub struct Question {
    /// The query over the whole window.
    pub query: RangeQuery,
    /// The step that the reader chose, where it was too short for the range.
    pub raised_from: Option<Duration>,
    /// How long an answer may take.
    pub timeout: Duration,
    /// What is on screen, where a tail may be merged with it.
    pub shown: Option<Arc<Answered>>,
}

impl Question {
    /// Asks. Dropping the future ends all that is under way.
    ///
    /// # Errors
    /// Why there is no answer.
    pub async fn ask(
        self,
        colours: StoredValue<Colours>,
        heard: impl Fn(Progress),
    ) -> Result<Answered, Failure> {
        let asked = self.plan();
        let reply = ask_in_parts(&asked, self.timeout, heard).await?;
        let mut answer = reply.answer;
        if let Some(shown) = self.shown.filter(|_| asked != self.query) {
            answer.series = tail::merge(
                &shown.answer.series,
                &answer.series,
                asked.window,
                self.query.window,
            );
        }
        #[allow(
            clippy::cast_precision_loss,
            reason = "a step in milliseconds fits an f64"
        )]
        let step = self.query.window.step.ms() as f64;
        let lines = colours
            .try_update_value(|colours| Lines::of(&answer.series, &self.query.query, step, colours))
            .unwrap_or_default();
        Ok(Answered {
            lines,
            answer,
            query: self.query,
            asked,
            raised_from: self.raised_from,
            raw: SendWrapper::new(reply.raw),
            timings: reply.timings,
            server_time: reply.server_time,
            received_at: clock::now(),
        })
    }

    /// What has to be asked for.
    fn plan(&self) -> RangeQuery {
        let Some(shown) = &self.shown else {
            return self.query.clone();
        };
        #[allow(
            clippy::cast_possible_truncation,
            reason = "milliseconds since 1970 fit an i64"
        )]
        // The server tells the time when it answers; it was asked before.
        let asked_at = shown
            .server_time
            .map(|time| (time - shown.timings.waited) as i64);
        match tail::plan(&shown.query, asked_at, &self.query) {
            Ask::All => self.query.clone(),
            Ask::Tail(window) => RangeQuery {
                window,
                ..self.query.clone()
            },
        }
    }
}

/// A whole answer, in however many parts it came.
struct Reply {
    answer: Answer,
    /// The body; bodies of several parts stand on a line each.
    raw: Option<Blob>,
    timings: Timings,
    server_time: Option<f64>,
}

async fn ask_in_parts(
    query: &RangeQuery,
    timeout: Duration,
    heard: impl Fn(Progress),
) -> Result<Reply, Failure> {
    let parts = parts::parts(query);
    let tally = RefCell::new(vec![Progress::default(); parts.len()]);
    let ask = |(place, part): (usize, RangeQuery)| {
        let (tally, heard) = (&tally, &heard);
        async move {
            let hear = |progress| {
                let mut tally = tally.borrow_mut();
                tally[place] = progress;
                heard(sum(&tally));
            };
            ask_part(&part, timeout, hear).await
        }
    };
    let replies: Vec<Reply> = stream::iter(parts.into_iter().enumerate())
        .map(ask)
        .buffered(AT_ONCE)
        .try_collect()
        .await?;
    Ok(join(replies))
}

async fn ask_part(
    query: &RangeQuery,
    timeout: Duration,
    heard: impl Fn(Progress),
) -> Result<Reply, Failure> {
    let (url, body) = (query.url(), query.body());
    let server = &query.server;
    let answer = pin!(decoder::post(&url, &body, heard));
    let too_long = pin!(clock::wait(i32::try_from(timeout.ms()).unwrap_or(i32::MAX)));
    let mut received = match select(answer, too_long).await {
        Either::Left((Ok(received), _)) => received,
        Either::Left((Err(http::Failed), _)) => return Err(probe::diagnose(server).await.into()),
        Either::Right(_) => {
            let (server, after) = (server.clone(), timeout);
            return Err(Unreachable::TimedOut { server, after }.into());
        }
    };
    let answer = judge(server, &mut received)?;
    let Received {
        raw,
        timings,
        server_time,
        ..
    } = received;
    Ok(Reply {
        answer,
        raw: Some(raw),
        timings,
        server_time,
    })
}

fn join(mut replies: Vec<Reply>) -> Reply {
    if replies.len() == 1
        && let Some(only) = replies.pop()
    {
        return only;
    }
    let raw = http::joined(replies.iter().filter_map(|reply| reply.raw.as_ref()));
    let timings = replies
        .iter()
        .fold(Timings::default(), |all, reply| all.beside(reply.timings));
    // The oldest clock: steps after it may not be final.
    let server_time = replies
        .iter()
        .filter_map(|reply| reply.server_time)
        .reduce(f64::min);
    let answer = parts::join(replies.into_iter().map(|reply| reply.answer).collect());
    Reply {
        answer,
        raw,
        timings,
        server_time,
    }
}

fn sum(tally: &[Progress]) -> Progress {
    tally
        .iter()
        .fold(Progress::default(), |all, part| Progress {
            bytes: all.bytes + part.bytes,
            // A series has a piece in each part.
            series: all.series.max(part.series),
            samples: all.samples + part.samples,
        })
}
