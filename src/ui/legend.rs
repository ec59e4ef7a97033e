//! Which line is which, and what its values come to.

use leptos::ev::Event;
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::Element;

use super::changing::{Click, Text, click, each, flag, text};
use super::excerpt::WholeButton;
use super::legend_keys;
use super::legend_options::LegendOptions;
use super::virtual_rows::Window;
use crate::browser::page;
use crate::chart::figure::Figure;
use crate::chart::figure::legend::{self, Column};
use crate::chart::lines::Lines;
use crate::chart::lines::seen::Seen;
use crate::excerpt::Room;
use crate::order::Order;
use crate::state::derived::Derived;
use crate::state::panel::PanelState;
use crate::state::scene::Scene;
use crate::state::slot::Slot;

/// What stands above the legend's rows at least, and how high they are in any case, CSS pixels.
const ABOVE: f64 = 250.0;
const LEAST: f64 = 240.0;

/// A table of the lines that the search finds, sorted by a click on a head. A click on a line shows
/// it alone, and what was shown before again; Ctrl- or Cmd-click hides and shows it; the star brings it to the front.
/// `met` is told the line whose row the pointer or the focus is on.
#[component]
pub fn Legend(state: PanelState, met: Slot<Option<usize>>) -> impl IntoView {
    let search = Slot::new(String::new());
    let order = Slot::new(None::<Order<Column>>);
    let found = Derived::new(move || {
        let (search, order) = (search.get(), order.get());
        let find = |lines: &Lines| {
            let mut found = lines.find(&search);
            if let Some(order) = order {
                legend::sort(&mut found, lines, order);
            }
            found
        };
        of_lines(state, find)
    });
    let count = Signal::derive(move || found.with(Vec::len));
    let window = Window::on(count, (page::height() - ABOVE).max(LEAST));
    let on_screen =
        move || found.with(|found| found.get(window.rows.get()).unwrap_or_default().to_vec());
    let is_empty = move || of_lines(state, |lines| lines.series.len()) == 0;
    let numbers = Column::NUMBERS
        .into_iter()
        .map(|column| head(order, column));
    let enter = move |event: Event| met.set(line_at(&event));
    let leave = move |_: Event| met.set(None);
    view! {
        <div class="legend" data-testid="legend" hidden=flag(is_empty)>
            <div class="legend-head">
                <input
                    type="search"
                    data-testid="legend-search"
                    aria-label="Search series"
                    placeholder="Search series"
                    on:input=move |event| search.set(event_target_value(&event))
                />
                <LegendOptions state />
            </div>
            <div
                class="rows"
                data-testid="legend-rows"
                tabindex="0"
                role="group"
                aria-label="Series. Arrow keys go from one to the next."
                node_ref=window.node
                on:scroll=move |_| window.scrolled()
                on:keydown=move |event| legend_keys::go(&event)
            >
                <table>
                    <thead>
                        <tr>{head(order, Column::Name)} {numbers.collect_view()} <td class="bring"></td></tr>
                    </thead>
                    <tbody
                        on:mouseover=move |event| enter(event.into())
                        on:focusin=move |event| enter(event.into())
                        on:mouseleave=move |event| leave(event.into())
                        on:focusout=move |event| leave(event.into())
                    >
                        <tr class="space" style:height=text(move || window.above())></tr>
                        {each(on_screen, move |line| entry(state, line))}
                        <tr class="space" style:height=text(move || window.below(count.get()))></tr>
                    </tbody>
                </table>
            </div>
            <p class="none" data-testid="legend-none" hidden=flag(move || is_empty() || count.get() > 0)>
                "No matching series"
            </p>
        </div>
    }
}

/// The line whose row an event is of: the row names it.
pub fn line_at(event: &Event) -> Option<usize> {
    let element = event.target()?.dyn_into::<Element>().ok()?;
    let row = element.closest("[data-line]").ok()??;
    row.get_attribute("data-line")?.parse().ok()
}

