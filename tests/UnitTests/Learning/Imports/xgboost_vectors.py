"""Writes a model of XGBoost as JSON, and what it says of some rows: python3 xgboost_vectors.py FOLDER SEED."""
import sys

import numpy as np
import xgboost as xgb

folder, seed = sys.argv[1], int(sys.argv[2])
random = np.random.default_rng(seed)
rows = random.standard_normal((2000, 4)).astype(np.float32)
odds = 2 * rows[:, 0] * rows[:, 1] + np.where(rows[:, 2] > 0.5, 1.5, -0.5)
target = (random.random(2000) < 1 / (1 + np.exp(-odds))).astype(int)
rows[random.random(rows.shape) < 0.1] = np.nan
train = xgb.DMatrix(rows, target, feature_names=["a", "b", "c", "d"])
model = xgb.train({"objective": "binary:logistic", "tree_method": "hist", "max_depth": 4, "eta": 0.3, "base_score": 0.4, "seed": seed, "nthread": 1}, train, 12)
model.save_model(f"{folder}/xgboost.json")

some = np.vstack([rows[:60], [[np.nan] * 4, [0, 0, 0, 0], [1e30, -1e30, 1e-30, 0.1]]]).astype(np.float32)
asked = xgb.DMatrix(some, feature_names=["a", "b", "c", "d"])
margin, probability, parts = model.predict(asked, output_margin=True), model.predict(asked), model.predict(asked, pred_contribs=True)
with open(f"{folder}/xgboost.csv", "w") as out:
    out.write("a,b,c,d,margin,probability,partA,partB,partC,partD,base\n")
    for i in range(len(some)):
        cells = [repr(float(v)) for v in [*some[i], margin[i], probability[i], *parts[i]]]
        out.write(",".join("" if cell == "nan" else cell for cell in cells) + "\n")
