"""A learned baseline: TF-IDF of words and a linear classifier, trained on the tuning labels.

It needs scikit-learn (the ``dev`` extra). With a few hundred labelled paragraphs and 25 themes it is
short of examples; it shows what the labels alone would give, without a lexicon.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

from toolkit import paths
from toolkit.evaluation import themes as measure
from toolkit.themes import Unit


def linear(texts: Path | None) -> measure.Tagger:
    """A tagger trained on the ``tune`` part of all labels, in the language that is asked for.

    Parameters
    ----------
    texts
        Folder of the collection that the labels name.
    """

    def themes(units: list[Unit], language: str) -> list[set[str]]:
        names, model = _trained(language, texts)
        rows = model.predict([text for _, text, _ in units])
        return [{name for name, one in zip(names, row, strict=True) if one} for row in rows]

    return themes


def store(texts: Path) -> Path:
    """Write ``data/labels/theme_scores.csv`` anew: the tagger and both baselines on every part of the labels."""
    methods = {"tagger": measure.themes_of, "keywords": measure.keywords_of, "TF-IDF, linear": linear(texts)}
    target = paths.data("labels", "theme_scores.csv")
    frame = measure.scores(texts, methods=methods)
    frame.round(4).to_csv(target, index=False, lineterminator="\n")
    return target


@cache
def _trained(language: str, texts: Path | None) -> tuple[list[str], Any]:
    from sklearn.feature_extraction.text import TfidfVectorizer
    from sklearn.multiclass import OneVsRestClassifier
    from sklearn.pipeline import make_pipeline
    from sklearn.preprocessing import MultiLabelBinarizer
    from sklearn.svm import LinearSVC

    examples: list[str] = []
    targets: list[list[str]] = []
    for name in ("themes_dev", "themes_own"):
        part = measure.labels(name, "tune")
        units = measure.units_of(part, language, texts)
        for (file, place), unit in units.items():
            examples.append(unit[1])
            targets.append(sorted(theme for f, p, theme in part.items if (f, p) == (file, place)))
    binarizer = MultiLabelBinarizer()
    wanted = binarizer.fit_transform(targets)
    model = make_pipeline(
        TfidfVectorizer(ngram_range=(1, 2), sublinear_tf=True, min_df=2),
        OneVsRestClassifier(LinearSVC(class_weight="balanced", random_state=1)),
    )
    model.fit(examples, wanted)
    return list(binarizer.classes_), model
