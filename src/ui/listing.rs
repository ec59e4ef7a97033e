//! A table of facts, for all lists of the Debug tab.

use leptos::prelude::*;

use super::changing::part;
use crate::report::Table;

/// A section with a table whose rows change; what else belongs to it stands below.
#[must_use]
pub fn listing(id: &'static str, table: Box<dyn Fn() -> Table + Send>, below: AnyView) -> AnyView {
    let name = untrack(|| table().name);
    view! {
        <section data-testid=id>
            <h2>{name}</h2>
            <div class="scroll" tabindex="0" role="region" aria-label=name>
                {part(move || drawn(&table()))}
            </div>
            {below}
        </section>
    }
    .into_any()
}

fn drawn(table: &Table) -> AnyView {
    if table.rows.is_empty() {
        return view! { <p class="empty">"Nothing yet."</p> }.into_any();
    }
    let heads = table.heads.iter();
    let heads = heads.map(|head| view! { <th scope="col">{head.clone()}</th> }.into_any());
    let heads = heads.collect_view();
    let rows = table.rows.iter().map(|cells| row(cells)).collect_view();
    view! {
        <table class="listing">
            <thead hidden=table.heads.is_empty()><tr>{heads}</tr></thead>
            <tbody>{rows}</tbody>
        </table>
    }
    .into_any()
}

/// Longer texts are broken into lines.
const LINE: usize = 32;

fn row(cells: &[String]) -> AnyView {
    let is_long = |cell: &str| cell.chars().count() > LINE;
    let first = cells.first().cloned().unwrap_or_default();
    let first_is_long = is_long(&first);
    let others = cells.iter().skip(1);
    let others =
        others.map(|cell| view! { <td class:long=is_long(cell)>{cell.clone()}</td> }.into_any());
    view! { <tr><th scope="row" class:long=first_is_long>{first}</th>{others.collect_view()}</tr> }
        .into_any()
}
