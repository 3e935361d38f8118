"""Text in mark-up languages: made-up resolutions as converters write them, and where their words stand in the file."""

from __future__ import annotations

import pytest

from toolkit import library
from toolkit.model import Resolution
from toolkit.sources._formats import format_of

ESCAPED = r"""99/31\. Lamps

*The General Assembly*,

*Recalling* its resolution 98/1 \(of 2043\) on far\-reaching light,<a id="footnote-ref-1"></a>[\[1\]](\#footnote\-1)

1. *Decides* on lamps:

\(a\) To light them;

2. *Requests* a report\.[2](#fn2)

9th plenary meeting

1. <a id="footnote-1"></a> A/98/12, annex\. [↑](\#footnote\-ref\-1)
2. Resolution 98/2.[↩︎](#fnref2)
"""
DIRECTIVES = """99/31. Lamps

*The General Assembly*,

*Recalling* its resolution 98/1 on “\\ *Light* of 2043”, [1]_

1. *Requests* a report. [2]_

.. [1]
   A/98/12,
   annex.

.. [2]
   Resolution 98/2.
"""
INLINE = """99/31. Lamps

_The General Assembly_,

_Recalling_ its resolution 98/1,footnote:[A/98/12,
annex [part I\\].]

{empty}1. _Decides_ on lamps;

. _Requests_ a report.footnote:[Resolution 98/2.]
"""
WIKI = """99/31. Lamps

''The General Assembly'',

''Recalling'' its resolution 98/1,<ref>A/98/12, annex.</ref>

# ''Decides'' on lamps;
# ''Requests'' a report.<ref name="b">Resolution 98/2.</ref>

<references />
"""
ORG = """99/31. Lamps

/The General Assembly/,

/Recalling/ its resolutions A/RES/98/1 and/or A/RES/98/2,[fn:1]

1. /Decides/ on lamps;

2. [@2] /Requests/ a report.[fn:2]

[fn:1] A/98/12, annex.

[fn:2] Resolution 98/2.
"""


def notes(found: Resolution) -> list[tuple[str, str, str]]:
    return [(n.marker, n.place, n.text.string) for n in found.notes]


@pytest.mark.parametrize(
    ("text", "recalls", "last"),
    [
        (ESCAPED, "Recalling its resolution 98/1 (of 2043) on far-reaching light,", "Requests a report."),
        (DIRECTIVES, "Recalling its resolution 98/1 on “Light of 2043”,", "Requests a report."),
        (INLINE, "Recalling its resolution 98/1,", "Requests a report."),
        (WIKI, "Recalling its resolution 98/1,", "Requests a report."),
        (ORG, "Recalling its resolutions A/RES/98/1 and/or A/RES/98/2,", "Requests a report."),
    ],
    ids=["escapes", "directives", "inline notes", "wiki", "org"],
)
def test_signs_of_mark_up_are_no_words(text: str, recalls: str, last: str) -> None:
    """Paragraphs without them, notes with their words at their markers, and no doubt."""
    found = library.read(text.encode(), name="lamps.md")
    paragraphs = list(found.paragraphs)

    assert found.format == "markup"
    assert (paragraphs[0].text.string, paragraphs[-1].text.string) == (recalls, last)
    assert notes(found)[1] == ("2", paragraphs[-1].id, "Resolution 98/2.")
    assert notes(found)[0][:2] == ("1", "P01")
    assert notes(found)[0][2].startswith("A/98/12, annex")
    assert found.doubts == ()


def test_an_escaped_letter_is_an_item() -> None:
    """A backslash before a bracket is no letter."""
    found = library.read(ESCAPED.encode(), name="lamps.md")

    assert found["O01"].text.string == "Decides on lamps: (a) To light them;"


def test_words_lead_back_to_the_lines_of_the_file() -> None:
    """Each line of the reading text has the number of its line in the file, a note that of its marker's line."""
    found = library.read(INLINE.encode(), name="lamps.adoc")
    lines = INLINE.splitlines()

    def line(place: str) -> int:
        spans = found.note("fn2").spans if place == "fn2" else found[place].raw_spans
        return next(p.paragraph for p in found.places if p.start <= spans[0].start < p.end)

    assert lines[line("P01") - 1].startswith("_Recalling_")
    assert lines[line("O02") - 1].startswith(". _Requests_")


def test_straight_signs_of_a_writer_that_leaves_them_to_the_reader() -> None:
    """Markdown without any typographic sign: quotation marks, apostrophes and dashes are those of print."""
    text = '*The General Assembly*,\n\n*Noting* the "keeper\'s day" -- 8--9 May,[^1]\n\n1. Ends.\n\n[^1]: A/98/12.\n'
    found = library.read(text.encode(), name="lamps.md")

    assert found["P01"].text.string == "Noting the “keeper’s day” – 8–9 May,"


@pytest.mark.parametrize(
    "text",
    [
        "The General Assembly,\n\nRecalling resolution [98/1](#) and A/98/12,[^1]\n\n1. Ends.\n\n[^1]: A/98/13.\n",
        "The General Assembly,\n\n*Noting* it,⁽¹⁾\n\n1. **Ends**.\n\n⁽¹⁾ A/98/12.\n",
        "The General Assembly,\n\nNoting and/or recalling /it/,\n\n1. Ends.\n",
    ],
)
def test_what_is_no_mark_up(text: str) -> None:
    """Text with the signs of transcriptions is read as it stands: its source is the file's own text."""
    assert format_of(text.encode()) == "text"
    assert library.read(text.encode(), name="lamps.txt").source == text


ARABIC = """<span dir="rtl">99/31 المنارات</span>

<span dir="rtl">*إن الجمعية العامة*،</span>

[*إذ تشير* إلى القرار 98/1[^1]،]{dir="rtl"}

1. *تقرر أيضا*\\ ، النور؛

2. _تطلب_ ، تقديم تقرير.

[^1]: A/98/12.
"""


def test_arabic_in_markdown_says_its_direction() -> None:
    """Spans and brackets that say it are no words, and a file that begins with one is no XML."""
    found = library.read(ARABIC.encode(), name="lamps.md")

    assert [p.text.string for p in found.paragraphs] == [
        "إذ تشير إلى القرار 98/1،",
        "تقرر أيضا، النور؛",
        "تطلب، تقديم تقرير.",
    ]
    assert notes(found) == [("1", "P01", "A/98/12.")]
