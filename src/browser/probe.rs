//! Why did a request fail? The browser says only that it did; small questions find out more.

use std::pin::pin;

use futures_util::future::{Either, join, join_all, join5, select};
use gloo_net::http::{Request, Response};
use web_sys::{RequestMode, RequestRedirect, ResponseType};

use super::abort::AbortOnDrop;
use super::{clock, http, prefetch};
use crate::prom::duration::Duration;
use crate::prom::request::{QUERY, SMALL};
use crate::prom::server::Server;
use crate::reach::findings::{Came, Findings, candidates};

/// What is asked to see whether a server is there.
pub const PATH: &str = "-/healthy";

/// How long one of the small questions may take: one that is late must not pass for one that came
/// to nothing.
const PATIENCE: Duration = Duration::from_seconds(10);

/// Asks all that can tell why a request to this server failed; what was read before is not asked.
pub async fn findings(server: &Server) -> Findings {
    let url = server.endpoint(QUERY);
    let by_get = format!("{url}?{SMALL}");
    // No more at once than a browser opens connections to a server.
    let (posted, got, came, redirects, there) = join5(
        in_time(http::status(&url, Some(SMALL))),
        in_time(http::status(&by_get, None)),
        in_time(comes(&url, Some(SMALL))),
        in_time(redirects(&by_get)),
        there(server),
    )
    .await;
    let came = match came {
        Some(_) => Came::Answer,
        None if there => Came::Anything,
        None => Came::Nothing,
    };
    let is_unread = posted.is_none() && got.is_none();
    let (elsewhere, is_error) = if is_unread {
        join(elsewhere(server), is_error(came, &by_get)).await
    } else {
        (None, None)
    };
    Findings {
        posted,
        got,
        came,
        redirects: redirects.is_some(),
        elsewhere,
        is_error,
        was_read: false,
    }
}

/// Whether an answer that must not be read is an HTTP error.
async fn is_error(came: Came, url: &str) -> Option<bool> {
    if came == Came::Answer {
        in_time(prefetch::is_error(url)).await
    } else {
        None
    }
}

/// The address of the same origin below which there is an API, if it is not this one.
pub async fn elsewhere(server: &Server) -> Option<Server> {
    let candidates = candidates(server);
    let asked = candidates
        .iter()
        .map(|candidate| in_time(is_api(candidate)));
    let found = join_all(asked).await;
    let mut found = candidates.into_iter().zip(found);
    found.find_map(|(candidate, is_api)| is_api.map(|()| candidate))
}

async fn is_api(server: &Server) -> Option<()> {
    let answer = http::get(&format!("{}?{SMALL}", server.endpoint(QUERY))).await;
    let (status, body) = answer.ok()?;
    (status == 200 && body.contains(r#""status":"success""#)).then_some(())
}

/// Whether anything of the origin answers: a `no-cors` request comes through wherever the server
/// is up, though nobody may look at its answer.
async fn there(server: &Server) -> bool {
    let healthy = server.endpoint(PATH);
    let root = format!("{}/", server.origin());
    in_time(comes(&healthy, None)).await.is_some() || in_time(comes(&root, None)).await.is_some()
}

async fn comes(url: &str, form: Option<&str>) -> Option<Response> {
    let guard = AbortOnDrop::new();
    let request = http::request(url, form).mode(RequestMode::NoCors);
    let request = request.abort_signal(guard.signal().as_ref());
    http::send(request, form).await.ok()
}

async fn redirects(url: &str) -> Option<()> {
    let guard = AbortOnDrop::new();
    let request = Request::get(url).redirect(RequestRedirect::Manual);
    let answer = request.abort_signal(guard.signal().as_ref()).send().await;
    (answer.ok()?.type_() == ResponseType::Opaqueredirect).then_some(())
}

/// What is found, where that does not take too long.
async fn in_time<T>(found: impl Future<Output = Option<T>>) -> Option<T> {
    match select(pin!(found), pin!(clock::wait(PATIENCE))).await {
        Either::Left((found, _)) => found,
        Either::Right(_) => None,
    }
}
