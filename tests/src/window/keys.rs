//! Keys by the names that the page knows them by, as the driver wants them. <https://www.w3.org/TR/webdriver2/#keyboard-actions>

use fantoccini::actions::{InputSource, KeyAction, KeyActions};
use fantoccini::key::Key;

/// Keys pressed together: `"Control+Shift+z"`, `"Enter"`, `"+"`.
pub(super) fn chord(chord: &str) -> KeyActions {
    let (held, last) = match chord.strip_suffix('+') {
        // The key with this sign itself.
        Some(held) => (held.trim_end_matches('+'), "+"),
        None => chord.rsplit_once('+').unwrap_or(("", chord)),
    };
    let held: Vec<char> = held.split('+').filter(|name| !name.is_empty()).map(key).collect();
    let downs = held.iter().copied().chain([key(last)]).map(|value| KeyAction::Down { value });
    let ups = [key(last)].into_iter().chain(held.iter().rev().copied()).map(|value| KeyAction::Up { value });
    sequence(downs.chain(ups))
}

/// A text, key by key.
pub(super) fn text(text: &str) -> KeyActions {
    // A line ends with the key that ends it.
    let keys = text.chars().map(|value| if value == '\n' { key("Enter") } else { value });
    sequence(keys.flat_map(|value| [KeyAction::Down { value }, KeyAction::Up { value }]))
}

fn sequence(actions: impl Iterator<Item = KeyAction>) -> KeyActions {
    actions.fold(KeyActions::new("keyboard".to_owned()), InputSource::then)
}

fn key(name: &str) -> char {
    let mut letters = name.chars();
    match (letters.next(), letters.next()) {
        (Some(letter), None) => letter,
        _ => named(name).into(),
    }
}

fn named(name: &str) -> Key {
    match name {
        "Control" => Key::Control,
        "Shift" => Key::Shift,
        "Alt" => Key::Alt,
        "Enter" => Key::Enter,
        "Escape" => Key::Escape,
        "Tab" => Key::Tab,
        "Delete" => Key::Delete,
        "Backspace" => Key::Backspace,
        "Space" => Key::Space,
        "Home" => Key::Home,
        "End" => Key::End,
        "PageUp" => Key::PageUp,
        "PageDown" => Key::PageDown,
        "ArrowLeft" => Key::Left,
        "ArrowRight" => Key::Right,
        "ArrowUp" => Key::Up,
        "ArrowDown" => Key::Down,
        "F2" => Key::F2,
        other => panic!("`{other}` is not the name of a key that the tests use"),
    }
}
