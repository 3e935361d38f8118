"""Short made-up texts, each with a fault that real files caused (../shared/real/cases), read as their table says."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from toolkit import library
from toolkit.model import Resolution


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
    "headings": lambda r, want: (len(r.headings), want),
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
}
#: Keys that other tests look at: verbs, addressees, citations, dates, the command's exit code.
ELSEWHERE = {
    "kind", "verbs", "addressees_O01", "citations_to_general_assembly", "citations_of_own_symbol_in_body", "date",
    "exit_code",
}  # fmt: skip


def test_cases(shared: Path) -> None:
    """Every case of a text reads as its table says."""
    folder = shared / "real" / "cases"
    if not folder.is_dir():
        pytest.skip("needs ../shared/real/cases")
    wrong = []
    for name, wanted in json.loads((folder / "expected.json").read_text(encoding="utf-8")).items():
        if not name.endswith(".txt"):
            continue
        resolution = library.load(folder / name)
        for key, value in wanted.items():
            if key in ELSEWHERE:
                continue
            got, want = CHECKS[key](resolution, value)
            if got != want:
                wrong.append((name, key, got, want))

    assert wrong == []
