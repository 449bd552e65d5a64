//! JSON for people and diffs: what fits a line stays on one, so that one
//! changed figure is one changed line; everything larger opens up by two
//! spaces.

use serde_json::Value;
use std::fmt::Write;

/// Longest line that an object or array is kept on.
const LINE: usize = 120;

/// The value as text, with a newline at the end.
pub(crate) fn print(value: &Value) -> String {
    let mut out = String::new();
    write(&mut out, value, 0, 0);
    out.push('\n');
    out
}

/// `taken`: characters of the line before the value.
fn write(out: &mut String, value: &Value, indent: usize, taken: usize) {
    let flat = flat(value);
    let is_document = indent == 0;
    let opens = matches!(value, Value::Array(items) if items.iter().any(Value::is_object));
    if !is_document && !opens && taken + flat.len() <= LINE {
        out.push_str(&flat);
        return;
    }
    match value {
        Value::Object(fields) if !fields.is_empty() => {
            let items = fields.iter().map(|(key, item)| (format!("{}: ", Value::from(key.as_str())), item));
            write_all(out, ('{', '}'), items, indent);
        }
        Value::Array(items) if !items.is_empty() => {
            write_all(out, ('[', ']'), items.iter().map(|item| (String::new(), item)), indent);
        }
        _ => out.push_str(&flat),
    }
}

fn write_all<'a>(
    out: &mut String,
    brackets: (char, char),
    items: impl Iterator<Item = (String, &'a Value)>,
    indent: usize,
) {
    out.push(brackets.0);
    for (at, (key, item)) in items.enumerate() {
        out.push_str(if at == 0 { "\n" } else { ",\n" });
        let inner = indent + 1;
        let _ = write!(out, "{:width$}{key}", "", width = inner * 2);
        write(out, item, inner, inner * 2 + key.len());
    }
    let _ = write!(out, "\n{:width$}{}", "", brackets.1, width = indent * 2);
}

/// On one line, with a space after each comma and colon.
fn flat(value: &Value) -> String {
    match value {
        Value::Object(fields) if fields.is_empty() => "{}".into(),
        Value::Object(fields) => {
            let inner: Vec<_> =
                fields.iter().map(|(k, v)| format!("{}: {}", Value::from(k.as_str()), flat(v))).collect();
            format!("{{ {} }}", inner.join(", "))
        }
        Value::Array(items) => format!("[{}]", items.iter().map(flat).collect::<Vec<_>>().join(", ")),
        _ => value.to_string(),
    }
}
