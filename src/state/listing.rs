//! Carries a round for the table out.

use futures_util::future::try_join_all;

use super::errand::Errand;
use super::transport::ask_instant;
use super::values::Values;
use crate::browser::clock;
use crate::prom::end::End;
use crate::prom::request::InstantQuery;
use crate::prom::timestamp::Timestamp;
use crate::reach::failure::Failure;
use crate::view::Query;
use crate::view::query::letter;

/// Asks all queries of a panel for an instant; where that turns out to be of a wrong time, once
/// more. Dropping the future ends all that is under way.
///
/// # Errors
/// Why one of them has no answer, and of several which.
pub(super) async fn list(errand: &mut Errand, time: End) -> Result<Values, Failure> {
    let (values, server_time) = ask(errand, time).await?;
    if errand.keeps_time(server_time).await {
        return Ok(values);
    }
    ask(errand, time).await.map(|(values, _)| values)
}

/// With the server's clock, as far as it is told.
async fn ask(errand: &Errand, time: End) -> Result<(Values, Option<Timestamp>), Failure> {
    let planner = errand.planner().await;
    let (server, panel, time) = (planner.server, planner.panel, time.at(planner.now));
    let asking: Vec<_> = planner.asking().collect();
    let several = asking.iter().any(|(query, _)| panel.place(query.id) > 0);
    let ask = |(query, text): (&Query, String)| {
        let id = query.id;
        let instant = InstantQuery {
            server: server.clone(),
            query: text,
            time,
        };
        async move {
            match ask_instant(&instant, errand.manner).await {
                Ok(reply) => Ok((id, instant.query, reply)),
                Err(failure) if several => Err(failure.of(letter(panel.place(id)))),
                Err(failure) => Err(failure),
            }
        }
    };
    let replies = try_join_all(asking.into_iter().map(ask)).await?;
    let told = replies.iter().filter_map(|(.., reply)| reply.server_time);
    let told = told.min();
    Ok((Values::of(replies, time, clock::now()), told))
}
