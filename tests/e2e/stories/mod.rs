//! The stories, one idea a file.

mod access;
mod advice;
mod alerts;
mod appearance;
mod asking;
mod clock;
mod completion;
mod debug;
mod engines;
mod exemplars;
mod export;
mod failures;
mod first_run;
mod front;
mod history;
mod hosting;
mod inventory;
mod keyboard;
mod layout;
mod legend;
mod links;
mod live;
mod look;
mod markup;
mod papers;
mod pointing;
mod queries;
mod query;
mod recovery;
mod refresh;
mod remarks;
mod screenshots;
mod servers;
mod silences;
mod starting;
mod storage;
mod table;
mod times;
mod values;
mod variables;
mod worker;
mod zoom;

use crate::stage::Stage;

/// A story fails by a panic.
pub(crate) type Story = fn(&Stage);

/// Stories with their names.
macro_rules! named {
    ($($file:ident::$story:ident,)+) => {
        &[$((concat!(stringify!($file), "::", stringify!($story)), $file::$story),)+]
    };
}

/// All stories.
pub(crate) const ALL: &[(&str, Story)] = named! {
    access::finds_no_obstacle_on_any_page,
    access::finds_no_obstacle_in_menus,
    access::finds_no_obstacle_at_the_first_run,
    advice::problems_are_told_while_typing_and_mended,
    advice::a_query_is_laid_out_and_explained,
    advice::what_the_server_knows_of_its_metrics_is_told,
    advice::what_cannot_be_read_is_sent_only_if_the_reader_insists,
    advice::without_the_program_that_reads_queries_all_is_sent,
    advice::what_is_wrong_is_underlined_in_the_box,
    advice::a_servers_error_is_underlined_at_its_place,
    advice::parts_are_counted_on_demand,
    advice::counting_ends_with_the_explanation,
    alerts::are_seen_filtered_and_charted,
    alerts::stand_together_and_are_found_by_their_labels,
    alerts::that_are_many_come_when_asked_for,
    alerts::begin_with_a_tone,
    alerts::silence_is_never_calm,
    appearance::is_chosen_and_stands_in_the_link,
    appearance::has_an_axis_as_wanted,
    appearance::is_a_heat_map_of_histograms,
    asking::every_wish_after_a_cancel_asks,
    asking::undo_returns_to_the_window_before_the_zoom,
    asking::a_query_takes_its_lines_along,
    asking::the_first_question_is_asked_once_and_remembered,
    asking::an_answer_that_gets_lost_in_the_page_is_told_as_that,
    asking::an_address_that_is_being_typed_stays,
    asking::a_raw_answer_is_read_as_far_as_it_is_shown_and_the_newest_stays,
    asking::an_open_table_asks_for_no_chart,
    asking::exemplars_that_are_the_same_paint_nothing_again,
    asking::an_interval_or_time_out_out_of_bounds_is_told,
    asking::a_chart_of_another_server_says_whose_it_is,
    asking::what_was_copied_is_said_for_a_while,
    asking::panels_that_are_gone_leave_no_answers_behind,
    completion::offers_metrics_labels_and_values,
    completion::enter_runs_where_nothing_is_chosen,
    debug::shows_request_samples_and_answer,
    debug::asks_for_statistics_only_where_they_are_seen,
    debug::tells_of_each_part,
    debug::knows_the_server,
    debug::remembers_what_failed,
    debug::is_saved_without_secrets,
    engines::victoria_metrics_is_asked_as_any_other,
    exemplars::lead_to_the_traces_behind_a_line,
    exemplars::go_with_their_lines_and_into_pictures,
    exemplars::that_are_not_there_are_told,
    exemplars::of_an_older_query_are_dropped,
    export::a_csv_and_a_json_hold_what_is_on_screen,
    export::a_json_is_whole_after_a_refresh,
    export::nothing_to_save_is_told,
    export::a_picture_has_title_and_legend,
    export::commands_and_links_are_copied,
    export::a_picture_is_copied_as_itself_and_within_markdown,
    failures::each_says_what_to_do,
    failures::each_is_told_of_the_next_server_too,
    failures::an_answer_that_may_not_be_read_has_a_cause,
    failures::a_wrong_prefix_is_told_with_the_right_address,
    failures::a_server_is_left_alone_as_long_as_it_asks,
    failures::a_server_that_takes_no_post_is_asked_by_get,
    failures::a_refused_origin_names_the_flag,
    failures::an_unknown_name_is_told,
    failures::https_cannot_ask_http,
    failures::a_silent_server_runs_into_the_time_out,
    failures::a_wrong_query_is_explained_by_prometheus,
    failures::a_malformed_address_is_told,
    failures::a_refresh_that_fails_says_when_it_tries_again,
    failures::a_program_that_stops_says_so,
    first_run::takes_the_address_and_remembers_it,
    history::is_searched_and_run_again,
    history::keeps_favourites,
    history::goes_to_a_file_and_comes_back,
    history::lasts_for_the_visit_where_storage_is_blocked,
    hosting::below_any_path,
    hosting::by_prometheus_itself,
    hosting::by_prometheus_behind_a_login,
    hosting::by_an_address_with_a_login,
    hosting::by_apache,
    hosting::by_busybox,
    hosting::by_caddy,
    hosting::by_lighttpd,
    hosting::by_nginx,
    hosting::by_python,
    hosting::nobody_else_is_asked,
    inventory::leads_to_charts,
    inventory::tells_of_targets_and_server,
    keyboard::asks_and_looks_around,
    keyboard::connects,
    keyboard::asks_several_queries,
    keyboard::chooses_times,
    keyboard::chooses_how_it_looks,
    keyboard::points_and_zooms,
    keyboard::uses_the_legend,
    keyboard::narrows_the_table,
    keyboard::digs_in_the_debug_tab,
    keyboard::takes_all_along,
    keyboard::runs_again_what_ran,
    keyboard::adds_and_removes_panels,
    keyboard::cancels,
    layout::the_chart_comes_first_at_every_size,
    layout::waiting_does_not_move_the_chart,
    layout::the_legend_is_where_the_reader_wants_it,
    layout::keys_reach_what_is_used_most,
    layout::a_wall_has_charts_alone,
    layout::panels_of_the_same_time_go_together,
    layout::a_panel_is_moved_doubled_removed_and_brought_back,
    layout::a_panel_is_dragged_to_another_place,
    layout::the_server_is_named_and_tested,
    legend::sorts_and_finds,
    legend::shows_one_or_some_and_a_refresh_keeps_them,
    legend::is_walked_by_the_keyboard,
    links::of_the_old_prometheus_page,
    links::of_the_new_prometheus_page,
    links::hold_what_is_open,
    links::hold_which_series_are_seen,
    links::back_returns_to_the_query_before,
    links::say_what_of_them_is_not_followed_and_stay,
    links::keep_a_table_of_the_windows_end_there,
    live::opens_on_the_default_query,
    live::refreshes_by_itself,
    live::refreshes_when_asked,
    look::follows_the_system_and_the_switch,
    look::fits_a_phone,
    markup::labels_stay_text,
    markup::what_gets_in_does_not_run,
    markup::errors_stay_text,
    papers::come_with_the_page,
    papers::are_listed,
    papers::are_written_and_sent_in_a_link,
    papers::take_what_was_changed_in_a_block,
    papers::take_panels_in,
    papers::ask_with_what_the_reader_chooses,
    papers::are_text_whatever_stands_in_them,
    papers::are_made_of_grafana_dashboards,
    papers::lead_to_their_parts_and_to_what_lies_beside_them,
    papers::keep_what_was_written_where_a_file_is_dropped,
    papers::have_values_of_the_time_that_is_shown,
    papers::say_so_where_their_program_does_not_come,
    papers::that_are_not_there_say_why,
    pointing::shows_all_values_and_pins_them,
    pointing::a_click_pins_whatever_line_is_under_it,
    pointing::needs_no_mouse,
    pointing::brings_out_the_line_that_is_meant,
    queries::are_added_hidden_and_removed,
    queries::have_legends_and_axes_of_their_own,
    queries::are_compared_with_an_earlier_time,
    queries::have_nothing_to_compare_with,
    queries::fill_further_panels,
    query::enter_runs_and_shift_enter_breaks_the_line,
    query::a_newer_one_ends_the_older,
    query::can_be_cancelled,
    query::says_how_far_it_is,
    query::a_scalar_and_no_data_have_a_view,
    query::a_vector_and_a_text_have_a_view,
    servers::are_asked_for_one_chart,
    servers::are_named_by_queries,
    servers::are_given_names,
    servers::with_a_password_are_kept_nowhere,
    remarks::a_partial_answer_and_an_empty_one_are_told,
    remarks::what_is_long_leaves_the_chart_in_sight,
    remarks::an_empty_box_says_so,
    remarks::a_box_that_disagrees_with_the_chart_is_marked,
    remarks::too_many_panels_are_told_and_kept,
    remarks::a_step_too_fine_is_raised,
    remarks::warnings_and_values_that_cannot_be_drawn_are_named,
    silences::are_made_prolonged_and_ended,
    silences::what_becomes_of_alerts_is_told,
    silences::that_may_not_be_made_say_so,
    silences::alerts_stand_behind_charts,
    starting::that_fails_names_the_cause,
    starting::from_a_bare_file_is_refused_in_words,
    starting::without_web_assembly_is_refused_in_words,
    starting::does_not_hang_on_types,
    starting::does_without_its_configuration,
    starting::takes_a_page_for_no_configuration,
    starting::does_without_its_worker,
    starting::says_that_the_chart_library_is_not_there,
    starting::fetches_later_what_a_chart_does_without,
    starting::says_that_a_part_of_the_page_is_not_there,
    starting::fetches_a_lost_part_of_the_page_again,
    starting::runs_nothing_that_was_altered,
    starting::does_not_wait_for_its_own_server,
    storage::blocked_is_said_and_survived,
    storage::that_is_full_is_said_and_survived,
    storage::that_is_broken_is_begun_anew,
    table::sorts_the_latest_values,
    table::is_of_any_instant,
    table::shows_scalars_texts_and_several_queries,
    table::shows_all_of_native_histograms,
    table::says_what_it_has_in_the_status,
    table::is_filtered_by_text_and_regex,
    table::narrows_the_query_by_a_cell,
    table::tells_once_what_all_rows_have,
    table::keeps_names_and_values_in_sight,
    table::is_of_cards_on_a_phone,
    table::leaves_the_chart_alone,
    front::holds_what_the_reader_brings_there,
    front::a_swatch_is_as_its_line,
    front::long_ranges_come_in_parts,
    recovery::follows_each_fault,
    recovery::is_not_needed_for_what_is_only_odd,
    recovery::follows_an_answer_that_stalls,
    recovery::follows_a_time_offline_by_itself,
    recovery::follows_eight_hours_of_sleep,
    recovery::follows_a_server_that_starts_again,
    recovery::is_found_where_the_server_has_moved,
    recovery::of_an_answer_without_end_is_up_to_the_reader,
    worker::that_stops_half_way_is_done_without,
    worker::that_falls_silent_is_done_without,
    worker::that_only_waits_is_asked_again,
    refresh::by_the_tail_shows_what_a_whole_query_shows,
    clock::of_the_browser_is_told_and_the_servers_counts,
    clock::of_a_server_that_hides_its_dates_is_asked_for,
    times::are_written_in_words,
    times::reach_now,
    times::are_shown_as_wanted_whatever_the_step,
    times::stay_as_typed,
    times::are_picked_from_a_calendar_and_offered_again,
    times::have_days_that_begin_at_midnight,
    times::that_are_over_are_not_asked_for_again,
    times::are_written_as_dates,
    times::that_cannot_be_are_told_and_nothing_is_asked,
    times::grow_around_their_middle_and_come_back,
    times::have_the_zone_that_the_reader_chose,
    values::of_two_units_have_two_axes,
    values::that_differ_on_screen_differ_in_words,
    values::near_the_ends_of_floats_are_drawn_or_named,
    values::have_times_as_fine_as_the_step,
    values::have_times_that_are_told_from_the_same_an_hour_later,
    variables::are_replaced_when_asked,
    variables::in_a_value_are_none,
    variables::that_are_not_known_get_a_hint,
    zoom::survives_a_refresh_and_comes_back,
};

/// What is told only when asked for, since it writes into the repository: `-- --ignored`.
pub(crate) const ASKED_FOR: &[(&str, Story)] = named! {
    screenshots::are_taken,
};
