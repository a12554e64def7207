"""Labels sentences with scikit-learn's TF-IDF and logistic regression, fold by fold.

Standard input: [{"fold": 0, "label": 0, "text": "..."}]. Standard output: per variant its labels, each predicted while its fold was left out, and the
seconds of training a fold.
"""
import json
import sys
import time

from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.linear_model import LogisticRegression
from sklearn.pipeline import make_pipeline, make_union

VARIANTS = {
    "scikit-learn, defaults": lambda: make_pipeline(TfidfVectorizer(), LogisticRegression(max_iter=1000)),
    "scikit-learn, words 1-2, balanced, C=10": lambda: make_pipeline(
        TfidfVectorizer(ngram_range=(1, 2), sublinear_tf=True), LogisticRegression(max_iter=1000, C=10, class_weight="balanced")),
    "scikit-learn, words 1-2 and characters 2-5, balanced, C=10": lambda: make_pipeline(
        make_union(TfidfVectorizer(ngram_range=(1, 2), sublinear_tf=True), TfidfVectorizer(analyzer="char_wb", ngram_range=(2, 5), sublinear_tf=True)),
        LogisticRegression(max_iter=1000, C=10, class_weight="balanced")),
}


def main():
    rows = json.load(sys.stdin)
    folds = sorted({row["fold"] for row in rows})
    answers = []
    for name, make in VARIANTS.items():
        labels = [0] * len(rows)
        seconds = 0.0
        for fold in folds:
            train = [row for row in rows if row["fold"] != fold]
            test = [at for at, row in enumerate(rows) if row["fold"] == fold]
            begin = time.perf_counter()
            model = make().fit([row["text"] for row in train], [row["label"] for row in train])
            seconds += time.perf_counter() - begin
            for at, label in zip(test, model.predict([rows[at]["text"] for at in test])):
                labels[at] = int(label)
        answers.append({"name": name, "labels": labels, "seconds": seconds / len(folds)})
    json.dump(answers, sys.stdout)


main()
