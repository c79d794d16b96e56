#!/usr/bin/env python3
"""A second reader of the vault's formats, written from FORMATS.md and not from the Rust code.

It reads the vectors in ../corpus/vault (or the folder named as the argument), compares what each
gives with what `vectors.json` says, and ends with a line 'N passed, N failed'.

Needs Python 3.9 or later and, from PyPI, `cryptography` and `argon2-cffi`.
"""

import base64
import hashlib
import hmac
import json
import re
import struct
import sys
import unicodedata
from pathlib import Path

from argon2.low_level import Type, hash_secret_raw
from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305

CHUNK = 65536
TAG = 16
MIB = 1024 * 1024


class Refused(Exception):
    """A file that is not read, with the reason's fixed word."""

    def __init__(self, word, **more):
        super().__init__(word)
        self.result = {"error": word, **more}


def need(condition, word="wrong_or_changed"):
    if not condition:
        raise Refused(word)


def hkdf(salt, key, info):
    """HKDF-SHA256 (RFC 5869) to 32 bytes: one block."""
    prk = hmac.new(salt or bytes(32), key, hashlib.sha256).digest()
    return hmac.new(prk, info + b"\x01", hashlib.sha256).digest()


def mac(key, text):
    return hmac.new(key, text, hashlib.sha256).digest()


def unseal(key, nonce, sealed, aad, word="wrong_or_changed"):
    if len(sealed) < TAG:
        raise Refused(word)
    try:
        return ChaCha20Poly1305(key).decrypt(nonce, sealed, aad)
    except InvalidTag:
        raise Refused(word) from None


# --- recovery code ------------------------------------------------------------------------------

LETTERS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"


def read_code(typed):
    text = re.sub(r"[\s\-\u2010-\u2015\u2212]", "", unicodedata.normalize("NFKC", typed))
    text = text.upper().replace("O", "0").replace("I", "1").replace("L", "1")
    need(all(sign in LETTERS for sign in text), "letter")
    need(len(text) == 30, "length")
    number = 0
    for sign in text:
        number = number * 32 + LETTERS.index(sign)
    code = (number >> 22).to_bytes(16, "big")
    first = int.from_bytes(hashlib.sha256(b"rearview 1 code" + code).digest()[:4], "big") >> 10
    need(number & (1 << 22) - 1 == first, "checksum")
    return code


# --- keys.bin and keys.new ----------------------------------------------------------------------

PASSPHRASE, RECOVERY, KEYCHAIN = 1, 2, 3


def stretched(opening, kind, costs, salt):
    if kind == PASSPHRASE:
        text = unicodedata.normalize("NFKC", opening["passphrase"]).encode()
        memory, passes, lanes = costs
        return hash_secret_raw(text, salt, passes, memory, lanes, 32, Type.ID)
    if kind == RECOVERY:
        return hkdf(salt, read_code(opening["recovery"]), b"rearview 1 recovery")
    return hkdf(salt, bytes.fromhex(opening["keychain"]), b"rearview 1 keychain")


def read_keys(data, opening):
    need(len(data) <= 16 * 1024 and len(data) >= 8 and data[:6] == b"RVKEYS")
    version = struct.unpack_from("<H", data, 6)[0]
    need(version <= 1, "newer_version")
    need(version == 1 and len(data) >= 33)
    generation, file_id, count = struct.unpack_from("<Q16sB", data, 8)
    need(1 <= count <= 8 and len(data) == 33 + 173 * count + 64)
    slots = []
    for n in range(count):
        kind, *rest = struct.unpack_from("<B3I32s32s48s48s", data, 33 + 173 * n)
        costs = tuple(rest[:3])
        if kind == PASSPHRASE:
            memory, passes, lanes = costs
            need(65536 <= memory <= 1048576 and 1 <= passes <= 10 and 1 <= lanes <= 4)
        else:
            need(kind in (RECOVERY, KEYCHAIN) and costs == (0, 0, 0))
        need(kind != KEYCHAIN or rest[6] == bytes(48))
        slots.append((kind, costs, *rest[3:]))
    kinds = [slot[0] for slot in slots]
    need(kinds == sorted(set(kinds)) and kinds[0] == PASSPHRASE)

    want = {"passphrase": PASSPHRASE, "recovery": RECOVERY, "keychain": KEYCHAIN}[next(iter(opening))]
    need(want in kinds)
    kind, costs, salt, commit, audit, vault = slots[kinds.index(want)]
    bound = file_id + struct.pack("<B3I", kind, *costs) + salt
    secret = stretched(opening, kind, costs, salt)
    need(hmac.compare_digest(commit, mac(hkdf(salt, secret, b"rearview 1 commit"), bound)))
    wrapping = hkdf(salt, secret, b"rearview 1 wrap")
    body = data[:-64]
    audit = unseal(wrapping, bytes(12), audit, bound)
    need(hmac.compare_digest(data[-64:-32], mac(hkdf(b"", audit, b"rearview 1 file"), body)))
    if kind == KEYCHAIN:
        vault = None
    else:
        vault = unseal(wrapping, b"\x01" + bytes(11), vault, bound)
        need(hmac.compare_digest(data[-32:], mac(hkdf(b"", vault, b"rearview 1 file"), body)))
    return generation, file_id, audit, vault


