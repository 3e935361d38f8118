"""Rules of a lexicon one by one, on a codebook made up for it: conditions, names, titles, and what is refused."""

from __future__ import annotations

from pathlib import Path

import pandas as pd
import pytest

import toolkit as tk
from toolkit import themes
from toolkit.errors import DataError
from toolkit.model import Paragraph
from toolkit.spans import Fragment, Text
from toolkit.themes import _codebook, _resolve, _tagger, bulk, explain, matcher
from toolkit.themes._about import _recalls, weigh
from toolkit.themes._codebook import Codebook, load_codebook
from toolkit.themes._context import OPENING, Context, Cover
from toolkit.themes._parts import part_of
from toolkit.themes._resolve import TermFind
from toolkit.themes._schema import Source
from toolkit.themes._titles import Mask, capital_run, open_end, own_title, quoted
from toolkit.themes.lexicon import Lexicon, Style
from toolkit.themes.patterns import LIMIT, PatternError, Surface, expand

THEME = '[[theme]]\nid = "{0}"\nlabel.en = "L"\ndefinition.en = "D"\n{1}'


def codebook(folder: Path, rule: str, names: str = "", *, more: str = "") -> Codebook:
    """Two themes, water and fire; ``rule``: the body of a rule of water."""
    path = folder / "mine.toml"
    path.write_text(THEME.format("water", "") + THEME.format("fire", more), encoding="utf-8")
    for name, text in (("lexicon", f'language = "en"\n[theme.water]\n{rule}'), ("names", names)):
        (folder / name).mkdir()
        (folder / name / "en.toml").write_text(text, encoding="utf-8")
    return load_codebook(path)


RULE = '[[theme.water.rules]]\nname = "r"\nfind = ["pump"]\n'


def found(book: Codebook, text: str, part: str = "") -> list[str]:
    lexicon = book.lexicon("en")
    return [
        text[one.start : one.end]
        for _, reading in themes.readings([("1", text, part)], lexicon)
        for one in reading.kept
    ]


@pytest.mark.parametrize(
    ("condition", "yes", "no"),
    [
        ('after = ["village"]', "a village with a pump", "a pump for a village"),
        ('before = ["village"]', "a pump for a village", "a village with a pump"),
        ('near = ["village"]', "a village with a pump", "a pump"),
        ('near = ["village"]\nwithin = 8', "a pump 345678 village", "a pump 3456789 village"),
        ('near = ["village"]\nclause = true', "a pump, a village", "a pump; a village"),
        ('unless_after = ["petrol"]', "a pump for petrol", "a petrol pump"),
        ('unless_before = ["petrol"]', "a petrol pump", "a pump for petrol"),
        ('unless_near = ["petrol"]', "a pump", "a pump for petrol"),
        ('unless_near = ["petrol"]\nunless_within = 5', "a pump 34567 petrol", "a pump 345 petrol"),
        ('unless_near = ["petrol"]\nclause = true', "a pump; petrol", "a pump, petrol"),
        ('opening = ["requests"]', "Requests a pump", "Notes a pump"),
        ('unless_opening = ["requests"]', "Notes a pump", "Requests a pump"),
    ],
)
def test_conditions(tmp_path: Path, condition: str, yes: str, no: str) -> None:
    book = codebook(tmp_path, RULE + condition + "\n")
    assert (found(book, yes), found(book, no)) == (["pump"], [])
    told = explain(no, "en", codebook=book)
    assert told.kept == ()
    assert [no[one.start : one.end] for one in told.refused] == ["pump"]


def test_both_kinds_of_conditions_and_the_distance_of_each(tmp_path: Path) -> None:
    """Where no other distance is named, what bars is looked for as far away as what is wanted."""
    rule = RULE + 'near = ["village"]\nunless_near = ["petrol"]\nwithin = 10\n'
    book = codebook(tmp_path, rule)
    assert found(book, "a village pump") == ["pump"]
    assert found(book, "a village pump 3456 petrol") == []
    assert found(book, "a village pump 3456789012 petrol") == ["pump"]


