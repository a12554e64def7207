"""The same models in XGBoost and scikit-learn, on the tables a folder holds: python3 trees_peer.py FOLDER. One line of JSON per table and kind."""
import json
import os
import sys
import time

os.environ["OMP_NUM_THREADS"] = "1"
import numpy as np
import xgboost as xgb
from sklearn.ensemble import ExtraTreesClassifier, RandomForestClassifier
from sklearn.linear_model import LogisticRegression
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import StandardScaler

folder = sys.argv[1]
plan = json.load(open(f"{folder}/plan.json"))


def booster(seed, rounds):
    return xgb.XGBClassifier(
        n_estimators=rounds, max_depth=6, learning_rate=0.1, reg_lambda=1, min_child_weight=1, subsample=0.8, colsample_bytree=0.8, tree_method="hist", max_bin=255,
        n_jobs=1, random_state=seed)


makers = {
    "booster": lambda seed: booster(seed, plan["rounds"]),
    "forest": lambda seed: RandomForestClassifier(plan["trees"], max_depth=12, min_samples_leaf=10, max_features="sqrt", n_jobs=1, random_state=seed),
    "extra-trees": lambda seed: ExtraTreesClassifier(plan["trees"], max_depth=12, min_samples_leaf=10, max_features="sqrt", n_jobs=1, random_state=seed),
    "logistic": lambda seed: make_pipeline(StandardScaler(), LogisticRegression(C=1, max_iter=1000, tol=1e-6)),
}


def one_row(kind, model, rows):
    if kind == "booster":
        inner = model.get_booster()
        asked = lambda row: inner.inplace_predict(row)
        rows = rows.astype(np.float32)
    else:
        asked = model.predict_proba
    micros = []
    for i in range(200):
        row = rows[i : i + 1]
        start = time.perf_counter()
        asked(row)
        micros.append((time.perf_counter() - start) * 1e6)
    return float(np.median(micros))


for table, size in plan["tables"].items():
    data = np.fromfile(f"{folder}/{table}").reshape(-1, size["columns"] + 1)
    rows, targets = data[:, :-1], data[:, -1].astype(int)
    train = size["train"]
    for kind in size["kinds"]:
        losses, seconds = [], []
        for seed in range(1, plan["seeds"] + 1):
            model = makers[kind](seed)
            start = time.process_time()
            model.fit(rows[:train], targets[:train])
            seconds.append(time.process_time() - start)
            said = np.clip(model.predict_proba(rows[train:])[:, 1].astype(float), 1e-15, 1 - 1e-15)
            losses.append(float(-np.mean(np.where(targets[train:] == 1, np.log(said), np.log(1 - said)))))
        print(json.dumps({"table": table, "kind": kind, "losses": losses, "seconds": float(np.median(seconds)), "micros": one_row(kind, model, rows[train:])}), flush=True)
    if "booster" in size["kinds"] and size["columns"] == 50:
        long = booster(1, 500).fit(rows[:20000], targets[:20000])
        print(json.dumps({"table": table, "kind": "booster of 500", "losses": [], "seconds": 0, "micros": one_row("booster", long, rows[train:])}), flush=True)
