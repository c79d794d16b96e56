//! Exports held against the crate `age`, in both directions, and against damage.

use std::io::{Read, Write};
use std::iter::once;

use age::secrecy::SecretString;

use super::*;

const PASSPHRASE: &str = "five words of the list";

fn sealed(plain: &[u8]) -> Vec<u8> {
    let mut sealer = ExportSealer::with_cost(PASSPHRASE, 4, Vec::new()).unwrap();
    sealer.write_all(plain).unwrap();
    sealer.finish().unwrap()
}

fn opened(passphrase: &str, sealed: &[u8]) -> Result<Vec<u8>, ExportError> {
    let mut opener = ExportOpener::new(passphrase, sealed)?;
    let mut out = Vec::new();
    opener.read_to_end(&mut out)?;
    assert_eq!(opener.ended(), Some(out.len() as u64));
    Ok(out)
}

fn lengths() -> impl Iterator<Item = Vec<u8>> {
    [0, 1, 65_535, 65_536, 65_537, 131_072, 200_000]
        .into_iter()
        .map(|length| (0..length).map(|n| (n % 251) as u8).collect())
}

#[test]
fn age_opens_what_we_write() {
    for plain in lengths() {
        let bytes = sealed(&plain);
        let decryptor = age::Decryptor::new(bytes.as_slice()).unwrap();
        assert!(decryptor.is_scrypt());
        let identity = age::scrypt::Identity::new(SecretString::from(PASSPHRASE.to_owned()));
        let mut out = Vec::new();
        let mut reader = decryptor.decrypt(once(&identity as _)).unwrap();
        reader.read_to_end(&mut out).unwrap();
        assert!(out == plain);
    }
}

#[test]
fn we_open_what_age_writes() {
    for plain in lengths() {
        let mut recipient = age::scrypt::Recipient::new(SecretString::from(PASSPHRASE.to_owned()));
        recipient.set_work_factor(5);
        let bytes = age::encrypt(&recipient, &plain).unwrap();
        assert!(opened(PASSPHRASE, &bytes).unwrap() == plain);
    }
    let other = age::x25519::Identity::generate();
    let bytes = age::encrypt(&other.to_public(), b"x").unwrap();
    assert!(matches!(
        opened(PASSPHRASE, &bytes),
        Err(ExportError::NotOurs)
    ));
}

#[test]
fn every_flip_and_every_cut_is_refused() {
    let good = sealed(b"short");
    assert!(matches!(
        opened("other", &good),
        Err(ExportError::WrongOrChanged)
    ));
    for at in 0..good.len() {
        let mut bad = good.clone();
        bad[at] ^= 1;
        assert!(opened(PASSPHRASE, &bad).is_err(), "flip {at}");
        assert!(
            opened(PASSPHRASE, good.get(..at).unwrap()).is_err(),
            "cut {at}"
        );
    }
    assert!(opened(PASSPHRASE, &[good.as_slice(), b"x"].concat()).is_err());
}

#[test]
fn other_files_and_absurd_costs_are_refused() {
    let head = |line: &str| {
        format!(
            "age-encryption.org/v1\n{line}\n{}\n--- {}\n",
            "A".repeat(43),
            "A".repeat(43)
        )
    };
    for (text, costly) in [
        (head("-> scrypt AAAAAAAAAAAAAAAAAAAAAA 21"), true),
        (head("-> scrypt AAAAAAAAAAAAAAAAAAAAAA 63"), true),
        (head("-> scrypt AAAAAAAAAAAAAAAAAAAAAA 999"), true),
        (head("-> scrypt AAAAAAAAAAAAAAAAAAAAAA 04"), false),
        (head("-> scrypt AAAAAAAAAAAAAAAAAAAAAB 4"), false),
        (head("-> scrypt AAAAAAAAAAAAAAAAAAAAAA "), false),
        (head("-> scrypt AAAAAAAAAAAAAAAAAAAAAA 4 "), false),
        (head("-> scrypt AAAA"), false),
        (String::new(), false),
        ("PK\u{3}\u{4}".to_owned(), false),
        ("x".repeat(100_000), false),
    ] {
        let error = opened(PASSPHRASE, text.as_bytes()).unwrap_err();
        assert_eq!(
            matches!(error, ExportError::TooCostly),
            costly,
            "{text:.60}"
        );
    }
}
