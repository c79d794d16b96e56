//! Pages of a database as they lie on the disk, decrypted without SQLCipher: what was deleted can
//! only be looked for below the program that says it is gone.
//!
//! A page of SQLCipher 4 is AES-256-CBC under the raw key, then 16 bytes of IV and 64 of HMAC; the first
//! 16 bytes of the file are a salt. A log is a header of 32 bytes, then frames of 24 bytes and a page.

use std::fs;
use std::path::Path;

use vault::Secret;

const PAGE: usize = 4096;
const TAIL: usize = 16 + 64;

/// Every byte of a database and of its log, decrypted. A missing file is empty.
pub fn decrypted(path: &Path, key: &Secret) -> Vec<u8> {
    let aes = Aes::new(key.bytes());
    let mut plain = Vec::new();
    let file = fs::read(path).unwrap_or_default();
    for (n, page) in file.chunks(PAGE).enumerate() {
        aes.open_page(page, if n == 0 { 16 } else { 0 }, &mut plain);
    }
    let log = fs::read(path.with_extension("db-wal")).unwrap_or_default();
    let frames = log.get(32..).unwrap_or_default();
    for frame in frames.chunks(24 + PAGE) {
        let (head, page) = frame.split_at(24);
        aes.open_page(
            page,
            if head[..4] == [0, 0, 0, 1] { 16 } else { 0 },
            &mut plain,
        );
    }
    plain
}

/// How often a word stands in bytes.
pub fn copies(bytes: &[u8], word: &[u8]) -> usize {
    bytes
        .windows(word.len())
        .filter(|part| *part == word)
        .count()
}

/// AES-256, the way back.
struct Aes {
    keys: Vec<[u8; 16]>,
    inverse: [u8; 256],
}

fn times(mut a: u8, mut b: u8) -> u8 {
    let mut product = 0;
    while b != 0 {
        if b & 1 != 0 {
            product ^= a;
        }
        a = (a << 1) ^ if a & 0x80 != 0 { 0x1b } else { 0 };
        b >>= 1;
    }
    product
}

fn boxes() -> ([u8; 256], [u8; 256]) {
    let (mut forward, mut inverse) = ([0; 256], [0; 256]);
    for n in 0..=255u8 {
        let over = (1..=255).find(|m| times(n, *m) == 1).unwrap_or(0);
        let mut out = 0x63;
        for turn in 0..5 {
            out ^= over.rotate_left(turn);
        }
        forward[usize::from(n)] = out;
        inverse[usize::from(out)] = n;
    }
    (forward, inverse)
}

impl Aes {
    fn new(key: &[u8; 32]) -> Aes {
        let (forward, inverse) = boxes();
        let mut words: Vec<[u8; 4]> = key.chunks(4).map(|w| w.try_into().unwrap()).collect();
        let mut round = 1;
        for n in 8..60 {
            let mut word = words[n - 1];
            if n % 8 == 0 {
                word.rotate_left(1);
            }
            if n % 4 == 0 {
                word = word.map(|byte| forward[usize::from(byte)]);
            }
            if n % 8 == 0 {
                word[0] ^= round;
                round = times(round, 2);
            }
            let before = words[n - 8];
            words.push([0, 1, 2, 3].map(|i| word[i] ^ before[i]));
        }
        let keys = words.chunks(4).map(|k| k.concat().try_into().unwrap());
        Aes {
            keys: keys.collect(),
            inverse,
        }
    }

    fn open_block(&self, block: &[u8; 16]) -> [u8; 16] {
        let add = |block: [u8; 16], key: &[u8; 16]| std::array::from_fn(|i| block[i] ^ key[i]);
        let mut block: [u8; 16] = add(*block, &self.keys[14]);
        for round in (0..14).rev() {
            // Rows turn right, bytes go back through the box.
            block = std::array::from_fn(|i| {
                let (row, column) = (i % 4, i / 4);
                self.inverse[usize::from(block[(column + 4 - row) % 4 * 4 + row])]
            });
            block = add(block, &self.keys[round]);
            if round > 0 {
                block = std::array::from_fn(|i| {
                    let column = i / 4 * 4;
                    let mix = [14, 11, 13, 9];
                    (0..4).fold(0, |sum, n| {
                        sum ^ times(block[column + n], mix[(n + 4 - i % 4) % 4])
                    })
                });
            }
        }
        block
    }

    fn open_page(&self, page: &[u8], skip: usize, plain: &mut Vec<u8>) {
        let (body, tail) = page.split_at(page.len() - TAIL);
        let mut before: [u8; 16] = tail[..16].try_into().unwrap();
        for block in body[skip..].chunks(16) {
            let block: [u8; 16] = block.try_into().unwrap();
            let opened = self.open_block(&block);
            plain.extend((0..16).map(|i| opened[i] ^ before[i]));
            before = block;
        }
    }
}

#[test]
fn the_way_back_is_that_of_the_standard() {
    // FIPS 197, appendix C.3.
    let key = std::array::from_fn(|n| n as u8);
    let sealed = [
        0x8e, 0xa2, 0xb7, 0xca, 0x51, 0x67, 0x45, 0xbf, 0xea, 0xfc, 0x49, 0x90, 0x4b, 0x49, 0x60,
        0x89,
    ];
    let plain = std::array::from_fn(|n| n as u8 * 0x11);
    assert_eq!(Aes::new(&key).open_block(&sealed), plain);
}
