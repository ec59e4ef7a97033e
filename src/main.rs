//! Starts the page.

fn main() {
    promscope::start();
}
