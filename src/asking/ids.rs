//! Which queries of a link are known already.

use crate::query_id::QueryId;
use crate::view::Query;

/// The ids of queries that are opened, each behind the one that its link knew it by: that of the
/// same query where it is open, else of the one at its place, else one that is not `taken`.
pub(super) fn of_opened(
    opened: &[Query],
    open: &[Query],
    taken: &[QueryId],
) -> Vec<(QueryId, QueryId)> {
    let mut ids: Vec<Option<QueryId>> = vec![None; opened.len()];
    for (place, query) in opened.iter().enumerate() {
        let at_place = open.get(place).into_iter();
        let same = at_place.chain(open).filter(|one| one.expr == query.expr);
        let mut same = same.map(|one| one.id);
        ids[place] = same.find(|id| !ids.contains(&Some(*id)));
    }
    for place in 0..opened.len() {
        let free = |id: &QueryId| !ids.contains(&Some(*id));
        let at_place = || open.get(place).map(|query| query.id).filter(free);
        let new = || {
            let given = ids.iter().copied().flatten();
            QueryId::beside(&given.chain(taken.iter().copied()).collect::<Vec<_>>())
        };
        ids[place] = ids[place].or_else(at_place).or_else(|| Some(new()));
    }
    let ids = ids.into_iter().flatten();
    opened.iter().map(|query| query.id).zip(ids).collect()
}
