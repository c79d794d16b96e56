//! Reads the vectors with the real code.

use std::fs;
use std::io::{Cursor, ErrorKind, Read};

use ring::digest::{SHA256, digest};
use serde_json::{Value, json};

use super::{folder, hex};
use crate::backup::BackupOpener;
use crate::export::ExportOpener;
use crate::file::format::KeyFile;
use crate::file::rekey;
use crate::root::Root;
use crate::seal::{self, Piece, Place};
use crate::stream::{SeekOpener, StreamOpener};
use crate::{CodeError, ExportError, KeyError, Opening, RecoveryCode, SealError, Secret};

fn bytes(hex: &Value) -> Vec<u8> {
    let text = hex.as_str().unwrap().as_bytes();
    let pairs = text
        .chunks(2)
        .map(|pair| std::str::from_utf8(pair).unwrap());
    pairs
        .map(|pair| u8::from_str_radix(pair, 16).unwrap())
        .collect()
}

fn fixed<const N: usize>(hex: &Value) -> [u8; N] {
    bytes(hex).try_into().unwrap()
}

/// The bytes of a vector: a file, or pieces of files put together.
fn input(vector: &Value) -> Vec<u8> {
    let read = |name: &Value| fs::read(folder().join(name.as_str().unwrap())).unwrap();
    if let Some(pieces) = vector["pieces"].as_array() {
        let piece = |piece: &Value| match piece.get("hex") {
            Some(hex) => bytes(hex),
            None => {
                let at = |n: usize| piece[n].as_u64().unwrap() as usize;
                read(&piece[0])[at(1)..at(2)].to_vec()
            }
        };
        return pieces.iter().flat_map(piece).collect();
    }
    if vector["file"].is_null() {
        Vec::new()
    } else {
        read(&vector["file"])
    }
}

fn key_error(error: KeyError) -> Value {
    match error {
        KeyError::WrongOrChanged => json!({"error": "wrong_or_changed"}),
        KeyError::NewerVersion => json!({"error": "newer_version"}),
        other => panic!("{other}"),
    }
}

fn keys(input: &[u8], open: &Value) -> Result<Value, KeyError> {
    let told = |file: &KeyFile, audit: &Secret, vault: Option<&Secret>| {
        json!({
            "generation": file.generation, "id": hex(&file.id),
            "audit": hex(audit.bytes()), "vault": vault.map(|v| hex(v.bytes())),
        })
    };
    if !open["keychain"].is_null() {
        let secret = Secret::from_bytes(&fixed(&open["keychain"]));
        let (file, audit) = KeyFile::unlock_audit(input, &secret)?;
        return Ok(told(&file, &audit, None));
    }
    with_opening(open, |opening| {
        let (file, keys) = KeyFile::unlock(input, opening)?;
        Ok(told(&file, &keys.audit, Some(&keys.vault)))
    })
}

fn with_opening(
    open: &Value,
    work: impl FnOnce(Opening) -> Result<Value, KeyError>,
) -> Result<Value, KeyError> {
    if let Some(passphrase) = open["passphrase"].as_str() {
        return work(Opening::Passphrase(passphrase));
    }
    let code = RecoveryCode::parse(open["recovery"].as_str().unwrap())
        .ok()
        .unwrap();
    work(Opening::Recovery(&code))
}

fn pending(input: &[u8], open: &Value) -> Result<Value, KeyError> {
    with_opening(open, |opening| {
        let rekey = rekey::open_pending(input, opening)?;
        Ok(json!({
            "generation": rekey.generation, "id": hex(&rekey.id),
            "audit": hex(rekey.new.audit.bytes()), "vault": hex(rekey.new.vault.bytes()),
            "old_audit": hex(rekey.old.audit.bytes()), "old_vault": hex(rekey.old.vault.bytes()),
        }))
    })
}

fn place(open: &Value) -> (Secret, Place) {
    let place = Place {
        piece: Piece::parse(open["piece"].as_u64().unwrap() as u8).unwrap(),
        file: fixed(&open["file"]),
        id: fixed(&open["id"]),
        version: open["version"].as_u64().unwrap(),
    };
    (Secret::from_bytes(&fixed(&open["vault"])), place)
}

fn seal_error(error: SealError) -> Value {
    assert!(matches!(error, SealError::Changed), "{error}");
    json!({"error": "changed"})
}

fn note(input: &[u8], open: &Value) -> Result<Value, SealError> {
    let (vault, place) = place(open);
    Ok(json!({"plain": hex(&seal::open(&vault, &place, input)?)}))
}

