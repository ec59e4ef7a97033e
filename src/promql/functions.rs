//! The functions of PromQL: what they take, what they give, and what they do.
//!
//! Source: "Query functions" in Prometheus' documentation, of versions 2.42 and 3.14.

use super::kind::Kind;

/// A function.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Function {
    pub(super) name: &'static str,
    /// A letter for each argument: `s` a scalar, `v` an instant vector, `r` a range vector, `t` a
    /// string, `i` a selector of info metrics; `?` behind one that may be left out, `*` behind one
    /// of which there may be any number.
    pub(super) takes: &'static str,
    pub(super) gives: Kind,
    pub(super) since: Since,
    /// A verb and the rest of a sentence.
    pub(super) does: &'static str,
}

/// Which servers know it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Since {
    /// Prometheus 2.42, and all later ones.
    Old,
    /// Later ones.
    New,
    /// Later ones behind a flag.
    Experimental,
    /// Those before 3.
    Gone,
}

/// The function of a name; upper and lower case are not the same.
pub(super) fn find(name: &str) -> Option<Function> {
    all().find(|function| function.name == name)
}

/// All of them, by name.
pub(super) fn all() -> impl Iterator<Item = Function> {
    TABLE.lines().filter_map(read)
}

fn read(line: &'static str) -> Option<Function> {
    let mut cells = line.split('|').map(str::trim);
    Some(Function {
        name: cells.next()?,
        takes: cells.next()?,
        gives: Kind::of_letter(cells.next()?.chars().next()?),
        since: match cells.next()? {
            "old" => Since::Old,
            "new" => Since::New,
            "gone" => Since::Gone,
            _ => Since::Experimental,
        },
        does: cells.next()?,
    })
}

/// How many arguments a signature wants at least, and at most if there is a limit.
pub(super) fn counts(takes: &str) -> (usize, Option<usize>) {
    let letters = takes.chars().filter(char::is_ascii_alphabetic).count();
    match takes.chars().last() {
        Some('?') => (letters - 1, Some(letters)),
        Some('*') => (letters - 1, None),
        _ => (letters, Some(letters)),
    }
}

/// The letter for an argument by its place, from 0; the last is for all behind it.
pub(super) fn letter(takes: &str, place: usize) -> Option<char> {
    let letters = || takes.chars().filter(char::is_ascii_alphabetic);
    letters().nth(place).or_else(|| letters().next_back())
}

