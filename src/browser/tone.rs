//! A short tone.

use web_sys::AudioContext;

/// How long, in seconds.
const LENGTH: f64 = 0.25;

/// Plays one. Browsers are silent on a page that was not clicked on since it was opened.
pub fn play() {
    let Ok(context) = AudioContext::new() else {
        return;
    };
    let tone = context.create_oscillator();
    if let Ok(tone) = tone {
        let _ = tone.connect_with_audio_node(&context.destination());
        let _ = tone.start();
        let _ = tone.stop_with_when(LENGTH);
    }
}
