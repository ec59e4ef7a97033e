//! The program that takes papers and queries apart, off the main thread: the page fetches it when it is needed first.

fn main() {
    promscope::read_aside();
}
