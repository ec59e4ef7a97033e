//! The program that reads papers, off the main thread: the page fetches it with the first paper.

fn main() {
    promscope::read_aside();
}
