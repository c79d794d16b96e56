"""Writes weights/net.bin as src/ner/net/file.rs reads it; and the table of pieces in four bits."""
import struct

import numpy as np


def four_bits(table):
    """Rows as whole numbers from 0 to 15 around 8, what one step of each row means, and the rows
    that they stand for. The step is the one of some that errs least."""
    most = np.abs(table).max(1, keepdims=True)
    best, error = None, None
    for share in [1.0, 0.9, 0.8, 0.7, 0.6, 0.5]:
        step = most * share / 7.5
        whole = np.clip(np.rint(table / step), -8, 7)
        off = ((whole * step - table) ** 2).sum(1, keepdims=True)
        if best is None:
            best, error = (whole, step), off
        else:
            less = off < error
            best = (np.where(less, whole, best[0]), np.where(less, step, best[1]))
            error = np.minimum(off, error)
    whole, step = best
    return (whole + 8).astype(np.uint8), step[:, 0].astype("<f4"), (whole * step).astype("<f4")


def write(path, net, heads, tails, words, steps, mix):
    state = {k: v.detach().float().numpy() for k, v in net.state_dict().items()}
    out = bytearray(b"RVNET\x00\x00\x01")
    out += struct.pack("<4I", 1, len(net.layers), len(heads), len(tails))
    for piece in heads + tails:
        raw = piece.encode()
        out += bytes([len(raw)]) + raw

    def fractions(x):
        nonlocal out
        out += np.ascontiguousarray(x, dtype="<f4").tobytes()

    def table(name):
        w = state[f"{name}.weight"]
        step = np.abs(w).max(1, keepdims=True) / 127
        fractions(step[:, 0])
        fractions(state[f"{name}.bias"])
        nonlocal out
        out += np.rint(w / step).astype(np.int8).tobytes()

    def level(name):
        fractions(state[f"{name}.weight"])
        fractions(state[f"{name}.bias"])

    fractions(mix)
    fractions(steps)
    half = words.shape[1] // 2
    out += (words[:, :half] | words[:, half:] << 4).astype(np.uint8).tobytes()
    fractions(state["pos.weight"])
    fractions(state["facts.weight"][:-1])
    level("n")
    for i in range(len(net.layers)):
        table(f"layers.{i}.qkv")
        table(f"layers.{i}.o")
        level(f"layers.{i}.n1")
        table(f"layers.{i}.up")
        table(f"layers.{i}.down")
        level(f"layers.{i}.n2")
    fractions(state["out.weight"])
    fractions(state["out.bias"])
    open(path, "wb").write(out)
    return len(out)
