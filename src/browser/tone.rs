//! A short tone.

use web_sys::AudioContext;

/// How long, in seconds.
const LENGTH: f64 = 0.25;

thread_local! {
    /// One for all tones: a browser gives a page few.
    static CONTEXT: Option<AudioContext> = AudioContext::new().ok();
}

/// Plays one. Browsers are silent on a page that was not clicked on since it was opened.
pub fn play() {
    CONTEXT.with(|context| context.as_ref().map(play_in));
}

fn play_in(context: &AudioContext) {
    // Where it was made before the first click; what comes of it is heard, or not.
    let _ = context.resume();
    if let Ok(tone) = context.create_oscillator() {
        let _ = tone.connect_with_audio_node(&context.destination());
        let _ = tone.start();
        let _ = tone.stop_with_when(context.current_time() + LENGTH);
    }
}
