//! Lists of words that are asked over and over: nearly every question is answered by which lengths
//! there are under a first letter, worked out when the program is built.

/// Words parted by single spaces.
pub(crate) struct WordSet {
    list: &'static str,
    /// Bit `n` of number `first letter % 32`: a word of `n` letters (31: or more).
    lengths: [u32; 32],
}

impl WordSet {
    pub(crate) const fn new(list: &'static str) -> WordSet {
        let bytes = list.as_bytes();
        let mut lengths = [0; 32];
        let (mut start, mut at) = (0, 0);
        while at <= bytes.len() {
            if at == bytes.len() || bytes[at] == b' ' {
                if at > start {
                    lengths[bytes[start] as usize % 32] |= 1 << shorter(at - start);
                }
                start = at + 1;
            }
            at += 1;
        }
        WordSet { list, lengths }
    }

    pub(crate) fn has(&self, word: &str) -> bool {
        let Some(first) = word.as_bytes().first() else {
            return false;
        };
        let lengths = self.lengths[usize::from(*first) % 32];
        lengths & 1 << shorter(word.len()) != 0 && self.list.split(' ').any(|w| w == word)
    }
}

const fn shorter(length: usize) -> usize {
    if length < 31 { length } else { 31 }
}

/// Whether a folded word is one of a list: `among!(word, "one two three")`.
macro_rules! among {
    ($word:expr, $list:expr $(,)?) => {{
        static WORDS: $crate::wordset::WordSet = $crate::wordset::WordSet::new($list);
        WORDS.has($word)
    }};
}
pub(crate) use among;
