//! Figures with their ranges, in as many digits as it takes that a range says
//! something; and one way to write an amount of money.

use draw::words::{count, time as in_words};
use simulate::levelzero::Stake;
use simulate::report::Figure;
use simulate::what_if::Difference;

/// More digits than these behind the point say nothing to people.
const MOST: usize = 3;

/// A mean and the ends of its 95 % interval.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Range {
    pub(crate) mean: f64,
    pub(crate) low: f64,
    pub(crate) high: f64,
}

impl Range {
    fn times(self, amount: f64) -> Self {
        Self { mean: self.mean * amount, low: self.low * amount, high: self.high * amount }
    }
}

impl From<&Figure> for Range {
    fn from(of: &Figure) -> Self {
        Self { mean: of.mean, low: of.low, high: of.high }
    }
}

impl From<Stake> for Range {
    fn from(of: Stake) -> Self {
        Self { mean: of.mean, low: of.low, high: of.high }
    }
}

impl From<&Difference> for Range {
    fn from(of: &Difference) -> Self {
        Self { mean: of.mean, low: of.low, high: of.high }
    }
}

/// How a number is written.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Style<'a> {
    /// A currency: "$" of "−$1.0".
    before: &'a str,
    /// A unit: "em" of "1.0 em".
    behind: &'a str,
    /// Digits behind the point, at least.
    least: usize,
    /// With a plus, for what is more.
    signed: bool,
}

impl<'a> Style<'a> {
    /// Whole numbers, where these are enough.
    pub(crate) const COUNT: Self = Style { before: "", behind: "", least: 0, signed: false };

    /// With a digit behind the point, and this unit.
    pub(crate) fn unit(behind: &'a str) -> Self {
        Style { behind, least: 1, ..Self::COUNT }
    }

    /// An amount of money.
    pub(crate) fn money(currency: &'a str) -> Self {
        Style { before: currency, ..Self::COUNT }
    }

    /// With a sign, and a digit behind the point: a difference.
    pub(crate) fn difference(self) -> Self {
        Style { signed: true, least: 1, ..self }
    }

    /// At least so many digits behind the point.
    pub(crate) fn least(self, least: usize) -> Self {
        Style { least, ..self }
    }

    /// "32.9 em (32.8 to 33.0)"; without a range where there is none.
    pub(crate) fn say(self, of: impl Into<Range>) -> String {
        let Range { mean, low, high } = of.into();
        // The currency stands with the mean alone.
        let number = |value: f64, digits: usize| Style { before: "", ..self }.number(value, digits);
        let differs = |digits: &usize| number(low, *digits) != number(high, *digits);
        let is_nothing = |value: f64, digits: usize| value != 0.0 && is_zero(&plain(value, digits));
        let tells = |digits: &usize| {
            let is_apart = |end: f64| end == mean || number(end, *digits) != number(mean, *digits);
            differs(digits) && [low, high].into_iter().all(|end| is_apart(end) && !is_nothing(end, *digits))
        };
        let mut all = self.least..=MOST;
        let digits = all.clone().find(tells).or_else(|| all.find(differs));
        let behind = if self.behind.is_empty() { String::new() } else { format!(" {}", self.behind) };
        match digits.filter(|_| low < high) {
            Some(digits) => {
                let [low, high] = [low, high].map(|value| number(value, digits));
                format!("{}{behind} ({low} to {high})", self.number(mean, digits))
            }
            None => format!("{}{behind}", self.number(mean, self.least)),
        }
    }

    /// "−$1,204.5".
    fn number(self, value: f64, digits: usize) -> String {
        let text = plain(value, digits);
        let sign = match value {
            _ if is_zero(&text) => "",
            value if value < 0.0 => "−",
            _ if self.signed => "+",
            _ => "",
        };
        let gap = if self.before.ends_with(char::is_alphabetic) { " " } else { "" };
        format!("{sign}{}{gap}{text}", self.before)
    }
}

