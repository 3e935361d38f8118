"""The matcher: whole words, clitics, offsets; and the same as the plain definition."""

from __future__ import annotations

import pickle
from functools import partial

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from plain_matching import find
from timing import spent

from toolkit.text import fold
from toolkit.themes import load_codebook
from toolkit.themes import matcher as module
from toolkit.themes.matcher import AlphabetError, Matcher
from toolkit.themes.patterns import Surface, expand

ARABIC = load_codebook().lexicon("ar").proclitics


def words(text: str, patterns: list[str], proclitics: tuple[str, ...] = (), article: str = "") -> list[str]:
    surfaces = [s for p in patterns for s in expand(p, article=article)]
    hits = Matcher(surfaces, proclitics).find([text])
    return [text[start:end] for start, end in zip(hits.start.tolist(), hits.end.tolist(), strict=True)]


@pytest.mark.parametrize(
    ("text", "pattern", "found"),
    [
        ("Health for all", "health", ["Health"]),
        ("healthy diets", "health", []),
        ("ill-health", "health", ["health"]),
        ("capacity‑building", "capacity building", ["capacity‑building"]),
        ("capacity  building", "capacity building", ["capacity  building"]),
        ("women’s rights", "women", ["women"]),
        ("vaccinations, vaccines", "vaccin*", ["vaccinations", "vaccines"]),
        ("data data", "data", ["data", "data"]),
        ("metadata", "data", []),
        ("", "data", []),
    ],
)
def test_whole_words(text: str, pattern: str, found: list[str]) -> None:
    """A surface matches whole words, whatever their case, hyphens and spaces."""
    assert words(text, [pattern]) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("والصحة", ["والصحة"]),
        ("بالصحة", ["بالصحة"]),
        ("للصحة", ["للصحة"]),
        ("وللصحة،", ["وللصحة"]),
        ("صِحَّةٌ عامة", ["صِحَّةٌ"]),
        ("صـحـة", ["صـحـة"]),
        ("صحه", ["صحه"]),
        ("فصيحة", []),
        ("مصحة", []),
        ("صحتها", []),
    ],
)
def test_clitics(text: str, found: list[str]) -> None:
    """Arabic proclitics belong to the word; other letters before it make another word."""
    assert words(text, ["الصحة"], ARABIC, "ال") == found


def test_bare() -> None:
    """A bare surface takes no proclitics."""
    assert words("السل والسل سل", ["=السل"], ARABIC, "ال") == ["السل"]


def test_batch_is_one_by_one() -> None:
    """Batches of any size, and chunks of any length, give what single texts give."""
    lexicon = load_codebook().lexicon("en")
    texts = [
        "Health and data",
        "",
        "no words here",
        "digital divides\nand women",
        "x" * 70_000,
        "broadband " * 9_000,
        "data",
    ]
    whole = lexicon.matcher.find(texts)
    rows = list(zip(whole.text.tolist(), whole.surface.tolist(), whole.start.tolist(), whole.end.tolist(), strict=True))
    single = []
    for number, text in enumerate(texts):
        hits = lexicon.matcher.find([text])
        single += [
            (number, *row) for row in zip(hits.surface.tolist(), hits.start.tolist(), hits.end.tolist(), strict=True)
        ]
    assert rows == single
    assert len({row[0] for row in rows}) == 4


ALPHABET = "abء أإةهىيلكبوفال-'\u064b\u0640\u200f،.; \n\ue000😀Éé٣3"
SURFACES = [s for p in ["ab", "a b", "a*", "لال", "=ال", "هي", "كلب*", "وال", "ه ي", "3", "b a b"] for s in expand(p)]


@settings(max_examples=400, deadline=None)
@given(st.lists(st.text(alphabet=ALPHABET, max_size=40), max_size=4), st.integers(1, 50))
def test_same_as_reference(texts: list[str], chunk: int) -> None:
    """The automaton finds what the plain definition finds, in every text of every batch, at any chunk size."""
    fast = Matcher(SURFACES, ARABIC)
    before, module.CHUNK = module.CHUNK, chunk
    try:
        hits = fast.find(texts)
    finally:
        module.CHUNK = before
    for number, text in enumerate(texts):
        mine = hits.text == number
        rows = list(zip(hits.surface[mine].tolist(), hits.start[mine].tolist(), hits.end[mine].tolist(), strict=True))
        assert rows == find(text, SURFACES, ARABIC)


@settings(max_examples=60, deadline=None)
@given(st.data())
def test_same_as_reference_on_words(data: st.DataObject) -> None:
    """... and on words of the real Arabic lexicon, joined, marked and prefixed at random."""
    lexicon = load_codebook().lexicon("ar")
    some = data.draw(st.lists(st.sampled_from(lexicon.surfaces), min_size=1, max_size=6))
    glue = st.sampled_from([" ", "، ", " و", " بال", "ال", "\u064e", " لل", "\n", ""])
    text = "".join(data.draw(glue) + surface.string for surface in some) + data.draw(
        st.sampled_from(["", "ها", " ", "."])
    )
    hits = lexicon.matcher.find([text])
    fast = sorted(zip(hits.start.tolist(), hits.end.tolist(), hits.surface.tolist(), strict=True))
    chosen = sorted(set(some))
    numbers = [lexicon.surfaces.index(surface) for surface in chosen]
    plain = sorted((start, end, numbers[n]) for n, start, end in find(text, chosen, lexicon.proclitics))
    assert [row for row in fast if row[2] in set(numbers)] == plain


def test_the_table_of_signs_folds_as_words_are_folded() -> None:
    """Of the basic plane: what each sign becomes, those that go, and those that are of a word."""
    codes, dropped, of_words = module._folded()
    signs = [chr(code) for code in range(0x10000) if code != 0xE000]
    gone, kept = [sign for sign in signs if not fold(sign)], [sign for sign in signs if fold(sign)]
    assert [chr(code) for code in dropped.nonzero()[0]] == gone
    assert [chr(codes[ord(sign)]) for sign in kept] == [fold(sign) for sign in kept]
    assert not {" ", "-", "_", "\ue000"} & {chr(code) for code in of_words.nonzero()[0]}
    assert all(of_words[ord(sign)] for sign in "aé\u0301ج\u0622٣五Ж")


def test_pickles() -> None:
    """A matcher can be sent to another process: it is built again there."""
    first = Matcher([Surface("data")])
    assert pickle.loads(pickle.dumps(first)).find(["data"]).start.tolist() == [0]  # noqa: S301 - our own bytes


def test_too_many_characters() -> None:
    """More characters than a byte can hold are refused, not confused."""
    with pytest.raises(AlphabetError):
        Matcher([Surface(chr(0x4E00 + n)) for n in range(300)])


@pytest.mark.heavy
@pytest.mark.parametrize(
    "text", ["a" * 200_000, "ab " * 70_000, "ال" * 100_000, "\u064b" * 200_000, " " * 200_000, "وبال" * 50_000]
)
def test_hostile(text: str) -> None:
    """Twice the text takes no more than some times as long: matching stays linear."""
    lexicon = load_codebook().lexicon("ar")
    lexicon.matcher.find(["warm"])
    short, long = (spent(partial(lexicon.matcher.find, [part])) for part in (text[: len(text) // 2], text))
    assert long < max(8 * short, 10)
