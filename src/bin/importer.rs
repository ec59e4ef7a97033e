//! The program that makes papers of dashboards, off the main thread: the page fetches it with the first dashboard.

fn main() {
    promscope::import_aside();
}