def keys(data, opening):
    generation, file_id, audit, vault = read_keys(data, opening)
    return {
        "generation": generation,
        "id": file_id.hex(),
        "audit": audit.hex(),
        "vault": vault and vault.hex(),
    }


def pending(data, opening):
    need(len(data) >= 120 and data[:8] == b"RVREKY\x01\x00")
    salt, sealed, following = data[8:40], data[40:120], data[120:]
    generation, file_id, audit, vault = read_keys(following, opening)
    key = hkdf(salt, audit + vault, b"rearview 1 old keys")
    old = unseal(key, bytes(12), sealed, data[:8] + following)
    return {
        "generation": generation,
        "id": file_id.hex(),
        "audit": audit.hex(),
        "vault": vault.hex(),
        "old_audit": old[:32].hex(),
        "old_vault": old[32:].hex(),
    }


# --- notes and the root record ------------------------------------------------------------------

LABELS = {1: b"note", 2: b"root", 3: b"attachment", 4: b"draft"}
NOTE_MAX = 16 * MIB


def place(opening):
    return (
        bytes([opening["piece"]])
        + bytes.fromhex(opening["file"])
        + bytes.fromhex(opening["id"])
        + struct.pack("<Q", opening["version"])
    )


def piece_key(opening, salt):
    info = b"rearview 1 " + LABELS[opening["piece"]] + place(opening)
    return hkdf(salt, bytes.fromhex(opening["vault"]), info)


