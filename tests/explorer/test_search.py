"""Free text: what is found, the neighbours that are not, offsets, and linear time."""

from __future__ import annotations

import re
import unicodedata
from functools import partial

import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st
from plain_matching import find as plainly
from timing import spent

import toolkit
from toolkit._words import Words
from toolkit.errors import ToolkitError
from toolkit.explorer import Query, Subject, select
from toolkit.explorer.search import Phrase, find, search
from toolkit.text import DROPPED
from toolkit.themes.patterns import Surface, normal

ITU = "الاتحاد الدولي للاتصالات"
TEXTS = [paragraph.text.string for paragraph in toolkit.load().paragraphs]


def found(text: str, words: str, language: str = "ar") -> list[str]:
    return [text[start:end] for start, end in find(text, words, language)]


@pytest.mark.parametrize(
    ("words", "text", "expected"),
    [
        ("مرأة", "المرأة والمرأة وللمرأة والنساء", ["المرأة", "والمرأة", "وللمرأة", "والنساء"]),
        ("بالنساء", "للنساء المرأة ونساء بانسة", ["للنساء", "المرأة", "ونساء"]),  # a particle that was typed
        ("للإنترنت", "الإنترنت بالإنترنت إنترنت", ["الإنترنت", "بالإنترنت", "إنترنت"]),
        ("والفجوات", "فجوة الفجوات فجور", ["فجوة", "الفجوات"]),
        ("مسئوليات", "المسؤوليات مسؤولية مسؤول سؤال", ["المسؤوليات", "مسؤولية"]),  # hamza on another seat
        ("شئون", "شؤون وشؤونها بشأن", ["شؤون", "وشؤونها"]),
        ("مبادىء", "المبادئ ومبادئه بادئ", ["المبادئ", "ومبادئه"]),
        ("يستعرض", "سيستعرض ويستعرض استعراض", ["سيستعرض", "ويستعرض"]),  # the future
        ("تقارير", "تقرير والتقارير تقرر", ["تقرير", "والتقارير"]),  # a broken plural
        ("بيانات", "البيانات بيان", ["البيانات"]),  # data and a statement
        ("المرأة", "للمرأة امرأة امرئ", ["للمرأة", "امرأة"]),
        ("المرأة", "تمكين مرأة", ["مرأة"]),
        ("الامراة", "المرأة الأمر", ["المرأة"]),
        ("أمن", "الأمن وبالأمن، لأَمْنِهِ", ["الأمن", "وبالأمن", "لأَمْنِهِ"]),
        ("امن", "ثامن آمنة الأمناء", []),
        ("قرار", "قرارها بقراره قرارًا القرارات تقرير استقرار إقرار", ["قرارها", "بقراره", "قرارًا", "القرارات"]),
        ("قرار", "قراري قراراتها", ["قراراتها"]),
        ("سياسة", "سياستها وسياسات السياسة سياسي", ["سياستها", "وسياسات", "السياسة"]),
        ("أعضاء", "أعضائها أعضاؤها الأعضاء عضو", ["أعضائها", "أعضاؤها", "الأعضاء", "عضو"]),
        ("عام", "عام عامه عامة", ["عام", "عامه"]),  # the pronoun, not the feminine of another word
        ("عام عامة", "عام عامة عامه عامة", ["عام عامة", "عامه عامة"]),
        ("حد", "حدها حد", ["حد"]),  # too short for pronouns
        ("الذي", "الذي ذي الصلة", ["الذي"]),
        ("الآن", "أن الآن إن", ["الآن"]),
        ("آلام", "أم آلام", ["آلام"]),
        ("رقم*", "الرقمية ورقمنة برقم أرقام", ["الرقمية", "ورقمنة", "برقم"]),
        ("=قرار", "قرار القرار قرارها", ["قرار"]),
        ("أمين عام", "إلى الأمين العام، وللأمين العام", ["الأمين العام", "وللأمين العام"]),
        (
            "مجتمع المعلومات",
            "لمجتمع المعلومات ومجتمع معلومات ومجتمع، المعلومات",
            ["لمجتمع المعلومات", "ومجتمع معلومات"],
        ),
        ("كوفيد-19", "بكوفيد-19 كوفيد 19 كوفيد-2019", ["بكوفيد-19", "كوفيد 19"]),
        ("٢٠٣٠", "خطة عام 2030", ["2030"]),
    ],
)
def test_arabic(words: str, text: str, expected: list[str]) -> None:
    assert found(text, words) == expected


