//! The worker: asks and decodes off the main thread, so that the page never stands still.

use std::cell::RefCell;
use std::rc::Rc;

use js_sys::Reflect;
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::spawn_local;
use web_sys::{DedicatedWorkerGlobalScope, MessageEvent};

use super::abort::AbortOnDrop;
use super::clock;
use super::http;
use super::message::{self, News, Order, READY};
use crate::prom::decode::Decoder;

/// Samples that go to the page together: enough to make the message's own cost small, few enough
/// that the last one is short.
const BATCH: usize = 65_536;

/// How often the page is told how far a slow answer is, in milliseconds.
const TELL: f64 = 250.0;

/// The scope of a worker, if this program runs in one.
#[must_use]
pub fn scope() -> Option<DedicatedWorkerGlobalScope> {
    let global = js_sys::global();
    let in_page = Reflect::has(&global, &"document".into()).unwrap_or(true);
    (!in_page).then(|| global.unchecked_into())
}

/// Serves the page for as long as the worker lives.
pub fn serve(scope: DedicatedWorkerGlobalScope) {
    let under_way = Rc::new(RefCell::new(Vec::<(u32, AbortOnDrop)>::new()));
    let listener = scope.clone();
    let heard =
        Closure::<dyn FnMut(MessageEvent)>::new(
            move |event: MessageEvent| match message::read_order(&event.data()) {
                Some(Order::Ask {
                    id,
                    url,
                    form,
                    most,
                }) => {
                    let guard = AbortOnDrop::new();
                    let signal = guard.signal();
                    under_way.borrow_mut().push((id, guard));
                    let (scope, under_way) = (scope.clone(), under_way.clone());
                    spawn_local(async move {
                        let mut sender = Sender::new(scope, id);
                        let received =
                            http::ask(&url, form.as_deref(), most, signal.as_ref(), |decoder| {
                                sender.pass_on(decoder);
                            })
                            .await;
                        sender.finish(received);
                        under_way.borrow_mut().retain(|(of, _)| *of != id);
                    });
                }
                Some(Order::Abort { id }) => {
                    under_way.borrow_mut().retain(|(of, _)| *of != id);
                    // It fails only where the page is gone.
                    let _ = scope.post_message(&READY.into());
                }
                None => {}
            },
        );
    listener.set_onmessage(Some(heard.into_js_value().unchecked_ref()));
}

/// Sends what comes of one answer to the page.
struct Sender {
    scope: DedicatedWorkerGlobalScope,
    id: u32,
    /// Samples that are on their way already.
    sent: usize,
    /// When the page was told last how far it is, milliseconds of this worker's clock.
    told: f64,
}

impl Sender {
    fn new(scope: DedicatedWorkerGlobalScope, id: u32) -> Self {
        Self {
            scope,
            id,
            sent: 0,
            told: clock::monotonic(),
        }
    }

    fn pass_on(&mut self, decoder: &mut Decoder) {
        let progress = decoder.progress();
        if progress.samples - self.sent >= BATCH {
            self.sent = progress.samples;
            self.send(News::Batch(decoder.take()));
        }
        let now = clock::monotonic();
        if now - self.told >= TELL {
            self.told = now;
            self.send(News::Progress(progress));
        }
    }

    fn finish(&self, received: Result<http::Received, http::Failed>) {
        match received {
            Ok(mut received) => {
                if let Ok(answer) = &mut received.answer {
                    self.send(News::Batch(std::mem::take(&mut answer.series)));
                }
                self.send(News::Done(Box::new(received)));
            }
            Err(http::Failed) => self.send(News::Failed),
        }
    }

    fn send(&self, news: News) {
        let (message, transferred) = message::news(self.id, news);
        // It fails only where the page is gone.
        let _ = self
            .scope
            .post_message_with_transfer(&message, &transferred);
    }
}
