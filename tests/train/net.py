"""Trains the second pass and writes src-tauri/crates/detect/weights/net.bin (`make train-net`).

The first layers of multilingual-e5-small (MIT; see e5.py), told also what our lists know of each word
and what the rules saw, tuned to tell names in tweets and all that posts tell in running text. Its table
of pieces stays as it is, in four bits. The same program that reads later (`examples/net_input.rs`)
cuts the texts, so training and use cannot drift apart.

usage: net.py <e5-small-q4.bin> <net_input> <shared/data> <crate folder> <net.bin> <posts...> [--hold posts...]
Posts behind --hold are not learnt but scored after each round.
Needs torch, numpy and wordfreq. Fixed seed; torch of another version gives other weights.
"""
import copy
import json
import math
import os
import random
import subprocess
import sys
import tempfile
import time

import numpy as np
import torch
import torch.nn as nn
import torch.nn.functional as F

import e5
import net_file
import net_posts
import net_texts

WIDTH, FACTS, RULED, LONGEST = 384, 150, 96, 192
NAMES, POSTS = 7, 27
KINDS = "PERSON PLACE EMPLOYER VEHICLE DATETIME AGE FAMILY HEALTH ORIGIN JOB ADDRESS STATION ROUTE".split()
LAYERS, EPOCHS = 6, int(os.environ.get("EPOCHS", 8))
PIECES, RATE, BATCH, SMOOTH, SEED = 30_000, 2e-4, 24, 0.03, 20261124
# Tweets each round, and own lines with names put in, per language.
TWEETS, OWN = 2000, 40
# How much the first pass weighs, how much the network does, how far both reach.
MIX = [0.4, 1.0, 0.8]


def drop(x, share, training):
    """The same parts of all words of a text: a tenth of the work of drawing anew for each."""
    if not training:
        return x
    kept = (torch.rand(x.shape[0], 1, x.shape[2]) > share).to(x.dtype) / (1 - share)
    return x * kept


class Layer(nn.Module):
    def __init__(self, share):
        super().__init__()
        self.qkv, self.o = nn.Linear(WIDTH, 3 * WIDTH), nn.Linear(WIDTH, WIDTH)
        self.up, self.down = nn.Linear(WIDTH, 4 * WIDTH), nn.Linear(4 * WIDTH, WIDTH)
        self.n1, self.n2 = nn.LayerNorm(WIDTH, eps=1e-12), nn.LayerNorm(WIDTH, eps=1e-12)
        self.share = share

    def forward(self, x, mask):
        b, t, _ = x.shape
        q, k, v = self.qkv(x).view(b, t, 3, 12, 32).permute(2, 0, 3, 1, 4)
        a = (q @ k.transpose(-1, -2)) * (1 / math.sqrt(32)) + mask
        y = (a.softmax(-1).to(v.dtype) @ v).transpose(1, 2).reshape(b, t, WIDTH)
        x = self.n1(x + drop(self.o(y), self.share, self.training))
        y = self.down(F.gelu(self.up(x)))
        return self.n2(x + drop(y, self.share, self.training))


