"""Markers, emphasis and page furniture of plain texts, each rule by itself: just below a limit, at it, and above."""

from __future__ import annotations

import pytest

from toolkit.model import Span
from toolkit.sources import _marks, _pages
from toolkit.sources._pages import TextLine

FIVE = {1, 2, 3, 4, 5}


def scanned(
    text: str, last: int, notes: set[int], bare: set[int], pages: dict[int, tuple[int, int]] | None = None
) -> _marks.Marks:
    return _marks.scan(text, [Span(0, len(text))], last, frozenset(notes), frozenset(bare), pages)


@pytest.mark.parametrize(
    ("text", "last", "notes", "bare", "markers"),
    [
        ("word⁽¹⁾", 0, set(), set(), [(4, "1")]),
        ("word[^12]", 0, set(), set(), [(4, "12")]),
        ("word [1]_", 0, set(), set(), [(4, "1")]),
        ("word^1^", 0, set(), set(), [(4, "1")]),
        ("word<sup>(1)</sup>", 0, set(), set(), [(4, "1")]),
        ("word[1]", 0, {1}, set(), [(4, "1")]),
        ("word[1]", 0, set(), set(), []),
        ("word[5]", 0, {5}, set(), [(4, "5")]),
        ("word[5]", 0, FIVE, set(), []),  # four notes lie between
        ("word[5]", 1, FIVE, set(), [(4, "5")]),
        ("word[2]", 4, FIVE, set(), [(4, "2")]),  # again
        ("word, 1/ and", 0, {1}, set(), [(5, "1")]),
        ("word, 1/ and", 0, {2}, set(), []),
        ("word¹", 0, {1}, set(), [(4, "1")]),
        ("word¹", 0, {2}, set(), []),
        ("word¹", 3, {1, 2, 3}, set(), [(4, "1")]),
        ("km²", 0, {2}, set(), []),
        ("kmm²", 0, {2}, set(), [(3, "2")]),
        ("Mr²", 0, {2}, set(), [(2, "2")]),
        ("2019²", 0, {2}, set(), [(4, "2")]),
        ("word(1)", 0, {1}, set(), [(4, "1")]),
        ("98/1(2)", 0, {2}, set(), [(4, "2")]),
        ("12(3)", 0, {3}, set(), []),
        ("word1", 0, {1}, {1}, [(4, "1")]),
        ("word1", 0, {1}, set(), []),
        ("word1", 3, {1, 2, 3}, {1}, [(4, "1")]),
        ("wor1", 3, {1, 2, 3}, {1}, [(3, "1")]),
        ("wo1", 3, {1, 2, 3}, {1}, []),
        ("wo1", 0, {1}, {1}, [(2, "1")]),
        ("word,1", 3, {1, 2, 3}, {1}, [(5, "1")]),
        ("word.1", 0, {1}, {1}, [(5, "1")]),
        ("word.1", 3, {1, 2, 3}, {1}, []),
        ("2019,1", 0, {1}, {1}, [(5, "1")]),
        ("سنة 2019,1", 0, {1}, {1}, []),
        ("20191", 0, {1}, {1}, [(4, "1")]),
        ("(2005)1", 0, {1}, {1}, [(6, "1")]),
        ("States:1", 0, {1}, {1}, [(7, "1")]),
        ("word1 and word2", 0, {1, 2}, {1, 2}, [(4, "1"), (14, "2")]),
    ],
)
def test_markers(text: str, last: int, notes: set[int], bare: set[int], markers: list[tuple[int, str]]) -> None:
    found = scanned(text, last, notes, bare)
    assert found.markers == markers
    assert len(found.skipped) == len(markers)


