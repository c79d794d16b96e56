//! The recovery code: 128 random bits that a person can copy by hand.
//!
//! 128 bits and a checksum of 22 (the first of SHA-256 over `"rearview 1 code"` and the 16 bytes)
//! are 150 bits: thirty letters of Crockford's base 32, in five groups of six, as in
//! `9F3K2M-7QZ0TN-...`. A slip of the pen is told from a wrong code with certainty but 1 in 4 million.

use ring::digest::{SHA256, digest};
use unicode_normalization::UnicodeNormalization;
use zeroize::{ZeroizeOnDrop, Zeroizing};

use crate::KeyError;
use crate::secret::fill_random;

/// Crockford's base 32: no I, L, O (read as 1, 1, 0) and no U.
const LETTERS: &[u8; 32] = b"0123456789ABCDEFGHJKMNPQRSTVWXYZ";
const GROUPS: usize = 5;
const GROUP: usize = 6;
const CHECK_BITS: u32 = 22;

/// A recovery code. No `Debug`, no `Display`, no `Clone`.
#[derive(ZeroizeOnDrop)]
pub struct RecoveryCode(Box<[u8; 16]>);

/// What is wrong with a code as typed; says nothing about which code would open.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum CodeError {
    /// Not thirty letters.
    #[error("a recovery code has 30 letters and digits, this has {found}")]
    Length {
        /// How many there are, without spaces and hyphens.
        found: usize,
    },
    /// A letter or sign that no code holds.
    #[error("place {place} holds a sign that no recovery code has")]
    Letter {
        /// Its place among the letters, from 1.
        place: usize,
    },
    /// All letters are possible, but together they are no code: one is mistyped.
    #[error("the recovery code has a typing mistake")]
    Checksum,
}

impl RecoveryCode {
    /// A fresh code.
    ///
    /// # Errors
    /// [`KeyError::System`] without random numbers.
    pub fn make_random() -> Result<RecoveryCode, KeyError> {
        let mut bytes = Box::new([0; 16]);
        fill_random(bytes.as_mut_slice())?;
        Ok(RecoveryCode(bytes))
    }

    /// Reads a code as typed: any case, O for 0, I and L for 1, spaces and hyphens anywhere.
    pub fn parse(typed: &str) -> Result<RecoveryCode, CodeError> {
        let values = letters(typed)?;
        if values.len() != GROUPS * GROUP {
            return Err(CodeError::Length {
                found: values.len(),
            });
        }
        let mut code = RecoveryCode(Box::new([0; 16]));
        // 26 letters hold 130 bits; the two spare ones begin the checksum.
        let (mut held, mut bits, mut at) = (0u32, 0, 0);
        let mut check = 0u32;
        for value in values.iter() {
            if at == 16 {
                check = check << 5 | u32::from(*value);
                continue;
            }
            held = held << 5 | u32::from(*value);
            bits += 5;
            if bits >= 8 {
                bits -= 8;
                code.0[at] = (held >> bits) as u8;
                held &= (1 << bits) - 1;
                at += 1;
                check = held;
            }
        }
        if check != checksum(&code.0) {
            return Err(CodeError::Checksum);
        }
        Ok(code)
    }

    /// The five groups of six, to be printed and to be retyped.
    pub fn groups(&self) -> [Zeroizing<String>; GROUPS] {
        let check = checksum(&self.0);
        let bit = |n: usize| -> u8 {
            match self.0.get(n / 8) {
                Some(byte) => byte >> (7 - n % 8) & 1,
                None => (check >> (CHECK_BITS as usize - 1 - (n - 128)) & 1) as u8,
            }
        };
        std::array::from_fn(|group| {
            let mut text = Zeroizing::new(String::with_capacity(GROUP));
            for letter in group * GROUP..(group + 1) * GROUP {
                let value = (0..5).fold(0, |value, n| value << 1 | bit(letter * 5 + n));
                text.push(char::from(LETTERS[usize::from(value)]));
            }
            text
        })
    }

    /// The whole code, groups joined by hyphens.
    pub fn text(&self) -> Zeroizing<String> {
        let mut text = Zeroizing::new(String::with_capacity(GROUPS * (GROUP + 1)));
        for (n, group) in self.groups().iter().enumerate() {
            if n > 0 {
                text.push('-');
            }
            text.push_str(group);
        }
        text
    }

    /// Whether what was retyped is group `group` (from 0), read as forgivingly as the whole.
    pub fn confirms(&self, group: usize, typed: &str) -> bool {
        let groups = self.groups();
        match (groups.get(group), letters(typed)) {
            (Some(group), Ok(values)) => {
                let typed = values.iter().map(|v| LETTERS[usize::from(*v)]);
                typed.eq(group.bytes())
            }
            _ => false,
        }
    }