class Net(nn.Module):
    def __init__(self, base, rows, share=0.1):
        super().__init__()
        table = torch.from_numpy(base.packed("emb.word", rows=rows))
        self.emb, self.pos = nn.Embedding(len(table), WIDTH), nn.Embedding(LONGEST, WIDTH)
        self.facts = nn.EmbeddingBag(FACTS + 1, WIDTH, mode="sum", padding_idx=FACTS)
        self.n, self.out = nn.LayerNorm(WIDTH, eps=1e-12), nn.Linear(WIDTH, NAMES + POSTS)
        self.layers = nn.ModuleList(Layer(share) for _ in range(LAYERS))
        self.share = share
        part = lambda name, *shape: torch.from_numpy(base.fractions(name)).view(*(shape or (-1,)))
        rows_of = lambda name, width=WIDTH: torch.from_numpy(base.packed(name, width))
        with torch.no_grad():
            self.emb.weight.copy_(table)
            self.pos.weight.copy_(part("emb.pos", -1, WIDTH)[:LONGEST] + part("emb.type", -1, WIDTH)[0])
            self.facts.weight.normal_(0, 0.01)
            self.facts.weight[FACTS] = 0
            self.out.weight.normal_(0, 0.02)
            self.out.bias.zero_()
            self.n.weight.copy_(part("emb.ln.w"))
            self.n.bias.copy_(part("emb.ln.b"))
            for i, layer in enumerate(self.layers):
                layer.qkv.weight.copy_(torch.cat([rows_of(f"l{i}.{n}.w") for n in "qkv"]))
                layer.qkv.bias.copy_(torch.cat([part(f"l{i}.{n}.b") for n in "qkv"]))
                for own, name, width in [(layer.o, "ao", WIDTH), (layer.up, "fi", WIDTH), (layer.down, "fo", 4 * WIDTH)]:
                    own.weight.copy_(rows_of(f"l{i}.{name}.w", width))
                    own.bias.copy_(part(f"l{i}.{name}.b"))
                for own, name in [(layer.n1, "aln"), (layer.n2, "oln")]:
                    own.weight.copy_(part(f"l{i}.{name}.w"))
                    own.bias.copy_(part(f"l{i}.{name}.b"))
        self.emb.weight.requires_grad_(False)

    def forward(self, batch):
        pieces, facts = batch["pieces"], batch["facts"]
        if self.training:
            facts = torch.where(torch.rand(facts.shape) < 0.1, FACTS, facts)
        b, t, k = facts.shape
        x = self.emb(pieces) + self.pos.weight[:t] + self.facts(facts.view(b * t, k)).view(b, t, WIDTH)
        x = drop(self.n(x), self.share, self.training)
        # Fractions of 16 bits do for what the layers hand on.
        x = x.to(torch.bfloat16) if torch.is_autocast_enabled("cpu") else x
        mask = torch.where(batch["mask"], 0.0, -1e9)[:, None, None, :].to(x.dtype)
        for layer in self.layers:
            x = layer(x, mask)
        x = x[torch.arange(b)[:, None], batch["first"]]
        return self.out(drop(x, self.share, self.training)).float()


def readings(lines, rows):
    out = []
    for line in lines:
        r = json.loads(line)
        if r["tags"]:
            first = [-1] * len(r["tags"])
            for piece, word in enumerate(r["of"]):
                if word is not None and first[word] < 0:
                    first[word] = piece
            r["first_piece"] = first
            r["about"] = rows[r["row"]]
            out.append(r)
    return out


def batch_of(rows, rng=None):
    b, t = len(rows), max(len(r["pieces"]) for r in rows)
    w, k = max(len(r["tags"]) for r in rows), max(max((len(f) for f in r["facts"]), default=1) for r in rows)
    pieces, mask = np.zeros((b, t), np.int64), np.zeros((b, t), bool)
    facts = np.full((b, t, max(k, 1)), FACTS, np.int64)
    first, tags = np.zeros((b, w), np.int64), np.full((b, w), -100, np.int64)
    for i, r in enumerate(rows):
        pieces[i, : len(r["pieces"])], mask[i, : len(r["pieces"])] = r["pieces"], True
        # What the rules see counts as it will on posts they were not made on.
        ruled = rng is None or rng.random() > (0.8 if r["about"].get("seen") else 0.1)
        for j, word in enumerate(r["of"]):
            if word is not None:
                own = [f for f in r["facts"][word] if ruled or f < RULED]
                facts[i, j, : len(own)] = own
        n = len(r["tags"])
        first[i, :n] = [max(f, 0) for f in r["first_piece"]]
        tags[i, :n] = [max(t, 0) if f >= 0 else -100 for t, f in zip(r["tags"], r["first_piece"])]
    post = np.array([bool(r["about"].get("post")) for r in rows])
    named = {"pieces": pieces, "mask": mask, "facts": facts, "first": first, "tags": tags, "post": post}
    return {k: torch.from_numpy(v) for k, v in named.items()}


def batches(rows, rng):
    order = list(range(len(rows)))
    rng.shuffle(order)
    out = []
    for at in range(0, len(order), BATCH * 12):
        near = sorted(order[at : at + BATCH * 12], key=lambda i: len(rows[i]["pieces"]))
        out += [near[i : i + BATCH] for i in range(0, len(near), BATCH)]
    rng.shuffle(out)
    return out


