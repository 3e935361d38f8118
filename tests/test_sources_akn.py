"""Rules of the reader of Akoma Ntoso, each by itself, on little files and blocks made for it."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

import pytest

from toolkit import sources
from toolkit.errors import SourceError
from toolkit.sources import _akn_doubts, _akn_record, _akn_walk, _akn_xml
from toolkit.sources._akn_xml import Element


def xml(inner: str) -> Element:
    return _akn_xml.parse(f"<a>{inner}</a>", name="x.xml", roots=frozenset({"a"}))


def first(inner: str) -> Element:
    return next(xml(inner).elements())


# -- what a file states of its adoption ---------------------------------------------------------


def test_subjects_and_who_gave_them() -> None:
    found = _akn_record.subjects(
        xml(
            '<classification source="#unbis">'
            '<keyword dictionary="UNBIS Thesaurus" value=" BOATS  AND RAFTS " href="/1"/>'
            '<keyword dictionary="DHLAUTH" value="Lake"/>'
            '<keyword dictionary="Other" value="Oars" shortForm="O"/>'
            '<keyword refersTo="agenda" dictionary="UNBIS Thesaurus" value="Item of a lake" shortForm="72 (b)"/>'
            '<keyword refersTo="agenda" value="Item"/>'
            '<keyword dictionary="DHLAUTH" value=" "/>'
            '<keyword dictionary="DHLAUTH" value="Lake"/>'
            '</classification><classification source="/sdg/goals">'
            '<keyword dictionary="UNBIS Thesaurus" value="WATER"/></classification>'
        )
    )
    assert [(one.term, one.vocabulary, one.uri, one.giver) for one in found] == [
        ("BOATS AND RAFTS", "UNBIS Thesaurus", "/1", "librarians"),
        ("Lake", "DHLAUTH", "", "librarians"),
        ("Oars", "Other", "", ""),
        ("72 (b)", "UNBIS Thesaurus", "", "agenda"),
        ("Item", "", "", "agenda"),
        ("WATER", "UNBIS Thesaurus", "", "goals"),
    ]


def test_votes_and_sponsors() -> None:
    root = xml(
        '<count refersTo="#against"><organization>Chad</organization><organization/></count>'
        '<count refersTo="abstaining"><organization>Peru</organization></count>'
        '<count refersTo="#absent"><organization>Togo</organization></count>'
        '<step outcome="draftResolution" by="Andorra"/><step outcome="adopted" by="Togo"/>'
        '<step outcome="draftResolutionAdditionalSponsors" by="Uganda"/><step outcome="draftResolution" by="Andorra"/>'
    )
    assert [(vote.name, vote.vote) for vote in _akn_record.votes(root)] == [("Chad", "against"), ("Peru", "abstain")]
    assert [(one.name, one.role) for one in _akn_record.sponsors(root)] == [
        ("Andorra", "sponsor"),
        ("Uganda", "joined"),
    ]


@pytest.mark.parametrize(
    ("inner", "found"),
    [
        ("", {}),
        ('<voting outcome="adoptedRecordedVote"/>', {"adoption": "vote"}),  # no numbers, no noughts
        ('<voting outcome="Adopted without vote"/>', {"adoption": "without"}),
        (
            '<voting outcome="Adopted without vote"/><count refersTo="#against" value="2"/>',
            {"adoption": "vote", "in_favour": "0", "against": "2", "abstaining": "0"},
        ),
        (
            (
                '<step outcome="adopted" as="A/1"/><step outcome="draftResolution"/>'
                '<step outcome="draftResolution" as="A/78/L.1"/>'
            ),
            {"draft": "A/78/L.1"},
        ),
        ('<docProponent/><docProponent refersTo="#fifthCommittee"/>', {"committee": "Fifth Committee"}),
    ],
)
def test_how_a_text_was_adopted(inner: str, found: dict[str, str]) -> None:
    assert _akn_record.adoption(xml(inner)) == found


# -- doubts -------------------------------------------------------------------------------------


def told(*items: dict[str, Any]) -> list[tuple[str, str]]:
    """Place and kind of each doubt about operative paragraphs."""
    placed, paragraphs = [], []
    for at, item in enumerate(items):
        block = {"kind": "operative", "number": 0, "inferred": False, "guessed": False, "annex": 0, **item}
        words = block.pop("words", "words")
        name = f"p{at}"
        placed.append(SimpleNamespace(id=name, division=block.pop("division", ""), block=SimpleNamespace(**block)))
        if block["kind"] != "heading":
            text = SimpleNamespace(string=words)
            paragraphs.append(SimpleNamespace(id=name, part=block["kind"], text=text))
    found: Any = (placed, paragraphs)
    return [(doubt.place, doubt.kind) for doubt in _akn_doubts.doubts(*found)]


@pytest.mark.parametrize(
    ("items", "found"),
    [
        ([{"number": 1}, {"number": 2}], []),
        ([{"number": 1}, {"number": 3}], [("p0", "number_gap")]),  # told of the paragraph above
        ([{"number": 2}], [("p0", "number_gap")]),
        ([{"number": 1}, {"number": 2}, {"number": 2}], [("p2", "number_repeat")]),
        ([{"number": 1}, {"number": 2}, {"number": 1}], [("p2", "number_order")]),
        ([{"number": 1}, {"number": 2, "inferred": True}, {"number": 3}], [("p1", "unnumbered")]),
        ([{"number": 1}, {}], [("p1", "unnumbered")]),
        ([{}, {}], []),
        ([{"number": 1, "annex": 1}, {"annex": 1}], []),  # items of an annex
        ([{"number": 1}, {}, {"number": 2}], [("p1", "unnumbered")]),
        ([{"number": 1}, {"number": 1, "division": "A"}], []),
        ([{"number": 1}, {"kind": "heading"}, {"number": 2}], []),
        ([{"number": 1, "words": " "}], [("p0", "empty_paragraph")]),
        ([{"number": 1, "guessed": True}], [("p0", "no_operative")]),
        ([{"kind": "preamble"}], [("", "no_operative")]),
        ([{"kind": "preamble"}, {"number": 1}], []),
        # sections of an annex go on: with the next number, not with one that is not above
        ([{"number": 1, "annex": 1}, {"number": 2, "annex": 1, "division": "II"}], []),
        ([{"number": 1, "annex": 1}, {"number": 3, "annex": 1, "division": "II"}], [("p1", "number_gap")]),
        ([{"number": 1}, {"number": 2, "division": "II"}], [("p1", "number_gap")]),
        ([{"number": 1}, {"number": 2, "annex": 1, "division": "X"}], [("p1", "number_gap")]),
        ([{"number": 1, "annex": 1}, {"number": 2, "annex": 1}, {"number": 2, "annex": 1}], [("p2", "number_repeat")]),
        ([{"number": 1, "annex": 1}, {"number": 2, "annex": 1}, {"number": 1, "annex": 1}], [("p2", "number_order")]),
    ],
)
def test_doubts_about_numbers(items: list[dict[str, Any]], found: list[tuple[str, str]]) -> None:
    assert told(*items) == found


def test_a_gap_names_the_number_before() -> None:
    says = []
    for before, last in ((4, {"": 4}), (0, {})):
        block = SimpleNamespace(number=6, inferred=False, annex=0)
        item: Any = SimpleNamespace(id="O06", division="", block=block)
        (doubt,) = _akn_doubts._number(item, last, "O04")
        says.append((doubt.place, str(before or "no number") in doubt.says))
    assert says == [("O04", True), ("O06", True)]


# -- the walk -----------------------------------------------------------------------------------


def component(number: str) -> str:
    return f"<component><doc><docNumber>{number}</docNumber></doc></component>"


@pytest.mark.parametrize(
    ("numbers", "letters"),
    [
        (["99/8 A.", "99/8 B"], ["A", "B"]),
        (["b", "c"], ["B", "C"]),
        (["99/8", "99/9"], ["A", "B"]),
        (["99/8 B", "99/8 B"], ["A", "B"]),
        (["99/8 D", "99/9"], ["A", "B"]),
        (["99/8", "Lakes"], ["A", "B"]),  # a word ends in a letter too
        (["A"], []),
        (["x"] * 26, [chr(65 + at) for at in range(26)]),
        (["x"] * 27, [str(at + 1) for at in range(27)]),
    ],
)
def test_letters_of_parts(numbers: list[str], letters: list[str]) -> None:
    root = xml("".join(map(component, numbers)))
    assert [letter for letter, _ in _akn_walk.parts(root)] == letters
    body = xml("".join(map(component, numbers)) + "<mainBody/>")
    assert _akn_walk.parts(body) == []


def test_the_letter_of_a_part() -> None:
    for words, letter in (("B", "B"), ("99/8 b.", "B"), ("8B", "B"), ("AB", ""), ("8", ""), ("", "")):
        assert _akn_walk._letter(xml(f"<docNumber>{words}</docNumber>")) == letter
    assert _akn_walk._letter(xml("<docNumber>8</docNumber><docNumber>8 C</docNumber>")) == "C"


@pytest.mark.parametrize(
    ("inner", "preamble", "recital"),
    [
        ("<container/>", False, True),
        ("<container><table/></container>", False, False),
        ("<container><table/></container>", True, True),
        ("<recital/>", False, True),
        ("<paragraph/>", True, True),
        ("<paragraph/>", False, False),
        ("<p/>", True, False),
    ],
)
def test_what_a_preambular_paragraph_is(inner: str, *, preamble: bool, recital: bool) -> None:
    assert _akn_walk._is_recital(first(inner), preamble=preamble) is recital


def test_numbers_of_a_main_body() -> None:
    plain, numbered = "<paragraph><p>x</p></paragraph>", "<paragraph><num>{}.</num><p>x</p></paragraph>"
    for inner, number in (
        (plain + numbered.format(3) + numbered.format(4), 3),
        (plain, 0),
        ("<paragraph><num>(a)</num></paragraph>" + numbered.format(2), 2),
    ):
        assert _akn_walk._first_number(xml(f"<mainBody>{inner}</mainBody>")) == number
        assert _akn_walk._first_number(xml(f"<preamble>{inner}</preamble>")) == 0
    assert _akn_walk._number(first("<item><p>9.</p><num>7.</num></item>")) == 7


def test_decisions_of_bare_sentences() -> None:
    number = "<docNumber>{}</docNumber>"
    assert _akn_walk._is_plain(xml(number.format("A/DEC/78/401") + "<p>x</p>"))
    assert not _akn_walk._is_plain(xml(number.format("A/RES/78/401") + "<p>x</p>"))
    assert not _akn_walk._is_plain(xml(number.format("A/DEC/78/401") + "<paragraph/>"))
    assert not _akn_walk._is_plain(xml(number.format("A/DEC/78/401") + "<container/>"))


PARAGRAPH = "<paragraph><num>{}</num><content><p>{}</p></content></paragraph>"
CONTAINER = "<container><p>{}</p></container>"


def walked(inner: str) -> list[tuple[str, int, int, str]]:
    """Kind, number and annex of the blocks of a document, and their words."""
    source = f"<a><statement>{inner}</statement></a>"
    root = _akn_xml.parse(source, name="x.xml", roots=frozenset({"a"}))
    found = _akn_walk.collect(root, source).blocks
    return [(block.kind, block.number, block.annex, " ".join(block.string.split())) for block in found]


def body(*parts: str, preamble: str = "") -> str:
    return f"<preamble>{preamble}</preamble><mainBody>{''.join(parts)}</mainBody>"


ONE, TWO = PARAGRAPH.format("1.", "Asks so."), PARAGRAPH.format("2.", "Asks more.")
ASKED = [("operative", 1, 0, "Asks so."), ("operative", 2, 0, "Asks more.")]


@pytest.mark.parametrize(
    ("inner", "blocks"),
    [
        (body(ONE, TWO), ASKED),
        (body(ONE, preamble=CONTAINER.format("Noting it,")), [("preamble", 0, 0, "Noting it,"), ASKED[0]]),
        (body(ONE, "<formula><p>The Body,</p></formula>"), [ASKED[0], ("heading", 0, 0, "The Body,")]),
        # marked up as a formula, after a preambular paragraph: another one
        (body(ONE, preamble=CONTAINER.format("Noting it,") + "<formula><p>Aware of it,</p></formula>"),
         [("preamble", 0, 0, "Noting it,"), ("preamble", 0, 0, "Aware of it,"), ASKED[0]]),
        (body(ONE, "<section><heading>Staff</heading>", TWO, "</section>"),
         [ASKED[0], ("heading", 0, 0, "Staff"), ASKED[1]]),
        (body(ONE, "<section><p>II</p>", TWO, "</section>"), [ASKED[0], ("heading", 0, 0, "II"), ASKED[1]]),
        (body(ONE, "<section><p>Staff of it</p>", TWO, "</section>"),
         [("operative", 1, 0, "Asks so. Staff of it"), ASKED[1]]),
        (body(ONE, "<p>II</p>", TWO), [("operative", 1, 0, "Asks so. II"), ASKED[1]]),
        (body(ONE, "<section><crossHeading><i>Noting</i> it,</crossHeading>", TWO, "</section>"),
         [ASKED[0], ("preamble", 0, 0, "Noting it,"), ASKED[1]]),
        (body(ONE, "<section><crossHeading>Rafts, oars,</crossHeading>", TWO, "</section>"),
         [ASKED[0], ("heading", 0, 0, "Rafts, oars,"), ASKED[1]]),
        (body(ONE, "<section><crossHeading><i>Noting</i> it.</crossHeading>", TWO, "</section>"),
         [ASKED[0], ("preamble", 0, 0, "Noting it."), ASKED[1]]),
        (body(ONE, "<section><crossHeading><i>Noting it.</i></crossHeading>", TWO, "</section>"),
         [ASKED[0], ("heading", 0, 0, "Noting it."), ASKED[1]]),
    ],
)  # fmt: skip
def test_blocks_of_a_document(inner: str, blocks: list[tuple[str, int, int, str]]) -> None:
    assert walked(inner) == blocks


ANNEX = PARAGRAPH.format("1.", "Annexed so.")


@pytest.mark.parametrize(
    ("attachment", "blocks"),
    [
        (body(ANNEX), [("operative", 1, 1, "Annexed so.")]),
        (body(PARAGRAPH.format("", "Annexed so.")), [("operative", 0, 1, "Annexed so.")]),
        (body(PARAGRAPH.format("", "Annexed")), []),  # no sentence
        (body(PARAGRAPH.format("(a)", "Annexed so.")), []),
        (body(PARAGRAPH.format("", "Annexed so."), "<p><table><tr><td>1</td></tr></table></p>"), []),
        (body(ANNEX, "<p><table><tr><td>1</td></tr></table></p>"), [("operative", 1, 1, "Annexed so. 1")]),
        ("<mainBody><p>Words alone.</p></mainBody>", []),
    ],
)
def test_attachments_that_are_documents(attachment: str, blocks: list[tuple[str, int, int, str]]) -> None:
    inner = f"{body(ONE, TWO)}<attachments><attachment><doc>{attachment}</doc></attachment></attachments>"
    assert walked(inner) == [*ASKED, *blocks]


def test_annexes_are_counted() -> None:
    attachment = f"<attachment><doc>{body(ANNEX)}</doc></attachment>"
    inner = f"{body(ONE)}<attachments>{attachment}{attachment}</attachments>"
    assert [(annex, number) for _, number, annex, _ in walked(inner)] == [(0, 1), (1, 1), (2, 1)]


def test_typed_numbers_of_an_annex_begin_anew_below_its_headings() -> None:
    """Rows of "1 -" and "2 -" as plain words; the second "2 -" was part of the words above it."""
    plain = "<paragraph><content><p>{}</p></content></paragraph>"
    texts = ("<b>Rule {}</b>", "1 -\tRafts float.", "2 -\tOars do not.")
    rules = [plain.format(text.format(rule)) for rule in (1, 2, 3) for text in texts]
    inner = f"{body(ONE)}<attachments><attachment><doc>{body(*rules)}</doc></attachment></attachments>"
    assert [number for _, number, annex, words in walked(inner) if annex and "Rule" not in words] == [1, 2] * 3
    assert [words for _, number, _, words in walked(inner) if number == 2] == ["Oars do not."] * 3


# -- bytes and mark-up --------------------------------------------------------------------------


def test_how_deep_mark_up_may_nest() -> None:
    for deep, words in ((_akn_xml.MAX_DEPTH - 1, "x"), (_akn_xml.MAX_DEPTH, None)):
        inner = "<b>" * deep + "x" + "</b>" * deep
        if words is None:
            with pytest.raises(SourceError, match="deep"):
                xml(inner)
        else:
            assert xml(inner).words() == words


def test_how_large_mark_up_may_be() -> None:
    source = "<a>é</a>"
    assert _akn_xml.parse(source, name="x", roots=frozenset({"a"}), limit=9).words() == "é"  # nine bytes
    with pytest.raises(SourceError, match="limit"):
        _akn_xml.parse(source, name="x", roots=frozenset({"a"}), limit=8)


def test_the_line_of_bad_bytes() -> None:
    for content, place in ((b"a\nb\xffc", "line 2, byte 3"), (b"\xff", "line 1, byte 0"), (b"a\n\nb\x00", "line 3")):
        with pytest.raises(SourceError) as caught:
            sources.decode(content, name="a.txt")
        assert place in str(caught.value)
    for content in ("é".encode(), "é".encode("utf-8-sig"), "é".encode("utf-16"), b"\xfe\xff" + "é".encode("utf-16-be")):
        assert sources.decode(content, name="a.txt") == "é"


def test_how_large_a_file_may_be(tmp_path: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sources, "MAX_BYTES", 2 * 2**20)
    monkeypatch.setattr(sources, "MAX_PDF_BYTES", 3 * 2**20)
    path = tmp_path / "a.txt"
    for head, limit, other in ((b"text", 2, 3), (b"%PDF-1.7", 3, 4), (b" " * 1019 + b"%PDF-", 3, 4),
                               (b" " * 1020 + b"%PDF-", 2, 3)):  # fmt: skip
        path.write_bytes(head + b"x" * (limit * 2**20 - len(head)))
        assert len(sources.read_bytes(path)) == limit * 2**20
        path.write_bytes(head + b"x" * (other * 2**20 - len(head)))
        with pytest.raises(SourceError, match=f"is {other} MB; the limit is {limit} MB"):
            sources.read_bytes(path)
    for wrong, says in ((tmp_path, "folder"), (tmp_path / "none", "no such file")):
        with pytest.raises(SourceError, match=says):
            sources.read_bytes(wrong)
    path.write_bytes(b" \n")
    with pytest.raises(SourceError, match="empty"):
        sources.read_bytes(path)