def bucket(length):
    if length <= 65536:
        size = 512
        while size < length:
            size *= 2
        return size
    exponent = length.bit_length() - 1
    free = exponent - exponent.bit_length()
    step = 1 << free
    return -(-length // step) * step


def unseal_piece(data, opening):
    need(len(data) >= 40 + TAG and data[:8] == b"RVSEAL\x01\x00", "changed")
    key = piece_key(opening, data[8:40])
    padded = unseal(key, bytes(12), data[40:], data[:8] + place(opening), "changed")
    need(len(padded) >= 4, "changed")
    length = struct.unpack_from("<I", padded)[0]
    need(length <= NOTE_MAX and len(padded) == bucket(4 + length), "changed")
    need(not any(padded[4 + length :]), "changed")
    return padded[4 : 4 + length]


def note(data, opening):
    return {"plain": unseal_piece(data, opening).hex()}


def root(data, opening):
    need(opening["piece"] == 2 and opening["id"] == "00" * 16, "changed")
    plain = unseal_piece(data, opening)
    need(len(plain) >= 4, "changed")
    count = struct.unpack_from("<I", plain)[0]
    need(len(plain) == 4 + 41 * count, "changed")
    rows = [struct.unpack_from("<B16sQ16s", plain, 4 + 41 * n) for n in range(count)]
    need(all(row[0] in LABELS for row in rows), "changed")
    names = [row[:3] for row in rows]
    need(names == sorted(set(names)), "changed")
    return {"rows": [[p, i.hex(), v, t.hex()] for p, i, v, t in rows]}


# --- chunks, attachments, age -------------------------------------------------------------------


def chunks(key, data, out, word):
    """Puts plain chunks in `out`, up to the first that does not open; gives the last one."""
    size = CHUNK + TAG
    count = max(1, -(-len(data) // size))
    for n in range(count):
        last = n + 1 == count
        nonce = n.to_bytes(11, "big") + bytes([last])
        plain = unseal(key, nonce, data[n * size : (n + 1) * size], None, word)
        need(plain or n == 0, word)
        if last:
            return plain
        out.append(plain)
    raise AssertionError("a last chunk always comes")


def attachment(data, opening):
    out = []
    try:
        need(len(data) >= 40 and data[:8] == b"RVATTA\x01\x00", "changed")
        last = chunks(piece_key(opening, data[8:40]), data[40:], out, "changed")
        bare = last.rstrip(b"\x00")
        need(len(last) == CHUNK and bare.endswith(b"\x80"), "changed")
    except Refused as refused:
        raise Refused("changed", released=sum(map(len, out))) from refused
    plain = b"".join(out) + bare[:-1]
    return {
        "length": len(plain),
        "sha256": hashlib.sha256(plain).hexdigest(),
        "tag": data[-TAG:].hex(),
    }


def unbase64(text, length):
    need(re.fullmatch(r"[A-Za-z0-9+/]+", text) and len(text) % 4 != 1)
    data = base64.b64decode(text + "=" * (-len(text) % 4))
    need(len(data) == length and base64.b64encode(data).decode().rstrip("=") == text)
    return data


def age(data, opening):
    need(data.startswith(b"age-encryption.org/v1\n"), "not_ours")
    lines = data.split(b"\n", 4)
    need(len(lines) >= 2)
    need(len(lines) < 3 or lines[1].startswith(b"-> scrypt "), "not_ours")
    need(len(lines) == 5)
    first, recipient, body, last, rest = lines
    try:
        recipient, body, last = recipient.decode("ascii"), body.decode("ascii"), last.decode("ascii")
    except UnicodeDecodeError:
        raise Refused("wrong_or_changed") from None
    words = recipient.split(" ")
    need(len(words) == 4 and re.fullmatch(r"[1-9][0-9]*", words[3]))
    salt, log_n = unbase64(words[2], 16), int(words[3])
    need(log_n <= 20, "too_costly")
    body_bytes = unbase64(body, 32)
    need(last.startswith("--- "))
    tag = unbase64(last[4:], 32)
    key = hashlib.scrypt(
        opening["passphrase"].encode(),
        salt=b"age-encryption.org/v1/scrypt" + salt,
        n=1 << log_n,
        r=8,
        p=1,
        maxmem=2 * 1024 * MIB - 1,
        dklen=32,
    )
    file_key = unseal(key, bytes(12), body_bytes, None)
    need(len(file_key) == 16)
    head = data[: len(first) + len(recipient) + len(body) + 3] + b"---"
    need(hmac.compare_digest(tag, mac(hkdf(b"", file_key, b"header"), head)))
    need(len(rest) >= 16)
    out = []
    payload = hkdf(rest[:16], file_key, b"payload")
    plain_last = chunks(payload, rest[16:], out, "wrong_or_changed")
    plain = b"".join(out) + plain_last
    return {"length": len(plain), "sha256": hashlib.sha256(plain).hexdigest()}


# --- backups and databases ----------------------------------------------------------------------


def backup(data, opening):
    need(len(data) >= 12 and data[:6] == b"RVBACK", "not_a_backup")
    version, length = struct.unpack_from("<HI", data, 6)
    need(version <= 1, "newer_version")
    need(version == 1 and length <= 16384 and len(data) >= 12 + length + 32)
    need(next(iter(opening)) != "keychain")
    head, salt, rest = data[: 12 + length], data[12 + length :][:32], data[12 + length + 32 :]
    generation, _, audit, _ = read_keys(head[12:], opening)
    key = hkdf(salt, audit, b"rearview 1 backup" + hashlib.sha256(head).digest())
    out = []
    last = chunks(key, rest, out, "wrong_or_changed")
    plain = b"".join(out) + last
    return {
        "generation": generation,
        "length": len(plain),
        "sha256": hashlib.sha256(plain).hexdigest(),
    }


def database(_data, opening):
    return {"key": hkdf(b"", bytes.fromhex(opening["vault"]), b"rearview 1 vault database").hex()}


# --- vectors ------------------------------------------------------------------------------------


def code(_data, opening):
    return {"bytes": read_code(opening["typed"]).hex()}


READ = {
    "keys": keys,
    "pending": pending,
    "code": code,
    "note": note,
    "root": root,
    "attachment": attachment,
    "age": age,
    "backup": backup,
    "database": database,
}


def load(folder, vector):
    if "pieces" in vector:
        parts = []
        for piece in vector["pieces"]:
            if isinstance(piece, dict):
                parts.append(bytes.fromhex(piece["hex"]))
            else:
                name, start, end = piece
                parts.append((folder / name).read_bytes()[start:end])
        return b"".join(parts)
    return (folder / vector["file"]).read_bytes() if "file" in vector else b""


def main():
    here = Path(__file__).resolve().parent
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else here.parent / "corpus" / "vault"
    vectors = json.loads((folder / "vectors.json").read_text(encoding="utf-8"))
    passed = failed = 0
    for vector in vectors:
        try:
            result = READ[vector["format"]](load(folder, vector), vector["open"])
        except Refused as refused:
            result = refused.result
        if result == vector["expect"]:
            passed += 1
        else:
            failed += 1
            print(f"{vector['format']} {vector['name']}: {result}, not {vector['expect']}")
    print(f"{passed} passed, {failed} failed")
    return 1 if failed or not passed else 0


if __name__ == "__main__":
    sys.exit(main())