@pytest.mark.parametrize("part", ["preamble", "operative"])
def test_a_rule_for_one_part(tmp_path: Path, part: str) -> None:
    book = codebook(tmp_path, RULE + f'part = "{part}"\n')
    other = {"preamble": "operative", "operative": "preamble"}[part]
    assert (found(book, "a pump", part), found(book, "a pump", other), found(book, "a pump")) == (["pump"], [], [])


def test_the_words_around_are_evidence_too_where_the_rule_says_so(tmp_path: Path) -> None:
    book = codebook(tmp_path, RULE + 'near = ["village", "well"]\nspan = true\n')
    assert found(book, "each village has a pump") == ["village has a pump"]
    assert found(book, "a pump by the well") == ["pump by the well"]


@pytest.mark.parametrize(("names", "kept"), [("", []), ("names = true\n", ["Pump"])])
def test_a_rule_may_look_into_names(tmp_path: Path, names: str, kept: list[str]) -> None:
    listed = '[[names]]\nkind = "body"\nforms = ["Pump Office"]\n'
    assert found(codebook(tmp_path, RULE + names, listed), "the Pump Office") == kept


def test_a_longer_phrase_excepts_and_an_implied_theme_follows(tmp_path: Path) -> None:
    rule = 'phrases = ["pump"]\nexcept = ["petrol pump"]\n[theme.fire]\nphrases = ["blaze"]\n'
    book = codebook(tmp_path, rule, more='implies = ["water"]\n')
    lexicon = book.lexicon("en")
    text = "a petrol pump, a pump and a blaze"
    ((_, reading),) = themes.readings([("1", text, "")], lexicon, every=True)
    assert [(one.theme, one.start, one.rule) for one in reading.kept] == [
        ("water", 17, "water/phrases"),
        ("fire", 28, "fire/phrases"),
        ("water", 28, "water/implied:fire"),
    ]
    assert [(one.start, one.reason) for one in reading.refused] == [(9, "excepted by a longer phrase")]


def test_an_explanation_leaves_out_what_counts_anyway(tmp_path: Path) -> None:
    """A word whose condition is missing is not listed where its theme is given by another one."""
    rule = RULE + 'near = ["village"]\n[theme.fire]\nphrases = ["blaze"]\n'
    book = codebook(tmp_path, rule.replace("[[theme", 'phrases = ["well"]\n[[theme', 1))
    assert [one.theme for one in explain("a pump", "en", codebook=book).refused] == ["water"]
    assert explain("a pump and a well", "en", codebook=book).refused == ()
    assert [one.theme for one in explain("a pump and a blaze", "en", codebook=book).refused] == ["water"]


def test_what_an_explanation_marks(tmp_path: Path) -> None:
    """Names that earn a theme are evidence, not hidden; a name that earns none is marked as hiding."""
    names = (
        '[[names]]\nkind = "body"\nforms = ["Net Office"]\n'
        '[[names]]\nkind = "instrument"\nthemes = ["water"]\nforms = ["Pump Charter"]\n'
    )
    told = explain("the Pump Charter and the Net Office", "en", codebook=codebook(tmp_path, RULE, names))
    assert told.marks() == [(4, 16, "evidence", "water (water/instrument)"), (25, 35, "mask", "hidden: body")]
    assert "earns water" in str(told)
    assert "earns nothing" in str(told)
    assert told.themes == ("water",)