/// Name, what it takes, what it gives, since when, and what it does: a line each, which is a third
/// of what the same takes as structures.
const TABLE: &str = "\
abs | v | v | old | takes the sign off each value
absent | v | v | old | gives 1 where nothing is selected, and nothing else
absent_over_time | r | v | old | gives 1 where nothing was selected over the range
acos | v | v | old | takes the arc cosine of each value
acosh | v | v | old | takes the inverse hyperbolic cosine of each value
asin | v | v | old | takes the arc sine of each value
asinh | v | v | old | takes the inverse hyperbolic sine of each value
atan | v | v | old | takes the arc tangent of each value
atanh | v | v | old | takes the inverse hyperbolic tangent of each value
avg_over_time | r | v | old | averages each series over the range
ceil | v | v | old | rounds each value up to a whole number
changes | r | v | old | counts how often the value of each series changed over the range
clamp | vss | v | old | keeps each value within two limits
clamp_max | vs | v | old | keeps each value at or below a limit
clamp_min | vs | v | old | keeps each value at or above a limit
cos | v | v | old | takes the cosine of each value
cosh | v | v | old | takes the hyperbolic cosine of each value
count_over_time | r | v | old | counts the samples of each series over the range
day_of_month | v? | v | old | tells the day of the month, in UTC, of values that are Unix times
day_of_week | v? | v | old | tells the day of the week, in UTC from 0 for Sunday, of values that are Unix times
day_of_year | v? | v | old | tells the day of the year, in UTC, of values that are Unix times
days_in_month | v? | v | old | tells how many days the month has, of values that are Unix times
deg | v | v | old | turns radians into degrees
delta | r | v | old | tells how much each gauge changed from the start to the end of the range
deriv | r | v | old | fits a line to each gauge over the range and tells its slope per second
double_exponential_smoothing | rss | v | experimental | smooths each gauge over the range
end |  | s | experimental | tells the end of the queried stretch, in Unix seconds
exp | v | v | old | raises e to the power of each value
first_over_time | r | v | experimental | takes the first sample of each series in the range
floor | v | v | old | rounds each value down to a whole number
histogram_avg | v | v | new | averages the observations of each native histogram
histogram_count | v | v | old | counts the observations of each native histogram
histogram_fraction | ssv | v | old | tells which share of the observations of each histogram lies between two values
histogram_quantile | sv | v | old | estimates a quantile of the observations in each histogram
histogram_quantiles | vtss* | v | experimental | estimates several quantiles of the observations in each histogram
histogram_stddev | v | v | new | tells the standard deviation of the observations of each native histogram
histogram_stdvar | v | v | new | tells the variance of the observations of each native histogram
histogram_sum | v | v | old | sums the observations of each native histogram
holt_winters | rss | v | gone | smooths each gauge over the range
hour | v? | v | old | tells the hour of the day, in UTC, of values that are Unix times
idelta | r | v | old | tells how much each gauge changed between the last two samples of the range
increase | r | v | old | tells how much each counter grew over the range, restarts taken out
info | vi? | v | experimental | adds the labels of info metrics to each series
integral | rs? | v | experimental | adds up the area below each series over the range
irate | r | v | old | tells how fast each counter grew between the last two samples of the range, per second
label_join | vttt* | v | old | joins several labels of each series into another
label_replace | vtttt | v | old | writes a label of each series from what a regular expression finds in another
last_over_time | r | v | old | takes the last sample of each series in the range
ln | v | v | old | takes the natural logarithm of each value
log10 | v | v | old | takes the logarithm to base 10 of each value
log2 | v | v | old | takes the logarithm to base 2 of each value
mad_over_time | r | v | experimental | tells how far the samples of each series typically lie from their median
max_of | ss | s | experimental | takes the larger of two numbers
max_over_time | r | v | old | takes the largest sample of each series in the range
min_of | ss | s | experimental | takes the smaller of two numbers
min_over_time | r | v | old | takes the smallest sample of each series in the range
minute | v? | v | old | tells the minute of the hour of values that are Unix times
month | v? | v | old | tells the month, in UTC, of values that are Unix times
pi |  | s | old | is 3.14159…
predict_linear | rs | v | old | tells where each gauge will be after so many seconds, by a line through the range
present_over_time | r | v | old | gives 1 for each series that had a sample in the range
quantile_over_time | sr | v | old | takes a quantile of the samples of each series in the range
rad | v | v | old | turns degrees into radians
range |  | s | experimental | tells the length of the queried stretch, in seconds
rate | r | v | old | tells how fast each counter grew on average over the range, per second, restarts taken out
resets | r | v | old | counts how often each counter began again in the range
round | vs? | v | old | rounds each value, to the nearest multiple of the second argument if there is one
scalar | v | s | old | takes the value of a single series as a number, NaN if there is not exactly one
sgn | v | v | old | gives 1, 0 or -1 by the sign of each value
sin | v | v | old | takes the sine of each value
sinh | v | v | old | takes the hyperbolic sine of each value
sort | v | v | old | sorts the series of a table by value, the smallest first
sort_by_label | vt* | v | experimental | sorts the series of a table by labels
sort_by_label_desc | vt* | v | experimental | sorts the series of a table by labels, the last first
sort_desc | v | v | old | sorts the series of a table by value, the largest first
sqrt | v | v | old | takes the square root of each value
start |  | s | experimental | tells the start of the queried stretch, in Unix seconds
stddev_over_time | r | v | old | tells the standard deviation of each series over the range
stdvar_over_time | r | v | old | tells the variance of each series over the range
step |  | s | experimental | tells the step of the query, in seconds
sum_over_time | r | v | old | sums the samples of each series in the range
tan | v | v | old | takes the tangent of each value
tanh | v | v | old | takes the hyperbolic tangent of each value
time |  | s | old | tells the time at which the query is evaluated, in Unix seconds
timestamp | v | v | old | tells when each sample was taken, in Unix seconds
ts_of_first_over_time | r | v | experimental | tells when the first sample of each series in the range was taken
ts_of_last_over_time | r | v | experimental | tells when the last sample of each series in the range was taken
ts_of_max_over_time | r | v | experimental | tells when the largest sample of each series in the range was taken
ts_of_min_over_time | r | v | experimental | tells when the smallest sample of each series in the range was taken
vector | s | v | old | makes a series without labels of a number
year | v? | v | old | tells the year, in UTC, of values that are Unix times
";

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn they_are_in_order_and_each_once() {
        assert!(all().is_sorted_by(|one, next| one.name < next.name));
        assert_eq!(all().count(), TABLE.lines().count());
        let odd = all().find(|function| function.gives == Kind::Unknown);
        assert_eq!(odd, None);
    }

    #[test]
    fn arguments_are_counted() {
        for (takes, counted) in [
            ("", (0, Some(0))),
            ("r", (1, Some(1))),
            ("vs?", (1, Some(2))),
            ("vttt*", (3, None)),
        ] {
            assert_eq!(counts(takes), counted, "{takes}");
        }
        assert_eq!(letter("vttt*", 7), Some('t'));
        assert_eq!(letter("", 0), None);
    }
}
