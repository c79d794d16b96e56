//! The pieces that words are put together from, and the likeliest way to cut a word into them
//! (SentencePiece's unigram model: the pieces whose scores add up to most).

/// Pieces with a meaning of their own stand before the others.
pub(crate) const UNKNOWN: u16 = 0;
pub(crate) const BEGIN: u16 = 1;
pub(crate) const END: u16 = 2;
/// The end of a line.
pub(crate) const LINE: u16 = 3;
const SPECIAL: usize = 4;
/// Most letters of a word that are read; the rest of a longer one says nothing more.
const MOST_LETTERS: usize = 40;
/// What a letter in no piece costs.
const STRANGE: f32 = -30.0;

/// A list of pieces with a score each. A blank at the beginning of a piece stands for any space.
pub(crate) struct Pieces {
    /// All pieces, one after another, in the order of their bytes.
    bytes: Vec<u8>,
    /// Where each piece begins; one more at the end.
    starts: Vec<u32>,
    scores: Vec<f32>,
    longest: usize,
}

/// One way to cut, up to some letter.
#[derive(Clone, Copy)]
struct Way {
    score: f32,
    piece: u16,
    from: usize,
}

impl Pieces {
    /// Takes the pieces, sorted and without doubles; `None` if they are not, or too many.
    pub(crate) fn new<'b>(list: impl Iterator<Item = (&'b [u8], f32)>) -> Option<Pieces> {
        let mut pieces = Pieces {
            bytes: Vec::new(),
            starts: vec![0],
            scores: Vec::new(),
            longest: 0,
        };
        let mut last: &[u8] = &[];
        for (piece, score) in list {
            if piece <= last {
                return None;
            }
            last = piece;
            pieces.longest = pieces.longest.max(piece.len());
            pieces.bytes.extend_from_slice(piece);
            pieces.starts.push(u32::try_from(pieces.bytes.len()).ok()?);
            pieces.scores.push(score);
        }
        (pieces.len() <= usize::from(u16::MAX)).then_some(pieces)
    }

    /// How many rows the table of the network has.
    pub(crate) fn len(&self) -> usize {
        SPECIAL + self.scores.len()
    }

    fn piece(&self, i: usize) -> &[u8] {
        let at = |i: usize| self.starts.get(i).map_or(0, |s| *s as usize);
        self.bytes.get(at(i)..at(i + 1)).unwrap_or(&[])
    }

    /// The number of a piece and its score.
    fn find(&self, piece: &[u8]) -> Option<(u16, f32)> {
        let (mut low, mut high) = (0, self.scores.len());
        while low < high {
            let middle = usize::midpoint(low, high);
            match self.piece(middle).cmp(piece) {
                std::cmp::Ordering::Less => low = middle + 1,
                std::cmp::Ordering::Greater => high = middle,
                std::cmp::Ordering::Equal => {
                    let number = u16::try_from(middle + SPECIAL).ok()?;
                    return Some((number, *self.scores.get(middle)?));
                }
            }
        }
        None
    }

    /// Cuts a word, `spaced` if a space or the beginning of the text stands before it.
    pub(crate) fn cut(&self, word: impl Iterator<Item = char>, spaced: bool, out: &mut Vec<u16>) {
        let mut bytes: Vec<u8> = Vec::with_capacity(32);
        let mut ends: Vec<usize> = vec![0];
        let blank = spaced.then_some(' ');
        for letter in blank.into_iter().chain(word).take(MOST_LETTERS) {
            bytes.extend_from_slice(letter.encode_utf8(&mut [0; 4]).as_bytes());
            ends.push(bytes.len());
        }
        let none = Way {
            score: f32::MIN,
            piece: UNKNOWN,
            from: 0,
        };
        let mut ways = vec![none; ends.len()];
        if let Some(first) = ways.first_mut() {
            first.score = 0.0;
        }
        for (i, start) in ends.iter().enumerate() {
            let score = ways.get(i).map_or(f32::MIN, |w| w.score);
            let later = ends.iter().enumerate().skip(i + 1);
            for (k, end) in later.take_while(|(_, e)| **e - start <= self.longest.max(4)) {
                let found = bytes.get(*start..*end).and_then(|p| self.find(p));
                // A strange letter goes alone, and a cut never ends within one.
                let found = found.or((k == i + 1).then_some((UNKNOWN, STRANGE)));
                if let Some(((piece, own), way)) = found.zip(ways.get_mut(k))
                    && score + own > way.score
                {
                    *way = Way {
                        score: score + own,
                        piece,
                        from: i,
                    };
                }
            }
        }
        let begin = out.len();
        let mut at = ways.len() - 1;
        while let Some(way) = ways.get(at).filter(|_| at > 0) {
            if way.piece != UNKNOWN || out.len() == begin || out.last() != Some(&UNKNOWN) {
                out.push(way.piece);
            }
            at = way.from;
        }
        if let Some(own) = out.get_mut(begin..) {
            own.reverse();
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_likeliest_cut_wins() {
        let list = [" ", " a", " ab", "b", "bc", "c", "d"];
        let scores = [-5.0, -3.0, -4.0, -3.0, -3.5, -3.0, -6.0];
        let list = || list.iter().map(|p| p.as_bytes()).zip(scores);
        let pieces = Pieces::new(list()).expect("sorted");
        let cut = |word: &str, spaced| {
            let mut out = Vec::new();
            pieces.cut(word.chars(), spaced, &mut out);
            out
        };
        let at = |i: u16| i + 4;
        assert_eq!(cut("abc", true), [at(1), at(4)]);
        assert_eq!(cut("ab", true), [at(2)]);
        assert_eq!(cut("bd", false), [at(3), at(6)]);
        assert_eq!(cut("b東京d", false), [at(3), UNKNOWN, at(6)]);
        assert_eq!(cut("", false), [0u16; 0]);
        assert!(Pieces::new(list().rev()).is_none());
    }
}
