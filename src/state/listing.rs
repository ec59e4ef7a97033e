//! Carries a round for the table out.

use futures_util::future::try_join_all;

use super::errand::Errand;
use super::transport::ask_instant;
use super::values::Values;
use crate::asking::targets::Target;
use crate::browser::clock;
use crate::prom::end::End;
use crate::prom::request::InstantQuery;
use crate::prom::servers::mark;
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
    let (panel, time) = (planner.panel, time.at(planner.now));
    let asking = planner.asking();
    let several = asking.iter().any(|(query, ..)| panel.place(query.id) > 0);
    let is_shared = asking.iter().any(|(.., target)| !target.name.is_empty());
    let ask = |(query, text, target): (&Query, String, Target)| {
        let id = query.id;
        let instant = InstantQuery {
            server: target.server,
            query: text,
            time,
        };
        async move {
            match ask_instant(&instant, errand.manner).await {
                Ok(mut reply) => {
                    let label = mark(&mut reply.answer.series, &target.name);
                    Ok(Ok((label, (id, instant.query, reply))))
                }
                Err(failure) => {
                    let letter = letter(panel.place(id));
                    let failure = if several { failure.of(letter) } else { failure };
                    // One of several servers spoils only its own rows.
                    if is_shared {
                        Ok(Err(failure))
                    } else {
                        Err(failure)
                    }
                }
            }
        }
    };
    let (mut replies, mut failures, mut marks) = (Vec::new(), Vec::new(), Vec::new());
    for outcome in try_join_all(asking.into_iter().map(ask)).await? {
        match outcome {
            Ok((label, reply)) => {
                marks.extend(label);
                replies.push(reply);
            }
            Err(failure) => failures.push(failure),
        }
    }
    if replies.is_empty() && !failures.is_empty() {
        return Err(failures.swap_remove(0));
    }
    let told = replies.iter().filter_map(|(.., reply)| reply.server_time);
    let told = told.min();
    let values = Values {
        marks,
        faults: failures.iter().map(ToString::to_string).collect(),
        ..Values::of(replies, time, clock::now())
    };
    Ok((values, told))
}
