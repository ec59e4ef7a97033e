//! The page's ends of the lines to the programs that take texts apart.
//!
//! Each is a worker of its own, so that the page starts without them, and no text however odd holds the page up.

use std::cell::RefCell;

use futures_channel::oneshot::{Sender, channel};
use js_sys::{Object, Reflect};
use wasm_bindgen::prelude::*;
use web_sys::{MessageEvent, Worker, WorkerOptions, WorkerType};

use super::page;
use super::values::{Values, list};

thread_local! {
    /// The lines to the programs, once they are wanted.
    static LINES: RefCell<Vec<Link>> = const { RefCell::new(Vec::new()) };
}

/// The page's end of the line to a program.
struct Link {
    /// As `index.html` names it.
    program: &'static str,
    worker: Worker,
    /// What was asked before the program was there.
    held: Vec<JsValue>,
    is_ready: bool,
    last: u32,
    waiting: Vec<(u32, Sender<String>)>,
}

/// What is to be made of a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Wish {
    /// A paper, taken apart.
    Paper,
    /// What is wrong with a query.
    Problems,
    /// What a query does, part by part.
    Explanation,
    /// A query laid out anew.
    Format,
    /// A paper of a Grafana dashboard.
    Dashboard,
}

impl Wish {
    /// Who fulfils it.
    const fn program(self) -> &'static str {
        match self {
            Self::Paper | Self::Problems | Self::Explanation | Self::Format => "reader",
            Self::Dashboard => "importer",
        }
    }

    pub(super) const ALL: [Self; 5] = [
        Self::Paper,
        Self::Problems,
        Self::Explanation,
        Self::Format,
        Self::Dashboard,
    ];

    /// The name in messages.
    pub(super) const fn name(self) -> &'static str {
        match self {
            Self::Paper => "paper",
            Self::Problems => "problems",
            Self::Explanation => "explanation",
            Self::Format => "format",
            Self::Dashboard => "dashboard",
        }
    }
}

/// Whether the program that fulfils this is here already.
#[must_use]
pub fn is_here(wish: Wish) -> bool {
    LINES.with_borrow(|lines| {
        let mut lines = lines.iter();
        lines.any(|line| line.program == wish.program() && line.is_ready)
    })
}

/// What becomes of a text, as JSON; none where the program does not come.
pub async fn read(wish: Wish, text: &str) -> Option<String> {
    read_knowing(wish, text, "").await
}

/// The same, where something is known of the server that is asked.
pub async fn read_knowing(wish: Wish, text: &str, known: &str) -> Option<String> {
    let (sender, answer) = channel();
    let program = wish.program();
    LINES.with_borrow_mut(|lines| {
        if !lines.iter().any(|line| line.program == program) {
            lines.push(Link::start(program)?);
        }
        let mut lines = lines.iter_mut();
        lines
            .find(|line| line.program == program)?
            .ask([wish.name(), text, known], sender);
        Some(())
    })?;
    answer.await.ok()
}

impl Link {
    fn start(program: &'static str) -> Option<Self> {
        let attribute = |end: &str| {
            let name = format!("data-{program}{end}");
            let script = page::document()?
                .query_selector(&format!("script[{name}]"))
                .ok()??;
            page::address(&script.get_attribute(&name)?)
        };
        let options = WorkerOptions::new();
        options.set_type(WorkerType::Module);
        let worker = Worker::new_with_options(&page::address("worker.js")?, &options).ok()?;
        let hear = move |message: &JsValue| {
            LINES.with_borrow_mut(|lines| {
                let mut lines = lines.iter_mut();
                if let Some(line) = lines.find(|line| line.program == program) {
                    line.hear(message);
                }
            });
        };
        let heard =
            Closure::<dyn FnMut(MessageEvent)>::new(move |event: MessageEvent| hear(&event.data()));
        worker.set_onmessage(Some(heard.into_js_value().unchecked_ref()));
        // It does not come: who waits is told, and the next one tries again.
        let failed = Closure::<dyn FnMut()>::new(move || {
            LINES.with_borrow_mut(|lines| lines.retain(|line| line.program != program));
        });
        worker.set_onerror(Some(failed.into_js_value().unchecked_ref()));
        let start = Object::new();
        Reflect::set(&start, &"js".into(), &attribute("")?.into()).ok()?;
        Reflect::set(&start, &"module".into(), &attribute("-wasm")?.into()).ok()?;
        worker.post_message(&start).ok()?;
        Some(Self {
            program,
            worker,
            held: Vec::new(),
            is_ready: false,
            last: 0,
            waiting: Vec::new(),
        })
    }

    fn ask(&mut self, [wish, text, known]: [&str; 3], sender: Sender<String>) {
        self.last += 1;
        self.waiting.push((self.last, sender));
        let message = list([self.last.into(), wish.into(), text.into(), known.into()]);
        if self.is_ready {
            // It fails only where the worker is gone, and then its error is heard.
            let _ = self.worker.post_message(&message);
        } else {
            self.held.push(message);
        }
    }

    fn hear(&mut self, message: &JsValue) {
        if message.as_string().is_some_and(|word| word == "ready") {
            self.is_ready = true;
            for message in self.held.drain(..) {
                let _ = self.worker.post_message(&message);
            }
            return;
        }
        let Some(mut parts) = Values::of(message) else {
            return;
        };
        let (id, json) = (parts.count(), parts.text());
        let place = self
            .waiting
            .iter()
            .position(|(of, _)| id == Some(u64::from(*of)));
        if let (Some(place), Some(json)) = (place, json) {
            let (_, sender) = self.waiting.swap_remove(place);
            // Whoever waited may have gone.
            let _ = sender.send(json);
        }
    }
}