def not_named(z, tags):
    """Of a set without all kinds: people and places as they are, other names not at all, and of
    all other words only that they are neither person nor place."""
    named = (tags >= 1) & (tags <= 4)
    loss = F.cross_entropy(z[named], tags[named], label_smoothing=SMOOTH, reduction="sum")
    share = F.softmax(z[tags == 0], -1)[:, 1:5].sum(-1)
    return loss - torch.log1p(-share.clamp(max=0.999)).sum()


def loss_of(z, batch):
    known = batch["tags"] >= 0
    post = batch["post"][:, None].expand_as(known)
    names, posts = z[..., :NAMES], z[..., NAMES:]
    own, other, tags = known & post, known & ~post, batch["tags"]
    full = F.cross_entropy(posts[own], tags[own], label_smoothing=SMOOTH, reduction="sum")
    full = full + F.cross_entropy(names[other], tags[other], label_smoothing=SMOOTH, reduction="sum")
    part = not_named(posts[other], tags[other]) + not_named(names[own], tags[own])
    return (full + 0.3 * part) / known.sum().clamp(min=1)


def learn(net, round_rows, score):
    """AdamW with warm-up; what is kept is the running mean of the weights."""
    rng = random.Random(SEED)
    fresh = ("facts", "out")
    new = [p for n, p in net.named_parameters() if n.startswith(fresh)]
    old = [p for n, p in net.named_parameters() if not n.startswith(fresh) and p.requires_grad]
    adam = torch.optim.AdamW([{"params": old}, {"params": new}], lr=RATE, betas=(0.9, 0.98), weight_decay=0.01, fused=True)
    step, mean = 0, None
    for epoch in range(EPOCHS):
        begin = time.time()
        rows = round_rows()
        total, loss_sum, count = EPOCHS * math.ceil(len(rows) / BATCH), 0.0, 0
        net.train()
        for chosen in batches(rows, rng):
            warm = step / (0.1 * total)
            factor = min(warm, max(0.02, (1 - step / total) / 0.9))
            for group, rate in zip(adam.param_groups, [RATE, RATE * 8]):
                group["lr"] = rate * factor
            batch = batch_of([rows[i] for i in chosen], rng)
            with torch.autocast("cpu", torch.bfloat16):
                z = net(batch)
            loss = loss_of(z, batch)
            adam.zero_grad()
            loss.backward()
            nn.utils.clip_grad_norm_([p for p in net.parameters() if p.requires_grad], 1.0)
            adam.step()
            step, loss_sum, count = step + 1, loss_sum + loss.item(), count + 1
            if step % 10 == 0 and step > total * 0.4:
                if mean is None:
                    mean = copy.deepcopy(net)
                with torch.no_grad():
                    for a, b in zip(mean.parameters(), net.parameters()):
                        a.lerp_(b, 0.1)
        print(f"round {epoch + 1}: loss {loss_sum / count:.4f}, {len(rows)} rows, {time.time() - begin:.0f} s", flush=True)
        if epoch % 3 == 2 or epoch + 1 == EPOCHS:
            score(mean or net)
    return mean


def shares_of(net, rows):
    """Per reading: the shares of all tags of each word, names then posts."""
    net.eval()
    out = [None] * len(rows)
    order = sorted(range(len(rows)), key=lambda i: len(rows[i]["pieces"]))
    for at in range(0, len(order), 32):
        some = order[at : at + 32]
        with torch.no_grad(), torch.autocast("cpu", torch.bfloat16):
            z = net(batch_of([rows[i] for i in some]))
        for i, own in zip(some, z):
            own = own[: len(rows[i]["tags"])]
            out[i] = torch.cat([own[:, :NAMES].softmax(-1), own[:, NAMES:].softmax(-1)], -1).numpy()
    return out


