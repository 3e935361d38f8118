"""Forms that resolutions of several organs and decades have, in small made-up texts with faults that they showed."""

from __future__ import annotations

import html
import unicodedata
from pathlib import Path
from types import SimpleNamespace

import office
import pytest

from toolkit import library
from toolkit._openings import openings
from toolkit.errors import SourceError
from toolkit.model import Resolution
from toolkit.sources import _feet

HEAD = "A/RES/99/31\n\n99/31. Lamps\n\nThe General Assembly,\n\n"


def read(text: str) -> Resolution:
    return library.loads(text, name="lamps.txt")


def ids(resolution: Resolution) -> list[str]:
    return [p.id for p in resolution.paragraphs]


def words(resolution: Resolution, place: str) -> str:
    return resolution[place].text.string


def notes(resolution: Resolution) -> dict[str, tuple[str, str]]:
    return {n.marker: (n.place, n.text.string) for n in resolution.notes}


@pytest.mark.parametrize("rule", ["__________\n", ""])
def test_an_annex_below_the_notes_is_no_part_of_the_last_note(rule: str) -> None:
    """The heading "Annex" ends the notes of the last page, with a rule above them or without."""
    found = read(
        f"{HEAD}1. Adopts the rules annexed to the present resolution;\n\n2. Requests a report.1\n\n{rule}"
        "1 See A/98/3,\nannex.\n\nAnnex\n\nRules of the lamp\n\n1. Light is good.\n\n2. Lamps shall be lit.\n"
    )

    assert ids(found) == ["O01", "O02", "X1-01", "X1-02"]
    assert notes(found) == {"1": ("O02", "See A/98/3, annex.")}


def test_an_arabic_annex_below_the_notes() -> None:
    """In Arabic too, where "2 -" might be a note's number."""
    found = read(
        "A/RES/99/31\n\n99/31 - المنارات\n\nإن الجمعية العامة،\n\n1 - تعتمد الإعلان المرفق بهذا القرار؛\n\n"
        "2 - تطلب تقديم تقرير(1).\n\n__________\n(1) A/98/3.\n\nالمرفق\n\nإعلان المنارات\n\n1 - النور نافع.\n\n"
        "2 - تضاء المصابيح.\n"
    )

    assert ids(found) == ["O01", "O02", "X1-01", "X1-02"]
    assert notes(found) == {"1": ("O02", "A/98/3.")}


def test_markers_that_touch_a_year() -> None:
    """In print of the 1990s "1994,1/"; in Arabic "2043(1)"."""
    council = read(
        "S/RES/999 (1994)\n\nThe Security Council,\n\nReaffirming its resolution 998 (1994) of 1 March 1994,1/\n\n"
        "Recalling the letter 2/ of the keepers,\n\n1. Demands light.\n\n-----\n\n1/ S/25000.\n\n2/ S/25001.\n"
    )
    arabic = read(
        "A/RES/99/31\n\n99/31 - المنارات\n\nإن الجمعية العامة،\n\n"
        "إذ تشير إلى قرارها 98/1 المؤرخ 3 آذار/مارس 2043(1)،\n\n"
        "1 - ترحب بالنور.\n\n(1) انظر A/98/12.\n"
    )

    assert notes(council) == {"1": ("P01", "S/25000."), "2": ("P02", "S/25001.")}
    assert words(council, "P01").endswith("1 March 1994,")
    assert words(council, "P02") == "Recalling the letter of the keepers,"
    assert notes(arabic) == {"1": ("P01", "انظر A/98/12.")}
    assert words(arabic, "P01").endswith("2043،")


def test_numbers_with_a_bracket_are_items_beside_numbers_with_a_point() -> None:
    """Where "1." numbers paragraphs, "1)" is an item."""
    found = read(f"{HEAD}1. Decides on these rules:\n1) Lamps are lit;\n2) Oil is kept;\n2. Requests a report.\n")

    assert ids(found) == ["O01", "O02"]
    assert words(found, "O01") == "Decides on these rules: 1) Lamps are lit; 2) Oil is kept;"


def test_numbers_of_a_drafts_preamble_are_no_words() -> None:
    """PP1 and OP1 are numbers; the symbol stands beside the words of the page's head."""
    found = read(
        "United Nations A/C.2/99/L.21/Rev.1\n\nGeneral Assembly\n\nAlbia and Borduria: revised draft resolution\n\n"
        "Oil for lamps\n\nThe General Assembly,\n\nPP1 Recalling its resolution 98/1,\n\nOP1 Welcomes light.\n"
    )

    assert (str(found.symbol), found.meta["title"]) == ("A/C.2/99/L.21/Rev.1", "Oil for lamps")
    assert (words(found, "P01"), words(found, "O01")) == ("Recalling its resolution 98/1,", "Welcomes light.")


