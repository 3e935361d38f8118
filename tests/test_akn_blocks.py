"""Blocks of an Akoma Ntoso file, each by itself: ends, numbers that were typed, headings; and the walk to them."""

from __future__ import annotations

import pytest

from toolkit.sources import _akn_blocks, _akn_walk, _akn_words, _akn_xml
from toolkit.sources._akn_blocks import AknBlock


def block(inner: str, **more: object) -> AknBlock:
    """A block of some mark-up."""
    source = f"<a><p>{inner}</p></a>"
    root = _akn_xml.parse(source, name="x.xml", roots=frozenset({"a"}))
    (element,) = root.elements()
    return AknBlock("operative", _akn_words.flatten(element), source=source, **more)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("words", "number"),
    [("12.", 12), ("12 -", 12), ("“1.", 1), ("(3)", 3), ("l.", 1), ("l", 0), ("(a)", 0), ("1.1", 0), ("II", 0),
     ("12345", 0), ("’1‘", 0), ("1234", 1234), ("((((12))))", 12), ("(((((12", 0)],
)  # fmt: skip
def test_numbers(words: str, number: int) -> None:
    assert _akn_blocks.digits(words) == number


@pytest.mark.parametrize(
    ("words", "item"),
    [("(a) x", True), ("a) x", True), ("(iv) x", True), ("(أ) x", True), ("• x", True), ("•x", False), ("a x", False),
     ("1.1 x", True), ("1.1x", False), ("(Japan) x", False), ("’1‘ x", True), ("㈠ x", True), ("- x", True)],
)  # fmt: skip
def test_items_of_lists(words: str, *, item: bool) -> None:
    assert _akn_blocks.is_item(words) is item


@pytest.mark.parametrize(
    ("words", "ends"),
    [
        ("Noting it,", (True, False, False)),
        ("Noting it،", (True, False, False)),
        ("Noting it,”", (True, False, False)),
        ("Asks for:", (False, True, True)),
        ("Asks so.", (False, False, True)),
        ("Asks so؛", (False, False, True)),
        ("Asks so", (False, False, False)),
        ("Asks so.)", (False, False, True)),
    ],
)
def test_the_end_of_the_words(words: str, ends: tuple[bool, bool, bool]) -> None:
    own = block(words)
    assert (own.comma, own.colon, own.stops) == ends


def test_words_that_were_taken_last_end_it() -> None:
    own, more = block("Noting it,"), block("asks so.")
    assert own.comma
    own.take(more.signs)
    assert (own.comma, own.stops, own.table) == (False, True, False)
    own.take(block("1").signs, table=True)
    own.take(block("x,").signs)
    assert (own.table, own.comma) == (True, True)
    assert own.string.split() == ["Noting", "it,", "asks", "so.", "1", "x,"]


@pytest.mark.parametrize(
    ("inner", "opens", "whole"),
    [
        ("<i>Noting</i> it,", True, False),
        ("“<i>Noting</i> it,", True, False),
        ("“ <i>Noting</i> it,", False, False),
        ("<i>Noting it</i>,", True, True),
        ("<i>Noting</i> 12,", True, True),  # marks and digits do not count
        ("Noting it,", False, False),
        ("Noting <i>it</i>,", False, False),
    ],
)
def test_emphasis(inner: str, *, opens: bool, whole: bool) -> None:
    own = block(inner)
    assert (own.opens_emphatic, own.verbless, own.all_emphatic) == (opens, not opens, whole)


@pytest.mark.parametrize(("length", "whole"), [(400, True), (401, False)])
def test_a_long_emphasis_is_none_of_a_heading(length: int, *, whole: bool) -> None:
    assert block(f"<b>{'w' * length}</b>").all_emphatic is whole


def test_verbs_are_those_of_the_words_before_others_were_added() -> None:
    own = block("")
    assert own.verbless
    own.take(block("<i>Notes</i> it").signs)
    assert own.verbless