fn root(input: &[u8], open: &Value) -> Result<Value, SealError> {
    let (vault, place) = place(open);
    let root = Root::open(&vault, place.file, place.version, input)?;
    let rows: Vec<Value> = root
        .rows()
        .map(|(p, tag)| json!([p.piece.code(), hex(&p.id), p.version, hex(&tag)]))
        .collect();
    Ok(json!({"rows": rows}))
}

fn attachment(input: &[u8], open: &Value) -> Value {
    let (vault, place) = place(open);
    let mut plain = Vec::new();
    let streamed = StreamOpener::new(&vault, &place, input)
        .ok()
        .and_then(|mut opener| {
            opener.read_to_end(&mut plain).ok()?;
            opener.ended()
        });
    // The opener that seeks comes to the same end.
    let mut sought = Vec::new();
    let seek = SeekOpener::new(&vault, &place, Cursor::new(input));
    let whole = seek.is_ok_and(|mut opener| opener.read_to_end(&mut sought).is_ok());
    assert_eq!(whole, streamed.is_some());
    match streamed {
        Some(told) => {
            assert!(sought == plain);
            json!({"length": told.length, "sha256": hex(&told.sha256), "tag": hex(&told.tag)})
        }
        None => json!({"error": "changed", "released": plain.len()}),
    }
}

fn age(input: &[u8], open: &Value) -> Value {
    let read = || {
        let mut plain = Vec::new();
        let passphrase = open["passphrase"].as_str().unwrap();
        ExportOpener::new(passphrase, input)?.read_to_end(&mut plain)?;
        Ok(plain)
    };
    match read() {
        Ok(plain) => {
            json!({"length": plain.len(), "sha256": hex(digest(&SHA256, &plain).as_ref())})
        }
        Err(ExportError::NotOurs) => json!({"error": "not_ours"}),
        Err(ExportError::TooCostly) => json!({"error": "too_costly"}),
        Err(ExportError::WrongOrChanged | ExportError::Io(_)) => super::wrong(),
        Err(other) => panic!("{other}"),
    }
}

fn backup(input: &[u8], open: &Value) -> Value {
    let read = with_opening(open, |opening| {
        let (mut opener, opened) = BackupOpener::new(opening, input)?;
        let mut plain = Vec::new();
        opener.read_to_end(&mut plain)?;
        assert_eq!(opener.ended(), Some(plain.len() as u64));
        Ok(json!({
            "generation": opened.generation, "length": plain.len(),
            "sha256": hex(digest(&SHA256, &plain).as_ref()),
        }))
    });
    read.unwrap_or_else(|error| match error {
        KeyError::Missing => json!({"error": "not_a_backup"}),
        KeyError::Io(error) if error.kind() == ErrorKind::InvalidData => super::wrong(),
        error => key_error(error),
    })
}

fn database(open: &Value) -> Value {
    let vault = Secret::from_bytes(&fixed(&open["vault"]));
    let key = seal::derive_database_key(&vault).unwrap();
    json!({"key": hex(key.bytes())})
}

fn code(open: &Value) -> Value {
    match RecoveryCode::parse(open["typed"].as_str().unwrap()) {
        Ok(code) => json!({"bytes": hex(code.bytes())}),
        Err(CodeError::Length { .. }) => json!({"error": "length"}),
        Err(CodeError::Letter { .. }) => json!({"error": "letter"}),
        Err(CodeError::Checksum) => json!({"error": "checksum"}),
    }
}

#[test]
fn every_vector_gives_what_it_says() {
    let text = fs::read_to_string(folder().join("vectors.json")).unwrap();
    let vectors: Vec<Value> = serde_json::from_str(&text).unwrap();
    assert!(vectors.len() > 100);
    for vector in &vectors {
        let (input, open) = (input(vector), &vector["open"]);
        let result = match vector["format"].as_str().unwrap() {
            "keys" => keys(&input, open).unwrap_or_else(key_error),
            "pending" => pending(&input, open).unwrap_or_else(key_error),
            "code" => code(open),
            "note" => note(&input, open).unwrap_or_else(seal_error),
            "root" => root(&input, open).unwrap_or_else(seal_error),
            "attachment" => attachment(&input, open),
            "age" => age(&input, open),
            "backup" => backup(&input, open),
            "database" => database(open),
            other => panic!("{other}"),
        };
        assert_eq!(
            result, vector["expect"],
            "{} {}",
            vector["format"], vector["name"]
        );
    }
}
