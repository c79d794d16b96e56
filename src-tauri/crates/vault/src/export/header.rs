//! The head of an age file with one passphrase.

use std::io::{Error, ErrorKind, Read};

use ring::aead::{Aad, Nonce};
use ring::hmac;
use zeroize::Zeroizing;

use super::MAX_LOG_N;
use crate::secret::fill_random;
use crate::slot::{cipher, derive};
use crate::{ExportError, Secret};

const FIRST: &str = "age-encryption.org/v1";
const LABEL: &[u8] = b"age-encryption.org/v1/scrypt";
/// Longest line of a head that is ours: a body of 32 bytes is 43 signs, a MAC with its dashes 47.
const MAX_LINE: usize = 64;

/// The head of a new file, with its last line break.
pub(super) fn make(
    passphrase: &str,
    log_n: u8,
    file_key: &[u8; 16],
) -> Result<Vec<u8>, ExportError> {
    let mut salt = [0; 16];
    fill_random(&mut salt)?;
    let mut body = [0; 32];
    body[..16].copy_from_slice(file_key);
    let tag = cipher(&derive_wrapping_key(passphrase, &salt, log_n)?)?
        .seal_in_place_separate_tag(nonce(), Aad::empty(), &mut body[..16])
        .map_err(|_| ExportError::System)?;
    body[16..].copy_from_slice(tag.as_ref());
    let text = format!(
        "{FIRST}\n-> scrypt {} {log_n}\n{}\n---",
        encode(&salt),
        encode(&body)
    );
    let mac = hmac::sign(&mac_key(file_key)?, text.as_bytes());
    Ok(format!("{text} {}\n", encode(mac.as_ref())).into_bytes())
}

/// Reads a head and unwraps the file key.
pub(super) fn open(
    passphrase: &str,
    untrusted_input: &mut impl Read,
) -> Result<Zeroizing<[u8; 16]>, ExportError> {
    // A first line of another format is not cut short or changed, it is something else.
    let first = read_line(untrusted_input).map_err(|error| match error {
        ExportError::WrongOrChanged => ExportError::NotOurs,
        other => other,
    })?;
    let recipient = if first == FIRST {
        read_line(untrusted_input)?
    } else {
        return Err(ExportError::NotOurs);
    };
    let arguments = recipient
        .strip_prefix("-> scrypt ")
        .ok_or(ExportError::NotOurs)?;
    let (salt, log_n) = arguments
        .split_once(' ')
        .ok_or(ExportError::WrongOrChanged)?;
    let salt = decode::<16>(salt)?;
    let log_n = parse_log_n(log_n)?;
    let body_text = read_line(untrusted_input)?;
    let mut body = Zeroizing::new(decode::<32>(&body_text)?);
    let mac_line = read_line(untrusted_input)?;
    // A passphrase is the only recipient of its file, so the MAC follows at once.
    let mac = mac_line
        .strip_prefix("--- ")
        .ok_or(ExportError::WrongOrChanged)?;
    let mac = decode::<32>(mac)?;

    let opened = cipher(&derive_wrapping_key(passphrase, &salt, log_n)?)?
        .open_in_place(nonce(), Aad::empty(), body.as_mut_slice())
        .map_err(|_| ExportError::WrongOrChanged)?;
    let mut file_key = Zeroizing::new([0; 16]);
    file_key.copy_from_slice(opened);
    let text = format!("{first}\n{recipient}\n{body_text}\n---");
    hmac::verify(&mac_key(&file_key)?, text.as_bytes(), &mac)
        .map_err(|_| ExportError::WrongOrChanged)?;
    Ok(file_key)
}

/// A file that ends too early was changed.
pub(super) fn cut_is_changed(error: Error) -> ExportError {
    match error.kind() {
        ErrorKind::UnexpectedEof => ExportError::WrongOrChanged,
        _ => ExportError::Io(error),
    }
}

/// One line without its break, a byte at a time: what follows the head is not text.
fn read_line(untrusted_input: &mut impl Read) -> Result<String, ExportError> {
    let mut line = String::with_capacity(MAX_LINE);
    loop {
        let mut byte = [0];
        untrusted_input
            .read_exact(&mut byte)
            .map_err(cut_is_changed)?;
        match byte[0] {
            b'\n' => return Ok(line),
            b' '..=b'~' if line.len() < MAX_LINE => line.push(char::from(byte[0])),
            _ => return Err(ExportError::WrongOrChanged),
        }
    }
}

fn parse_log_n(text: &str) -> Result<u8, ExportError> {
    let canonical = !text.starts_with('0') && text.bytes().all(|b| b.is_ascii_digit());
    if !canonical || text.is_empty() {
        return Err(ExportError::WrongOrChanged);
    }
    match text.parse::<u8>() {
        Ok(log_n) if log_n <= MAX_LOG_N => Ok(log_n),
        _ => Err(ExportError::TooCostly),
    }
}

fn derive_wrapping_key(
    passphrase: &str,
    salt: &[u8; 16],
    log_n: u8,
) -> Result<Secret, ExportError> {
    let params = scrypt::Params::new(log_n, 8, 1).map_err(|_| ExportError::TooCostly)?;
    let salt = [LABEL, salt].concat();
    let mut key = Secret::zeroed();
    scrypt::scrypt(passphrase.as_bytes(), &salt, &params, key.bytes_mut())
        .map_err(|_| ExportError::System)?;
    Ok(key)
}

fn mac_key(file_key: &[u8; 16]) -> Result<hmac::Key, ExportError> {
    let key = derive(&[], file_key, &[b"header"])?;
    Ok(hmac::Key::new(hmac::HMAC_SHA256, key.bytes()))
}

fn nonce() -> Nonce {
    // The key is fresh with its salt and seals one message.
    Nonce::assume_unique_for_key([0; 12])
}

const SIGNS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

/// Base 64 (RFC 4648) without padding.
fn encode(bytes: &[u8]) -> String {
    let mut text = String::new();
    for part in bytes.chunks(3) {
        let number = (0..3).fold(0u32, |n, i| {
            n << 8 | u32::from(part.get(i).copied().unwrap_or(0))
        });
        for sign in 0..=part.len() {
            let value = number >> (18 - 6 * sign) & 63;
            text.push(char::from(SIGNS[value as usize]));
        }
    }
    text
}

/// The same back, of one length, in the one canonical form.
fn decode<const N: usize>(text: &str) -> Result<[u8; N], ExportError> {
    let mut out = [0; N];
    let (mut held, mut bits, mut at) = (0u32, 0, 0);
    for sign in text.bytes() {
        let value = SIGNS.iter().position(|s| *s == sign);
        let value = value.ok_or(ExportError::WrongOrChanged)?;
        held = (held << 6 | value as u32) & 0xffff;
        bits += 6;
        if bits >= 8 {
            bits -= 8;
            *out.get_mut(at).ok_or(ExportError::WrongOrChanged)? = (held >> bits) as u8;
            at += 1;
        }
    }
    if at != N || encode(&out) != text {
        return Err(ExportError::WrongOrChanged);
    }
    Ok(out)
}