@pytest.mark.parametrize(
    ("words", "quotes"),
    [("“Asks”", (True, True)), ("“Asks”.", (True, True)), ("Asks “so", (False, False)), ("Asks so.”", (False, True)),
     ("", (False, False)), ("«Asks»;", (True, True))],
)  # fmt: skip
def test_quotations(words: str, quotes: tuple[bool, bool]) -> None:
    own = block(words)
    assert (own.opens_quote, own.closes_quote) == quotes


@pytest.mark.parametrize(
    ("inner", "more", "formula"),
    [
        ("<i>The Body,</i>", {}, True),
        ("<i>The Body</i>", {}, False),
        ("The Body,", {}, False),
        ("<i>The Body,</i>", {"number": 1}, False),
        ("<i>The Body,</i>", {"lettered": True}, False),
        (f"<i>{'w' * 99},</i>", {}, True),
        (f"<i>{'w' * 100},</i>", {}, False),
    ],
)
def test_formulas(inner: str, more: dict[str, object], *, formula: bool) -> None:
    assert block(inner, **more).is_formula is formula


@pytest.mark.parametrize(
    ("inner", "more", "bold", "heading"),
    [
        ("<b>Staff</b>", {}, True, True),
        ("<b>Staff.</b>", {}, True, True),
        ("<b>Staff</b>", {"number": 1}, False, False),
        ("<b>Staff</b>", {"lettered": True}, False, False),
        ("<b>Staff</b>", {"decided": True}, False, False),
        (f"<b>{'w' * 86}</b>{'x' * 14}", {}, True, True),
        (f"<b>{'w' * 85}</b>{'x' * 15}", {}, False, False),  # it opens with emphasis
        (f"{'x' * 14}<b>{'w' * 85}.</b>", {}, False, False),
        (f"{'x' * 15}<b>{'w' * 85}</b>", {}, False, True),
        (f"<b>{'w' * 500}</b>", {}, True, True),
        (f"<b>{'w' * 501}</b>", {}, False, False),
        ("Staff", {}, False, True),
        ("Staff.", {}, False, False),
        ("Staff,", {}, False, False),
        ("<i>Asks</i> so", {}, False, False),
        ("Staff", {"number": 1}, False, False),
        ("Staff", {"lettered": True}, False, False),
        ("Staff", {"decided": True}, False, False),
        ("", {}, False, False),
        ("w" * 450, {}, False, True),
        ("w" * 451, {}, False, False),
    ],
)
def test_headings(inner: str, more: dict[str, object], *, bold: bool, heading: bool) -> None:
    own = block(inner, **more)
    assert (own.in_bold(), own.looks_like_heading()) == (bold, heading)


@pytest.mark.parametrize(
    ("words", "more", "line"),
    [("w" * 40, {}, True), ("w" * 41, {}, False), ("w.", {}, False), ("w,", {}, False), ("w", {"number": 1}, False)],
)
def test_lines(words: str, more: dict[str, object], *, line: bool) -> None:
    assert block(words, **more).line is line


def test_what_is_not_said_of_a_block_is_not_so() -> None:
    own = AknBlock("operative", [])
    said = (own.number, own.lettered, own.titles, own.annex, own.front, own.table, own.inferred, own.counted)
    assert not any((*said, own.decided, own.guessed, own.part, own.numeral, own.number_signs))
    assert own.empty
    assert block("<b>Staff</b> <b>of it</b>").all_emphatic


def test_what_is_empty() -> None:
    assert block("").empty
    assert not block("", number=1).empty
    assert not block("x").empty
    assert block("", number=1).wordless
    assert not block("x", number=1).wordless
    assert not block("").wordless
    own = block("", number=1)
    own.take(block("x").signs)
    assert not own.wordless


