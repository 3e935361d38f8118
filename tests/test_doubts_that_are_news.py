"""Each kind of structural doubt: a made-up document that must be doubted at its place, and one that must not."""

from __future__ import annotations

from types import SimpleNamespace

import pytest

from toolkit._openings import openings
from toolkit.model import Fragment, Paragraph, Place, Span, Text
from toolkit.sources import _lost_doubts, read

TOP = "A/RES/99/7\n\n99/7. Street trees\n\nThe General Assembly,\n\n"
END = "\n\n45th plenary meeting\n3 March 2044"
LONG = "the shade of the old trees along the canal " * 150


def text(preamble: list[str], operative: list[str], below: str = END) -> str:
    """A resolution, a blank line between its paragraphs."""
    return TOP + "\n\n".join([*preamble, *operative]) + below


PREAMBLE = ["Recalling its resolution 98/1,"]
OPERATIVE = ["1. Requests a list of the trees;", "2. Decides to water them;", "3. Also decides to count them."]


def doubts(source: str) -> list[tuple[str, str]]:
    """Places and kinds of what is doubted."""
    return [(doubt.place, doubt.kind) for doubt in read(source.encode(), name="made-up.txt").doubts]


def wrapped(*lines: str) -> str:
    """A text of a converter: lines of one length, no blank line between paragraphs."""
    return TOP.replace("\n\n", "\n") + "\n".join(lines) + END


# By kind: a document that is doubted, the place, one that is not doubted.
CASES = {
    "number_gap": (
        text(PREAMBLE, [OPERATIVE[0], OPERATIVE[2]]),
        "O01",
        text(PREAMBLE, OPERATIVE),
    ),
    "number_repeat": (
        text(PREAMBLE, [*OPERATIVE[:2], "2. Urges the planting of more;", OPERATIVE[2]]),
        "O02-1",
        text(PREAMBLE, [*OPERATIVE[:2], "3. Urges the planting of more, of which:\n\n(a) 2 are oaks;"]),
    ),
    "number_order": (
        text(PREAMBLE, [OPERATIVE[0], f"{OPERATIVE[2][:-1]};", OPERATIVE[1], "4. Decides to end."]),
        "O02",
        text(PREAMBLE, [*OPERATIVE[:2], "3. Decides to end the item of 2. Boats."]),
    ),
    "empty_paragraph": (
        text(PREAMBLE, [OPERATIVE[0], "2. ...", OPERATIVE[2]]),
        "O02",
        text(PREAMBLE, OPERATIVE),
    ),
    "long_paragraph": (
        text(PREAMBLE, [*OPERATIVE[:2], f"3. Decides to keep {LONG}."]),
        "O03",
        text(PREAMBLE, [*OPERATIVE[:2], f"3. Decides to keep:\n\n(a) {LONG[:3000]};\n\n(b) {LONG[:3000]}."]),
    ),
    "two_in_one": (
        text(PREAMBLE, ["1. Requests a list of the trees; 2. Decides to water them;", OPERATIVE[2]]),
        "O01",
        text(PREAMBLE, ["1. Requests a list of the trees; rule 2. of it stands;", *OPERATIVE[1:]]),
    ),
    "unfinished": (
        text(PREAMBLE, [*OPERATIVE[:2], "3. Also decides to count"], ""),
        "O03",
        text(PREAMBLE, [*OPERATIVE[:2], "3. Also decides to count them"]),
    ),
    "note_without_marker": (
        text(PREAMBLE, OPERATIVE, "\n\n_______________\n\n[^1]: A/98/1."),
        "fn1",
        text(["Recalling its resolution 98/1,[^1]"], OPERATIVE, "\n\n_______________\n\n[^1]: A/98/1."),
    ),
    "marker_without_note": (
        text(["Recalling its trees[^1] and parks,[^2]"], OPERATIVE, "\n\n_______________\n\n[^1]: A/98/1."),
        "P01",
        text(["Recalling its trees[^1] and parks,"], OPERATIVE, "\n\n_______________\n\n[^1]: A/98/1."),
    ),
    "reading_order": (
        text(PREAMBLE, ["1. Requests a list of the\nA/RES/99/8\ntrees;", *OPERATIVE[1:]]),
        "O01",
        text(PREAMBLE, ["1. Requests a list of\nA/RES/99/8, of the\ntrees;", *OPERATIVE[1:]]),
    ),
    "no_formula": (
        text(PREAMBLE, OPERATIVE).replace("The General Assembly,", ""),
        "",
        text(PREAMBLE, OPERATIVE),
    ),
    "paragraph_order": (
        text(PREAMBLE, [*OPERATIVE[:2], "Recalling the shade,", OPERATIVE[2]]),
        "P02",
        text([*PREAMBLE, "Recalling the shade,"], OPERATIVE),
    ),
    "lost_words": (
        text(["Recalling its resolution 98/1,", "Noting also the shade of the trees,"], OPERATIVE),
        "P02",
        text(["Taking note of its resolution 98/1,", "Recalling the trees,", "Noting also their shade,"], OPERATIVE),
    ),
    "after_closing": (
        text(PREAMBLE, OPERATIVE, f"{END}\n\n4. Requests the Secretary-General to report on the trees."),
        "O03",
        text(PREAMBLE, OPERATIVE, f"{END}\n\nA list of the trees stands in the file of the gardeners."),
    ),
}


