"""Finding words and hiding names: chunks, orders, twins, proclitics, marks, titles and reasons at their edges."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from toolkit.errors import DataError
from toolkit.themes import _about, _parts, _resolve, _titles, lexicon, load_codebook, matcher, readings
from toolkit.themes._about import Weighed
from toolkit.themes._schema import Source
from toolkit.themes._titles import Mask
from toolkit.themes.lexicon import Style
from toolkit.themes.matcher import LONGEST, Matcher
from toolkit.themes.patterns import LIMIT, PatternError, expand

HEADS = Style(heads=frozenset({"office"}))


def found(text: str, patterns: list[str], proclitics: tuple[str, ...] = ()) -> list[tuple[int, int, int]]:
    """Surface, start and end of each hit."""
    hits = Matcher([one for pattern in patterns for one in expand(pattern)], proclitics).find([text])
    return list(zip(hits.surface.tolist(), hits.start.tolist(), hits.end.tolist(), strict=True))


@pytest.mark.parametrize(
    ("texts", "chunks"),
    [
        (["ab", "c", "d"], [(0, 2), (2, 3)]),
        (["abc"], [(0, 1)]),  # with what parts texts, just a chunk
        (["ab"], [(0, 1)]),
        (["abc", "abc"], [(0, 1), (1, 2)]),
        (["", "", "", ""], [(0, 4)]),
        (["", "", "", "", ""], [(0, 4), (4, 5)]),
        ([], []),
    ],
)
def test_texts_are_put_together_up_to_a_chunk(
    monkeypatch: pytest.MonkeyPatch, texts: list[str], chunks: list[tuple[int, int]]
) -> None:
    monkeypatch.setattr(matcher, "CHUNK", 4)
    assert list(matcher._chunks(texts)) == chunks


@pytest.mark.parametrize(
    "rows",
    [
        [(5, 3, 9), (4, 3, 9), (9, 3, 8), (9, 2, 20)],
        [(1 << 20, 0, 1), (0, 0, 1)],  # a surface too many for its bits
        [((1 << 20) - 1, 0, 1), (0, 0, 2), (0, 0, 1)],
        [(0, 1, 1 + (1 << 16)), (0, 1, 1)],  # a word too long
        [(0, 1, 1 << 16), (0, 1, 1)],
        [(0, 1 << 27, (1 << 27) + 1), (0, 1, 2)],  # a text too long
        [(0, (1 << 27) - 1, 1 << 27), (0, 1, 2)],
        [],
    ],
)
def test_hits_stand_by_start_end_and_surface(rows: list[tuple[int, int, int]]) -> None:
    surface, low, high = (np.array([row[at] for row in rows], dtype=np.int64) for at in range(3))
    order = matcher._order(surface, low, high).tolist()
    assert [rows[at] for at in order] == sorted(rows, key=lambda row: (row[1], row[2], row[0]))


def test_words_that_are_said_open_and_closed() -> None:
    """Each surface has its own hits, though two are the same letters."""
    patterns = ["net", "net*", "oar", "oar*", "quay"]
    assert found("nets oar quay", patterns) == [(1, 0, 4), (2, 5, 8), (3, 5, 8), (4, 9, 13)]
    assert found("net quays", patterns) == [(0, 0, 3), (1, 0, 3)]


def test_a_word_that_begins_so_is_of_no_more_than_some_letters() -> None:
    for more, count in ((0, 1), (1, 1), (LONGEST, 1), (LONGEST + 1, 0)):
        hits = found("net" + "s" * more + " ends", ["net*"])
        assert hits == [(0, 0, 3 + more)] * count


@pytest.mark.parametrize(
    ("text", "hits"),
    [
        ("net", [(0, 0, 3)]),
        ("wnet", [(0, 0, 4)]),
        ("wanet", [(0, 0, 5)]),
        ("anet", []),
        ("xnet", []),
        ("xwnet", []),
        ("x wnet wanet", [(0, 2, 6), (0, 7, 12)]),
        ("wwnet", []),
        ("awnet", []),
    ],
)
def test_letters_that_belong_to_the_word_behind_them(text: str, hits: list[tuple[int, int, int]]) -> None:
    assert found(text, ["net"], ("wa", "w")) == hits
    assert found(text, ["=net"], ("wa", "w")) == ([(0, 0, 3)] if text == "net" else [])


@pytest.mark.parametrize(
    ("text", "hits"),
    [
        ("x  net  oar  quay", [(0, 3, 6), (1, 8, 11), (2, 13, 17)]),
        ("x   net    oar", [(0, 4, 7), (1, 11, 14)]),
        ("n\u00adet o\u00ada\u00adr", [(0, 0, 4), (1, 5, 10)]),
        ("n\u00adet  \u00ad o\u00adar", [(0, 0, 4), (1, 8, 12)]),
        ("net\u00ad\u00ad oar", [(0, 0, 5), (1, 6, 9)]),  # marks behind a word are its own
        ("net-oar", [(0, 0, 3), (1, 4, 7)]),
        ("net_oar", [(0, 0, 3), (1, 4, 7)]),
        ("net5 5oar", []),
    ],
)
def test_blanks_and_silent_marks_move_no_offsets(text: str, hits: list[tuple[int, int, int]]) -> None:
    assert found(text, ["net", "oar", "quay"]) == hits


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("entitled T, and", "T"),
        ("entitled '' nets'", "''"),
        ("entitled 'n' nets'", "'n'"),
        ("entitled “” nets”", "“”"),
        ("entitled 'nets' oars' quays", "'nets'"),
        ("entitled 'oars' nets' quays' all", "'oars'"),  # the first plural, where none closes better
    ],
)
def test_short_titles(text: str, title: str) -> None:
    spans = _titles.quoted(text, [(0, len("entitled"))], ())
    assert [text[start:end] for start, end in spans] == [title]


def test_a_text_may_begin_with_its_own_title() -> None:
    assert _titles.own_title("The Nets and The Nets", "The Nets", HEADS) == [(0, 8), (13, 21)]
    assert _titles.own_title("the nets", "the nets", Style()) == []
    assert _titles.own_title("“the nets", "the nets", Style()) == [(1, 9)]


def test_a_title_begins_behind_the_longest_instrument_that_opens_it() -> None:
    names = [Mask(10, 15, "instrument", ("water",)), Mask(10, 20, "instrument", ("water",)), Mask(10, 30, "body")]
    (left,) = _resolve._untitled(names, [(10, 60)])
    assert (left.start, left.end) == (20, 60)


def test_the_line_of_a_value(tmp_path: Path) -> None:
    one = Source(tmp_path, 'id = "x"', {})
    assert (one.quoted("x"), one.quoted("y"), one.line("id"), one.line("z", after=1)) == (1, 1, 1, 1)
    more = Source(tmp_path, 'a = \'x\'\nb = "x"\nc = "x"', {})
    assert (more.quoted("x"), more.quoted("x", after=2), more.quoted("x", after=3)) == (2, 2, 3)
    assert [more.line("x", nth=nth) for nth in (1, 2, 3, 4)] == [1, 2, 3, 1]


WORDS = {
    "title": "t {words}", "paragraphs": "p {found}/{all}", "times": "n {number}", "inside": "i {number}",
    "recalled": "r {number}", "join": "; ",
}  # fmt: skip


@pytest.mark.parametrize(
    ("said", "why"),
    [
        (Weighed(title="nets"), "t nets"),
        (Weighed(paragraphs=1, times=1), "p 1/9"),
        (Weighed(paragraphs=1, times=2), "p 1/9; n 2"),
        (Weighed(inside=1), "i 1"),
        (Weighed(title="nets", paragraphs=2, recalled=1, times=3, inside=4), "t nets; p 2/9; n 3; i 4; r 1"),
        (Weighed(), ""),
    ],
)
def test_the_reason(said: Weighed, why: str) -> None:
    assert _about._why(said, 9, WORDS) == why


@pytest.mark.parametrize(
    ("text", "recalls"),
    [
        ("Recalling it", True),
        ("Recallings of it", False),
        ("x" * 38 + " recalling it", True),
        ("x" * 39 + " recalling it", False),
    ],
)
def test_a_paragraph_recalls_by_its_first_words(text: str, *, recalls: bool) -> None:
    assert _about._OPENING == 40
    assert _about._recalls(text, "en") is recalls
    assert not _about._recalls(text, "zz")


@pytest.mark.parametrize(
    ("text", "part"),
    [
        ("Requests it", "operative"),
        ("Also requests it", "operative"),
        ("Also further requests it", "operative"),
        ("Also further strongly requests it", ""),  # among the first three words
        ("Also recalling it", ""),
        ("Boats request it", ""),
        ("5. Requests it", "operative"),
        ("(" * 200 + "Requests it", ""),
        ("(" * 192 + "Requests it", "operative"),
        ("", ""),
    ],
)
def test_the_part_of_a_text(text: str, part: str) -> None:
    assert (_parts._WORDS, _parts._LEAD) == (3, 200)
    assert _parts.part_of(text, "en") == part
    assert _parts.part_of(text, "zz") == ""


def test_as_many_surfaces_as_a_pattern_may_have() -> None:
    assert len(expand("(a|b)" * 12)) == LIMIT == 4096
    with pytest.raises(PatternError):
        expand("(a|b)" * 12 + "[c]")
    assert len(expand("[[[[[a]b]c]d]e]f")) == 6
    with pytest.raises(PatternError):
        expand("[[[[[[a]b]c]d]e]f]g")


def book(folder: Path, rule: str, names: str = "", label: str = 'label.en = "L"') -> Path:
    path = folder / "mine.toml"
    path.write_text(f'[[theme]]\nid = "water"\n{label}\ndefinition.en = "D"\n', encoding="utf-8")
    for name, text in (("lexicon", f'language = "en"\n[theme.water]\n{rule}'), ("names", names)):
        (folder / name).mkdir()
        (folder / name / "en.toml").write_text(text, encoding="utf-8")
    return path


def kept(path: Path, text: str) -> list[str]:
    lexicon = load_codebook(path).lexicon("en")
    return [text[one.start : one.end] for _, told in readings([("1", text, "")], lexicon) for one in told.kept]


def test_what_a_rule_does_not_say_it_does_not_ask(tmp_path: Path) -> None:
    """No end of a clause parts, no words between are evidence, and names hide."""
    rule = '[[theme.water.rules]]\nname = "r"\nfind = ["pump"]\nnear = ["village"]\n'
    names = '[[names]]\nkind = "body"\nforms = ["Pump Office"]\n'
    path = book(tmp_path, rule, names)
    assert kept(path, "a pump; a far village") == ["pump"]
    assert kept(path, "a Pump Office in a village") == []


def test_a_name_ends_with_its_words_unless_it_is_open(tmp_path: Path) -> None:
    names = '[open]\nwords = 3\nstops = ["to"]\n[[names]]\nkind = "body"\nforms = ["net office"]\n'
    listed = names + '[[names]]\nkind = "body"\nforms = ["oar office on"]\nopen = true\n'
    path = book(tmp_path, 'phrases = ["pump"]\n', listed)
    assert kept(path, "the net office pump") == ["pump"]
    assert kept(path, "the oar office on old pump") == []
    assert kept(path, "the oar office on very very old pump") == ["pump"]
    assert kept(path, "the oar office on old to pump") == ["pump"]


def test_a_label_is_a_text_in_every_language_that_it_has(tmp_path: Path) -> None:
    path = book(tmp_path, 'phrases = ["pump"]\n', label='label.en = "L"\nlabel.ar = ""')
    with pytest.raises(DataError, match="label"):
        load_codebook(path)
    own = load_codebook()
    assert own.label("igf", "ar") == own["igf"].label["ar"] != own.label("igf", "en")
    assert own.label("igf", "zz") == own.label("igf", "en")


def test_what_is_written_before_a_word_and_its_contractions(monkeypatch: pytest.MonkeyPatch) -> None:
    """One of each layer or none; where two meet they may be written shorter. Longest first, then by the alphabet."""
    data = {"layers": [["w"], ["b", "l"], ["al"]], "contractions": {"lal": "ll"}}
    monkeypatch.setattr(lexicon.languages, "load", lambda *_: data)
    assert lexicon.proclitics.__wrapped__("xx") == (
        "wbal", "wlal", "bal", "lal", "wal", "wll", "al", "ll", "wb", "wl", "b", "l", "w",
    )  # fmt: skip
    monkeypatch.setattr(lexicon.languages, "load", lambda *_: {})
    assert lexicon.proclitics.__wrapped__("xx") == ()


def test_a_style_has_no_list_of_words_unless_it_is_given() -> None:
    """The numbers of its phrase sets are below nought, where there is none."""
    style = lexicon.Style()
    assert (style.introducers, style.slogans, style.works, style.words) == (-1, -1, -1, 0)