def test_the_letter_of_a_part_is_no_title() -> None:
    """A lone "A" below the title names the first part."""
    part = (
        "The General Assembly,\n\nNoting the oil,\n\n1. Decides to end.\n\n1496th plenary meeting,\n16 December 1966.\n"
    )
    found = read(f"2299 (XXI). Question of the lamps\n\nA\n\n{part}\nB\n\n{part}")

    assert found.meta["title"] == "Question of the lamps"
    assert ids(found) == ["A-P01", "A-O01", "B-P01", "B-O01"]


def test_the_head_of_the_world_health_assembly() -> None:
    """Its symbol ends the line of the session; item 13.2; the meeting's number in words."""
    found = read(
        "SIXTY-SIXTH WORLD HEALTH ASSEMBLY WHA66.99\nAgenda item 13.2 27 May 2013\n\nPlan for lamps 2013–2020\n\n"
        "The Sixty-sixth World Health Assembly,\n\nHaving considered the draft plan;\n\n1. ADOPTS the plan;\n\n"
        "2. URGES Member States:\n\n(1) to light lamps;\n\n(2) to report.\n\nNinth plenary meeting, 27 May 2013\n"
    )

    assert (str(found.symbol), found.meta["title"]) == ("WHA66.99", "Plan for lamps 2013–2020")
    stated = {key: found.meta[key] for key in ("session", "adopted", "meeting", "agenda_item")}
    assert stated == {"session": "66", "adopted": "2013-05-27", "meeting": "9", "agenda_item": "13.2"}


def test_an_amendment_is_said_to_be_one() -> None:
    """It has no paragraphs of its own, and the message names what it is."""
    with pytest.raises(SourceError, match="is an amendment to a draft"):
        read(
            "A/99/L.44\n\nBorduria: amendment to draft resolution A/99/L.40\n\nLamps\n\n"
            '1. Replace operative paragraph 5 by the following:\n\n"5. Decides to light lamps;"\n\n'
            "2. Delete operative paragraph 9.\n"
        )


def test_the_number_of_a_paragraph_in_a_tenth_division() -> None:
    """Where numbers begin again ten times, a paragraph's number is still the printed one."""
    rules = "".join(f"Rule {n}\n\n1. Lamp {n} is lit.\n\n2. Oil {n} is kept.\n\n" for n in range(1, 14))
    found = read(f"{HEAD}1. Adopts the rules in the annex.\n\nAnnex\n\nRules of the lamps\n\n{rules}")

    assert [p.number for p in found.paragraphs] == [1, *[1, 2] * 13]


def test_a_lead_below_the_formula_is_a_paragraph_also_in_plain_text() -> None:
    """As in the first lines of a resolution that adopts a declaration, whose paragraphs are numbered from 1."""
    lead = "Adopts the following declaration on boats:"
    text = f"The General Assembly\n\n{lead}\n\n1. We count boats.\n\n2. We keep boats.\n"
    found = library.read(text.encode(), name="boats.txt")
    assert str(found.paragraphs[0].text) == lead
    assert [p.number for p in found.paragraphs] == [0, 1, 2]


def test_markers_in_brackets_whose_notes_are_not_read_are_doubted() -> None:
    found = read(f"{HEAD}Recalling the lamps,\n\n1. Requests a report[7] of the keepers.\n\n2. Decides to end.\n")
    quoted = read(f"{HEAD}Recalling resolution 217 [III],\n\n1. Requests a report.\n\n2. Decides to end.\n")

    assert [(d.place, d.kind) for d in found.doubts] == [("O01", "marker_without_note")]
    assert quoted.doubts == ()


def test_markers_glued_to_words_are_doubted_where_the_first_is_out_of_sight() -> None:
    found = read(f"{HEAD}Recalling the lamps,2\n\n1. Requests a report3 of the keepers.\n\n2. Decides to end.\n")

    assert [(d.place, d.kind) for d in found.doubts] == [("P01", "marker_without_note")]