@pytest.mark.parametrize("kind", CASES)
def test_a_doubt_names_its_place_and_spares_the_neighbour(kind: str) -> None:
    doubted, place, sound = CASES[kind]
    assert (place, kind) in doubts(doubted)
    assert kind not in {kind for _, kind in doubts(sound)}


def test_a_misread_opening_below_a_short_line_is_doubted_where_it_is_swallowed() -> None:
    """A name at a line's head is none."""
    full = "Recalling the resolutions on the trees of the cities and on the shade that they"
    boats = "{} the resolutions on the boats of the cities and on the rivers that they use"
    lines = [full, "give to all,", boats, "now,"]
    numbered = ["1. Requests a list of the trees of the cities;", "2. Decides to end."]
    swallowed = wrapped(*lines, *numbered).format("Tckieg")
    assert ("P01", "two_in_one") in doubts(swallowed)
    assert "two_in_one" not in {kind for _, kind in doubts(wrapped(*lines, *numbered).format("Noting"))}
    named = wrapped(full, "give to all,", "Zagreb, Kraków and others, at the rivers and canals,", *numbered)
    assert "two_in_one" not in {kind for _, kind in doubts(named)}


def test_numbers_that_jump_or_swap_do_not_swallow_what_follows() -> None:
    """In wrapped lines without blanks each number that stands before a verb still begins a paragraph."""
    lines = [f"{n}. Requests a list of the trees of the cities, with their age and\nheight;" for n in range(1, 9)]
    for order in ([0, 1, 3, 2, 4, 5, 6, 7], [0, 1, 2, 2, 4, 5, 6, 7]):
        found = read(wrapped("Recalling the trees,", *(lines[n] for n in order)).encode(), name="made-up.txt")
        assert len([p for p in found.paragraphs if p.part == "operative"]) == 8
        assert "number_order" in {d.kind for d in found.doubts} or order[3] == 2


def test_a_row_of_numbers_holds_no_marker() -> None:
    """A number in a row is a word, also where a note bears it."""
    words = "1. Approves the programmes 2, 1, 17 and 25 of the cities of the plain, and the trees of the rivers;"
    source = wrapped(
        "Recalling the trees 1 and the shade that they give to the cities of the plain,", words, "2. Decides to end."
    )
    source = source.replace(END, f"{END}\n\n__________________\n1 A/98/1.\n")
    found = read(source.encode(), name="made-up.txt")
    assert "2, 1, 17 and 25" in str(found["O01"].text)