@pytest.mark.parametrize(
    ("page", "marker"), [((5, 6), True), ((6, 99), False), ((0, 5), False), ((0, 99), True), (None, False)]
)
def test_a_number_behind_a_blank_is_a_marker_on_the_page_of_its_note(
    page: tuple[int, int] | None, *, marker: bool
) -> None:
    pages = None if page is None else {1: page}
    assert bool(scanned("word, 1 and", 0, {1}, {1}, pages).markers) is marker
    assert not scanned("word, 1 and", 0, {1}, set(), pages).markers


@pytest.mark.parametrize(
    ("number", "last", "notes", "ahead"),
    [(4, 0, set(), True), (5, 0, set(), False), (5, 0, {5}, True), (0, 0, set(), False), (5, 0, FIVE, False),
     (5, 0, {1, 2, 3, 5}, True), (3, 3, {3}, False), (2, 3, {2}, False)],
)  # fmt: skip
def test_numbers_that_come_next(number: int, last: int, notes: set[int], *, ahead: bool) -> None:
    assert _marks._ahead(number, last, frozenset(notes)) is ahead


@pytest.mark.parametrize(
    ("text", "emphasis"),
    [
        ("*Recalling* it", ["Recalling"]),
        ("**Decides** *so*", ["Decides", "so"]),
        ("_Recalling_ it", ["Recalling"]),
        ("<b>Decides</b> so", ["Decides"]),
        ("</b>Decides", []),
        ("*Recalling it", []),
        ("<i>a</b>b</i>", ["a</b>b"]),
        ("a * b", []),
    ],
)
def test_emphasis(text: str, emphasis: list[str]) -> None:
    found = scanned(text, 0, set(), set())
    assert [text[span.start : span.end] for span in found.emphasis] == emphasis
    assert len(found.skipped) == 2 * len(emphasis)


def test_stars_behind_words_are_markers_where_notes_have_stars() -> None:
    text = " *Recalling* it, Lake* and boats,** x"
    found = scanned(text, 0, set(), set())
    spans = [Span(0, len(text))]
    assert _marks.starred(text, spans, found, frozenset()) is found
    starred = _marks.starred(text, spans, found, frozenset({"*", "**"}))
    one, two = text.index("* and"), text.index("** x")
    assert starred.markers == [(one, "*"), (two, "**")]
    assert starred.skipped == [Span(1, 2), Span(11, 12), Span(one, one + 1), Span(two, two + 2)]
    assert [text[span.start : span.end] for span in starred.emphasis] == ["Recalling"]
    assert _marks.starred(text, spans, found, frozenset({"***"})) is found


class TestWords:
    @pytest.mark.parametrize(
        ("spans", "skipped", "words"),
        [
            ([(0, 2), (3, 5)], [], "ab cd"),
            ([(0, 2), (3, 5)], [(2, 3)], "abcd"),
            ([(0, 2), (3, 5)], [(0, 1)], "b cd"),
            ([(0, 3)], [], "ab"),
            ([(0, 5)], [(1, 4)], "ad"),
            ([(2, 5)], [], "cd"),
            ([(0, 5)], [(0, 5)], ""),
        ],
    )
    def test_words_of_some_spans(
        self, spans: list[tuple[int, int]], skipped: list[tuple[int, int]], words: str
    ) -> None:
        found = _marks.words("ab cd", [Span(*one) for one in spans], [Span(*one) for one in skipped])
        assert found.string == words

    def test_runs_of_blanks_are_one(self) -> None:
        text = "a  b\nc"
        assert _marks.words(text, [Span(0, 6)], []).string == "a b c"

    @pytest.mark.parametrize(
        ("start", "end", "over"),
        [(2, 5, []), (1, 5, [(0, 2)]), (8, 10, [(5, 9)]), (0, 9, [(0, 2), (5, 9)]), (9, 12, []), (4, 6, [(5, 9)])],
    )
    def test_gaps_over_a_span(self, start: int, end: int, over: list[tuple[int, int]]) -> None:
        gaps = _marks._Gaps([Span(5, 9), Span(0, 2)])
        assert [(one.start, one.end) for one in gaps.over(start, end)] == over
        nested = _marks._Gaps([Span(0, 10), Span(2, 3)])
        assert [(one.start, one.end) for one in nested.over(5, 6)] == [(0, 10)]

    @pytest.mark.parametrize(
        ("skipped", "left"),
        [([], [(2, 8)]), ([(0, 3)], [(3, 8)]), ([(4, 5)], [(2, 4), (5, 8)]), ([(6, 9)], [(2, 6)]), ([(2, 8)], []),
         ([(2, 5), (3, 4)], [(5, 8)])],
    )  # fmt: skip
    def test_what_is_left(self, skipped: list[tuple[int, int]], left: list[tuple[int, int]]) -> None:
        found = _marks._without(Span(2, 8), [Span(*one) for one in skipped])
        assert [(one.start, one.end) for one in found] == left


