"""The shipped scores are those of a fresh run, and a bad folder is refused."""

from __future__ import annotations

from pathlib import Path

import pytest

from toolkit import cli, evaluation, paths


def test_shipped_scores_are_fresh(shared: Path) -> None:
    """``data/labels/scores.csv`` is what scoring the reference files gives today."""
    fresh = evaluation.scores(shared / "unxml").round(4).to_csv(index=False, lineterminator="\n")

    assert paths.data("labels", "scores.csv").read_text(encoding="utf-8") == fresh


def test_scores_hang_together() -> None:
    """Precision, recall and F1 follow from the counts beside them, and no row is without labels."""
    frame = evaluation.shipped()
    pooled = frame[frame["what"] != "macro"]

    assert (frame["labelled"] > 0).all()
    assert (pooled["hits"] <= pooled[["given", "labelled"]].min(axis=1)).all()
    assert ((pooled["hits"] / pooled["labelled"] - pooled["recall"]).abs() < 1e-3).all()
    assert ((2 * pooled["hits"] / (pooled["given"] + pooled["labelled"]) - pooled["f1"]).abs() < 1e-3).all()


def test_a_folder_without_resolutions(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A folder that holds none is named with the remedy."""
    assert cli.main(["evaluate", "--texts", str(tmp_path)]) == 2
    assert "holds no resolutions" in capsys.readouterr().err


def test_the_shipped_resolution_alone(capsys: pytest.CaptureFixture[str]) -> None:
    """Without other texts, the shipped resolution is scored and the report says so."""
    assert cli.main(["evaluate"]) == 0
    out = capsys.readouterr().out
    assert "citations" in out
    assert "Only the shipped resolution" in out