class TestTitles:
    STYLE = Style(
        heads=frozenset({"office", "forum"}),
        joiners=frozenset({"of", "the", "on", "for"}),
        openers=frozenset({"notes", "states"}),
        stops=frozenset({"to", "that"}),
        words=3,
    )

    def shown(self, text: str, spans: list[tuple[int, int]]) -> list[str]:
        return [text[start:end] for start, end in spans]

    @pytest.mark.parametrize(
        ("text", "names"),
        [
            ("see the Office of Nets", ["Office of Nets"]),
            ("see the Office", []),  # one word is no name
            ("see the Big Boat", []),  # no head among them
            ("see the Office of the Sea on the Lamps", ["Office of the Sea on the Lamps"]),
            ("see the Office of the on Nets", ["Office of the on Nets"]),  # three joiners
            ("see the Office of the on the Nets", []),  # four
            ("see the Net Office, Lamp Forum", ["Net Office, Lamp Forum"]),
            ("see the Office of, Nets", []),  # a comma behind a joiner
            ("see the Net Office, States and others", ["Net Office"]),
            ("see the Net Office. Lamp Forum", ["Net Office", "Lamp Forum"]),
            ("Notes Forum of Nets", ["Forum of Nets"]),  # a word that opens a sentence begins no name
            ("see Notes Forum", []),
            ("see the Office of small Nets", []),
            ("see the Net Office of", ["Net Office"]),
            ("see the Net/Lamp Office", ["Net/Lamp Office"]),
            ("see the Girls’ Office", ["Girls’ Office"]),
            ("see the Net-Lamp Office", ["Net-Lamp Office"]),
            ("see the Net: Office", []),
        ],
    )
    def test_runs_of_capitals(self, text: str, names: list[str]) -> None:
        assert self.shown(text, capital_run(text, self.STYLE, [])) == names

    def test_a_listed_name_ends_a_run(self) -> None:
        text = "see the Net Office Lamp Forum of Boats"
        known = [Mask(8, 11, "body"), Mask(19, 23, "body")]
        assert self.shown(text, capital_run(text, self.STYLE, known)) == ["Forum of Boats"]
        assert self.shown(text, capital_run(text, self.STYLE, known[:1])) == ["Office Lamp Forum of Boats"]

    @pytest.mark.parametrize(
        ("text", "name"),
        [
            ("office on nets and lamps at sea", "office on nets and"),  # three words more
            ("office on nets", "office on nets"),
            ("office to mend nets", "office"),
            ("office on nets that mend", "office on nets"),
            ("office on nets, lamps", "office on nets"),
            ("office/lamps and nets", "office/lamps and nets"),
            ("office", "office"),
        ],
    )
    def test_a_name_that_goes_on(self, text: str, name: str) -> None:
        assert text[: open_end(text, len("office"), self.STYLE)] == name

    @pytest.mark.parametrize(
        ("text", "title"),
        [
            ("entitled The nets of old, and others", "The nets of old"),
            ("entitled The nets of old", "The nets of old"),
            ("entitled the nets of old, and others", ""),
            ("entitled النساء والمناخ، وغيره", "النساء والمناخ"),
            ("entitled “nets, old”, and others", "“nets, old”"),
            ("entitled “nets, old", ""),
            ("entitled", ""),
            ("entitled 7 nets", ""),
            ("entitled 'girls' boat' and", "'girls' boat'"),
            ("entitled 'girls' nets and", "'girls'"),
            ("entitled ‘nets’ and ‘lamps’", "‘nets’"),
            ("entitled 'nets 'lamps'", ""),  # another quotation opens first
            ("entitled 'fisher's nets'", "'fisher's nets'"),
            ("entitled: The nets", "The nets"),
        ],
    )
    def test_titles_after_a_word_for_one(self, text: str, title: str) -> None:
        spans = quoted(text, [(0, len("entitled"))], ())
        assert self.shown(text, spans) == [title] * bool(title)
        assert quoted(text, [(0, len("entitled"))], [(0, len("entitled"))]) == []  # a theme, no title

    @pytest.mark.parametrize(
        ("text", "title", "capitals", "found"),
        [
            ("on The Right to Nets and the right to nets", "The Right to Nets", True, 1),
            ("on “The Right to Nets” and The Right to Nets", "The Right to Nets", True, 2),
            ("on the right to nets", "The Right to Nets", True, 0),
            ("إعمال الحق في الغذاء", "الحق في الغذاء", False, 0),  # plain words in a script without capitals
            ("البند ”الحق في الغذاء“ وإعمال الحق في الغذاء", "الحق في الغذاء", False, 1),
            ("البند «الحق في الغذاء»", "الحق في الغذاء", False, 1),
            ("الحق في الغذاء", "الحق في الغذاء", False, 0),
        ],
    )
    def test_the_own_title_is_a_name_by_its_capitals_or_its_quotation_marks(
        self, text: str, title: str, capitals: bool, found: int
    ) -> None:
        spans = own_title(text, title, self.STYLE if capitals else Style())
        assert self.shown(text, spans) == [title] * found

    def test_a_title_is_of_four_hundred_signs_at_most(self) -> None:
        for length, kept in ((398, True), (399, True), (400, False), (500, False)):
            text = f"entitled “{'a' * (length - 1)}” ends"
            assert bool(quoted(text, [(0, 8)], ())) is kept, length
        text = f"entitled A{'a' * 600}"
        assert quoted(text, [(0, 8)], ()) == [(9, 409)]

    @pytest.mark.parametrize(
        ("text", "title"),
        [
            ("report “nets”", "“nets”"),
            ("report on “nets”", ""),
            ("report“nets”", ""),
            ("report nets", ""),
            ("report", ""),
        ],
    )
    def test_titles_after_a_word_for_a_work(self, text: str, title: str) -> None:
        assert self.shown(text, quoted(text, (), (), [(0, 6)])) == [title] * bool(title)
        assert quoted(text, (), [(0, 6)], [(0, 6)]) == []


