"""Arabic that we write: one concept, one name; the terms are those of the resolutions."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).resolve().parent.parent


@pytest.fixture(scope="module")
def kept() -> Any:
    """The script that counts terms and looks for wrong ones."""
    sys.path.insert(0, str(ROOT / "scripts"))
    try:
        import arabic_terms
    finally:
        sys.path.pop(0)
    return arabic_terms


class TestTerms:
    """data/glossary/terms_ar.csv, and all that is written in Arabic."""

    def test_no_wrong_form_stands_anywhere(self, kept: Any) -> None:
        assert [(file, form, text[:120]) for file, form, text in kept.wrong()] == []

    def test_every_kind_of_text_is_looked_at(self, kept: Any) -> None:
        files = {file for file, _ in kept.written()}
        assert {
            "data/languages/ar/forum.toml", "data/languages/ar/page.toml", "data/languages/ar/lessons.toml",
            "data/languages/ar/addressees.toml", "data/editions/ar/09-the-forums-mandate.md", "data/contract.toml",
            "data/editions/ar/lessons/06-twenty-years-of-internet-governance.md", "data/lessons/guide.ar.md",
            "data/themes/codebook.toml", "data/glossary/glossary.csv", "README.md", "notebooks/lessons/TEACHERS.md",
            "notebooks/07-digital-divides.ipynb",
        } <= files  # fmt: skip

    def test_terms_are_whole_and_in_order(self, kept: Any) -> None:
        rows = kept.terms()
        assert [row["english"].casefold() for row in rows] == sorted({row["english"].casefold() for row in rows})
        assert all(row["term"] and kept.forms(row) and row["reason"] for row in rows)
        assert not [row for row in rows if any(kept.pattern(form).search(row["term"]) for form in kept.forms(row))]

    def test_every_exception_is_needed(self, kept: Any) -> None:
        """Its words stand in its file, and one of the wrong forms in them."""
        known = [kept.pattern(form) for row in kept.terms() for form in kept.forms(row)]
        for row in kept.exceptions():
            assert row["words"] in (ROOT / row["file"]).read_text("utf-8"), row
            assert any(one.search(kept.plain(row["words"])) for one in known), row
            assert row["reason"]

    @pytest.mark.parametrize(
        ("form", "found", "not_found"),
        [
            ("مطلب", "وهذا مطلبٌ كبير", "المتطلبات"),
            ("موضوعات*", "وبموضوعاتها", "الموضوع"),
            ("بالمئة", "(بالمئة)", "مئوية"),
            ("الأداة", "فالأداة تقرأ", "الأداتان"),
        ],
    )
    def test_a_form_is_a_whole_word(self, kept: Any, form: str, found: str, not_found: str) -> None:
        assert kept.pattern(form).search(kept.plain(found))
        assert not kept.pattern(form).search(kept.plain(not_found))

    def test_the_more_usual_form_is_the_one_in_use(self, kept: Any) -> None:
        """Where it is not, the reason says so."""
        rarer = {row["english"] for row in kept.terms() if int(row["paragraphs"]) < int(row["wrong_paragraphs"])}
        assert rarer <= {
            "media and information literacy",
            "citation",
            "evidence",
            "label",
            "row",
            "split (status of a paragraph)",
            "toolkit",
        }
