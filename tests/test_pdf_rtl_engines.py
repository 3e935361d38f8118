"""An Arabic resolution set by other engines comes back: a small sample of what `scripts/set_arabic.py` sets."""

from __future__ import annotations

import json
import shutil
import sys
from pathlib import Path

import pytest

PROGRAMS = {"typst": None, "chromium": "chromium", "libreoffice": "soffice"}


@pytest.mark.heavy
@pytest.mark.shared
@pytest.mark.parametrize("engine", sorted(PROGRAMS))
@pytest.mark.parametrize("font", ["amiri", "forms"])
def test_words_come_back(
    engine: str, font: str, shared: Path, root: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    program = PROGRAMS[engine]
    if program and shutil.which(program) is None:
        pytest.skip(f"needs {program}")
    monkeypatch.setattr(sys, "path", [str(root / "scripts"), *sys.path])
    import measure_arabic
    import set_arabic

    drawn = [(name, one) for name, one in set_arabic.documents(shared / "corpus" / "GA_78.zip") if "78_133" in name]
    (path,) = set_arabic.set_all(tmp_path, drawn, [engine], [font])
    truth = measure_arabic.body(json.loads(path.with_suffix(".json").read_text(encoding="utf-8")))
    found = measure_arabic.errors(truth, measure_arabic.folded(measure_arabic.by_lines(path)))
    assert found["error"] <= 0.002
    assert found["numbers"] == 0
