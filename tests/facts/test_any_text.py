"""No fact crashes on any text: words, symbols and numbers of all organs, put together at random."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from toolkit import library
from toolkit.errors import ToolkitError
from toolkit.facts import acts, addressees, citations, dates, quantities
from toolkit.facts.addressees import asks
from toolkit.sources._layout import Block
from toolkit.sources.identity import identify

ENGLISH = [
    "Recalling", "Having", "studied", "Requests", "DECIDES:", "The Security Council", "Secretary-General",
    "resolution", "resolutions", "decision", "document", "documents", "Commission on Human Rights", "Council",
    "of", "and", "Corr.1", "Add.2", "Add.1-3", "TREE 41/7", "CL 144/9", "A/RES/", "A/", "E/", "S/RES/", "70/1",
    "1325 (2000)", "934 (XXXVIII)", "217 A (III)", "S-19/2", "ES-11/1", "2/CP.21", "WHA66.1", "EB132.R7",
    "WHA0.0", "A/78/62-E/2023/49", "annex", "paragraph 3", "30 February 2023", "3 March 2051",
    "99 Nonsense 0000", "seventy-eighth session", "zero-th session", "one third", "per cent", "0.5", "1,000",
    "-", "—", "by 2030", "(", ")", "[", "]", "\u2075", "/", ",", ";", ".", ":", "\n", "\xa0", "\x0c", "\ud800",
]  # fmt: skip
ARABIC = [
    "إذ تشير", "يقرر", "تقر", "بأهمية", "إلى", "قرارها", "قراره", "القرارات", "مقرر", "الوثيقة", "٧٧/١٥٠",
    "150/77", "٢٢٠٠ ألف (د-٢١)", "934 (د-38)", "دإ-19/2", "دإط-11/1", "1/م أ-21", "المؤرخ", "في",
    "14 كانون الأول/ديسمبر 2022", "99 رمضان 0000", "الأمين العام", "الدول الأعضاء", "مجلس الأمن",
    "دورته الثامنة والسبعين", "ثلث", "في المائة", "A/RES/٩٩/٧", "A/", "و", "،", "؛", "(", ")", "ـ", "\u200f",
]  # fmt: skip


def _texts(shards: list[str]) -> st.SearchStrategy[str]:
    joined = st.lists(st.sampled_from(shards), max_size=25)
    return st.one_of(joined.map(" ".join), joined.map("".join), st.text(max_size=60))


@pytest.mark.parametrize(("language", "shards"), [("en", ENGLISH), ("ar", ARABIC)])
def test_no_fact_crashes_on_any_text(language: str, shards: list[str]) -> None:
    """Each gives records whose words stand in the text."""

    @given(_texts(shards), st.sampled_from(["preamble", "operative"]))
    @settings(max_examples=120, deadline=None)
    def check(text: str, part: str) -> None:
        for act in acts.in_text(text, language, part):
            assert text[act.start : act.end] == act.phrase
            assert act.verb
        for cited in citations.in_text(text, language):
            assert text[cited.start : cited.end] == cited.as_written
        addressees.in_text(text, language, part)
        asks.in_text(text, language, part)
        dates.in_text(text, language)
        quantities.in_text(text, language)
        blocks = [Block(0, len(block), block) for block in text.split("\n")]
        identify(blocks, language=language, formula=text[:40], closing=text, running=text)

    check()


@pytest.mark.parametrize(("language", "formula"), [("en", "The General Assembly,"), ("ar", "إن الجمعية العامة،")])
def test_no_document_of_such_text_crashes(language: str, formula: str) -> None:
    """Read as a resolution, with all its tables: no exception but ours."""
    shards = ENGLISH if language == "en" else ARABIC

    @given(_texts(shards), _texts(shards), _texts(shards))
    @settings(max_examples=30, deadline=None)
    def check(header: str, preamble: str, operative: str) -> None:
        try:
            read = library.loads(f"{header}\n\n{formula}\n\n{preamble}\n\n1. {operative}\n", language=language)
            citations.find(read)
            dates.find(read)
        except ToolkitError:
            return

    check()


def test_an_agency_symbol_with_an_addendum_is_cited(shared: object) -> None:
    """The case that ended in a traceback: both documents are cited."""
    from pathlib import Path

    found = library.load(Path(str(shared)) / "real" / "cases" / "crash_foreign_symbol_and_add.txt")
    assert [c.symbol for c in citations.find(found)] == ["TREE 41/7", "TREE 41/7/Add.2"]
    other = library.load(Path(str(shared)) / "real" / "cases" / "citations_of_other_bodies_with_roman.txt")
    assert citations.find(other) == ()
