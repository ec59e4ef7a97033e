//! The streaming decoder against a slow, obvious one, on real answers and on invented ones, in
//! any chunks.

mod complaints;
mod reference;
mod written;

use std::path::{Path, PathBuf};

use promscope::prom::answer::Answer;
use promscope::prom::decode::{Decoder, decode};
use promscope::prom::error::Unanswered;
use proptest::prelude::*;

use self::reference::{Verdict, judge};
use self::written::{Dice, answer, unknown, write};

fn fixtures() -> Vec<(PathBuf, Vec<u8>)> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures");
    let files = std::fs::read_dir(folder).into_iter().flatten().flatten();
    let files = files.filter_map(|file| Some((file.path(), std::fs::read(file.path()).ok()?)));
    let files: Vec<_> = files.collect();
    assert!(files.len() >= 10, "the fixtures are gone");
    files
}

/// Decodes chunk by chunk, taking the series as they come.
fn decode_chunks<'a>(chunks: impl IntoIterator<Item = &'a [u8]>) -> Result<Answer, Unanswered> {
    let mut decoder = Decoder::new();
    let mut series = Vec::new();
    for chunk in chunks {
        decoder.feed(chunk)?;
        series.extend(decoder.take());
    }
    let mut answer = decoder.finish()?;
    series.append(&mut answer.series);
    Ok(Answer { series, ..answer })
}

fn verdict(outcome: &Result<Answer, Unanswered>) -> Verdict {
    match outcome {
        Ok(answer) => Verdict::Answer(Answer {
            stats: tidy(answer.stats.as_deref()),
            ..answer.clone()
        }),
        Err(Unanswered::Refused { kind, message }) => {
            Verdict::Refused(kind.clone(), message.clone())
        }
        Err(Unanswered::NotJson { .. }) => Verdict::NotJson,
        Err(Unanswered::Truncated { .. } | Unanswered::TooMuch) => Verdict::Truncated,
        Err(Unanswered::NotPrometheus { .. }) => Verdict::NotPrometheus,
    }
}

/// The reference does not keep the space in `stats`.
fn tidy(stats: Option<&str>) -> Option<String> {
    let tree: serde_json::Value = serde_json::from_str(stats?).ok()?;
    Some(tree.to_string())
}

/// Cuts `bytes` at random places, some of them close together.
fn cut(mut bytes: &[u8], seed: u64) -> Vec<&[u8]> {
    let mut dice = Dice(seed | 1);
    let mut chunks = Vec::new();
    while !bytes.is_empty() {
        let most = [2, 30, 300][dice.roll(3)];
        let (chunk, rest) = bytes.split_at(dice.roll(most).min(bytes.len()));
        chunks.push(chunk);
        bytes = rest;
    }
    chunks
}

#[test]
fn every_fixture_decodes_as_the_reference_does() {
    for (path, bytes) in fixtures() {
        // The reference's parser refuses a lone surrogate, which the decoder replaces.
        let tidied = String::from_utf8_lossy(&bytes).replace(r"\ud83d lone", r"\ufffd lone");
        assert_eq!(
            verdict(&decode(&bytes)),
            judge(tidied.as_bytes()),
            "{}",
            path.display()
        );
    }
}

#[test]
fn every_split_of_every_fixture_gives_the_same() {
    for (path, bytes) in fixtures() {
        let whole = decode(&bytes);
        for at in 0..=bytes.len() {
            let (before, after) = bytes.split_at(at);
            assert_eq!(
                decode_chunks([before, after]),
                whole,
                "{} cut at {at}",
                path.display()
            );
        }
        for size in [1, 2, 3, 7, 16, 31] {
            assert_eq!(
                decode_chunks(bytes.chunks(size)),
                whole,
                "{} by {size}",
                path.display()
            );
        }
    }
}

#[test]
fn every_beginning_of_every_fixture_is_cut_off() {
    for (path, bytes) in fixtures() {
        if path
            .extension()
            .is_some_and(|extension| extension == "html")
        {
            continue;
        }
        let whole = bytes.trim_ascii_end();
        for length in 1..whole.len() {
            let expected = Err(Unanswered::Truncated {
                bytes: length as u64,
            });
            assert_eq!(
                decode(&whole[..length]),
                expected,
                "{} to {length}",
                path.display()
            );
        }
    }
}

proptest! {
    #[test]
    fn any_form_in_any_chunks_decodes_as_the_reference_does(
        tree in answer(),
        form: u64,
        cuts: u64,
    ) {
        let text = write(&tree, form);
        let outcome = decode_chunks(cut(text.as_bytes(), cuts));
        prop_assert_eq!(&outcome, &decode(text.as_bytes()));
        prop_assert_eq!(verdict(&outcome), judge(text.as_bytes()));
    }

    #[test]
    fn any_other_json_is_judged_as_the_reference_does(tree in unknown(), form: u64, cuts: u64) {
        let text = write(&tree, form);
        let outcome = decode_chunks(cut(text.as_bytes(), cuts));
        prop_assert_eq!(&outcome, &decode(text.as_bytes()));
        prop_assert_eq!(verdict(&outcome), judge(text.as_bytes()));
    }

    #[test]
    fn damage_anywhere_gives_the_same_in_any_chunks(
        tree in answer(),
        form: u64,
        cuts: u64,
        place: prop::sample::Index,
        damage in prop_oneof![any::<u8>(), prop::sample::select(b"[]{}:,\"\\0-e.n \n".to_vec())],
        is_replaced: bool,
    ) {
        let mut bytes = write(&tree, form).into_bytes();
        let at = place.index(bytes.len());
        if is_replaced {
            bytes[at] = damage;
        } else {
            bytes.insert(at, damage);
        }
        prop_assert_eq!(decode_chunks(cut(&bytes, cuts)), decode(&bytes));
    }
}
