//! One form on the network: in its turn, by POST or GET, judged.

use std::pin::pin;

use futures_util::future::{Either, select};

use super::gate::Gate;
use super::known::Servers;
use super::log::{Log, Underway};
use crate::browser::decoder::Lost;
use crate::browser::http::Received;
use crate::browser::{address, clock, decoder, probe};
use crate::prom::answer::Answer;
use crate::prom::decode::Progress;
use crate::prom::duration::Duration;
use crate::prom::error::Unanswered;
use crate::prom::server::Server;
use crate::prom::status;
use crate::reach::error::Unreachable;
use crate::reach::failure::{Failure, Head};
use crate::reach::findings::{Findings, Verdict};
use crate::report::timeline::Kind;
use crate::table::summary::summary;

/// How a query is put to the server.
#[derive(Clone, Copy, Debug)]
pub(super) struct Manner {
    /// How long an answer may take.
    pub timeout: Duration,
    /// How many bytes of an answer are read.
    pub most: f64,
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

/// A question as it is posted.
pub(super) struct Form<'a> {
    pub(super) kind: Kind,
    pub(super) server: &'a Server,
    pub(super) query: &'a str,
    pub(super) url: String,
    pub(super) body: String,
}

/// Posts a form, and judges what comes.
///
/// # Errors
/// Why there is no answer.
pub(super) async fn post(
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

/// What an answer says beside its body.
pub(super) fn head<'a>(server: &'a Server, received: &Received) -> Head<'a> {
    let mut headers = received.headers.iter();
    let told = headers.find(|(name, _)| name.eq_ignore_ascii_case("retry-after"));
    let now = received.server_time.unwrap_or_else(clock::now);
    Head {
        server,
        status: received.status,
        retry_after: told.and_then(|(_, value)| status::retry_after(value, now)),
    }
}

/// Asks once it is this panel's turn.
pub(super) async fn receive(
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
            Some(received) if !is_lost_on_the_way(&received) => return Ok(received),
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
    if is_astray(&received) {
        let server = server.clone();
        return Err(Unreachable::Redirected { server }.into());
    }
    if matches!(received.answer, Ok(_) | Err(Unanswered::Refused { .. })) {
        servers.note_get(server);
    }
    Ok(received)
}

/// Whether a POST did not reach what would take it: a redirect makes it a GET that asks nothing.
fn is_lost_on_the_way(received: &Received) -> bool {
    status::refuses_post(received.status) || is_astray(received)
}

/// Whether a redirect led to something else than an answer.
fn is_astray(received: &Received) -> bool {
    received.is_redirected && received.answer.is_err()
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
    let answer = pin!(decoder::ask(&url, body, manner.most, heard));
    let too_long = pin!(clock::wait(after));
    match select(answer, too_long).await {
        Either::Left((Ok(came), _)) => Ok(Some(came)),
        Either::Left((Err(Lost::Unanswered), _)) => Ok(None),
        Either::Left((Err(Lost::Misfit(misfit)), _)) => Err(misfit.into()),
        Either::Left((Err(Lost::Stopped), _)) => Err(Failure::Stopped),
        Either::Right(_) => {
            decoder::doubt();
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