@pytest.mark.parametrize(
    ("inner", "last", "only", "number", "words"),
    [
        ("1. Asks so.", 0, False, 1, "Asks so."),
        ("1. Asks so.", 7, False, 1, "Asks so."),  # numbers may begin again
        ("7. Asks so.", 7, False, 0, "7. Asks so."),
        ("8. Asks so.", 7, False, 8, "Asks so."),
        ("17. Asks so.", 7, False, 17, "Asks so."),
        ("18. Asks so.", 7, False, 0, "18. Asks so."),
        ("8. Asks so.", 7, True, 8, "Asks so."),
        ("9. Asks so.", 7, True, 0, "9. Asks so."),
        ("1. Asks so.", 7, True, 0, "1. Asks so."),
        ("8 - Asks so.", 7, False, 8, "Asks so."),
        ("8 members", 7, False, 0, "8 members"),
        ("8 <i>Asks</i> so.", 7, False, 8, "Asks so."),
        ("9 <i>Asks</i> so.", 7, False, 0, "9 Asks so."),
        ("8 members <i>Ask</i>", 7, False, 0, "8 members Ask"),
        ("8. ", 7, False, 0, "8."),
        ("8.5 per cent", 7, False, 0, "8.5 per cent"),
        ("Asks 8. so", 7, False, 0, "Asks 8. so"),
    ],
)
def test_numbers_that_stand_in_the_words(inner: str, last: int, number: int, words: str, *, only: bool) -> None:
    own = block(inner)
    own.find_number(last, only=only)
    assert (own.number, own.string.strip()) == (number, words)
    assert "".join(sign.chunk.text for sign in own.number_signs).strip()[:1] == (str(number)[0] if number else "")


# -- the walk -----------------------------------------------------------------------------------


def walked(inner: str) -> list[tuple[str, str, int, int, str]]:
    """Kind, part, annex and number of the blocks of a document, and their words."""
    source = f"<a><statement>{inner}</statement></a>"
    root = _akn_xml.parse(source, name="x.xml", roots=frozenset({"a"}))
    found = _akn_walk.collect(root, source)
    return [(one.kind, one.part, one.annex, one.number, " ".join(one.string.split())) for one in found.blocks]


def numbered(number: object, words: str = "Asks so.") -> str:
    return f"<paragraph><num>{number}</num><content><p>{words}</p></content></paragraph>"


def typed(words: str) -> str:
    return f"<paragraph><content><p>{words}</p></content></paragraph>"


def body(*parts: str) -> str:
    return f"<mainBody>{''.join(parts)}</mainBody>"


def numbers(inner: str) -> list[tuple[int, int]]:
    """Annex and number."""
    return [(annex, number) for _, _, annex, number, _ in walked(inner)]


def test_sections_may_number_their_paragraphs_anew() -> None:
    """Within one run of paragraphs a typed number goes on from the last one, up to ten further."""
    assert numbers(body(numbered("20."), typed("3. Asks so."))) == [(0, 20), (0, 0)]
    section = f"<section>{typed('3. Asks so.')}{typed('4. Asks so.')}</section>"
    assert numbers(body(numbered("20."), section)) == [(0, 20), (0, 3), (0, 4)]


def test_annexes_of_a_part_are_counted_in_it() -> None:
    attached = f"<attachments><attachment><doc>{body(numbered('1.'))}</doc></attachment></attachments>"
    part = "<component><doc><docNumber>{}</docNumber>{}</doc></component>"
    inner = "".join(part.format(letter, body(numbered("1."), typed("2. Asks so.")) + attached) for letter in "AB")
    found = [(part, annex, number) for _, part, annex, number, _ in walked(f"<components>{inner}</components>")]
    assert [one for one in found if one[2]] == [
        ("A", 0, 1),
        ("A", 0, 2),
        ("A", 1, 1),
        ("B", 0, 1),
        ("B", 0, 2),
        ("B", 1, 1),
    ]


def test_one_component_is_the_document() -> None:
    inner = f"<components><component><doc>{body(numbered('1.'))}</doc></component></components>"
    assert numbers(inner) == [(0, 1)]
    behind = f"{body(numbered('1.'))}{inner}"
    assert numbers(behind) == [(0, 1), (1, 1)]