def test_notes_whose_numbers_stand_below_them_are_shared_out() -> None:
    """A converter may write the words of two notes first, and their numbers at the page's end."""
    body = "Recalling the trees 1 and the parks 2 of the cities, which are\nold,\nNoting the boats 3 of the rivers,"
    source = f"{TOP}{body}\n1. Requests a list;\n2. Decides to end.\n{END}\n\n__________________\n\n"
    found = read(f"{source}A/98/1.\nA/98/2.\n3\nA/98/3.\n1\n2\n".encode(), name="made-up.txt")
    assert [(n.marker, str(n.text)) for n in found.notes] == [("1", "A/98/1."), ("2", "A/98/2."), ("3", "A/98/3.")]


def test_a_last_paragraph_that_another_one_should_follow_is_doubted() -> None:
    assert doubts(text(PREAMBLE, OPERATIVE[:2])) == [("O02", "unfinished")]
    assert doubts(text(PREAMBLE, [OPERATIVE[0], "2. Decides to water them."])) == []


def test_items_numbered_in_quotation_marks_are_not_one_long_paragraph() -> None:
    items = f"3. Decides to keep: ’1‘ {LONG[:3000]}; ’2‘ {LONG[:3000]}."
    assert doubts(text(PREAMBLE, [*OPERATIVE[:2], items])) == []
    assert doubts(text(PREAMBLE, [*OPERATIVE[:2], items.replace("’2‘ ", "")])) == [("O03", "long_paragraph")]


def test_a_title_between_the_halves_of_a_sentence_is_doubted() -> None:
    """A name between them, at a line's head and not apart, is none."""
    whole = ["1. Requests a list of the {}trees;", *OPERATIVE[1:]]
    apart = text(PREAMBLE, whole).format("\n\nShade in cities\n\n")
    assert ("O01", "reading_order") in doubts(apart)
    assert doubts(text(PREAMBLE, whole).format("\nShade Board in cities and\n")) == []


def test_an_arabic_number_within_a_paragraph_is_doubted() -> None:
    """The number of the paragraph that would come next, before a verb; not before a noun."""
    top = "إن الجمعية العامة،\n\nوإذ تشير إلى قرارها،\n\n1 - تطلب قائمة الأشجار؛{}\n\n3 - تقرر أن تعدها."
    assert ("O01", "two_in_one") in doubts(top.format(" 2 - تدعو إلى ريها؛"))
    assert ("O01", "two_in_one") not in doubts(top.format("\n\n2 - تدعو إلى ري الأشجار، 3 - أشجار؛"))


def test_a_first_paragraph_with_a_misread_opening_is_doubted_above_the_text() -> None:
    """The words below the formula; an opening that is known makes a paragraph of them."""
    numbered = "\n1. Requests a list of the trees;\n2. Decides to end."
    assert ("header", "unknown_opening") in doubts(wrapped("Tckieg note of the trees of the cities,") + numbered)
    assert doubts(wrapped("Taking note of the trees of the cities," + numbered)) == []


def test_a_note_that_the_row_leaves_out_is_doubted_at_the_paragraph_before() -> None:
    preamble = ["Recalling the trees,[^1]", "Noting the parks,", "Noting the boats,[^3]"]
    notes = "\n\n_______________\n\n[^1]: A/98/1.\n\n[^3]: A/98/3."
    assert ("P01", "marker_without_note") in doubts(text(preamble, OPERATIVE, END + notes))
    preamble[1] = "Noting the parks,[^2]"
    assert doubts(text(preamble, OPERATIVE, f"{END}{notes}".replace("[^3]:", "[^2]: A/98/2.\n\n[^3]:"))) == []


ARABIC = "القرار 7/99\n\nإن الجمعية العامة،\n\n{}\n\n{}1 - تقرر{} عد الأشجار؛\n\n{}2 - تطلب{} ريها.\n"