    pub(crate) fn bytes(&self) -> &[u8; 16] {
        &self.0
    }
}

/// Two different groups, by chance and in order, to ask back.
///
/// # Errors
/// [`KeyError::System`] without random numbers.
pub fn make_two_groups() -> Result<[usize; 2], KeyError> {
    loop {
        let mut bytes = [0; 2];
        fill_random(&mut bytes)?;
        // Bytes from 250 are thrown away, so that each group is equally likely.
        let [a, b] = bytes.map(|byte| (byte < 250).then_some(usize::from(byte) % GROUPS));
        if let (Some(a), Some(b)) = (a, b)
            && a < b
        {
            return Ok([a, b]);
        }
    }
}

/// The letters of a code as numbers, without spaces and hyphens.
fn letters(typed: &str) -> Result<Zeroizing<Vec<u8>>, CodeError> {
    let mut values = Zeroizing::new(Vec::with_capacity(GROUPS * GROUP + 1));
    for sign in typed.nfkc() {
        if sign.is_whitespace() || matches!(sign, '-' | '\u{2010}'..='\u{2015}' | '\u{2212}') {
            continue;
        }
        let plain = match sign.to_ascii_uppercase() {
            'O' => '0',
            'I' | 'L' => '1',
            other => other,
        };
        let value = LETTERS
            .iter()
            .position(|&letter| char::from(letter) == plain);
        let place = values.len() + 1;
        let value = value.ok_or(CodeError::Letter { place })?;
        values.push(value as u8);
    }
    Ok(values)
}

fn checksum(bytes: &[u8; 16]) -> u32 {
    let mut input = Zeroizing::new(*b"rearview 1 code0123456789abcdef");
    input[15..].copy_from_slice(bytes);
    let hash = digest(&SHA256, input.as_slice());
    let first = hash.as_ref().first_chunk().expect("SHA-256 has 32 bytes");
    u32::from_be_bytes(*first) >> (32 - CHECK_BITS)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn error(typed: &str) -> CodeError {
        RecoveryCode::parse(typed).err().expect("must not parse")
    }

    #[test]
    fn reads_what_it_wrote_however_it_is_typed() {
        let code = RecoveryCode(Box::new(*b"\x00\x11\x22\x33Oil salt 01\xff"));
        let text = code.text();
        assert_eq!(text.len(), 34);
        let sloppy = text
            .to_lowercase()
            .replace('0', "o")
            .replace('1', "l")
            .replace('-', " \u{2013} ");
        for typed in [text.as_str(), &sloppy, &text.replace('-', "")] {
            assert_eq!(
                RecoveryCode::parse(typed).ok().unwrap().bytes(),
                code.bytes()
            );
        }
        let wide: String = text
            .chars()
            .map(|c| {
                if c == '-' {
                    c
                } else {
                    char::from_u32(c as u32 + 0xfee0).unwrap()
                }
            })
            .collect();
        assert!(RecoveryCode::parse(&wide).is_ok());
    }

    #[test]
    fn tells_what_is_wrong() {
        let text = RecoveryCode::make_random().unwrap().text();
        assert_eq!(error(""), CodeError::Length { found: 0 });
        assert_eq!(
            error(text.get(1..).unwrap()),
            CodeError::Length { found: 29 }
        );
        assert_eq!(
            error(&format!("{}7", *text)),
            CodeError::Length { found: 31 }
        );
        assert_eq!(error("AB*"), CodeError::Letter { place: 3 });
        assert_eq!(error("u"), CodeError::Letter { place: 1 });
    }

    #[test]
    fn two_groups_confirm() {
        let code = RecoveryCode::make_random().unwrap();
        for _ in 0..50 {
            let [a, b] = make_two_groups().unwrap();
            assert!(a < b && b < GROUPS);
        }
        assert!(code.confirms(4, &code.groups()[4].to_lowercase()));
        assert!(!code.confirms(5, "000000"));
        assert!(!code.confirms(0, ""));
    }

    proptest! {
        /// Any one letter changed, any two neighbours swapped: told as a typing mistake.
        #[test]
        fn one_slip_is_noticed(bytes: [u8; 16], at in 0..29usize, other in 0..32usize) {
            let code = RecoveryCode(Box::new(bytes));
            let text = code.text().replace('-', "").into_bytes();
            let mut slip = text.clone();
            slip[at] = LETTERS[other];
            let mut swapped = text.clone();
            swapped.swap(at, at + 1);
            for typed in [slip, swapped] {
                let parsed = RecoveryCode::parse(std::str::from_utf8(&typed).unwrap());
                if typed == text {
                    prop_assert!(parsed.ok().unwrap().bytes() == code.bytes());
                } else {
                    prop_assert_eq!(parsed.err(), Some(CodeError::Checksum));
                }
            }
        }
    }
}