def line(text: str, *, gap: int = 0, eject: bool = False, kind: str = "") -> TextLine:
    made = TextLine(0, len(text), text, 0, gap, eject)
    made.kind = kind  # type: ignore[assignment]
    return made


class TestPages:
    @pytest.mark.parametrize(
        ("text", "alone", "own"),
        [("12.", True, True), ("12 -", True, True), ("3)", True, True), ("78/102.", True, False),
         ("**12.**", True, True), ("12", False, False), ("12. Asks", False, False)],
    )  # fmt: skip
    def test_numbers_alone(self, text: str, *, alone: bool, own: bool) -> None:
        assert (_pages.number_alone(text), _pages.number_alone(text, own=False)) == (alone, own)

    @pytest.mark.parametrize(
        ("text", "marks"),
        [
            ("A/RES/1/2", True),
            ("A/RES/1/2,", False),
            ("A/RES/1/2 and", False),
            ("A/RES/1/3", False),
            ("2/9", True),
            ("2/9 3/9", False),
            ("Page 2", True),
            ("Boats 2", False),
            ("Page", False),
            ("23-25902 (E)", True),
            ("12.", False),
            ("12", False),
            (f"2/9{' ' * 197}", True),
            (f"2/9{' ' * 198}", False),
        ],
    )
    def test_lines_of_marks_alone(self, text: str, *, marks: bool) -> None:
        assert _pages._only_marks(text, {"A/RES/1/2"}, ("page",)) is marks

    @pytest.mark.parametrize(
        ("before", "own", "after", "furniture"),
        [
            (line("a"), line("2"), line("b"), False),
            (line("a"), line("2", eject=True), line("b"), True),
            (line("a"), line("2"), line("b", eject=True), True),
            (line("a"), line("2"), None, True),
            (line("a", kind="furniture"), line("2"), line("b"), True),
            (line("a"), line("2"), line("b", kind="furniture"), True),
            (line("___", kind="rule"), line("2"), line("b", kind="furniture"), False),
            (line("a"), line("2 x"), None, False),
            (line("a"), line("1234"), None, False),
        ],
    )
    def test_bare_numbers_at_a_pages_edge(
        self, before: TextLine, own: TextLine, after: TextLine | None, *, furniture: bool
    ) -> None:
        own.kind = ""
        out = [before, own, *([after] if after else [])]
        _pages._edges(out, 0)
        assert (own.kind == "furniture") is furniture
        own.kind = ""
        _pages._edges(out, 2)
        assert own.kind == ""

    def test_titles_are_of_one_to_five_lines(self) -> None:
        found = list(_pages._titles([line(sign) for sign in "abcdef"]))
        assert found[:5] == ["a", "a b", "a b c", "a b c d", "a b c d e"]
        assert found[-3:] == ["e", "e f", "f"]
        assert len(found) == 5 + 5 + 4 + 3 + 2 + 1
        assert list(_pages._titles([line("78/102. Boats  and nets")])) == ["boats and nets"]
        assert len(list(_pages._titles([line("x")] * 50))) == 36 * 5 + 4 + 3 + 2 + 1

    def test_words_without_a_symbol_at_their_edge(self) -> None:
        own = {"A/RES/1/2"}
        assert _pages._without("A/RES/1/2  Boats", own) == ("boats", True)
        assert _pages._without("Boats A/RES/1/2", own) == ("boats", True)
        assert _pages._without("Of A/RES/1/2 here", own) == ("of a/res/1/2 here", False)

    @pytest.mark.parametrize(
        ("before", "words", "gap", "annex"),
        [("See.", "Annex", 0, True), ("See", "Annex", 0, False), ("See", "Annex", 1, True), ("See.", "annex", 0, False),
         ("See.", "Annex.", 0, False), ("See.", "Boats", 1, False), ("See.", "**Annex**", 0, True)],
    )  # fmt: skip
    def test_annexes_below_notes(self, before: str, words: str, gap: int, *, annex: bool) -> None:
        assert _pages._annexed(line(before), line(words, gap=gap)) is annex

    @pytest.mark.parametrize(
        ("text", "last", "found"),
        [
            ("1 See", 0, ("1", 2)),
            ("3 See", 0, ("3", 2)),
            ("4 See", 0, None),
            ("3 See", 3, None),
            ("4 See", 3, ("4", 2)),
            ("* See", 3, ("*", 2)),
            ("[^3]: See", 0, ("3", 6)),
            ("¹ See", 0, ("1", 2)),
            ("17 March 2022, and", 16, None),
            ("17 Boats of 2022", 16, ("17", 3)),
            ("See 1", 0, None),
            ("1", 0, ("1", 1)),
        ],
    )
    def test_heads_of_notes(self, text: str, last: int, found: tuple[str, int] | None) -> None:
        assert _pages._marker(text, last) == found

    def test_sentences_begin_below_a_full_stop(self) -> None:
        lines = [line(text) for text in ("See boats.", "and nets", "See oars.", "See lamps.")]
        assert [[one.text for one in piece] for piece in _pages._sentences(lines)] == [
            ["See boats.", "and nets", "See oars."], ["See lamps."],
        ]  # fmt: skip

    def test_lines_of_a_text(self) -> None:
        found = list(_pages._cut("a\n\n\n  b \n\fc\nd"))
        assert [(one.text, one.indent, one.gap, one.eject) for one in found] == [
            ("a", 0, 1, False), ("b", 2, 2, False), ("c", 0, 1, True), ("d", 0, 0, False),
        ]  # fmt: skip
        assert [(one.start, one.end) for one in found] == [(0, 1), (6, 7), (10, 11), (12, 13)]
        assert [one.indent for one in _pages._cut("\tx\n")] == [8]

    @pytest.mark.parametrize(("signs", "others", "quoted"), [(3, 0, 0), (4, 0, 4), (4, 4, 4), (4, 5, 0)])
    def test_lines_that_a_letter_quotes(self, signs: int, others: int, quoted: int) -> None:
        """Half of the lines from the first to the last sign, or more."""
        text = "Here.\n" + "> Words\n" + "Own words\n" * others + "> Words\n" * (signs - 1)
        assert len(_pages.quoted(text)) == quoted

    @pytest.mark.parametrize(
        ("texts", "markers", "last"),
        [
            (["1 See boats", "2 See nets"], ["1", "2"], 2),
            (["1 See boats", "and nets", "2 See oars"], ["1", "", "2"], 2),
            (["See boats"], ["1"], 0),
            (["1", "2", "See boats.", "See nets."], ["", "", "1", "2"], 2),
            (["1", "2", "See boats.", "and nets."], ["1", "2", "", ""], 2),
        ],
    )
    def test_numbers_of_the_notes_of_a_zone(self, texts: list[str], markers: list[str], last: int) -> None:
        zone = [line(text) for text in texts]
        assert _pages._number(zone, 0) == last
        assert [one.marker for one in zone] == markers