@pytest.mark.parametrize(
    ("listed", "title", "left"),
    [
        ((30, 40), (30, 40), None),  # the title is a name
        ((30, 40), (28, 46), None),  # eight signs beside it
        ((30, 40), (28, 47), (28, 47)),  # nine
        ((30, 40), (22, 40), None),  # it begins eight before
        ((30, 40), (21, 40), (21, 40)),
        ((30, 40), (30, 39), (30, 39)),  # the name ends behind the title
    ],
)
def test_titles_that_are_names(listed: tuple[int, int], title: tuple[int, int], left: tuple[int, int] | None) -> None:
    found = [(mask.start, mask.end) for mask in _resolve._untitled([Mask(*listed, "body")], [title])]
    assert found == ([] if left is None else [left])


def test_an_own_instrument_that_opens_a_title_stands_outside_it() -> None:
    (found,) = _resolve._untitled([Mask(10, 20, "instrument", ("water",))], [(10, 60)])
    assert (found.start, found.end, found.kind) == (20, 60, "title")


def test_the_outermost_of_names_hide_and_twins_are_one() -> None:
    masks = [Mask(0, 10, "a", ("x",)), Mask(0, 10, "b", ("y", "x")), Mask(2, 9, "c"), Mask(0, 8, "d"), Mask(5, 12, "e")]
    assert _resolve._outermost(masks) == [Mask(0, 10, "b", ("x", "y")), Mask(5, 12, "e")]
    around = _resolve._Masks(_resolve._outermost(masks))
    places = {(0, 10): 0, (3, 4): 0, (5, 10): 5, (5, 12): 5, (6, 13): None, (11, 12): 5, (20, 21): None}
    for place, begins in places.items():
        mask = around.of(*place)
        assert (mask.start if mask else None) == begins
    assert _resolve._Masks([Mask(3, 5, "a")]).of(2, 4) is None


def test_the_longest_evidence_of_a_theme_counts_and_none_twice() -> None:
    def one(start: int, end: int, theme: str = "water") -> TermFind:
        return TermFind(start, end, theme, "r")

    finds = [one(0, 4), one(0, 9), one(9, 12), one(8, 10), one(20, 22), one(21, 30), one(0, 4, "fire")]
    kept = [(f.start, f.end, f.theme) for f in _resolve.longest(finds)]
    assert kept == [(0, 4, "fire"), (0, 9, "water"), (9, 12, "water"), (21, 30, "water")]


@pytest.mark.parametrize(("hit", "capital"), [((0, 4), False), ((9, 13), True), ((14, 18), False)])
def test_a_hit_with_a_capital_behind_the_first_word(hit: tuple[int, int], *, capital: bool) -> None:
    assert _resolve._capitals("Nets and Nets nets", [(0, *hit)]) is capital


