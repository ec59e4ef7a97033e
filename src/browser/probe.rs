//! Why did a request fail? The browser says only that it did.

use gloo_net::http::Request;
use web_sys::RequestMode;

use super::abort::AbortOnDrop;
use super::address;
use super::error::Unreachable;
use crate::prom::server::Server;

/// What is asked to see whether a server is there.
pub const PATH: &str = "-/healthy";

/// Tells a server that is down from one that does not let this page read: a `no-cors` request
/// comes through wherever the server is up, though nobody may look at its answer.
pub async fn diagnose(server: &Server) -> Unreachable {
    let origin = address::origin();
    if origin.starts_with("https:") && !server.is_https() {
        return Unreachable::Mixed {
            server: server.clone(),
        };
    }
    let guard = AbortOnDrop::new();
    let signal = guard.signal();
    let probe = Request::get(&server.endpoint(PATH))
        .mode(RequestMode::NoCors)
        .abort_signal(signal.as_ref())
        .send()
        .await;
    if probe.is_ok() && origin != server.origin() {
        Unreachable::Cors {
            server: server.clone(),
            origin,
        }
    } else {
        Unreachable::Down {
            server: server.clone(),
        }
    }
}
