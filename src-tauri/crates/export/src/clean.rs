//! Names as other programs take them.

use quick_xml::escape::escape;

/// On one line, without control characters and without the signs that turn the
/// direction of what stands behind them. Spaces that forbid a break stay.
pub(crate) fn one_line(text: &str) -> String {
    let kept: String = text.chars().filter(|c| c.is_whitespace() || !is_command(*c)).collect();
    let gap = |c: char| c.is_whitespace() && !matches!(c, '\u{a0}' | '\u{202f}');
    kept.split(gap).filter(|word| !word.is_empty()).collect::<Vec<_>>().join(" ")
}

/// That line in a page of HTML, where nothing of it is markup.
pub(crate) fn html(text: &str) -> String {
    escape(one_line(text)).into_owned()
}

fn is_command(c: char) -> bool {
    c.is_control()
        || matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{feff}' | '\u{fffe}' | '\u{ffff}')
}

#[cfg(test)]
mod tests {
    use super::one_line;

    #[test]
    fn a_name_is_one_line_that_commands_nothing() {
        assert_eq!(one_line(" Pay\u{202e}\n now\u{7}\t\u{2069}! "), "Pay now !");
        assert_eq!(one_line("up to  91\u{a0}% "), "up to 91\u{a0}%", "what must not break stays together");
        assert_eq!(one_line("予約 👩‍💻"), "予約 👩‍💻", "joiners are part of a name");
    }
}