@pytest.mark.parametrize(
    ("words", "text", "expected"),
    [
        ("women", "Women, women’s and womenfolk; aldwomen", ["Women", "women"]),
        ("digital*", "Digitalization of digital, nondigital", ["Digitalization", "digital"]),
        ("digital divide*", "digital divides; digital-divide, digital, divide", ["digital divides", "digital-divide"]),
        ("women, girls", "women, girls and women girls; women; girls", ["women, girls"]),
        ("women’s", "women's women", ["women's"]),
        ("70/1", "70/1, 70/125, 170/1, 70-1", ["70/1"]),
        ("A/RES/70/1", "see A/RES/70/1.", ["A/RES/70/1"]),
        ("R&D", "R&D R D", ["R&D"]),
        ("capacity  building", "capacity‑building", ["capacity‑building"]),
        ("a a", "a a a", ["a a"]),
        ("the", "theme the", ["the"]),
        ("technologies", "technology, Technologies, technological", ["technology", "Technologies"]),
        ("country", "countries and country; count", ["countries", "country"]),
        ("woman", "women, woman, womanly", ["women", "woman"]),
        ("access", "access accesses acces", ["access", "accesses"]),
        ("=women", "women woman", ["women"]),
    ],
)
def test_english(words: str, text: str, expected: list[str]) -> None:
    assert found(text, words, "en") == expected


@pytest.mark.parametrize("words", ["", " ", "*", "=", "?!", "\u202e", "a*b", "* a", "x" * 501, "😀"])
def test_what_is_no_search_is_refused(resolution: Subject, words: str) -> None:
    with pytest.raises(ToolkitError):
        find("anything", words, "en")
    if words.strip():
        with pytest.raises(ToolkitError):
            select(resolution, Query(text=words))


def test_offsets_are_those_of_the_text() -> None:
    """Diacritics, tatweel and invisible marks are inside what is found, and count."""
    text = "تُـؤَكِّد\u200f الأَمْـنَ، ثم"
    ((start, end),) = find(text, "امن", "ar")
    assert text[start:end] == "الأَمْـنَ"


WORDY = [text for text in TEXTS if len(text.split()) > 4]
FEW = settings(max_examples=80, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])


@given(data=st.data())
@FEW
def test_any_words_of_the_text_are_found_where_they_stand(data: st.DataObject) -> None:
    """Round trip: words taken from a paragraph are found at their place, however they are spelt there."""
    text = data.draw(st.sampled_from(WORDY))
    words = Words.of(text).words
    first = data.draw(st.integers(0, len(words) - 1))
    last = data.draw(st.integers(first, min(first + 4, len(words) - 1)))
    start, end = words[first].start, words[last].end
    phrase = text[start:end]
    assume("*" not in phrase)
    assert any(low <= start and end <= high for low, high in find(text, phrase, "ar"))
    bare = "".join(char for char in phrase if char not in DROPPED)
    marked = "".join(
        char + data.draw(st.sampled_from(["", "", "\u064e", "\u0640"])) if char.isalpha() else char for char in text
    )
    assert len(find(marked, bare, "ar")) == len(find(text, bare, "ar"))


@given(
    text=st.text(alphabet="والمرأة قرر- ،\u064e\u0640ab", max_size=60),
    words=st.text(alphabet="والمرأة قرر- ،*=ab", max_size=14),
)
@FEW
def test_any_search_gives_ordered_whole_words(text: str, words: str) -> None:
    try:
        hits = find(text, words, "ar")
    except ToolkitError:
        return
    flat = [place for hit in hits for place in hit]
    assert flat == sorted(flat)
    for start, end in hits:
        assert 0 <= start < end <= len(text)
        for char in (text[:start][-1:], text[end : end + 1]):
            assert not (char.isalnum() and char != "\u0640")


@given(st.text(alphabet="abc -'é", max_size=60), st.text(alphabet="abcé", min_size=1, max_size=3))
@FEW
def test_a_word_is_what_the_plain_definition_says(text: str, word: str) -> None:
    expected = [(start, end) for _, start, end in plainly(text, [Surface(normal(word))])]
    assert find(text, word, "en") == expected


