//! Notes as files outside: names that every system takes, and notes as people read them.

use std::fmt::Write as _;

use model::Note;

/// Characters of a title or file name that are kept.
const LONGEST: usize = 60;

/// A name that every file system takes: letters, digits and a few signs; anything else becomes `_`.
/// Never empty, never with a dot in front.
pub(crate) fn safe_name(untrusted_name: &str) -> String {
    let safe: String = untrusted_name
        .chars()
        .map(|c| match c {
            c if c.is_alphanumeric() => c,
            ' ' | '-' | '_' | '.' | '(' | ')' | ',' => c,
            _ => '_',
        })
        .collect();
    let safe = safe.trim_matches(|c| c == ' ' || c == '.');
    let (stem, ending) = match safe.rsplit_once('.') {
        Some((stem, ending)) if ending.len() <= 8 && !stem.is_empty() => (stem, Some(ending)),
        _ => (safe, None),
    };
    let mut name: String = stem.chars().take(LONGEST).collect();
    name.truncate(name.trim_end_matches([' ', '.']).len());
    if name.is_empty() {
        name.push_str("untitled");
    }
    if let Some(ending) = ending {
        name.push('.');
        name.push_str(ending);
    }
    name
}

/// A note as a text file: what it says, and when it was written.
pub(crate) fn as_text(note: &Note) -> String {
    let mut out = String::new();
    let mut line = |text: &str| {
        out.push_str(text);
        out.push('\n');
    };
    line(if note.title.is_empty() {
        "(untitled)"
    } else {
        &note.title
    });
    line("");
    if let Some(date) = &note.date {
        line(&format!("About the day:  {date}"));
    }
    line(&format!("First written:  {}", note.created));
    line(&format!("Last changed:   {}", note.edited));
    if !note.tags.is_empty() {
        line(&format!("Tags:           {}", note.tags.join(", ")));
    }
    if let Some(incident) = &note.incident {
        for (question, answer) in [
            ("What happened", &incident.what),
            ("When", &incident.when),
            ("Where", &incident.place),
            ("Who", &incident.who),
            ("Witnesses", &incident.witnesses),
            ("Evidence", &incident.evidence),
        ] {
            if !answer.is_empty() {
                line(&format!("\n{question}\n{answer}"));
            }
        }
    }
    if !note.text.is_empty() {
        line(&format!("\n{}", note.text));
    }
    if !note.posts.is_empty() {
        line("\nPosts it is about");
        for post in &note.posts {
            let time = post.time.as_deref().unwrap_or("time unknown");
            line(&format!("- {}, {time}: {}", post.platform, post.excerpt));
        }
    }
    if !note.attachments.is_empty() {
        line("\nFiles");
        for file in &note.attachments {
            let _ = write!(
                out,
                "- {}\n  {} bytes, added {}\n  SHA-256 {}\n",
                file.name, file.bytes, file.added, file.sha256
            ); // Writing to a String cannot fail.
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_fit_every_system() {
        for (given, safe) in [
            ("photo.jpg", "photo.jpg"),
            ("../../etc/passwd", "_.._etc_passwd"),
            ("C:\\a\\b?.png", "C__a_b_.png"),
            ("", "untitled"),
            (".hidden", "hidden"),
            ("...", "untitled"),
            ("what he said: \u{202e}gpj.exe", "what he said_ _gpj.exe"),
            ("Mañana no vengas", "Mañana no vengas"),
        ] {
            assert_eq!(safe_name(given), safe, "{given}");
        }
        let long = format!("{}.pdf", "a".repeat(300));
        assert_eq!(safe_name(&long).len(), LONGEST + 4);
    }
}