fn head(order: Slot<Option<Order<Column>>>, column: Column) -> AnyView {
    let usual = column.usual_order();
    let sort = move || order.update(|order| *order = Some(Order::clicked(order.as_ref(), usual)));
    let sorted = move || order.with(|order| Order::aria(order.as_ref(), &column).to_owned());
    view! {
        <th scope="col" data-column=column.title() aria-sort=text(sorted)>
            <button type="button" data-testid=format!("legend-by-{}", column.title()) on:click=click(sort)>
                {column.title()}
            </button>
        </th>
    }
    .into_any()
}

fn entry(state: PanelState, line: usize) -> AnyView {
    let key = move || of_lines(state, |lines| lines.key(line));
    let is = move |holds: fn(&Seen, &Lines, usize) -> bool| {
        let holds = move |lines: &Lines| state.seen.with(|seen| holds(seen, lines, line));
        text(move || of_lines(state, holds).to_string())
    };
    let name = move || {
        of_lines(state, |lines| {
            Room::NAME.excerpt(lines.name(line)).into_owned()
        })
    };
    let whole = move || of_lines(state, |lines| lines.name(line).to_owned());
    let fits = move || of_lines(state, |lines| !Room::NAME.is_short_of(lines.name(line)));
    let colour = move || {
        of_figure(state, |figure| {
            format!("background:{}", figure.colour(line))
        })
    };
    let is_dashed = move || of_figure(state, |figure| figure.is_dashed(line));
    let number = |column: Column| {
        let text: Text = text(move || {
            let word = |listed: &Option<Scene>| {
                let (figure, lines) = listed.as_ref()?.parts()?;
                Some(column.text(figure, lines, line))
            };
            state.listed.with(word).unwrap_or_default()
        });
        view! { <td data-column=column.title()>{text}</td> }.into_any()
    };
    let look: Click = Box::new(move |event| {
        let several = event.ctrl_key() || event.meta_key();
        match untrack(key) {
            Some(key) if several => state.toggle(&key),
            Some(key) => state.isolate(&key),
            None => (),
        }
    });
    let bring = move || {
        if let Some(key) = untrack(key) {
            state.pick(&key);
        }
    };
    view! {
        <tr class="entry" data-testid="legend-row" data-line=line.to_string()>
            <td data-column=Column::Name.title()>
                <button
                    type="button"
                    class="series"
                    tabindex="-1"
                    aria-pressed=is(Seen::shows)
                    title=text(move || format!("{}\nClick: this one alone, or as before. Ctrl-click: hide or show it.", name()))
                    on:click=look
                >
                    <span class="swatch" class:dashed=flag(is_dashed) style=text(colour)></span>
                    <span class="name">{text(name)}</span>
                </button>
                <WholeButton all=Signal::derive(whole) hidden=Signal::derive(fits) />
            </td>
            {Column::NUMBERS.into_iter().map(number).collect_view()}
            <td class="bring">
                <button
                    type="button"
                    class="star"
                    tabindex="-1"
                    aria-pressed=is(Seen::is_picked)
                    aria-label=text(move || format!("Bring {} to the front", name()))
                    title="Bring to the front. In the chart: Ctrl-click"
                    on:click=click(bring)
                >
                    "★"
                </button>
            </td>
        </tr>
    }
    .into_any()
}

/// What is said of the figure on screen, tracked.
fn of_figure<T: Default>(state: PanelState, say: impl FnOnce(&Figure) -> T) -> T {
    state.listed.with(|listed| {
        let figure = listed.as_ref().map(|scene| scene.figure.as_ref());
        figure.map(say).unwrap_or_default()
    })
}

/// What is said of the lines on screen, tracked.
fn of_lines<T: Default>(state: PanelState, say: impl FnOnce(&Lines) -> T) -> T {
    state.listed.with(|listed| {
        let lines = listed.as_ref().and_then(Scene::lines);
        lines.map(say).unwrap_or_default()
    })
}