def test_notes_that_interrupt_a_sentence_are_notes_where_a_word_above_bears_their_number() -> None:
    """A page's foot, without a rule or a page's end: "1 See A/98/3." between the halves of a sentence."""
    found = read(
        f"{HEAD}Recalling the lamps of the port,1 and the oil of\nthe islands,2 which was brought over the\n"
        "1 See A/98/3.\n2 Resolution 98/2,\nannex.\nsea in boats on\n2 December 2040,\n\n1. Decides to end.\n"
    )

    assert words(found, "P01") == (
        "Recalling the lamps of the port, and the oil of the islands, which was brought over the sea in boats on "
        "2 December 2040,"
    )
    assert notes(found) == {"1": ("P01", "See A/98/3."), "2": ("P01", "Resolution 98/2, annex.")}


def test_a_row_of_markers_without_notes_is_read_as_such_and_doubted() -> None:
    """Some converters leave the notes out and the raised numbers in; each paragraph that bears one is named."""
    found = read(
        f"{HEAD}Recalling the Plan,1 and the Treaty,\n\n1. Requests a report2 of the year 2041,3 and of CO2.\n"
    )

    assert words(found, "P01") == "Recalling the Plan, and the Treaty,"
    assert words(found, "O01") == "Requests a report of the year 2041, and of CO2."
    assert [(d.place, d.kind) for d in found.doubts] == [
        (place, "marker_without_note") for place in ("P01", "O01", "O01")
    ]


def test_a_row_of_clauses_that_a_converter_counts_anew() -> None:
    """No verb stands in the clauses of "Decides that:"; their numbers begin again below the items all the same."""
    found = read(
        f"{HEAD}Decides the following:\n\n1. That lamps be lit;\n\n2. That there be:\n\n(a) Oil;\n\n(b) Wicks;\n\n"
        "1. That oil be kept.\n"
    )

    assert [p.number for p in found.paragraphs][-3:] == [1, 2, 3]
    assert [d.kind for d in found.doubts] == ["number_order"]


def test_each_line_is_looked_at_once_for_a_note_within_a_sentence(monkeypatch: pytest.MonkeyPatch) -> None:
    """A text of lines that could all be such notes: twice the lines are twice the searches, not four times."""
    searched = []

    class Counted:
        def search(self, text: str) -> None:
            searched.append(text)

    monkeypatch.setattr(_feet, "glued", lambda _: Counted())
    numbers = []
    for many in (50, 100):
        searched.clear()
        lines = [SimpleNamespace(text=words, kind="", marker="") for words in ("Oak and", "1 Ash and") * many]
        _feet.mark(lines, 0, openings("en"))
        numbers.append(len(searched))
    assert numbers[0] > 0
    assert numbers[1] <= 2 * numbers[0] + 2


FRENCH = (
    "A/RES/99/31\n\n99/31. Éclairage\n\nL’Assemblée générale,\n\nRappelant sa résolution 98/3,\n\n"
    "1. Décide d’éclairer le port;\n\n2. Prie le Secrétaire général de l’éteindre.\n"
)
ARABIC = (
    "A/RES/99/31\n\n99/31 - المنارات\n\nإن الجمعية العامة،\n\nإذ تؤكد أن الضوء مفيد،\n\n1 - تقرّر إضاءة الميناء؛\n\n"
    "2 - تطلب إلى الأمين العام إطفاءه.\n"
)


@pytest.mark.parametrize("text", [FRENCH, ARABIC])
@pytest.mark.parametrize("form", ["txt", "html", "docx"])
def test_letters_apart_from_their_accents(text: str, form: str, tmp_path: Path) -> None:
    """As some systems write names and texts (NFD): read like the same text with whole letters."""
    apart = unicodedata.normalize("NFD", text)
    assert apart != text
    wanted, found = (_in_form(words, form, tmp_path) for words in (text, apart))

    assert (found.language, found.symbol, found.meta) == (wanted.language, wanted.symbol, wanted.meta)
    assert [(p.id, p.text.string) for p in found.paragraphs] == [(p.id, p.text.string) for p in wanted.paragraphs]
    assert ids(found) == ["P01", "O01", "O02"]
    assert found.table("paragraphs")["verb"].tolist() == wanted.table("paragraphs")["verb"].tolist()


def _in_form(text: str, form: str, folder: Path) -> Resolution:
    if form == "txt":
        return read(text)
    path = folder / f"lamps.{form}"
    if form == "html":
        body = "".join(f"<p>{html.escape(words)}</p>" for words in text.split("\n\n"))
        path.write_text(f"<!doctype html><meta charset='utf-8'><body>{body}", encoding="utf-8")
    else:
        path.write_bytes(office.docx(*(office.para(office.run(words)) for words in text.split("\n\n"))))
    return library.load(path)