def test_a_search_of_the_resolution(resolution: Subject) -> None:
    """Women stand in the text in Arabic and in our glosses in English; the rows say where."""
    arabic, english = search(resolution, "المرأة"), search(resolution, "=women")
    assert set(arabic["where"]) == {"text"}
    assert set(english["where"]) == {"gloss", "fact"}  # a fact: a figure is one of women
    english = english[english["where"] == "gloss"]
    for frame in (arabic, english):
        for hit in frame.itertuples():
            word = resolution.frame[hit.where][hit.row][hit.start : hit.end]
            assert "مرأة" in word or "نساء" in word or word.lower() == "women"
    wanted = re.compile(r"(?<![ء-ي])(?:و?(?:ال|بال|لل|ل|ب)?)(?:مرأة|امرأة|نساء)(?![ء-ي])")
    expected = [
        place for place, text in zip(resolution.frame["paragraph_id"], TEXTS, strict=True) if wanted.search(text)
    ]
    assert list(dict.fromkeys(arabic["paragraph_id"])) == expected
    assert search(resolution, "zzzz").empty
    assert list(search(resolution, "zzzz").columns) == list(arabic.columns)


def test_a_series_without_words_is_searched_by_what_was_read_from_it(series: Subject) -> None:
    """Names of themes and verbs; the words of A/RES/78/132 that ship. The panel says who has the theme."""
    rows = select(series, Query(text="gender", years=(2022,)))
    kin = series.frame
    having = kin[(kin["year"] == 2022) & kin["themes"].map(lambda themes: "gender" in themes)]
    assert list(rows.index) == list(having.index)
    assert len(rows) > 10
    request = select(series, Query(text="request", years=(2022,), languages=("en",)))
    verbs = [bool({"request"} & set(one)) for one in request["verbs"]]
    assert all(verbs)
    assert len(verbs) > 1
    word = search(series, "المرأة")
    assert set(word.loc[word["where"] == "text", "symbol"]) == {"A/RES/78/132"}


def test_the_assembly_without_words_says_so() -> None:
    assembly = Subject("assembly", Subject.of(toolkit.load()).frame.assign(text="", session="78"), "assembly")
    with pytest.raises(ToolkitError, match=r"toolkit fetch .*texts="):
        select(assembly, Query(text="women"))


def test_the_full_name_of_a_short_name_is_found_across_languages(resolution: Subject) -> None:
    """The name "International Telecommunication Union" stands in the Arabic text as الاتحاد الدولي للاتصالات."""
    found = search(resolution, "International Telecommunication Union")
    texts = resolution.frame["text"]
    expected = [place for place, text in zip(resolution.frame["paragraph_id"], texts, strict=True) if ITU in text]
    assert expected
    assert list(dict.fromkeys(found.loc[found["where"] == "text", "paragraph_id"])) == expected


@pytest.mark.shared
def test_a_series_with_words(texts: Subject) -> None:
    rows = select(texts, Query(text="=women"))
    assert set(rows["language"]) == {"en", "ar"}  # in Arabic by our glosses of A/RES/78/132
    assert set(rows.loc[rows["language"] == "ar", "symbol"]) == {"A/RES/78/132"}
    assert len(set(rows["year"])) == 7


HOSTILE = {
    "one word": ("en", "a", "a"),
    "words": ("en", "a ", "a a a a"),
    "prefix": ("en", "a", "a*"),
    "blanks": ("ar", " ", "a b"),
    "marks": ("en", ",", "a, b"),
    "clitics": ("ar", "وال", "ال"),
    "bidi": ("ar", "\u202e\u2066", "a b"),
    "diacritics": ("ar", "ا\u064e", "ا*"),
    "phrase": ("ar", "القمة العالمية لمجتمع المعلومات، ", "القمة العالمية لمجتمع المعلومات"),
}


@pytest.mark.heavy
@pytest.mark.parametrize("name", HOSTILE)
def test_a_long_text_takes_linear_time(name: str) -> None:
    """Four times the text takes about four times the time; a square would take sixteen."""
    language, unit, words = HOSTILE[name]
    phrase = Phrase.of(words, language)
    times = []
    for size in (60_000, 240_000):
        text = f"a{unit * (size // len(unit))}b"
        times.append(spent(partial(phrase.find, [text])))
    assert times[1] < max(9 * times[0], 2)  # loose for busy machines


def test_no_word_holds_a_mark_of_ours() -> None:
    """The data of search are folded or foldable words, without blanks."""
    from toolkit import languages

    data = languages.load("ar", "search")
    for words in (data["suffixes"], data["literal"], data["pronouns"], data["whole"]):
        assert all(word and all(unicodedata.category(char)[0] == "L" for char in word) for word in words)
    assert set(data["literal"]) <= set(data["suffixes"])
    assert set(data["pronouns"]) <= set(data["suffixes"])