/// Without a sign, its thousands apart.
fn plain(value: f64, digits: usize) -> String {
    let text = format!("{:.digits$}", value.abs());
    let (whole, behind) = text.split_once('.').map_or((text.as_str(), None), |(whole, behind)| (whole, Some(behind)));
    let whole = whole.parse().map_or_else(|_| whole.to_owned(), count);
    behind.map_or_else(|| whole.clone(), |behind| format!("{whole}.{behind}"))
}

fn is_zero(text: &str) -> bool {
    !text.contains(|c: char| ('1'..='9').contains(&c))
}

/// "90.6 % (90.5 to 90.8)".
pub(crate) fn percent(share: impl Into<Range>) -> String {
    Style::unit("%").say(share.into().times(100.0))
}

/// Minutes as they are said, "1 h 20 (1 h 18 to 1 h 22)"; where an end is said
/// like the mean, as a number.
pub(crate) fn time(minutes: impl Into<Range>) -> String {
    let of = minutes.into();
    let [mean, low, high] = [of.mean, of.low, of.high].map(in_words);
    if of.low >= of.high {
        return mean;
    }
    if mean != low && mean != high {
        return format!("{mean} ({low} to {high})");
    }
    let (size, unit) = match of.mean {
        minutes if minutes < 600.0 => (1.0, "min"),
        minutes if minutes < 2880.0 => (60.0, "h"),
        _ => (1440.0, "days"),
    };
    Style { behind: unit, ..Style::COUNT }.say(of.times(1.0 / size))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn range(mean: f64, low: f64, high: f64) -> Range {
        Range { mean, low, high }
    }

    #[test]
    fn a_range_has_the_digits_that_tell_its_ends_apart() {
        assert_eq!(Style::unit("em").say(range(32.94, 32.81, 33.04)), "32.9 em (32.8 to 33.0)");
        assert_eq!(Style::unit("em").say(range(0.123, 0.121, 0.126)), "0.123 em (0.121 to 0.126)");
        assert_eq!(percent(range(0.906, 0.905, 0.908)), "90.6 % (90.5 to 90.8)");
        assert_eq!(percent(range(0.0, 0.0, 0.0004)), "0.00 % (0.00 to 0.04)");
        assert_eq!(percent(range(1.0, 1.0, 1.0)), "100.0 %", "what is sure has no range");
        assert_eq!(Style::COUNT.say(range(12_345.0, 12_001.0, 12_600.0)), "12,345 (12,001 to 12,600)");
        assert_eq!(time(range(25.0, 24.8, 25.1)), "25.0 min (24.8 to 25.1)");
        assert_eq!(time(range(120.0, 119.9, 120.1)), "120.0 min (119.9 to 120.1)");
        assert_eq!(time(range(120.0, 120.0, 120.0)), "2 h");
        assert_eq!(time(range(25.4, 24.9, 26.0)), "25.4 min (24.9 to 26.0)");
        assert_eq!(time(range(80.0, 78.0, 82.0)), "1 h 20 (1 h 18 to 1 h 22)");
    }

    #[test]
    fn a_difference_is_never_less_than_nothing_of_nothing() {
        let minutes = Style::unit("min").difference();
        assert_eq!(minutes.say(range(-0.06, -0.09, -0.03)), "−0.06 min (−0.09 to −0.03)");
        assert_eq!(minutes.say(range(1.4, 1.3, 1.5)), "+1.4 min (+1.3 to +1.5)");
        assert_eq!(minutes.say(range(-0.0, -0.0, 0.0)), "0.0 min");
    }

    #[test]
    fn money_is_written_in_one_way() {
        assert_eq!(Style::money("$").least(1).say(range(19.1, 18.9, 19.3)), "$19.1 (18.9 to 19.3)");
        assert_eq!(Style::money("$").difference().say(range(-1.0, -1.1, -0.9)), "−$1.0 (−1.1 to −0.9)");
        assert_eq!(Style::money("EUR").say(range(1_204.0, 1_100.0, 1_300.0)), "EUR 1,204 (1,100 to 1,300)");
    }
}
