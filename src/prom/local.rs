//! Whether a step's value depends on that step's past alone.

/// What may stand before a bracket: functions and aggregations whose value at a step is made of
/// samples up to that step, and the words of the language.
///
/// Source: "Functions" and "Operators" in the Prometheus documentation, the stable ones. Any
/// other, experimental, newer or another server's own, may look at the window or ahead.
const LOCAL: &str = "\
    abs absent absent_over_time acos acosh and asin asinh atan atan2 atanh avg avg_over_time bool \
    bottomk by ceil changes clamp clamp_max clamp_min cos cosh count count_over_time count_values \
    day_of_month day_of_week day_of_year days_in_month deg delta deriv exp floor group group_left \
    group_right histogram_avg histogram_count histogram_fraction histogram_quantile \
    histogram_stddev histogram_stdvar histogram_sum holt_winters hour idelta ignoring increase \
    irate label_join label_replace last_over_time ln log10 log2 max max_over_time min \
    min_over_time minute month on or pi predict_linear present_over_time quantile \
    quantile_over_time rad rate resets round scalar sgn sin sinh sqrt stddev stddev_over_time \
    stdvar stdvar_over_time sum sum_over_time tan tanh time timestamp topk unless vector without \
    year";

/// Words that make a selector look ahead, wherever they stand.
const AHEAD: [&str; 1] = ["smoothed"];

/// Whether each step of `query`'s answer depends on samples up to that step alone, not on the
/// window that is asked for (`@ end()`) nor on later samples (`offset -5m`). When in doubt: no.
#[must_use]
pub fn is_local(query: &str) -> bool {
    let marks = marks(query);
    let next = marks.iter().skip(1).map(Some).chain([None]);
    marks
        .iter()
        .zip(next)
        .all(|(mark, next)| match (mark, next) {
            (Mark::Sign('@'), _) => false,
            (Mark::Word(word), _) if AHEAD.contains(&word.as_str()) => false,
            (Mark::Word(word), next) if word == "offset" => next == Some(&Mark::Number),
            (Mark::Word(word), Some(Mark::Sign('('))) => {
                LOCAL.split_whitespace().any(|local| local == word)
            }
            _ => true,
        })
}

/// What a query is made of. Strings and comments are left out: they change nothing here.
#[derive(Debug, PartialEq, Eq)]
enum Mark {
    /// In lower case, as keywords may be written in any.
    Word(String),
    /// A number or a duration.
    Number,
    Sign(char),
}

fn marks(query: &str) -> Vec<Mark> {
    let mut marks = Vec::new();
    let mut rest = query;
    while let Some(first) = rest.chars().next() {
        let length = match first {
            '"' | '\'' | '`' => text_length(rest, first),
            '#' => rest.find('\n').unwrap_or(rest.len()),
            _ if is_of_word(first) => rest.find(|next| !is_of_word(next)).unwrap_or(rest.len()),
            _ => first.len_utf8(),
        };
        let (mark, after) = rest.split_at(length);
        rest = after;
        match first {
            '"' | '\'' | '`' | '#' => {}
            _ if first.is_whitespace() => {}
            '0'..='9' => marks.push(Mark::Number),
            _ if is_of_word(first) => marks.push(Mark::Word(mark.to_lowercase())),
            _ => marks.push(Mark::Sign(first)),
        }
    }
    marks
}

fn is_of_word(letter: char) -> bool {
    letter.is_alphanumeric() || matches!(letter, '_' | ':' | '.')
}

/// The length of the string at the start of `rest`, its quotes included.
fn text_length(rest: &str, quote: char) -> usize {
    let mut is_escaped = false;
    for (at, letter) in rest.char_indices().skip(1) {
        match letter {
            _ if is_escaped => is_escaped = false,
            '\\' if quote != '`' => is_escaped = true,
            _ if letter == quote => return at + quote.len_utf8(),
            _ => {}
        }
    }
    rest.len()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn looking_back_is_local() {
        for query in [
            "",
            "up",
            "node_load1{instance=\"a@b:9100\", path='\\'@ end()'} # @ end()",
            "100 - avg by (instance) (rate(node_cpu_seconds_total{mode=`idle`}[5m])) * 100",
            "SUM(rate(x[5m] offset 1h)) BY (job) / ON(job) GROUP_LEFT (start) y",
            "max_over_time(rate(x[1m])[1h:1m])",
            "histogram_quantile(0.9, sum by (le) (rate(b[5m])))",
            "x > bool (y) and (z) unless on (a) w",
            "up offset 5m > 1",
            "5 * (x + .5) ^ (y)",
        ] {
            assert!(is_local(query), "{query}");
        }
    }

    #[test]
    fn what_knows_the_window_or_looks_ahead_is_not() {
        for query in [
            "up @ end()",
            "up @start()",
            "up @ 1678066200",
            "rate(x[5m] @ end())",
            "\"no @\" == up@end()",
            "up offset -5m",
            "up OFFSET - 5m",
            "up offset # back\n -5m",
            "up offset (-5m)",
            "up offset",
            "rate(x[range()])",
            "limitk(3, up)",
            "limitk # some\n (3, up)",
            "rate(x[5m] smoothed)",
            "range_avg(x)",
            "sort(x)",
            "info(x)",
            "keep_last_value(x)",
            "`\\` + up @ end()",
        ] {
            assert!(!is_local(query), "{query}");
        }
    }
}
