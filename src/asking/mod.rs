//! When a panel asks, what for, and what becomes of it. Pure: what happens and the time come in,
//! and a [`desk::Desk`] says what is to be under way.

pub mod around;
pub mod desk;
mod drafts;
pub mod event;
pub mod holding;
mod ids;
pub mod plan;
pub mod schedule;
pub mod targets;
pub mod track;
pub mod turns;
pub mod wanted;
mod zoom;