class TestContext:
    def test_a_paragraph_opens_with_words_among_its_first(self) -> None:
        context = Context("", {1: [(OPENING, 70), (80, 90)], 2: [(OPENING + 1, 70)], 3: [(0, 3), (90, 99)]}, ())
        assert [context.opens(number) for number in (1, 2, 3, 4)] == [True, False, True, False]

    def test_a_span_within_one_of_many(self) -> None:
        cover = Cover([(5, 20), (0, 8), (6, 10), (30, 31)])
        for start, end, held in ((0, 8, True), (0, 9, False), (5, 20, True), (7, 20, True), (7, 21, False),
                                 (4, 9, False), (30, 31, True), (29, 31, False), (31, 31, True)):  # fmt: skip
            assert cover.holds(start, end) is held, (start, end)
        assert not Cover(()).holds(0, 0)


class TestAbout:
    def test_a_name_in_a_title_earns_its_theme_and_so_do_words_within_names(self) -> None:
        units = [("O01", "Decides to meet again;", "operative")]
        for title in ("WSIS Forum", "Report of the Human Rights Council"):
            (named,) = (one.title for one in weigh(units, "en", title).values())
            assert named
            assert named in title
        assert weigh(units, "en", "") == {}

    def test_the_first_words_of_the_title_are_told(self) -> None:
        assert weigh([], "en", "Women, girls and rural women")["gender"].title == "Women"

    def test_numbers_of_a_theme_that_only_the_title_names(self) -> None:
        one = weigh([], "en", "The girl child")["gender"]
        assert (one.paragraphs, one.recalled, one.times) == (0, 0, 0)

    @pytest.mark.parametrize(("before", "recalls"), [(0, True), (30, True), (39, True), (40, False), (50, False)])
    def test_a_paragraph_recalls_within_its_first_words(self, before: int, *, recalls: bool) -> None:
        """The act of recalling begins among the first forty signs."""
        head = ("a" * (before - 1) + " ") if before else ""
        assert _recalls(f"{head}recalling the rights of women,", "en") is recalls

    def test_only_whole_words_recall(self) -> None:
        assert _recalls("Recalling boats,", "en")
        assert not _recalls("Recallings of boats,", "en")
        assert not _recalls("", "en")


class TestTagging:
    def test_texts_are_numbered_from_one(self) -> None:
        tags = themes.tag(["Bridging digital divides", "nothing", "women"], language="en")
        assert [(one.paragraph_id, one.theme) for one in tags] == [("1", "digital_divides"), ("3", "gender")]

    def test_the_language_is_that_of_the_resolution_the_script_says_or_the_one_named(self) -> None:
        made = tk.load().replace(language="ru")
        with pytest.raises(DataError):
            themes.tag(made)  # Arabic letters, but a resolution says what it is in
        assert {one.theme for one in themes.tag(made, language="ar")} == {one.theme for one in themes.tag(tk.load())}
        assert [one.theme for one in themes.tag("النساء")] == ["gender"]
        assert themes.tag("12, 13") == ()
        with pytest.raises(tk.errors.ToolkitError, match="cannot tell the language of a text in Cyrillic script"):
            themes.tag("Женщины")

    def test_what_is_remembered_may_just_fit(self, monkeypatch: pytest.MonkeyPatch) -> None:
        """As many as are kept are kept, one more clears them away."""
        lexicon = load_codebook().lexicon("en")
        lexicon.known.clear()
        monkeypatch.setattr(_tagger, "KEPT", 2)
        for texts, known in ((("a boat", "a net"), 2), (("a net", "a boat"), 2), (("a lamp",), 1), (("a boat",), 2)):
            paragraphs = [Paragraph("O01", Text.of(text, [Fragment(0, len(text))]), (), "operative") for text in texts]
            themes.rows(paragraphs, language="en")
            assert len(lexicon.known) == known

    @pytest.mark.parametrize(
        ("text", "part"),
        [
            ("Requests a report", "operative"),
            ("Also requests a report", "operative"),
            ("Also further requests a report", "operative"),
            ("Recalling its resolution", ""),
            ("Boats request a report", ""),
            ("7. Requests a report", "operative"),
            ("", ""),
        ],
    )
    def test_the_part_that_an_opening_shows(self, text: str, part: str) -> None:
        assert part_of(text, "en") == part
        assert part_of(text, "zz") == ""


