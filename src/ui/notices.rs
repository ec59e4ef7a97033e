//! What the reader should know of an answer that is good.

use leptos::prelude::*;

use super::changing::part;
use super::excerpt::WholeButton;
use crate::asking::plan::Question;
use crate::chart::figure::appearance::Appearance;
use crate::chart::lines::sides;
use crate::chart::lines::source::Side;
use crate::chart::lines::unplottable::Unplottable;
use crate::chart::mode::Mode;
use crate::excerpt::Room;
use crate::link::remarks;
use crate::prom::answer::Answer;
use crate::prom::shift::told_nothing_earlier;
use crate::state::answers::Exchange;
use crate::state::app::App;
use crate::state::exemplars::notice;
use crate::state::panel::PanelState;
use crate::state::shown::Shown;
use crate::state::values::Values;
use crate::view::Tab;

/// Warnings and infos of the server, and what of the answer is not as asked or not drawn.
#[component]
pub fn Notices(state: PanelState) -> impl IntoView {
    let app = expect_context::<App>();
    part(move || {
        let of_answers = if state.panel.with(|panel| panel.tab == Tab::Table) {
            state.table.values.get().as_deref().map(of_values)
        } else {
            let appearance = state.appearance.get();
            let of_exemplars = appearance
                .exemplars
                .then(|| state.exemplars.with(|all| notice(all)));
            state.shown.with(|shown| {
                let mut notices = notices(shown.as_deref()?, &appearance, app);
                notices.extend(of_exemplars.filter(|notice| !notice.is_empty()));
                Some(notices)
            })
        };
        let remarks = state.panel.with(|panel| {
            remarks(panel)
                .into_iter()
                .map(str::to_owned)
                .collect::<Vec<_>>()
        });
        let of_clock = app.skew().notice();
        let notices = of_clock
            .into_iter()
            .chain(remarks)
            .chain(of_answers.unwrap_or_default());
        let notices: Vec<String> = notices.collect();
        (!notices.is_empty()).then(|| {
            let (all, count) = (notices.join("\n"), notices.len());
            let few = if count > MOST { MOST - 1 } else { MOST };
            let is_whole = count <= MOST && !notices.iter().any(|one| Room::TEXT.is_short_of(one));
            let items = notices.into_iter().take(few).map(|notice| {
                view! { <li class="notice">{Room::TEXT.excerpt(&notice).into_owned()}</li> }
                    .into_any()
            });
            view! {
                <ul class="notices" data-testid="warnings">
                    {items.collect_view()}
                    <li hidden=is_whole>
                        <WholeButton all=Signal::stored(all) hidden=Signal::stored(is_whole) />
                    </li>
                </ul>
            }
            .into_any()
        })
    })
}

/// How many are shown where the chart is to stay in sight.
const MOST: usize = 3;

/// Of the table only what the server says.
fn of_values(values: &Values) -> Vec<String> {
    let answers = values.answers.iter();
    let told = answers.flat_map(|(_, answer)| of_server(answer));
    each_once(values.faults.iter().cloned().chain(told).collect())
}

const NO_HISTOGRAM: &str = "A heat map needs the buckets of a histogram, such as sum by (le) (rate(…_bucket[5m])); these series are drawn as lines.";
const AS_LINES: &str = "Native histograms are drawn as their count and sum; the heat map in the chart options shows their buckets.";

fn notices(shown: &Shown, appearance: &Appearance, app: App) -> Vec<String> {
    let of_answers = shown.exchanges();
    let told = of_answers.flat_map(|one| of_answer(one, shown, app));
    let mut notices = each_once(shown.faults().iter().cloned().chain(told).collect());
    if shown.heat.is_some() {
        return notices;
    }
    if appearance.mode == Mode::Heatmap && !shown.lines.series.is_empty() {
        notices.push(NO_HISTOGRAM.to_owned());
    }
    if shown.has_native_histograms() {
        notices.push(AS_LINES.to_owned());
    }
    for side in [Side::Left, Side::Right] {
        notices.extend(sides::notice(side, &shown.lines.units_on(side)));
    }
    notices.extend(Unplottable::count(&shown.lines, appearance.drawn_curve()).notice());
    notices
}

fn each_once(notices: Vec<String>) -> Vec<String> {
    let mut once: Vec<String> = Vec::new();
    for notice in notices {
        if !once.contains(&notice) {
            once.push(notice);
        }
    }
    once
}

fn of_answer(exchange: &Exchange, shown: &Shown, app: App) -> Vec<String> {
    let window = exchange.question.query.window;
    let chosen = exchange.question.instead_of;
    let mut notices: Vec<String> = chosen
        .map(|chosen| window.told_instead_of(chosen))
        .into_iter()
        .chain(window.told_off_midnight(&app.zone_name(), &app.offset()))
        .chain(nothing_earlier(exchange, shown))
        .collect();
    notices.extend(of_server(&exchange.answer));
    notices
}

/// Where a query has data, and had none at the time that it is compared with.
fn nothing_earlier(exchange: &Exchange, shown: &Shown) -> Option<String> {
    let Question { id, earlier, .. } = exchange.question;
    let is_empty = exchange.answer.series.is_empty();
    let told = |earlier| told_nothing_earlier(earlier, shown.letter(id));
    earlier.filter(|_| is_empty).map(told)
}

fn of_server(answer: &Answer) -> Vec<String> {
    let warnings = answer.warnings.iter();
    let infos = answer.infos.iter();
    warnings
        .map(|warning| format!("Warning: {warning}"))
        .chain(infos.map(|info| format!("Info: {info}")))
        .collect()
}
