"""Posts that the second pass learns from: marked lines `text {KIND|detail} text`, changed anew each
round: other names, places, companies and so on of the same kind and language, no capitals or nothing
but, no accents, slips of the finger. So it learns how things are told and not which."""
import json
import os
import random
import re
import unicodedata

MARK = re.compile(r"\{([A-Z_]+)\|([^}]*)\}")
# How often a detail becomes another of its kind.
SWAP = {"PERSON": 0.5, "PLACE": 0.5, "EMPLOYER": 0.35, "VEHICLE": 0.4, "STATION": 0.4, "ROUTE": 0.4, "JOB": 0.25,
        "ORIGIN": 0.25, "HEALTH": 0.15, "AGE": 0.25, "ADDRESS": 0.4, "DATETIME": 0.2, "FAMILY": 0.15}


def unmark(marked):
    text, spans, at = "", [], 0
    for m in MARK.finditer(marked):
        text += marked[at : m.start()]
        spans.append({"start": len(text), "end": len(text) + len(m[2]), "label": m[1]})
        text += m[2]
        at = m.end()
    return text + marked[at:], spans


def read(path):
    """Posts of a file: JSON lines with `marked`, or marked lines with `\\n` for line breaks. What
    the rules see there counts for little (`seen`) where the rules were made on it."""
    out = []
    name = os.path.basename(path)
    told = re.search(r"(?:^|[^a-z])(en|es|pt)(?:[^a-z]|$)", name)
    seen = "corpus" in path or name == "dev.jsonl"
    for line in open(path, encoding="utf-8"):
        line = line.rstrip("\n")
        if not line.strip():
            continue
        if path.endswith(".jsonl"):
            row = json.loads(line)
            marked, lang = row["marked"], row.get("lang") or (told and told[1])
        else:
            marked, lang = line.replace("\\n", "\n"), told[1]
        text, spans = unmark(marked)
        out.append({"text": text, "spans": spans, "lang": lang, "post": True, "seen": seen})
    return out


def bare(text):
    """Without accents, letter for letter."""
    return "".join(unicodedata.normalize("NFD", c)[0] if c.isalpha() else c for c in text)


class Vary:
    def __init__(self, rows, swap, seed):
        self.rng, self.names = random.Random(seed), swap
        self.pool = {}
        for row in rows:
            for s in row["spans"]:
                self.pool.setdefault((s["label"], row["lang"]), []).append(row["text"][s["start"] : s["end"]])

    def other(self, old, kind, lang):
        rng, words = self.rng, old.split()
        x = rng.random()
        if kind == "PERSON" and "".join(words).isalpha() and len(words) <= 3 and x < 0.7:
            new = self.names.person(len(words))
            new = new if old == old.lower() else capital(new)
        elif kind == "PLACE" and "".join(words).isalpha() and x < 0.35:
            new = self.names.pick("place")
            new = new if old == old.lower() else capital(new)
        else:
            new = rng.choice(self.pool[kind, lang])
        return new.upper() if old.isupper() and len(old) > 4 else new

    def vary(self, row):
        rng, text = self.rng, row["text"]
        out, spans, at = "", [], 0
        calm = rng.random() < 0.25
        for s in sorted(row["spans"], key=lambda s: s["start"]):
            new = text[s["start"] : s["end"]]
            tied = s["start"] > 0 and text[s["start"] - 1] in "#@" or new[:1] in "#@"
            if not calm and not tied and rng.random() < SWAP.get(s["label"], 0):
                new = self.other(new, s["label"], row["lang"])
            out += text[at : s["start"]]
            spans.append({"start": len(out), "end": len(out) + len(new), "label": s["label"]})
            out += new
            at = s["end"]
        out += text[at:]
        if rng.random() < 0.2:
            out = self.slip(out)
        if rng.random() < 0.12:
            out = same(out, bare(out))
        x = rng.random()
        if x < 0.15:
            out = same(out, out.lower())
        elif x < 0.2:
            out = same(out, out.upper())
        return {**row, "text": out, "spans": spans}

    def slip(self, text):
        """Two letters change places, or one is another, now and then."""
        letters = list(text)
        for _ in range(self.rng.randint(1, 1 + len(text) // 80)):
            i = self.rng.randrange(max(1, len(text) - 2))
            if letters[i : i + 2] and all(c.isalpha() for c in letters[i : i + 2]):
                if self.rng.random() < 0.6:
                    letters[i], letters[i + 1] = letters[i + 1], letters[i]
                else:
                    letters[i] = self.rng.choice("aeiosrnltdcm")
        return "".join(letters)


def same(old, new):
    """The new text, if offsets still hold."""
    return new if len(new) == len(old) else old


def capital(words):
    return " ".join(w[:1].upper() + w[1:] for w in words.split(" "))