def test_a_document_that_is_embedded_in_a_paragraph_is_annexed() -> None:
    draft = f"<embeddedStructure>{numbered('1.', 'Decides so.')}</embeddedStructure>"
    inner = body(
        numbered("1."),
        f"<paragraph><num>2.</num><content><p>Recommends:</p></content>{draft}</paragraph>",
        typed("3. Asks more."),
        f"<paragraph><num>4.</num><content><p>Recommends:</p></content>{draft}</paragraph>",
    )
    assert numbers(inner) == [(0, 1), (0, 2), (1, 1), (0, 3), (0, 4), (2, 1)]
    words = body(
        "<paragraph><num>1.</num><content><p>Asks</p></content><embeddedStructure><p>so.</p></embeddedStructure></paragraph>"
    )
    assert [one[2:] for one in walked(words)] == [(0, 1, "Asks so.")]


def test_a_heading_that_says_annex_begins_one() -> None:
    inner = body(numbered("1."), "<section><heading>Annex II</heading>", numbered("1."), "</section>")
    assert numbers(inner) == [(0, 1), (1, 0), (1, 1)]
    assert [one[0] for one in walked(inner)] == ["operative", "heading", "operative"]
    first = body("<section><heading>Annex II</heading>", numbered("1."), "</section>")
    assert numbers(first) == [(0, 0), (0, 1)]  # nothing stands before it
    again = body(numbered("1."), "<section><heading>Annex</heading>", numbered("1."), "</section>",
                 "<section><heading>Annex</heading>", typed("1. Asks so."), "</section>")  # fmt: skip
    assert numbers(again) == [(0, 1), (1, 0), (1, 1), (2, 0), (2, 1)]


@pytest.mark.parametrize(
    ("item", "first", "kinds"),
    [
        ("1.", "1.", ["preamble", "operative"]),
        ("1.", "2.", ["preamble", "operative", "operative"]),
        ("2.", "3.", ["preamble", "operative"]),  # it is not the one that is missing
    ],
)
def test_items_that_slipped_into_the_list_of_a_preamble(item: str, first: str, kinds: list[str]) -> None:
    """An item that bears the next number is an operative paragraph, unless the main body begins with 1."""
    items = f"<blockList><item><num>{item}</num><p>Asks so.</p></item></blockList>"
    inner = f"<preamble><container><p>Noting it,</p>{items}</container></preamble>{body(numbered(first))}"
    assert [one[0] for one in walked(inner)] == kinds


def test_a_table_below_words_that_look_like_a_heading() -> None:
    table = "<block><table><tr><td>1</td></tr></table></block>"
    assert [one[0] for one in walked(body(typed("Staff"), table))] == ["heading"]
    assert [one[0] for one in walked(body(typed("Asks so."), table))] == ["operative"]
    assert [one[0] for one in walked(body(typed("Staff"), "<p>more</p>"))] == ["operative"]


def test_paragraphs_that_are_headings() -> None:
    headed = "<paragraph><heading>Staff</heading></paragraph>"
    assert [one[0] for one in walked(body(numbered("1."), headed))] == ["operative", "heading"]
    both = "<paragraph><num>2.</num><heading>Staff</heading></paragraph>"
    assert [(one[0], one[3]) for one in walked(body(numbered("1."), both))] == [("operative", 1), ("operative", 2)]
    more = "<paragraph><heading>Staff</heading><content><p>Asks so.</p></content></paragraph>"
    assert [one[0] for one in walked(body(numbered("1."), more))] == ["operative", "operative"]


def test_a_decision_of_bare_sentences() -> None:
    number = "<preface><p><docNumber>{}</docNumber></p></preface>"
    inner = "<mainBody><p>The Body decided so.</p><p>It took note.</p></mainBody>"
    assert [one[4] for one in walked(number.format("A/DEC/78/401") + inner)] == [
        "The Body decided so.",
        "It took note.",
    ]
    assert walked(number.format("A/RES/78/401") + inner) == []