def told(reading, shares, least):
    """As ner/posts.rs does it."""
    out = []
    for i, row in enumerate(shares[:, NAMES:]):
        pairs = row[1:].reshape(-1, 2)
        kind = int(pairs.sum(1).argmax())
        sure = float(pairs[kind].sum())
        if sure < least:
            continue
        if out and out[-1][2] == kind and out[-1][3] == i - 1 and pairs[kind][0] <= pairs[kind][1]:
            out[-1][1], out[-1][3] = reading["ends"][i], i
        else:
            out.append([reading["starts"][i], reading["ends"][i], kind, i])
    return [(a, b, KINDS[k]) for a, b, k, _ in out]


def score_posts(net, rows, least=0.45):
    """Recall and precision by language, thirteen kinds."""
    found, gold = {}, {}
    for r, shares in zip(rows, shares_of(net, rows)):
        found.setdefault(r["row"], []).extend(told(r, shares, least))
        gold[r["row"]] = r["about"]
    sums = {}
    for row, about in gold.items():
        spans = [(s["start"], s["end"], s["label"]) for s in about["spans"] if s["label"] in KINDS]
        used = set()
        for a, b, kind in spans:
            for i, (c, d, k) in enumerate(found[row]):
                both = min(b, d) - max(a, c)
                if i not in used and k == kind and both > 0 and 2 * both >= max(b, d) - min(a, c):
                    used.add(i)
                    for key in [about["lang"], kind]:
                        sums.setdefault(key, [0, 0, 0])[0] += 1
                    break
        for key in [kind for _, _, kind in spans] + [about["lang"]] * len(spans):
            sums.setdefault(key, [0, 0, 0])[1] += 1
        for key in [k for _, _, k in found[row]] + [about["lang"]] * len(found[row]):
            sums.setdefault(key, [0, 0, 0])[2] += 1
    return "  ".join(f"{k} {100 * t / max(g, 1):.0f}/{100 * t / max(p, 1):.0f}" for k, (t, g, p) in sorted(sums.items(), key=lambda x: (len(x[0]), x[0])))


def main():
    model, program, shared, crate, out, *posts = sys.argv[1:]
    posts, hold = (posts[: posts.index("--hold")], posts[posts.index("--hold") + 1 :]) if "--hold" in posts else (posts, [])
    torch.set_num_threads(1)
    torch.manual_seed(SEED)
    base = e5.Base(model)
    tweets = net_texts.rows(shared, True)
    learnt = [row for path in posts for row in net_posts.read(path)]
    held = [row for path in hold for row in net_posts.read(path)]
    pieces, numbers = net_texts.pieces(base, tweets + learnt, shared, crate, PIECES)
    print(len(learnt), "posts,", len(tweets), "tweets,", len(pieces), "pieces", flush=True)
    swap = net_texts.Swap(f"{crate}/data", shared, tweets, SEED)
    vary = net_posts.Vary(learnt, swap, SEED)
    here = os.path.dirname(os.path.abspath(__file__))
    own = {lang: open(f"{here}/posts/{lang}.txt", encoding="utf-8").read().splitlines() for lang in ["en", "es", "pt"]}
    with tempfile.TemporaryDirectory() as room:
        with open(f"{room}/pieces", "w", encoding="utf-8") as f:
            f.writelines(f"{p}\t{s}\n" for p, s in pieces)

        def cut(rows):
            with open(f"{room}/in", "w", encoding="utf-8") as f:
                f.writelines(json.dumps(r) + "\n" for r in rows)
            subprocess.run([program, f"{room}/pieces", f"{crate}/weights/ner.bin", f"{room}/in", f"{room}/out"], check=True)
            return readings(open(f"{room}/out"), rows)

        def round_rows():
            lines = [swap.fill(swap.rng.choice(own[lang])) for lang in own for _ in range(OWN)]
            some = swap.rng.sample(tweets, min(TWEETS, len(tweets)))
            return cut([swap.vary(r) for r in some] + lines + [vary.vary(r) for r in learnt])

        tests = cut(held) if held else []

        def score(net):
            if tests:
                print(score_posts(net, tests), flush=True)

        net = learn(Net(base, numbers), round_rows, score)
        if "KEEP" in os.environ:
            torch.save({"net": net.state_dict(), "pieces": pieces, "numbers": numbers}, os.environ["KEEP"])
        print(net_file.write(out, net, base, pieces, numbers, MIX), "bytes")


if __name__ == "__main__":
    main()