class TestSchema:
    TEXT = 'a = "x"\n[b]\nc = \'y\'\n[b.d]\na = "x"\n'

    def source(self) -> Source:
        return Source(Path("f.toml"), self.TEXT, {})

    def test_lines(self) -> None:
        source = self.source()
        assert [source.line("a = "), source.line("a = ", nth=2), source.line("a = ", after=2)] == [1, 5, 5]
        assert [source.line("none", after=3), source.line("a = ", nth=3, after=1), source.line("[b", nth=2)] == [
            3,
            1,
            4,
        ]
        assert [source.quoted("x"), source.quoted("x", after=2), source.quoted("y"), source.quoted("z", after=3)] == [
            *(1, 5, 3, 3),
        ]

    @pytest.mark.parametrize("value", [0, 1, 12])
    def test_whole_numbers(self, value: int) -> None:
        assert self.source().number({"n": value}, "n", 1) == value
        assert (self.source().number({}, "n", 1), self.source().number({}, "n", 1, 4)) == (0, 4)

    @pytest.mark.parametrize("value", [-1, True, "1", 1.5])
    def test_what_is_no_whole_number(self, value: object) -> None:
        with pytest.raises(DataError, match="whole number"):
            self.source().number({"n": value}, "n", 1)

    def test_texts(self) -> None:
        source = self.source()
        assert source.string({"a": "x"}, "a", 1) == "x"
        assert source.string({}, "a", 1, "") == ""
        for table in ({}, {"a": " "}, {"a": 1}):
            with pytest.raises(DataError, match="is missing or is no text"):
                source.string(table, "a", 1)
        assert source.strings({"a": "x"}, "a", 1) == ("x",)
        for value in ([""], [" "], [1], ["x", ""], 1):
            with pytest.raises(DataError, match="list of non-empty strings"):
                source.strings({"a": value}, "a", 1)
        assert source.text_by_language({"a": {"fr": "x"}}, "a", 1) == {"fr": "x"}
        assert source.strings_by_language({"a": ["x"]}, "a", 1) == {"en": ("x",)}


def test_labels_are_words(tmp_path: Path) -> None:
    path = tmp_path / "mine.toml"
    for bad in ('label.en = ""', "label.en = 1", 'label = "x"', "label = {}"):
        path.write_text(THEME.format("water", "").replace('label.en = "L"', bad), encoding="utf-8")
        _codebook._load.cache_clear()
        with pytest.raises(DataError, match="needs a label by language"):
            load_codebook(path)


def test_patterns_in_one_theme_make_it_a_codebook_of_one_file(tmp_path: Path) -> None:
    """A folder of lexicons beside it is not read then."""
    path = tmp_path / "mine.toml"
    path.write_text(THEME.format("water", 'phrases.en = ["pump"]\n') + THEME.format("fire", ""), encoding="utf-8")
    (tmp_path / "lexicon").mkdir()
    (tmp_path / "lexicon" / "en.toml").write_text('language = "en"\n[theme.fire]\nphrases = ["blaze"]\n', "utf-8")
    tags = themes.tag("pump and blaze", language="en", codebook=load_codebook(path))
    assert [one.theme for one in tags] == ["water"]


@pytest.mark.parametrize("number", [LIMIT, LIMIT + 1])
def test_as_many_surfaces_as_may_be(number: int) -> None:
    pattern = f"({'|'.join(f'a{n}' for n in range(number))})"
    if number <= LIMIT:
        assert len(expand(pattern)) == number
    else:
        with pytest.raises(PatternError, match="expands to more than"):
            expand(pattern)


