//! Components, one a file.

#![allow(
    clippy::must_use_candidate,
    reason = "a component is only ever named in a view, which uses it"
)]

pub mod app;
pub mod changing;
pub mod chart;
pub mod chart_options;
pub mod check_box;
pub mod connection;
pub mod copy_button;
pub mod debug;
pub mod excerpt;
pub mod export_menu;
pub mod failure;
pub mod first_run;
pub mod focus;
pub mod front_controls;
pub mod history_panel;
pub mod legend;
pub mod listing;
mod long_text;
pub mod notices;
pub mod panel;
pub mod place;
pub mod pointing;
pub mod query_box;
pub mod query_list;
pub mod query_options;
pub mod query_row;
pub mod refresh_controls;
pub mod run_button;
pub mod samples_table;
pub mod status;
pub mod surface;
pub mod table;
pub mod table_controls;
pub mod tabs;
pub mod text_field;
pub mod times;
pub mod tooltip;
pub mod virtual_rows;
pub mod zone_field;
