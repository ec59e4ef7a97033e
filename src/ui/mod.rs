//! Components, one a file.

#![allow(
    clippy::must_use_candidate,
    reason = "a component is only ever named in a view, which uses it"
)]

mod alert;
pub mod alerts;
pub mod annex;
pub mod app;
pub mod bands;
pub mod bar;
mod calendar;
pub mod changing;
pub mod chart;
mod chart_options;
pub mod chart_tools;
pub mod check_box;
mod completion;
pub mod copy_button;
pub mod debug;
pub mod excerpt;
pub mod explanation;
pub mod export_menu;
pub mod failure;
mod findings;
pub mod first_run;
pub mod focus;
pub mod heat_key;
pub mod history_panel;
pub mod icon;
pub mod inline_value;
pub mod inventory;
mod keys;
pub mod layers;
pub mod legend;
mod legend_keys;
pub mod legend_options;
pub mod listing;
mod long_text;
pub mod notices;
pub mod panel;
pub mod panel_head;
pub mod paper;
pub mod paper_tools;
pub mod papers_menu;
pub mod place;
pub mod pointing;
mod popover;
pub mod problems;
pub mod query_box;
pub mod query_list;
pub mod query_options;
pub mod query_row;
pub mod rooms;
pub mod run_button;
pub mod samples_table;
pub mod server_menu;
pub mod silences;
pub mod status;
pub mod surface;
pub mod table;
mod table_cells;
pub mod table_controls;
pub mod table_same;
pub mod tabs;
pub mod text_field;
pub mod tiles;
mod time_fields;
pub mod time_menu;
pub mod tooltip;
pub mod underline;
pub mod variables;
pub mod virtual_rows;
pub mod zone_field;
