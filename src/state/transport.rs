//! One query on the network: in parts where it is too long, judged and joined.

use std::cell::RefCell;
use std::pin::pin;

use futures_util::future::{Either, select};
use futures_util::{StreamExt, TryStreamExt, stream};
use web_sys::Blob;

use super::gate::Gate;
use super::known::Servers;
use super::log::{Log, Underway};
use crate::browser::decoder::Lost;
use crate::browser::http::{self, Received};
use crate::browser::{address, clock, decoder, probe};
use crate::prom::answer::{Answer, ResultType};
use crate::prom::batch::Misfit;
use crate::prom::decode::Progress;
use crate::prom::duration::Duration;
use crate::prom::error::Unanswered;
use crate::prom::exemplars::{self, SeriesExemplars};
use crate::prom::parts;
use crate::prom::request::{self, InstantQuery, RangeQuery};
use crate::prom::server::Server;
use crate::prom::status;
use crate::reach::error::Unreachable;
use crate::reach::failure::{Failure, Head};
use crate::reach::findings::{Findings, Verdict};
use crate::report::part::Part;
use crate::report::timeline::Kind;
use crate::report::timings::Timings;
use crate::table::summary::summary;

/// Parts asked at once: a browser opens six connections to a server, some stay free for others.
const AT_ONCE: usize = 4;

/// How a query is put to the server.
#[derive(Clone, Copy, Debug)]
pub(super) struct Manner {
    /// How long an answer may take.
    pub timeout: Duration,
    /// Whether the server adds its own statistics.
    pub with_stats: bool,
    /// Where requests are remembered.
    pub log: Log,
    /// What is known of servers.
    pub servers: Servers,
    /// Where requests wait for their turn.
    pub gate: Gate,
    /// The panel that asks.
    pub panel: usize,
}

/// A whole answer, in however many parts it came.
pub(super) struct Reply {
    pub(super) answer: Answer,
    /// The body; bodies of several parts stand on a line each.
    pub(super) raw: Option<Blob>,
    pub(super) timings: Timings,
    /// The requests that it came by.
    pub(super) parts: Vec<Part>,
    /// The server's clock, milliseconds since 1970.
    pub(super) server_time: Option<f64>,
}

/// The answer to a question for one instant.
pub(super) struct InstantReply {
    pub(super) answer: Answer,
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
    manner: Manner,
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

/// Asks a server for its time, milliseconds since 1970; none where it does not tell.
pub(super) async fn ask_time(server: &Server, manner: Manner) -> Option<f64> {
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
    Some(seconds * 1_000.0).filter(|ms| ms.is_finite())
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

/// A question as it is posted.
struct Form<'a> {
    kind: Kind,
    server: &'a Server,
    query: &'a str,
    url: String,
    body: String,
}

async fn post(
    form: &Form<'_>,
    manner: Manner,
    heard: &dyn Fn(Progress),
) -> Result<(Answer, Received), Failure> {
    let mut record = manner.log.begin(form.kind, form.query);
    let came = receive(form, manner, heard, &mut record).await;
    let mut came = came.and_then(|mut received| {
        let answer = std::mem::replace(&mut received.answer, Ok(Answer::default()));
        Ok((head(form.server, &received).judge(answer)?, received))
    });
    if let Err(failure) = &came
        && failure.is_of_address()
        && let Some(there) = probe::elsewhere(form.server).await
    {
        let server = form.server.clone();
        came = Err(Unreachable::Elsewhere { server, there }.into());
    }
    if let Err(failure) = &came {
        manner.servers.note_failure(form.server, failure);
    }
    record.end(match &came {
        Ok((answer, _)) => summary([answer]),
        Err(failure) => failure.to_string(),
    });
    came
}

fn head<'a>(server: &'a Server, received: &Received) -> Head<'a> {
    let mut headers = received.headers.iter();
    let told = headers.find(|(name, _)| name.eq_ignore_ascii_case("retry-after"));
    #[allow(
        clippy::cast_possible_truncation,
        reason = "milliseconds since 1970 fit an i64"
    )]
    let now = received
        .server_time
        .map_or_else(clock::now, |time| time as i64);
    Head {
        server,
        status: received.status,
        retry_after: told.and_then(|(_, value)| status::retry_after(value, now)),
    }
}

/// Asks once it is this panel's turn.
async fn receive(
    form: &Form<'_>,
    manner: Manner,
    heard: &dyn Fn(Progress),
    record: &mut Underway,
) -> Result<Received, Failure> {
    let _pass = manner.gate.enter(form.server, manner.panel).await;
    let came = exchange(form, manner, heard).await;
    record.stop();
    let received = came?;
    manner.servers.note_read(form.server);
    record.came(received.status, received.timings);
    Ok(received)
}

/// Asks by POST, and by GET where the server takes no other.
async fn exchange(
    form: &Form<'_>,
    manner: Manner,
    heard: &dyn Fn(Progress),
) -> Result<Received, Failure> {
    let (server, servers) = (form.server, manner.servers);
    if !servers.know(|known| known.takes_no_post(server)) {
        match send(form, Method::Post, manner, heard).await? {
            Some(received) if !status::refuses_post(received.status) => return Ok(received),
            Some(_) => {}
            None => match diagnose(server, manner).await {
                Verdict::AskByGet => {}
                Verdict::Tell(cause) => return Err(cause.into()),
            },
        }
    }
    let Some(received) = send(form, Method::Get, manner, heard).await? else {
        return Err(match diagnose(server, manner).await {
            Verdict::Tell(cause) => cause.into(),
            Verdict::AskByGet => {
                let server = server.clone();
                Unreachable::BrokenOff { server }.into()
            }
        });
    };
    if matches!(received.answer, Ok(_) | Err(Unanswered::Refused { .. })) {
        servers.note_get(server);
    }
    Ok(received)
}

/// How a form travels.
enum Method {
    /// As a body.
    Post,
    /// In the address.
    Get,
}

/// Sends a form; none where nothing came that the page may read.
async fn send(
    form: &Form<'_>,
    method: Method,
    manner: Manner,
    heard: &dyn Fn(Progress),
) -> Result<Option<Received>, Failure> {
    let (url, body) = match method {
        Method::Post => (form.url.clone(), Some(form.body.as_str())),
        Method::Get => (format!("{}?{}", form.url, form.body), None),
    };
    let after = manner.timeout;
    let answer = pin!(decoder::ask(&url, body, heard));
    let too_long = pin!(clock::wait(i32::try_from(after.ms()).unwrap_or(i32::MAX)));
    match select(answer, too_long).await {
        Either::Left((Ok(came), _)) => Ok(Some(came)),
        Either::Left((Err(Lost::Unanswered), _)) => Ok(None),
        Either::Left((Err(Lost::Misfit), _)) => Err(Misfit.into()),
        Either::Right(_) => {
            let server = form.server.clone();
            Err(Unreachable::TimedOut { server, after }.into())
        }
    }
}

async fn diagnose(server: &Server, manner: Manner) -> Verdict {
    let record = manner.log.begin(Kind::Probe, probe::PATH);
    let findings = Findings {
        was_read: manner.servers.know(|known| known.was_read(server)),
        ..probe::findings(server).await
    };
    let verdict = findings.verdict(server, &address::origin());
    record.end(match &verdict {
        Verdict::AskByGet => "It takes no POST, so it is asked by GET.".to_owned(),
        Verdict::Tell(cause) => cause.to_string(),
    });
    verdict
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