def test_arabic_paragraphs_that_stand_in_one() -> None:
    """Marks of italics show it where paragraphs begin with them; without them two verbs are as common as one."""

    def said(sign: str, *preamble: str) -> set[tuple[str, str]]:
        marked = ARABIC.replace("{}1 - تقرر{}", f"1 - {sign}تقرر{sign}").replace(
            "{}2 - تطلب{}", f"2 - {sign}تطلب{sign}"
        )
        return set(doubts(marked.format("\n\n".join(preamble))))

    both = "{0}إذ تشير{0} إلى قرارها، {0}وإذ تلاحظ{0} ظل الأشجار،"
    assert ("P01", "two_in_one") in said("*", both.format("*"), "*وإذ تدرك* نفعها،")
    assert said("", both.format(""), "وإذ تدرك نفعها،") == set()
    assert said("", both.replace("{0}", "", 2).format("*"), "وإذ تدرك نفعها،") == set()  # a word, not an opening


CONCLUSIONS = (
    "{}\n\nThe Commission on the Status of Women,\n\n1. Reaffirms the trees;\n\n2. Urges Governments to water them.\n"
)


def test_agreed_conclusions_are_no_resolution() -> None:
    assert ("", "not_a_resolution") in doubts(CONCLUSIONS.format("67/3. Agreed conclusions on trees"))
    assert "not_a_resolution" not in {
        kind for _, kind in doubts(CONCLUSIONS.format("67/3. Trees and agreed conclusions"))
    }
    sentences = (
        TOP + "1. The General Assembly reaffirms the trees.\n\n2. The General Assembly urges all to count them.\n"
    )
    assert ("", "not_a_resolution") in doubts(sentences)
    assert "not_a_resolution" not in {
        kind for _, kind in doubts(TOP + "The General Assembly takes note of the trees.\n")
    }


@pytest.mark.parametrize("second", ["\n\n2. Decides to water them;\n\n3. Also decides to count them.", ""])
def test_a_wrapped_line_that_begins_with_a_number_begins_no_paragraph(second: str) -> None:
    """A word in small letters behind the number goes on with the clause, which is not done."""
    wrapped_line = (
        "1. Requests all, in accordance with paragraph\n2. to share the trees of the cities and to count them"
    )
    found = read(f"{TOP}Recalling the trees,\n\n{wrapped_line}{second or '.'}".encode(), name="made-up.txt")
    assert [p.id for p in found.paragraphs] == ["P01", "O01", "O02", "O03"][: 4 if second else 2]


def test_the_marker_of_the_only_note_is_doubted_where_the_note_is_lost() -> None:
    assert ("P01", "marker_without_note") in doubts(text(["Recalling the treaty on trees,1 and parks,"], OPERATIVE))
    assert "marker_without_note" not in {kind for _, kind in doubts(text(["Recalling the CO1 of 1 March,"], OPERATIVE))}


@pytest.mark.parametrize(("opening", "kinds"), [("Recalling", []), ("وإذ تشير", ["unknown_opening"])])
def test_a_known_opening_without_italics_is_sure_only_with_a_capital(opening: str, kinds: list[str]) -> None:
    """An Arabic paragraph that was split at a comma begins with a known word too."""
    language = "en" if opening[0] == "R" else "ar"
    texts = [f"{opening} {n}," for n in "abcd"]
    starts = [sum(len(text) + 1 for text in texts[:n]) for n in range(4)]
    own = tuple(
        Paragraph(
            f"P0{n}",
            Text(text, (Fragment(at, at + len(text)),)),
            (Span(at, at + len(text)),),
            emphasis=(Span(0, 5),) if n < 3 else (),
        )
        for n, (at, text) in enumerate(zip(starts, texts, strict=True))
    )
    places = tuple(Place(p.raw_spans[0].start, p.raw_spans[0].end, 1) for p in own)
    shown = SimpleNamespace(places=places)
    assert [d.kind for d in _lost_doubts.italics(shown, own, openings(language))] == kinds
