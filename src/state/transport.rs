//! One query on the network: in parts where it is too long, judged and joined.

use std::cell::RefCell;

use futures_util::{StreamExt, TryStreamExt, stream};
use web_sys::Blob;

use super::post::{Form, Manner, head, post, receive};
use crate::browser::http::{self, Received};
use crate::prom::answer::{Answer, ResultType};
use crate::prom::decode::Progress;
use crate::prom::exemplars::{self, SeriesExemplars};
use crate::prom::parts;
use crate::prom::request::{self, InstantQuery, RangeQuery};
use crate::prom::server::Server;
use crate::prom::timestamp::Timestamp;
use crate::reach::failure::Failure;
use crate::report::part::Part;
use crate::report::timeline::Kind;
use crate::report::timings::Timings;

/// Parts asked at once: a browser opens six connections to a server, some stay free for others.
const AT_ONCE: usize = 4;

/// A whole answer, in however many parts it came.
pub(super) struct Reply {
    pub(super) answer: Answer,
    /// The body; bodies of several parts stand on a line each.
    pub(super) raw: Option<Blob>,
    pub(super) timings: Timings,
    /// The requests that it came by.
    pub(super) parts: Vec<Part>,
    /// The server's clock.
    pub(super) server_time: Option<Timestamp>,
}

/// The answer to a question for one instant.
pub(super) struct InstantReply {
    pub(super) answer: Answer,
    pub(super) timings: Timings,
    /// The server's clock.
    pub(super) server_time: Option<Timestamp>,
}

/// Asks in as many parts as are needed. Dropping the future ends all that is under way.
///
/// # Errors
/// Why there is no answer.
pub(super) async fn ask_in_parts(
    query: &RangeQuery,
    manner: Manner,
    heard: &dyn Fn(Progress),
) -> Result<Reply, Failure> {
    let parts = parts::parts(query);
    let tally = RefCell::new(vec![Progress::default(); parts.len()]);
    let ask = |(place, part): (usize, RangeQuery)| {
        let tally = &tally;
        async move {
            let hear = |progress| {
                let mut tally = tally.borrow_mut();
                tally[place] = progress;
                heard(whole(&tally));
            };
            ask_part(&part, manner, &hear).await
        }
    };
    let replies: Vec<Reply> = stream::iter(parts.into_iter().enumerate())
        .map(ask)
        .buffered(AT_ONCE)
        .try_collect()
        .await?;
    Ok(join(replies))
}

/// Asks for one instant. Dropping the future ends it.
///
/// # Errors
/// Why there is no answer.
pub(super) async fn ask_instant(
    query: &InstantQuery,
    manner: Manner,
) -> Result<InstantReply, Failure> {
    let form = Form {
        kind: Kind::Instant,
        server: &query.server,
        query: &query.query,
        url: query.url(),
        body: query.body(),
    };
    let (answer, received) = post(&form, manner, &|_| {}).await?;
    Ok(InstantReply {
        answer,
        timings: received.timings,
        server_time: received.server_time,
    })
}

/// Asks a server for its time; none where it does not tell.
pub(super) async fn ask_time(server: &Server, manner: Manner) -> Option<Timestamp> {
    let (url, body) = request::server_time(server);
    let form = Form {
        kind: Kind::Probe,
        server,
        query: "time()",
        url,
        body,
    };
    let (answer, _) = post(&form, manner, &|_| {}).await.ok()?;
    if answer.result_type != ResultType::Scalar {
        return None;
    }
    let (_, seconds) = answer.series.first()?.last()?;
    let ms = Some(seconds * 1_000.0).filter(|ms| ms.is_finite());
    ms.map(Timestamp::from_float)
}

/// Asks for the exemplars of a query. Dropping the future ends it.
///
/// # Errors
/// Why there is no answer.
pub(super) async fn ask_exemplars(
    query: &RangeQuery,
    manner: Manner,
) -> Result<Vec<SeriesExemplars>, Failure> {
    let form = Form {
        kind: Kind::Exemplars,
        server: &query.server,
        query: &query.query,
        url: query.exemplars_url(),
        body: query.exemplars_body(),
    };
    let mut record = manner.log.begin(form.kind, form.query);
    let found = match receive(&form, manner, &|_| {}, &mut record).await {
        // No series, so the body is read once more for what it is.
        Ok(received) => {
            let body = http::text(&received.raw).await;
            head(form.server, &received).judge(exemplars::read(body.as_bytes()))
        }
        Err(failure) => Err(failure),
    };
    if let Err(failure) = &found {
        manner.servers.note_failure(form.server, failure);
    }
    record.end(match &found {
        Ok(found) => {
            let count: usize = found.iter().map(|of| of.exemplars.len()).sum();
            format!("{count} exemplars")
        }
        Err(failure) => failure.to_string(),
    });
    found
}

async fn ask_part(
    query: &RangeQuery,
    manner: Manner,
    heard: &dyn Fn(Progress),
) -> Result<Reply, Failure> {
    let form = Form {
        kind: Kind::Range,
        server: &query.server,
        query: &query.query,
        url: query.url(),
        body: if manner.with_stats {
            query.body_with_stats()
        } else {
            query.body()
        },
    };
    let (mut answer, received) = post(&form, manner, heard).await?;
    let Received {
        raw,
        timings,
        server_time,
        headers,
        ..
    } = received;
    let part = Part {
        window: query.window,
        timings,
        stats: answer.stats.take(),
        headers,
    };
    Ok(Reply {
        answer,
        raw: Some(raw),
        timings,
        parts: vec![part],
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
    let server_time = replies.iter().filter_map(|reply| reply.server_time).min();
    let (answers, parts): (Vec<_>, Vec<_>) = replies
        .into_iter()
        .map(|reply| (reply.answer, reply.parts))
        .unzip();
    Reply {
        answer: parts::join(answers),
        raw,
        timings,
        parts: parts.concat(),
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
