"""Citations over the reference resolutions: order, agreement of languages, agreement with links, labels.

The files stand beside the checkout (``../shared/unxml``); nothing of their text is kept here.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import TypeVar

import printing
import pytest

import toolkit
from toolkit.evaluation.citations import evaluate, links
from toolkit.facts import citations
from toolkit.library import loads
from toolkit.model import Passage, Resolution, Text

TEXTS = Path(__file__).resolve().parents[3] / "shared" / "unxml"
FILES = sorted(path.name.partition(".")[0] for path in TEXTS.glob("*/*.ar.xml"))
PairsOf = TypeVar("PairsOf", bound=Passage)

pytestmark = [
    pytest.mark.shared,
    pytest.mark.skipif(not FILES, reason="the reference files ../shared/unxml are not beside this checkout"),
]

_FORMULA = "إن الجمعية العامة،"
_PAIR = re.compile(r"(?<![A-Za-z0-9/.])(\d{1,4})/(\d{1,4})(?![0-9A-Za-z/])")
_OTHER_BODIES = re.compile(r"WSFS|CL |C \d|ES-\d+/")

#: Places where the two language files themselves cite differently: symbols of the one, of the other, and why.
DIFFERENT = {
    ("A_RES_75_187", "fn2"): "the Arabic note leaves out the corrigendum",
    ("A_RES_75_207", "header"): "the files name different addenda of the committee's report",
    ("A_RES_75_297", "P02"): "the Arabic file leaves out the second preambular paragraph",
    ("A_RES_75_297", "P03"): "the same: one paragraph behind",
    ("A_RES_75_297", "P04"): "the same: one paragraph behind",
    ("A_RES_75_65", "fn6"): "the files cite different corrigenda",
    ("A_RES_75_65", "fn7"): "the Arabic note cites two corrigenda more",
    ("A_RES_75_65", "fn11"): "the files cite different corrigenda",
    ("A_RES_76_228", "P27"): "the Arabic file has the year 2041 for 2014",
    ("A_RES_76_228", "fn6"): "the Arabic note leaves out the corrigendum",
    ("A_RES_77_230", "fn6"): "the Arabic note leaves out the corrigendum",
    ("A_RES_77_270", "P15"): "the Arabic file has 71/54 for 71/254",
    ("A_RES_77_270", "fn1"): "the English file leaves out the first note",
    ("A_RES_77_270", "header"): "the English header lacks a point (L45)",
    ("A_RES_77_36", "P01"): "the Arabic list lacks one resolution",
    ("A_RES_78_293", "P01"): "the Arabic list lacks one resolution",
    ("A_RES_80_118", "O66"): "the Arabic paragraph leaves out the resolution",
    ("A_RES_80_118", "fn26"): "the files cite different documents",
}


@cache
def load(name: str, language: str) -> Resolution:
    (path,) = TEXTS.glob(f"*/{name}.{language}.xml")
    return toolkit.load(path)


def turned(passage: PairsOf) -> PairsOf:
    """A passage with the numbers of each pair exchanged, as an Arabic page prints them."""
    return replace(passage, text=Text(_PAIR.sub(r"\2/\1", passage.text.string), ()))


def page(resolution: Resolution) -> Resolution:
    return resolution.replace(
        header=turned(resolution.header),
        closing=turned(resolution.closing),
        paragraphs=tuple(map(turned, resolution.paragraphs)),
        notes=tuple(map(turned, resolution.notes)),
    )


@pytest.mark.parametrize("name", FILES)
def test_the_order_is_decided_from_the_document(name: str) -> None:
    """Stored order and page order of every Arabic document are told apart, and give the same citations."""
    stored = load(name, "ar")
    printed = page(stored)
    assert [str(citations.order_of(r)) for r in (stored, printed)] == ["session_first", "number_first"]
    one, two = ([(c.place, c.symbol) for c in citations.find(r)] for r in (stored, printed))
    kept = [not _OTHER_BODIES.search(symbol) for _, symbol in one]
    assert [item for item, keep in zip(one, kept, strict=True) if keep] == [
        item for item, keep in zip(two, kept, strict=True) if keep
    ]


def test_the_order_holds_without_the_document_s_own_symbol() -> None:
    """The citations alone decide wherever there are some that bear evidence; the rest is undecided, never wrong."""
    undecided = []
    for name in FILES:
        stored = load(name, "ar").replace(symbol=None, meta={})
        for resolution, order in ((stored, "session_first"), (page(stored), "number_first")):
            found = citations.order_of(resolution)
            if found.undecided:
                undecided.append(name)
            else:
                assert str(found) == order, name
    assert set(undecided) <= {"A_RES_75_38", "A_RES_77_95", "A_RES_76_15", "A_RES_78_273"}  # hardly a pair in them


@pytest.mark.parametrize("name", FILES[::4])
def test_printed_pages_cite_the_same(name: str) -> None:
    """An Arabic document set on pages in page order, read back without its symbol, cites what its file cites."""
    stored = load(name, "ar")
    inner = {p.id for p in stored.paragraphs if p.part == "annex"}
    pages = printing.printed(page(stored), printing.ARABIC, formula=_FORMULA).text
    printed = loads(pages, name=f"{name}.txt", language="ar")
    one = [c for c in citations.find(stored) if c.place not in {"header", "closing"} | inner]
    two = [c for c in citations.find(printed) if c.place not in ("header", "closing")]
    kept = [Counter(c.symbol for c in cited if not _OTHER_BODIES.search(c.symbol)) for cited in (one, two)]
    assert kept[0] == kept[1]


def test_both_languages_cite_the_same() -> None:
    """Place by place; every disagreement is a difference between the files, and is listed with its cause."""
    different, same, total = set(), 0, Counter[str]()
    for name in FILES:
        english, arabic = (
            {(c.place, c.symbol) for c in citations.find(load(name, language))} for language in ("en", "ar")
        )
        total.update(en=len(english), ar=len(arabic))
        same += len(english & arabic)
        different |= {(name, place) for place, _ in english ^ arabic}
    assert different == set(DIFFERENT)
    assert same > 2050
    assert same / max(total.values()) > 0.985


@pytest.mark.parametrize(("language", "missed", "differ"), [("en", 0, 5), ("ar", 2, 27)])
def test_the_united_nations_own_links_are_found(language: str, missed: int, differ: int) -> None:
    """Linked symbols are found; those that differ are links that cite something else than the words beside them."""
    frame = links(TEXTS, language)
    assert frame["links"].sum() > 1900
    assert frame["missed"].sum() <= missed
    assert frame["differ"].sum() <= differ


def test_the_labels_are_met() -> None:
    """F1 of symbols, dates and annexes on the development labels, both languages."""
    scores = evaluate(TEXTS).set_index(["language", "what"])
    for language in ("ar", "en"):
        assert scores.loc[(language, "symbol"), "labelled"] > 340
        assert scores.loc[(language, "symbol"), "f1"] >= 0.99
        assert scores.loc[(language, "date"), "f1"] >= 0.99
        assert scores.loc[(language, "annex"), "f1"] >= 0.98
