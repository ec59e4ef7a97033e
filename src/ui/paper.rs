//! A paper: text with charts in it.

use leptos::html;
use leptos::prelude::*;

use super::changing::{click, flag, part, text};
use super::icon;
use super::inline_value;
use super::panel::PanelView;
use super::paper_tools::{self, PaperTools};
use super::tiles::Tiles;
use crate::browser::prose;
use crate::browser::sight::SightWatch;
use crate::paper::node::Node;
use crate::paper::{Ask, Block, Paper, Show};
use crate::state::app::App;
use crate::state::effect::effect;
use crate::state::panel::PanelState;
use crate::state::slot::Slot;
use crate::view::Page;

/// The paper that is open.
#[component]
pub fn PaperPage() -> impl IntoView {
    let app = expect_context::<App>();
    let paper = app.paper;
    let is_shown = move || paper.is_open() && app.page.get() == Page::Panels;
    let blocks = move || {
        let paper = paper.paper.get();
        paper.map(|paper| all_of(app, &paper))
    };
    view! {
        <article class="paper" data-testid="paper" hidden=flag(move || !is_shown()) on:click=move |event| prose::follow(&event)>
            <PaperTools />
            <p class="error" role="alert" data-testid="paper-fault" hidden=flag(move || paper.fault.with(String::is_empty))>
                {text(move || paper.fault.get())}
            </p>
            <div class="paper-sheet">
                {paper_tools::text_box(app)}
                {part(blocks)}
            </div>
        </article>
    }
}

fn all_of(app: App, paper: &Paper) -> AnyView {
    let problems = problems(&paper.problems);
    // In the order of the blocks, as they were made.
    let mut panels = untrack(|| app.panels.get()).into_iter();
    let blocks = drawn(app, &paper.blocks, &mut panels);
    view! {
        {problems}
        <div class="blocks">{blocks}</div>
    }
    .into_any()
}

fn drawn(app: App, blocks: &[Block], panels: &mut dyn Iterator<Item = PanelState>) -> AnyView {
    let block = |block: &Block| match block {
        Block::Prose(nodes) => prose_of(app, nodes.clone()),
        Block::Ask(ask) => match panels.next() {
            Some(state) => ask_block(app, ask, state),
            None => ().into_any(),
        },
        Block::Fold { head, blocks } => {
            let inside = drawn(app, blocks, panels);
            fold(app, head.clone(), inside)
        }
    };
    blocks.iter().map(block).collect_view().into_any()
}

/// Text; what of it is asked for is filled in.
fn prose_of(app: App, nodes: Vec<Node>) -> AnyView {
    let node = NodeRef::<html::Div>::new();
    let owner = Owner::current();
    effect(move || {
        let Some(element) = node.get() else { return };
        let address = app.paper.address.get_untracked().unwrap_or_default();
        let values = prose::draw(&element, &nodes, &address);
        let fill = || {
            for (place, value) in values {
                inline_value::fill(app, place, value);
            }
        };
        match &owner {
            Some(owner) => owner.with(fill),
            None => fill(),
        }
    });
    view! { <div class="prose" node_ref=node></div> }.into_any()
}

/// A heading that opens what follows it; what is behind it asks once it is opened.
fn fold(app: App, head: Vec<Node>, inside: AnyView) -> AnyView {
    let head = prose_of(app, head);
    view! {
        <details class="fold">
            <summary>{head}</summary>
            <div class="blocks">{inside}</div>
        </details>
    }
    .into_any()
}

/// What is asked, made once it comes near to what is seen.
fn ask_block(app: App, ask: &Ask, state: PanelState) -> AnyView {
    let is_near = Slot::new(false);
    let is_edited = Slot::new(false);
    let node = NodeRef::<html::Section>::new();
    let watch = StoredValue::new_local(None::<SightWatch>);
    effect(move || {
        let Some(section) = node.get() else { return };
        let tell = move |comes| {
            if comes {
                is_near.set(true);
            }
        };
        watch.set_value(SightWatch::ahead(&section, tell));
    });
    let (show, empty) = (ask.show, ask.empty.clone());
    let shown = move || {
        is_near.get().then(|| match show {
            Show::Chart | Show::Table => view! { <PanelView state /> }.into_any(),
            Show::Value | Show::Bar => {
                view! { <Tiles state show empty=empty.clone() /> }.into_any()
            }
        })
    };
    let height = match ask.height {
        0 => String::new(),
        height => format!("--chart-height:{height}px;"),
    };
    let style = format!("{height}--width:{}", ask.width);
    let wrong = Slot::new(String::new());
    let own = ask.clone();
    let put_back = move || {
        let put = app.put_back(&own, &state.panel.get_untracked());
        wrong.set(put.err().unwrap_or_default());
    };
    let edit = move || is_edited.update(|is_edited| *is_edited = !*is_edited);
    view! {
        <section
            class="block"
            class:edited=flag(move || is_edited.get())
            data-testid="block"
            data-show=show.name()
            style=style
            node_ref=node
        >
            <div class="block-head">
                <p class="block-title">{ask.title.clone()}</p>
                <button
                    type="button"
                    data-testid="put-back"
                    title="Changes the text of the paper to what this block asks and shows now"
                    hidden=flag(move || !is_edited.get())
                    on:click=click(put_back)
                >
                    "Write into the paper"
                </button>
                <button
                    type="button"
                    class="icon-button"
                    data-testid="edit-block"
                    title="Queries and settings of this block"
                    aria-label="Queries and settings of this block"
                    aria-pressed=text(move || is_edited.get().to_string())
                    on:click=click(edit)
                >
                    {icon::OPTIONS.drawn()}
                </button>
            </div>
            {problems(&ask.problems)}
            <p class="error" role="alert" data-testid="put-back-error" hidden=flag(move || wrong.with(String::is_empty))>
                {text(move || wrong.get())}
            </p>
            {part(shown)}
        </section>
    }
    .into_any()
}

/// What is not followed, where it stands.
fn problems(problems: &[String]) -> AnyView {
    let problem = |problem: &String| {
        view! { <li class="notice" data-testid="paper-problem">{problem.clone()}</li> }.into_any()
    };
    if problems.is_empty() {
        return ().into_any();
    }
    view! { <ul class="notices">{problems.iter().map(problem).collect_view()}</ul> }.into_any()
}
