"""The active filter in words: grammatical in both languages, and nothing of it an instruction."""

from __future__ import annotations

import tomllib
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from toolkit import languages, paths
from toolkit.explorer import Query, label, title
from toolkit.explorer._facets import FACETS

CASES: list[tuple[Query, str, str]] = [
    (Query(), "All paragraphs.", "جميع الفقرات."),
    (Query(parts="operative"), "Operative paragraphs.", "فقرات المنطوق."),
    (
        Query(parts=("preamble", "operative"), years=(2022, 2023)),
        "Preambular and operative paragraphs of 2022 or 2023.",
        "فقرات الديباجة والمنطوق لعام 2022 أو 2023.",
    ),
    (
        Query(years=(2021, 2019, 2020), languages="ar"),
        "Paragraphs of 2019 to 2021 in Arabic.",
        "الفقرات للأعوام من 2019 إلى 2021 باللغة العربية.",
    ),
    (
        Query(themes=("gender", "")),
        "Paragraphs on “Gender equality” or with no theme.",
        "الفقرات عن «المساواة بين الجنسين» أو بلا موضوع.",
    ),
    (
        Query(themes=("gender", "human_rights"), match="all", statuses="new"),
        "Paragraphs on “Gender equality” and “Human rights” together that are new against the year before.",
        "الفقرات عن «المساواة بين الجنسين» و«حقوق الإنسان» معا التي حالتها جديدة قياسا إلى العام السابق.",
    ),
    (
        Query(themes="gender", match="all"),
        "Paragraphs on “Gender equality”.",
        "الفقرات عن «المساواة بين الجنسين».",
    ),
    (
        Query(parts="operative", verbs=("request", "urge"), addressees="secretary_general"),
        "Operative paragraphs that use the verb “request” or “urge” and address the Secretary-General.",
        "فقرات المنطوق التي تستعمل الفعل «تطلب» أو «تحث»، وتخاطب الأمين العام.",
    ),
    (
        Query(verbs="note", opening=True, forces=("background", "")),
        "Paragraphs that open with the verb “note” and open with an act of “background” or open with no act.",
        "الفقرات التي تُفتتح بالفعل «تلاحظ»، وتُفتتح بفعل قوته «خلفية» أو لا تُفتتح بفعل.",
    ),
    (
        Query(cited=("A/RES/70/1", ""), text="عام", addressees=""),
        "Paragraphs that address nobody in particular, cite A/RES/70/1 or cite no document and contain “عام”.",
        "الفقرات التي لا تخاطب أحدا بعينه، وتستشهد بالوثيقة A/RES/70/1 أو لا تستشهد بوثيقة، وترد فيها عبارة «عام».",
    ),
    (
        Query(sessions="", committees=("Second Committee", "")),
        "Paragraphs of no known session of the Second Committee or of no known committee.",
        "الفقرات لدورة غير معروفة الواردة من: اللجنة الثانية أو الواردة من لجنة غير معروفة.",
    ),
    (Query(text="{women} <b>"), "Paragraphs that contain “{women} <b>”.", "الفقرات التي ترد فيها عبارة «{women} <b>»."),
]


@pytest.mark.parametrize(("query", "english", "arabic"), CASES)
def test_sentences(query: Query, english: str, arabic: str) -> None:
    assert query.sentence("en") == english
    assert query.sentence("ar") == arabic


def test_the_current_language_where_none_is_named() -> None:
    languages.use("ar")
    try:
        assert Query().sentence() == "جميع الفقرات."
        assert title("themes") == "الموضوع"
    finally:
        languages.use("en")
    assert Query().sentence("fr") == "All paragraphs."  # no words for French


def keys(table: dict[str, Any], above: str = "") -> set[str]:
    own = {f"{above}{key}" for key, value in table.items() if not isinstance(value, dict)}
    return own.union(*(keys(value, f"{above}{key}.") for key, value in table.items() if isinstance(value, dict)))


@pytest.mark.parametrize("topic", ["explorer_query", "takeaway"])
def test_both_languages_have_the_same_words(topic: str) -> None:
    """All but the tables of names, which each language fills where its own form needs it."""
    found = [
        keys(tomllib.loads(paths.data("languages", code, f"{topic}.toml").read_text(encoding="utf-8")))
        for code in ("en", "ar")
    ]
    english, arabic = ({key for key in one if not key.startswith(("addressees.", "bodies."))} for one in found)
    assert english == arabic


@pytest.mark.parametrize("code", ["en", "ar"])
def test_every_facet_has_a_title(code: str) -> None:
    titles = [title(name, code) for name in FACETS]
    assert len(set(titles)) == len(titles)
    assert not set(titles) & set(FACETS)


def test_labels() -> None:
    assert label("statuses", "dropped", "en") == "dropped"
    assert label("forces", "direction", "ar") == "توجيه"
    assert label("cited", "A/RES/70/1", "ar") == "A/RES/70/1"
    assert label("addressees", "", "en") == "nobody in particular"


@given(st.text(max_size=30))
def test_what_was_typed_stands_as_it_is(text: str) -> None:
    for code in ("en", "ar"):
        assert text.strip() in Query(text=text).sentence(code)
