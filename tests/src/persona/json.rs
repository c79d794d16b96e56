//! JSON as the platforms write it, the same bytes on every machine: keys sorted, two blanks.

use std::fmt::Write as _;

use serde_json::Value;

/// How characters outside ASCII are written.
#[derive(Clone, Copy)]
pub enum Letters {
    /// As themselves, as X does.
    Plain,
    /// Each byte of their UTF-8 form as its own `\u00XX`, as Facebook does.
    Bytes,
}

/// `value` as pretty text.
///
/// Sorted by hand: the order of `serde_json`'s maps depends on a feature that other crates of the
/// workspace may turn on.
pub fn pretty(value: &Value, letters: Letters) -> String {
    let mut out = String::new();
    write(value, letters, 0, &mut out);
    out
}

fn write(value: &Value, letters: Letters, depth: usize, out: &mut String) {
    match value {
        Value::Array(list) if list.is_empty() => out.push_str("[]"),
        Value::Object(map) if map.is_empty() => out.push_str("{}"),
        Value::Array(list) => {
            out.push('[');
            for (index, entry) in list.iter().enumerate() {
                start(index, depth + 1, out);
                write(entry, letters, depth + 1, out);
            }
            end(depth, out);
            out.push(']');
        }
        Value::Object(map) => {
            let mut entries: Vec<_> = map.iter().collect();
            entries.sort_by(|a, b| a.0.cmp(b.0));
            out.push('{');
            for (index, (key, entry)) in entries.into_iter().enumerate() {
                start(index, depth + 1, out);
                string(key, letters, out);
                out.push_str(": ");
                write(entry, letters, depth + 1, out);
            }
            end(depth, out);
            out.push('}');
        }
        Value::String(text) => string(text, letters, out),
        Value::Null | Value::Bool(_) | Value::Number(_) => out.push_str(&value.to_string()),
    }
}

fn start(index: usize, depth: usize, out: &mut String) {
    out.push_str(if index == 0 { "\n" } else { ",\n" });
    out.extend(std::iter::repeat_n("  ", depth));
}

fn end(depth: usize, out: &mut String) {
    out.push('\n');
    out.extend(std::iter::repeat_n("  ", depth));
}

fn string(text: &str, letters: Letters, out: &mut String) {
    out.push('"');
    for letter in text.chars() {
        match letter {
            '"' => out.push_str("\\\""),
            '\\' => out.push_str("\\\\"),
            '\n' => out.push_str("\\n"),
            '\t' => out.push_str("\\t"),
            _ if letter.is_ascii() => out.push(letter),
            _ => match letters {
                Letters::Plain => out.push(letter),
                Letters::Bytes => {
                    let mut buffer = [0; 4];
                    for byte in letter.encode_utf8(&mut buffer).bytes() {
                        write!(out, "\\u{byte:04x}").expect("writing to a String cannot fail");
                    }
                }
            },
        }
    }
    out.push('"');
}
