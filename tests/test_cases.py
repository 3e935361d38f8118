"""Short made-up texts, each with a fault that real files caused (../shared/real/cases), read as their table says."""

from __future__ import annotations

import json
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pandas as pd
import pytest

from toolkit import cli, library
from toolkit.model import Paragraph, Resolution


def _numbers(r: Resolution) -> list[int]:
    return [p.number for p in r.paragraphs if p.part == "operative"]


def _count(r: Resolution, part: str) -> int:
    return sum(p.part == part for p in r.paragraphs)


def _text(r: Resolution, place: str) -> str:
    return r[place].text.string


#: What each key of the table asks of a resolution: the value found, beside the one wanted.
CHECKS: dict[str, Callable[[Resolution, Any], tuple[object, object]]] = {
    "preambular": lambda r, want: (_count(r, "preamble"), want),
    "operative": lambda r, want: (_count(r, "operative"), want),
    "operative_numbers": lambda r, want: (_numbers(r), want),
    "annex_not_operative": lambda r, _: (max(_numbers(r)) < len(r.paragraphs), True),
    "headings": lambda r, want: (
        (len(r.headings), want) if isinstance(want, int) else ([h.text.string for h in r.headings], want)
    ),
    "empty_paragraphs": lambda r, want: (sum(not p.text.string.strip() for p in r.paragraphs), want),
    "title": lambda r, want: (r.meta.get("title"), want),
    "symbol": lambda r, want: (str(r.symbol), want),
    "closing": lambda r, want: (" ".join(str(r.closing.text).split()), want),
    "notes": lambda r, want: (
        (len(r.notes), want) if isinstance(want, int) else ({n.marker: str(n.text) for n in r.notes}, want)
    ),
    "note_places": lambda r, want: ({n.marker: n.place for n in r.notes}, want),
    "no_paragraph_contains": lambda r, want: ([w for w in want for p in r.paragraphs if w in p.text.string], []),
    "P01": lambda r, want: (_text(r, "P01"), want),
    "O01": lambda r, want: (_text(r, "O01"), want),
    "P01_contains": lambda r, want: (want in _text(r, "P01"), True),
    "O01_contains": lambda r, want: ([w for w in want if w not in _text(r, "O01")], []),
    "repairs": lambda r, want: (len(r.repairs), want),
    "operative_ids": lambda r, want: ([p.id for p in r.paragraphs if p.part == "operative"], want),
    "own_operative": lambda r, want: (_count(r, "operative"), want),
    "annexed_preambular": lambda r, want: (sum(p.form == "preamble" for p in _annexed(r)), want),
    "annexed_operative_numbers": lambda r, want: ([p.number for p in _annexed(r) if p.form == "operative"], want),
    "text_O01_begins": lambda r, want: (_text(r, "O01")[: len(want)], want),
    "verbs": lambda r, want: (_verbs(r, want), want),
    "addressees_O01": lambda r, want: (list(_rows(r, "addressees", "O01")["phrase"]), want),
    "citations_to_general_assembly": lambda r, want: (_cited(r, "A/RES/"), want),
    "citations_of_own_symbol_in_body": lambda r, want: (_cited(r, str(r.symbol)), want),
    "date": lambda r, want: (want in list(r.table("dates")["start"].astype(str)), True),
    "exit_code": lambda r, want: (_exit_code(r), want),
}


def _annexed(r: Resolution) -> list[Paragraph]:
    return [p for p in r.paragraphs if p.part == "annex"]


def _rows(r: Resolution, table: str, place: str) -> pd.DataFrame:
    frame = r.table(table)
    return frame[frame["paragraph_id"] == place]


def _verbs(r: Resolution, want: Any) -> object:
    """The verb of each paragraph that is asked for; of all operative ones in order where the table has a list."""
    if isinstance(want, dict):  # "study or consider": either is right
        found = {place: next(iter(_rows(r, "functions", place)["verb"]), "") for place in want}
        return {place: want[place] if verb in want[place].split(" or ") else verb for place, verb in found.items()}
    frame = r.table("functions")
    return list(frame[frame["paragraph_id"].str.startswith("O")]["verb"])


def _cited(r: Resolution, begins: str) -> int:
    frame = r.table("citations")
    body = {p.id for p in r.paragraphs}
    return sum(
        place in body and str(symbol).startswith(begins)
        for place, symbol in zip(frame.place, frame.symbol, strict=True)
    )


def _exit_code(r: Resolution) -> int:
    """What the command gives for the tables of a text."""
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / r.name
        file.write_text(r.source, encoding="utf-8")
        return cli.main(["tables", str(Path(folder) / "out"), "--source", str(file)])


def test_cases(shared: Path) -> None:
    """Every case reads as its table says, in every key."""
    folder = shared / "real" / "cases"
    if not folder.is_dir():
        pytest.skip("needs ../shared/real/cases")
    wrong = []
    for name, wanted in json.loads((folder / "expected.json").read_text(encoding="utf-8")).items():
        resolution = library.load(folder / name)
        for key, value in wanted.items():
            if key == "kind":
                continue
            got, want = CHECKS[key](resolution, value)
            if got != want:
                wrong.append((name, key, got, want))

    assert wrong == []