@pytest.mark.parametrize(
    ("pattern", "article", "string"),
    [
        ("الصحة", "ال", "صحه"),
        ("السل", "ال", "سل"),
        ("الس", "ال", "الس"),
        ("صحة", "ال", "صحه"),
        ("=الصحة", "ال", "الصحه"),
    ],
)
def test_an_article_is_taken_off_where_two_letters_are_left(pattern: str, article: str, string: str) -> None:
    (found,) = expand(pattern, article=article)
    assert found.string == string


@pytest.mark.parametrize(("depth", "good"), [(5, True), (6, False)])
def test_brackets_within_brackets(depth: int, *, good: bool) -> None:
    pattern = "(" * depth + "a" + ")" * depth
    if good:
        assert expand(pattern) == (Surface("a"),)
    else:
        with pytest.raises(PatternError, match="five deep"):
            expand(pattern)


def test_a_new_lexicon_is_empty() -> None:
    lexicon = Lexicon("en", (), {})
    assert (lexicon.surfaces, lexicon.rules, lexicon.style) == ((), [], Style())
    assert (lexicon.style.introducers, lexicon.style.slogans, lexicon.style.works, lexicon.style.words) == (
        -1,
        -1,
        -1,
        0,
    )
    assert Mask(0, 1, "a").themes == ()


def test_a_name_of_a_title_earns_its_theme_though_no_words_do(tmp_path: Path) -> None:
    names = '[[names]]\nkind = "instrument"\nthemes = ["water"]\nforms = ["Net Charter"]\n'
    book = codebook(tmp_path, RULE, names)
    assert weigh([], "en", "The Net Charter", codebook=book)["water"].title == "Net Charter"
    assert weigh([], "en", "The pump", codebook=book)["water"].title == "pump"


def test_evidence_that_touches_the_next_one_counts_too() -> None:
    finds = [TermFind(5, 9, "water", "r"), TermFind(9, 20, "water", "r")]
    assert [(one.start, one.end) for one in _resolve.longest(finds)] == [(5, 9), (9, 20)]
    assert [(one.start, one.end) for one in _resolve.longest([TermFind(5, 10, "water", "r"), finds[1]])] == [(9, 20)]


def test_rows_of_a_table_of_several_batches_are_numbered_through() -> None:
    found = bulk.table(((str(number), "women", "") for number in range(2050)), "en")
    assert found.index.equals(pd.RangeIndex(len(found)))
    assert set(found["id"]) == {str(number) for number in range(2050)}


def test_rules_have_names_of_their_own(tmp_path: Path) -> None:
    for place, rule in (("a", RULE + RULE), ("b", RULE.replace('"r"', '"phrases"'))):
        (tmp_path / place).mkdir()
        with pytest.raises(DataError, match="is given twice"):
            codebook(tmp_path / place, rule).lexicon("en")


def test_groups_of_names_know_their_lines(tmp_path: Path) -> None:
    names = '[[names]]\nkind = "body"\nforms = ["Net Office"]\n[[names]]\nkind = "body"\nforms = ["Lamp Office"]\n'
    lexicon = codebook(tmp_path, RULE, names).lexicon("en")
    assert [group.line for group in lexicon.groups] == [1, 4]
    assert lexicon.style.words == 0  # no list says how far an open name goes


@pytest.mark.parametrize("text", ['theme = "x"\n', "theme = []\n", "[theme]\nid = 1\n"])
def test_a_codebook_has_a_list_of_themes(tmp_path: Path, text: str) -> None:
    (tmp_path / "mine.toml").write_text(text, encoding="utf-8")
    with pytest.raises(DataError, match="at least one"):
        load_codebook(tmp_path / "mine.toml")


def test_as_many_characters_as_a_byte_can_hold() -> None:
    most = matcher._WORD - matcher._FIRST
    signs = [Surface(chr(0x4E00 + number)) for number in range(most + 1)]
    fits = matcher.Matcher(signs[:-1]).find([signs[most - 1].string])
    assert (fits.start.tolist(), fits.end.tolist()) == ([0], [1])
    with pytest.raises(matcher.AlphabetError):
        matcher.Matcher(signs)


def test_alternatives_stand_in_brackets() -> None:
    with pytest.raises(PatternError, match="stands outside brackets"):
        expand("boat|net")
