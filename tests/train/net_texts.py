"""Texts that the network learns from: labelled tweets, and own lines in three languages (`posts/`),
with other names put in their place each time, so that it learns where a name stands and not which."""
import json
import random
from itertools import accumulate

SORTS = {"PERSON", "LOCATION", "ORG"}


def names(path):
    """First and last names with their level, from data/names.tsv."""
    first, last = [], []
    for line in open(path, encoding="utf-8"):
        sort, words = line.rstrip("\n").split("\t")
        (first if sort[0] == "f" else last).extend((w, 1.6 ** int(sort[1])) for w in words.split(" "))
    return first, last


def places(path):
    """Places with a weight, from data/places.tsv: cities and countries more often than villages."""
    weight = {"S": 3, "n": 3, "m": 1, "w": 0.3, "c": 6}
    out = []
    for line in open(path, encoding="utf-8"):
        sort, words = line.rstrip("\n").split("\t")
        out.extend((w, weight.get(sort, 0.3)) for w in words.split("|"))
    return out


def organisations(data, shared):
    """Companies that everybody knows, and those that drivers work for."""
    out = []
    for line in open(f"{data}/common.tsv", encoding="utf-8"):
        sort, words = line.rstrip("\n").split("\t")
        if sort == "org":
            out.extend(words.split("|"))
    rows = open(f"{shared}/lists/gig_companies.tsv", encoding="utf-8").read().split("\n")[1:]
    return out + 3 * [r.split("\t")[0] for r in rows if r and "(" not in r.split("\t")[0]]


def is_tag(text, start):
    """Handles and hash tags stay what they are."""
    return text[start] in "@#" or start > 0 and text[start - 1] in "@#"


class Swap:
    """Puts other names in the place of names; the same seed gives the same texts."""

    def __init__(self, data, shared, rows, seed):
        self.rng = random.Random(seed)
        first, last = names(f"{data}/names.tsv")
        self.lists = {}
        for name, list_ in [("first", first), ("last", last), ("place", places(f"{data}/places.tsv"))]:
            self.lists[name] = ([w for w, _ in list_], list(accumulate(x for _, x in list_)))
        self.organisations = organisations(data, shared)
        self.seen = {sort: [] for sort in SORTS}
        for row in rows:
            for s in row["spans"]:
                if s["label"] in SORTS and not is_tag(row["text"], s["start"]):
                    self.seen[s["label"]].append(row["text"][s["start"] : s["end"]])

    def pick(self, name):
        words, weights = self.lists[name]
        return self.rng.choices(words, cum_weights=weights)[0]

    def name(self, which):
        """A name; one in four is in no list."""
        word = self.pick(which)
        if self.rng.random() < 0.25:
            other = self.pick("last")
            word = word[: max(2, len(word) // 2)] + other[len(other) // 2 :]
        return word

    def person(self, count):
        if count == 1:
            return self.name("first" if self.rng.random() < 0.7 else "last")
        middle = [self.pick("first")] if count > 2 else []
        return " ".join([self.name("first"), *middle, self.name("last")])

    def other(self, old, sort):
        """Another name of the sort, written as the old one was."""
        words = old.split()
        plain = "".join(words).isalpha()
        if sort == "PERSON" and plain and len(words) <= 3 and self.rng.random() < 0.7:
            new = self.person(len(words))
        elif sort == "LOCATION" and plain and self.rng.random() < 0.6:
            new = self.pick("place")
        else:
            return self.rng.choice(self.seen[sort])
        if old.isupper() and len(old) > 3:
            return new.upper()
        return new if old.islower() else capital(new)

    def vary(self, row, share=0.5, lower=0.08):
        """A labelled text with half of its names changed; few in small letters, fewer in capitals."""
        text, out, spans, at = row["text"], "", [], 0
        for s in sorted(row["spans"], key=lambda s: s["start"]):
            if s["start"] < at:
                continue
            new = text[s["start"] : s["end"]]
            if s["label"] in SORTS and not is_tag(text, s["start"]) and self.rng.random() < share:
                new = self.other(new, s["label"])
            out += text[at : s["start"]]
            spans.append({"start": len(out), "end": len(out) + len(new), "label": s["label"]})
            out += new
            at = s["end"]
        return self.cased(out + text[at:], spans, lower)

    def cased(self, text, spans, lower):
        x = self.rng.random()
        if x < lower and len(text.lower()) == len(text):
            text = text.lower()
        elif x < lower * 1.3 and len(text.upper()) == len(text):
            text = text.upper()
        return {"text": text, "spans": spans}

    def fill(self, line):
        """An own line with names put in, `{PERSON} was in {LOCATION}`."""
        out, spans, rest = "", [], line
        while "{" in rest:
            before, rest = rest.split("{", 1)
            sort, rest = rest.split("}", 1)
            x = self.rng.random()
            if sort == "PERSON":
                new = capital(self.person(1 if x < 0.6 else 2 if x < 0.95 else 3))
            elif sort == "LOCATION":
                new = capital(self.pick("place"))
            else:
                new = self.rng.choice(self.organisations)
                new = new if new != new.lower() else capital(new)
            out += before
            spans.append({"start": len(out), "end": len(out) + len(new), "label": sort})
            out += new
        return self.cased(out + rest, spans, 0.2)


def capital(words):
    small = {"de", "da", "do", "das", "dos", "del", "la", "las", "los", "y", "e", "of", "the"}
    return " ".join(w if w in small and i else w[:1].upper() + w[1:] for i, w in enumerate(words.split(" ")))


def rows(shared, dev):
    """Training rows: both sets, both parts, less the rows held back; without `dev`, the train parts."""
    out = []
    for set_ in ["btc", "wnut17"]:
        for part in ["train", "dev"] if dev else ["train"]:
            for i, line in enumerate(open(f"{shared}/{set_}/{part}.jsonl", encoding="utf-8")):
                if not (dev and i // 20 % 10 == 7):
                    out.append(json.loads(line))
    return out


def pieces(base, rows, shared, crate, most):
    """The pieces of the base that our three languages use, with their rows in it: those of texts and
    lists, and of the frequent words that the package `wordfreq` (Apache-2.0; its data CC BY-SA 4.0)
    knows. Only which pieces stay comes from there."""
    from wordfreq import top_n_list, word_frequency

    texts = [r["text"] for r in rows]
    for path in [f"{crate}/data/names.tsv", f"{crate}/data/places.tsv"]:
        texts += [capital(w) for line in open(path, encoding="utf-8") for w in line.rstrip("\n").split("\t")[1].split("|")]
    for path in ["gig_companies", "vehicles", "driver_slang", "listening_lexicon", "time_words", "street_words"]:
        texts += open(f"{shared}/lists/{path}.tsv", encoding="utf-8").read().split("\n")
    words = {}
    for lang in ["en", "es", "pt"]:
        for word in top_n_list(lang, 60_000):
            words[word] = words.get(word, 0.0) + 2e6 * word_frequency(word, lang)
    return base.prune(texts, words, most)
