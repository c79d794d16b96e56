//! Covering: what is not to be shown is replaced by a bar of one length, so that not even its length
//! is told, and marks move along.

use model::Span;

/// What stands in the place of what is not shown.
pub(crate) const COVER: &str = "\u{2588}\u{2588}\u{2588}\u{2588}\u{2588}";

/// A piece of a text.
#[derive(Debug, PartialEq)]
pub(crate) enum Piece {
    /// Words as they stand.
    Plain(String),
    /// Words that are marked.
    Marked(String),
    /// Something that is covered.
    Covered,
}

/// A text in pieces: `covered` stretches are bars, `marked` ones stand out. Spans are code points in
/// any order; where a cover and a mark meet, the cover wins.
pub(crate) fn pieces(text: &str, covered: &[Span], marked: &[Span]) -> Vec<Piece> {
    let within = |spans: &[Span], at: u32| spans.iter().any(|s| s.start <= at && at < s.end);
    let mut out: Vec<Piece> = Vec::new();
    for (at, c) in (0u32..).zip(text.chars()) {
        if within(covered, at) {
            let goes_on = matches!(out.last(), Some(Piece::Covered));
            let begins = covered.iter().any(|s| s.start == at);
            if !goes_on || begins && !within(covered, at.saturating_sub(1)) {
                out.push(Piece::Covered);
            }
            continue;
        }
        let mark = within(marked, at);
        match out.last_mut() {
            Some(Piece::Plain(words)) if !mark => words.push(c),
            Some(Piece::Marked(words)) if mark => words.push(c),
            _ if mark => out.push(Piece::Marked(c.into())),
            _ => out.push(Piece::Plain(c.into())),
        }
    }
    out
}

/// The same as one text.
pub(crate) fn covered(text: &str, covered: &[Span]) -> String {
    let pieces = pieces(text, covered, &[]);
    let words = pieces.iter().map(|piece| match piece {
        Piece::Plain(words) | Piece::Marked(words) => words.as_str(),
        Piece::Covered => COVER,
    });
    words.collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_covered_is_gone_with_its_length() {
        let span = |start, end| Span { start, end };
        let text = "día: call Marisol at 555-0142 now";
        let hidden = covered(text, &[span(10, 17), span(21, 29)]);
        assert_eq!(hidden, format!("día: call {COVER} at {COVER} now"));
        let pieces = pieces(text, &[span(10, 17)], &[span(5, 17), span(30, 33)]);
        let marked = |piece: &Piece| matches!(piece, Piece::Marked(words) if words == "now");
        assert!(pieces.iter().any(marked));
        assert!(pieces.contains(&Piece::Marked("call ".into())));
    }
}
