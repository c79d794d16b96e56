//! Attachments: round trips, and every attack on the row of chunks.

use super::*;
use crate::seal::Piece;
use proptest::prelude::*;
use ring::digest::{SHA256, digest};
use std::io::Cursor;

const PLACE: Place = Place {
    piece: Piece::Attachment,
    file: [1; 16],
    id: [2; 16],
    version: 1,
};

fn sealed(vault: &Secret, plain: &[u8]) -> (Vec<u8>, Sealed) {
    let mut sealer = StreamSealer::new(vault, &PLACE, Vec::new()).unwrap();
    sealer.write_all(plain).unwrap();
    sealer.finish().unwrap()
}

fn made(length: usize) -> Vec<u8> {
    (0..length).map(|n| (n * 31 + n / 251) as u8).collect()
}

/// What comes out before the error, which must come.
fn check_refused(vault: &Secret, place: &Place, sealed: &[u8], plain: &[u8]) {
    let mut out = Vec::new();
    if let Ok(mut opener) = StreamOpener::new(vault, place, sealed) {
        let error = opener.read_to_end(&mut out).expect_err("must not open");
        assert_eq!(error.kind(), ErrorKind::InvalidData);
        assert!(opener.ended().is_none());
        let again = opener.read(&mut [0; 8]).expect_err("must stay shut");
        assert_eq!(again.kind(), ErrorKind::InvalidData);
    }
    // Whole chunks that held, and not a byte of the one that did not.
    assert!(out.len() % CHUNK == 0 && plain.starts_with(&out));
    if let Ok(mut opener) = SeekOpener::new(vault, place, Cursor::new(sealed)) {
        let mut out = Vec::new();
        assert!(opener.read_to_end(&mut out).is_err());
        assert!(out.len() % CHUNK == 0 && plain.starts_with(&out));
    }
}

#[test]
fn lengths_around_a_chunk_come_back() {
    let vault = Secret::make_random().unwrap();
    for length in [0, 1, CHUNK - 1, CHUNK, CHUNK + 1, 3 * CHUNK, 3 * CHUNK + 7] {
        let plain = made(length);
        let (bytes, told) = sealed(&vault, &plain);
        assert_eq!(bytes.len() as u64, sealed_len(length as u64));
        assert_eq!(told.length, length as u64);
        assert_eq!(told.sha256, digest(&SHA256, &plain).as_ref());
        let mut opener = StreamOpener::new(&vault, &PLACE, bytes.as_slice()).unwrap();
        let mut out = Vec::new();
        opener.read_to_end(&mut out).unwrap();
        assert!(out == plain);
        assert_eq!(opener.ended(), Some(told));
        let seek = SeekOpener::new(&vault, &PLACE, Cursor::new(&bytes)).unwrap();
        assert_eq!((seek.length(), seek.tag()), (told.length, told.tag));
    }
}

#[test]
fn chunks_cut_swapped_doubled_or_added_are_refused() {
    let vault = Secret::make_random().unwrap();
    let plain = made(2 * CHUNK + 100);
    let (good, _) = sealed(&vault, &plain);
    let head = good.get(..40).unwrap();
    let chunks: Vec<&[u8]> = good.get(40..).unwrap().chunks(SEALED).collect();
    let of = |order: &[usize]| {
        let body: Vec<u8> = order.iter().flat_map(|n| chunks[*n].to_vec()).collect();
        [head, &body].concat()
    };
    assert!(of(&[0, 1, 2]) == good);
    for order in [
        [0, 1].as_slice(),
        &[0],
        &[],
        &[0, 2],
        &[1, 0, 2],
        &[0, 2, 1],
        &[2, 1, 0],
        &[0, 0, 1, 2],
        &[0, 1, 1, 2],
        &[0, 1, 2, 2],
        &[0, 1, 2, 0],
        &[2],
    ] {
        check_refused(&vault, &PLACE, &of(order), &plain);
    }
    for length in [
        0,
        7,
        8,
        39,
        40,
        41,
        55,
        56,
        40 + SEALED,
        good.len() - 16,
        good.len() - 1,
    ] {
        check_refused(&vault, &PLACE, good.get(..length).unwrap(), &plain);
    }
    check_refused(&vault, &PLACE, &[good.as_slice(), b"x"].concat(), &plain);
    for at in (0..good.len()).step_by(4_099).chain(0..41) {
        let mut bad = good.clone();
        bad[at] ^= 0x20;
        check_refused(&vault, &PLACE, &bad, &plain);
    }
    let other = Secret::make_random().unwrap();
    check_refused(&other, &PLACE, &good, &plain);
    check_refused(
        &vault,
        &Place {
            version: 2,
            ..PLACE
        },
        &good,
        &plain,
    );
    check_refused(
        &vault,
        &Place {
            id: [3; 16],
            ..PLACE
        },
        &good,
        &plain,
    );
    // The same bytes sealed again: chunks of one do not fit the other.
    let (again, _) = sealed(&vault, &plain);
    let mixed = [
        good.get(..40 + SEALED).unwrap(),
        again.get(40 + SEALED..).unwrap(),
    ]
    .concat();
    check_refused(&vault, &PLACE, &mixed, &plain);
}

#[test]
fn a_stream_without_its_end_is_refused() {
    let vault = Secret::make_random().unwrap();
    let mut bytes = Vec::new();
    let mut sealer = StreamSealer::new(&vault, &PLACE, &mut bytes).unwrap();
    sealer.write_all(&made(2 * CHUNK + 5)).unwrap();
    drop(sealer);
    check_refused(&vault, &PLACE, &bytes, &made(2 * CHUNK));
}

#[test]
fn a_disk_that_fails_once_ends_the_stream() {
    struct Full(usize);
    impl Write for Full {
        fn write(&mut self, bytes: &[u8]) -> std::io::Result<usize> {
            self.0 = self
                .0
                .checked_sub(bytes.len())
                .ok_or(ErrorKind::StorageFull)?;
            Ok(bytes.len())
        }
        fn flush(&mut self) -> std::io::Result<()> {
            Ok(())
        }
    }
    let vault = Secret::make_random().unwrap();
    let mut sealer = StreamSealer::new(&vault, &PLACE, Full(100_000)).unwrap();
    let error = sealer.write_all(&made(4 * CHUNK)).unwrap_err();
    assert_eq!(error.kind(), ErrorKind::StorageFull);
    assert!(matches!(sealer.finish(), Err(SealError::Io(_))));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]
    #[test]
    fn seeking_agrees_with_reading(
        length in 0..200_000usize,
        jumps in prop::collection::vec((0..210_000u64, 0..70_000usize), 1..12),
    ) {
        let vault = Secret::make_random().unwrap();
        let plain = made(length);
        let (bytes, _) = sealed(&vault, &plain);
        let mut opener = SeekOpener::new(&vault, &PLACE, Cursor::new(bytes)).unwrap();
        for (at, want) in jumps {
            opener.seek(SeekFrom::Start(at)).unwrap();
            let mut out = vec![0; want];
            let mut have = 0;
            while have < want {
                match opener.read(&mut out[have..]).unwrap() {
                    0 => break,
                    n => have += n,
                }
            }
            let from = (at as usize).min(length);
            let to = (from + want).min(length);
            prop_assert!(out[..have] == plain[from..to]);
        }
    }
}
