//! Asking through the worker; and in the page itself until the worker is there, or where there is
//! none.

use std::cell::{Cell, RefCell};

use futures_channel::mpsc::{UnboundedReceiver, UnboundedSender, unbounded};
use futures_util::StreamExt;
use js_sys::{Object, Reflect};
use wasm_bindgen::prelude::*;
use web_sys::{MessageEvent, Worker, WorkerOptions, WorkerType};

use super::abort::AbortOnDrop;
use super::http::{self, Failed, Received};
use super::message::{self, News, Order, READY};
use super::page;
use crate::prom::batch::Misfit;
use crate::prom::decode::Progress;

thread_local! {
    static WORKER: Option<Link> = Link::start();
}

/// A piece of news, where it can be read.
type Heard = Result<News, Misfit>;

/// The page's end of the line to its worker.
struct Link {
    worker: Worker,
    ready: Cell<bool>,
    last_id: Cell<u32>,
    waiting: RefCell<Vec<(u32, UnboundedSender<Heard>)>>,
}

/// Why there is nothing to judge.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Lost {
    /// The request did not come through; the browser does not say why.
    Unanswered,
    /// Worker and page do not understand each other.
    Misfit(Misfit),
    /// The worker stopped over it.
    Stopped,
}

impl From<Misfit> for Lost {
    fn from(misfit: Misfit) -> Self {
        Self::Misfit(misfit)
    }
}

/// Starts the worker, so that it is ready when the first long answer comes.
pub fn warm_up() {
    WORKER.with(|_| {});
}

/// The worker has been silent for too long: until it says a word, the page asks by itself.
pub fn doubt() {
    WORKER.with(|link| {
        if let Some(link) = link {
            link.ready.set(false);
            link.send(Order::Abort { id: NOBODY });
        }
    });
}

/// The number that no question has.
const NOBODY: u32 = 0;

/// Posts a form, or gets the address where there is none, and decodes the answer; `heard` is told
/// of progress, and `most` bytes of it are read. Dropping the future ends the request and the decoding.
///
/// # Errors
/// Where no answer came at all, or none from the worker that can be read.
pub async fn ask(
    url: &str,
    form: Option<&str>,
    most: f64,
    heard: impl Fn(Progress),
) -> Result<Received, Lost> {
    let line = WORKER.with(|link| {
        link.as_ref()
            .filter(|link| link.ready.get())
            .map(|link| link.ask(url, form, most))
    });
    if let Some(line) = line {
        return line.listen(heard).await;
    }
    let guard = AbortOnDrop::new();
    http::ask(url, form, most, guard.signal().as_ref(), |decoder| {
        heard(decoder.progress());
    })
    .await
    .map_err(|Failed| Lost::Unanswered)
}

impl Link {
    fn start() -> Option<Self> {
        let script = page::document()?.query_selector("script[data-js]").ok()??;
        let options = WorkerOptions::new();
        options.set_type(WorkerType::Module);
        let worker = Worker::new_with_options(&page::address("worker.js")?, &options).ok()?;
        let heard = Closure::<dyn FnMut(MessageEvent)>::new(|event: MessageEvent| {
            WORKER.with(|link| link.iter().for_each(|link| link.hear(&event.data())));
        });
        worker.set_onmessage(Some(heard.into_js_value().unchecked_ref()));
        // An event of another kind, of which only what all have is used: one type of closure weighs less.
        let stopped = Closure::<dyn FnMut(MessageEvent)>::new(|event: MessageEvent| {
            event.prevent_default();
            WORKER.with(|link| link.iter().for_each(Self::give_up));
        });
        worker.set_onerror(Some(stopped.into_js_value().unchecked_ref()));
        // The compiled program goes along: the worker neither loads nor compiles it again.
        let start = Object::new();
        let js = page::address(&script.get_attribute("data-js")?)?;
        Reflect::set(&start, &"js".into(), &js.into()).ok()?;
        Reflect::set(&start, &"module".into(), &wasm_bindgen::module()).ok()?;
        worker.post_message(&start).ok()?;
        Some(Self {
            worker,
            ready: Cell::new(false),
            last_id: Cell::new(0),
            waiting: RefCell::default(),
        })
    }

    /// What trapped once is no program any more. The page does without it from now on.
    fn give_up(&self) {
        self.worker.terminate();
        self.ready.set(false);
        self.waiting.borrow_mut().clear();
    }

    fn ask(&self, url: &str, form: Option<&str>, most: f64) -> Line {
        let id = self.last_id.get().wrapping_add(1);
        self.last_id.set(id);
        let (sender, news) = unbounded();
        self.waiting.borrow_mut().push((id, sender));
        self.send(Order::Ask {
            id,
            url: url.to_owned(),
            form: form.map(str::to_owned),
            most,
        });
        Line { id, news }
    }

    fn hear(&self, message: &JsValue) {
        if message.as_string().is_some_and(|word| word == READY) {
            self.ready.set(true);
        } else if let Some((id, news)) = message::read_news(message)
            && let Some((_, line)) = self.waiting.borrow().iter().find(|(of, _)| *of == id)
        {
            // Whoever waited may have gone.
            let _ = line.unbounded_send(news);
        }
    }

    fn send(&self, order: Order) {
        let _ = self.worker.post_message(&message::order(order));
    }
}

/// One question's line; hanging up ends it in the worker too.
struct Line {
    id: u32,
    news: UnboundedReceiver<Heard>,
}

impl Line {
    async fn listen(mut self, heard: impl Fn(Progress)) -> Result<Received, Lost> {
        let mut series = Vec::new();
        while let Some(news) = self.news.next().await {
            match news? {
                News::Progress(progress) => heard(progress),
                News::Batch(batch) => series.extend(batch),
                News::Done(mut received) => {
                    if let Ok(answer) = &mut received.answer {
                        answer.series = series;
                    }
                    return Ok(*received);
                }
                News::Failed => return Err(Lost::Unanswered),
            }
        }
        Err(Lost::Stopped)
    }
}

impl Drop for Line {
    fn drop(&mut self) {
        WORKER.with(|link| {
            if let Some(link) = link {
                link.waiting.borrow_mut().retain(|(id, _)| *id != self.id);
                link.send(Order::Abort { id: self.id });
            }
        });
    }
}
