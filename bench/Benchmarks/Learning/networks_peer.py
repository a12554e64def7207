"""The same networks in PyTorch, on the same rows, one thread: a line of JSON per kind and table with losses, seconds of training and microseconds per prediction.

usage: networks_peer.py FOLDER, which holds plan.json and the tables it names (rows of 64-bit floats: features, then the target).
"""
import json
import statistics
import sys
import time
from pathlib import Path

import numpy
import torch
from torch import nn

torch.set_num_threads(1)
folder = Path(sys.argv[1])
plan = json.loads((folder / "plan.json").read_text())
steps, rate, decay, epochs, batch = plan["steps"], plan["rate"], plan["decay"], plan["epochs"], plan["batch"]


class Lstm(nn.Module):
    def __init__(self, width):
        super().__init__()
        self.memory, self.head = nn.LSTM(width, 64, batch_first=True), nn.Linear(64, 1)

    def forward(self, x):
        return self.head(self.memory(x)[0][:, -1])


class Block(nn.Module):
    def __init__(self, inputs, channels, dilation):
        super().__init__()
        self.pad = nn.ConstantPad1d((2 * dilation, 0), 0.0)
        self.one, self.two = nn.Conv1d(inputs, channels, 3, dilation=dilation), nn.Conv1d(channels, channels, 3, dilation=dilation)
        self.around = nn.Conv1d(inputs, channels, 1) if inputs != channels else nn.Identity()

    def forward(self, x):
        y = torch.relu(self.one(self.pad(x)))
        return torch.relu(torch.relu(self.two(self.pad(y))) + self.around(x))


class Tcn(nn.Module):
    def __init__(self, width):
        super().__init__()
        self.blocks = nn.Sequential(*[Block(width if level == 0 else 32, 32, 1 << level) for level in range(4)])
        self.head = nn.Linear(32, 1)

    def forward(self, x):
        return self.head(self.blocks(x.transpose(1, 2))[:, :, -1])


class Transformer(nn.Module):
    def __init__(self, width):
        super().__init__()
        self.enter, self.places = nn.Linear(width, 32), nn.Parameter(torch.randn(steps, 32) * 0.02)
        layer = lambda: nn.TransformerEncoderLayer(32, 4, 64, 0.0, batch_first=True, norm_first=True)
        self.layers, self.norm, self.head = nn.Sequential(layer(), layer()), nn.LayerNorm(32), nn.Linear(32, 1)

    def forward(self, x):
        return self.head(self.norm(self.layers(self.enter(x) + self.places))[:, -1])


def windows(table, first, last):
    ends = numpy.arange(first + steps - 1, last)
    picks = ends[:, None] - numpy.arange(steps - 1, -1, -1)[None, :]
    return torch.tensor(table[picks, :-1], dtype=torch.float32), torch.tensor(table[ends, -1:], dtype=torch.float32)


for name, size in plan["tables"].items():
    table = numpy.fromfile(folder / name).reshape(-1, size["columns"] + 1)
    train = table[: size["train"], :-1]
    table[:, :-1] = numpy.clip((table[:, :-1] - train.mean(0)) / train.std(0), -10, 10)
    x, y = windows(table, 0, size["train"])
    test_x, test_y = windows(table, size["train"], len(table))
    for kind, make in {"lstm": Lstm, "tcn": Tcn, "transformer": Transformer}.items():
        losses, seconds = [], []
        for seed in range(1, plan["seeds"] + 1):
            torch.manual_seed(seed)
            model = make(size["columns"])
            optimiser = torch.optim.AdamW(model.parameters(), rate, weight_decay=decay)
            start = time.perf_counter()
            for _ in range(epochs):
                order = torch.randperm(len(x))
                for picks in order.split(batch):
                    optimiser.zero_grad()
                    nn.functional.binary_cross_entropy_with_logits(model(x[picks]), y[picks]).backward()
                    nn.utils.clip_grad_norm_(model.parameters(), 1.0)
                    optimiser.step()
            seconds.append(time.perf_counter() - start)
            model.eval()
            with torch.no_grad():
                losses.append(nn.functional.binary_cross_entropy_with_logits(model(test_x), test_y).item())
        times = []
        with torch.no_grad():
            for i in range(400):
                row = test_x[i % len(test_x)][None]
                start = time.perf_counter()
                torch.sigmoid(model(row))
                times.append((time.perf_counter() - start) * 1e6)
        print(json.dumps({"table": name, "kind": kind, "losses": losses, "seconds": statistics.median(seconds), "micros": statistics.median(times[100:])}), flush=True)

memory, row = Lstm(32), torch.randn(1, 60, 32)
times = []
with torch.no_grad():
    for _ in range(600):
        start = time.perf_counter()
        torch.sigmoid(memory(row))
        times.append((time.perf_counter() - start) * 1e6)
print(json.dumps({"table": "64 x 60", "kind": "lstm", "losses": [], "seconds": 0, "micros": statistics.median(times[200:])}))
