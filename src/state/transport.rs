//! One query on the network: in parts where it is too long, judged and joined.

use std::cell::RefCell;
use std::pin::pin;

use futures_util::future::{Either, select};
use futures_util::{StreamExt, TryStreamExt, stream};
use web_sys::Blob;

use super::failure::{Failure, judge};
use crate::browser::error::Unreachable;
use crate::browser::http::{self, Received, Timings};
use crate::browser::{clock, decoder, probe};
use crate::prom::answer::Answer;
use crate::prom::decode::Progress;
use crate::prom::duration::Duration;
use crate::prom::parts;
use crate::prom::request::RangeQuery;

/// Parts asked at once: a browser opens six connections to a server, some stay free for others.
const AT_ONCE: usize = 4;

/// A whole answer, in however many parts it came.
pub(super) struct Reply {
    pub(super) answer: Answer,
    /// The body; bodies of several parts stand on a line each.
    pub(super) raw: Option<Blob>,
    pub(super) timings: Timings,
    /// The server's clock, milliseconds since 1970.
    pub(super) server_time: Option<f64>,
}

/// Asks in as many parts as are needed. Dropping the future ends all that is under way.
///
/// # Errors
/// Why there is no answer.
pub(super) async fn ask_in_parts(
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
                heard(whole(&tally));
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

fn whole(tally: &[Progress]) -> Progress {
    tally
        .iter()
        .fold(Progress::default(), |all, part| Progress {
            bytes: all.bytes + part.bytes,
            // A series has a piece in each part.
            series: all.series.max(part.series),
            samples: all.samples + part.samples,
        })
}
