"""Writes weights/net.bin as src/ner/net/file.rs reads it."""
import struct

import numpy as np


def write(path, net, base, pieces, numbers, mix):
    state = {k: v.detach().float().numpy() for k, v in net.state_dict().items()}
    out = bytearray(b"RVNET\x00\x00\x01")
    out += struct.pack("<3I", 2, len(net.layers), len(pieces))
    for piece, _ in pieces:
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

    fractions([score for _, score in pieces])
    fractions(mix)
    # The table of pieces as the base has it: groups of 32 numbers in four bits with one step.
    steps, packed = base.groups("emb.word", numbers)
    fractions(steps)
    out += packed.tobytes()
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
    with open(path, "wb") as f:
        f.write(out)
    return len(out)
