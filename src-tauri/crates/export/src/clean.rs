//! Names as other programs take them.

use quick_xml::escape::escape;

/// On one line, without control characters and without the signs that turn the
/// direction of what stands behind them.
pub(crate) fn one_line(text: &str) -> String {
    let kept: String = text.chars().filter(|c| c.is_whitespace() || !is_command(*c)).collect();
    kept.split_whitespace().collect::<Vec<_>>().join(" ")
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
        assert_eq!(one_line("予約 👩‍💻"), "予約 👩‍💻", "joiners are part of a name");
    }
}
