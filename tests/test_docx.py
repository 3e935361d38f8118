"""Word files: what a page shows is read, wherever the file keeps it; what is hostile or old is refused with advice."""

from __future__ import annotations

import io
import time
import zipfile
from itertools import pairwise

import pytest
from office import W, docx, italic, level, listed, note, notes, numbering, package, para, run

from toolkit import library
from toolkit.errors import SourceError
from toolkit.model import Resolution
from toolkit.sources import docx as reader
from toolkit.sources._docx_numbers import formatted
from toolkit.sources._layout import Layout

FORMULA = para(italic("The General Assembly,"))
RECALLING = para(italic("Recalling"), " the year of the boats,")
PLAIN = numbering(level(0, "decimal", "%1.") + level(1, "lowerLetter", "(%2)") + level(2, "lowerRoman", "(%3)"))
BOX = (
    '<w:r><mc:AlternateContent xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006">'
    "<mc:Choice><w:drawing><w:txbxContent>{0}</w:txbxContent></w:drawing></mc:Choice>"
    "<mc:Fallback><w:pict><w:txbxContent>{0}</w:txbxContent></w:pict></mc:Fallback></mc:AlternateContent></w:r>"
)


def seen(*body: str, **parts: str) -> Layout:
    return reader.seen(docx(*body, **parts), name="boats.docx")


def words(layout: Layout) -> list[str]:
    return [block.text for block in layout.blocks]


def read(*body: str, **parts: str) -> Resolution:
    return library.read(docx(*body, **parts), name="boats.docx")


def texts(resolution: Resolution) -> dict[str, str]:
    return {p.id: p.text.string for p in resolution.paragraphs}


def test_a_resolution_with_automatic_numbers_and_notes() -> None:
    found = read(
        para("Year of the boats", look='<w:jc w:val="center"/>'),
        FORMULA,
        para(italic("Recalling"), " its resolution 70/1", note(2), " on boats,"),
        listed(italic("Decides"), " to count the boats:"),
        listed("Those that float;", level=1),
        listed("Those that do not", note(1), ";", level=1),
        listed(italic("Requests"), " the Secretary-General to report."),
        numbering=PLAIN,
        footnotes=notes("footnote", "See 2030 boats.", "Resolution 70/1."),
    )
    assert texts(found) == {
        "P01": "Recalling its resolution 70/1 on boats,",
        "O01": "Decides to count the boats: (a) Those that float; (b) Those that do not;",
        "O02": "Requests the Secretary-General to report.",
    }
    assert [(n.id, n.place, n.text.string) for n in found.notes] == [
        ("fn1", "P01", "Resolution 70/1."),
        ("fn2", "O01", "See 2030 boats."),
    ]
    [decides] = [p for p in found.paragraphs if p.id == "O01"]
    assert [span.of(decides.text.string) for span in decides.emphasis] == ["Decides"]
    assert (found.format, found.witness, found.repairs, found.doubts) == ("docx", "text", (), ())


def test_brackets_around_a_notes_own_number_are_none_of_its_words() -> None:
    """In Arabic each bracket is a run of its own, raised like the number, which Word itself puts there."""
    up = '<w:vertAlign w:val="superscript"/>'
    number = run("(", up) + f"<w:r><w:rPr>{up}</w:rPr><w:footnoteRef/></w:r>" + run(")", up)
    layout = seen(para("boats", note(1), ","), footnotes=notes("footnote", number + run(" Resolution 70/1.")))
    [own] = [block for block in layout.blocks if block.role == "note"]
    hidden = {at for span in own.unsaid for at in range(span.start, span.end)}
    kept = "".join(sign for at, sign in enumerate(own.text, own.start) if at not in hidden)
    assert (own.marker, kept.strip()) == ("1", "Resolution 70/1.")


def test_the_reading_text_leads_back_to_paragraph_and_run() -> None:
    found = read(FORMULA, para(""), RECALLING, listed(italic("Decides"), " to count."), numbering=PLAIN)
    assert found.source == "The General Assembly,\n\nRecalling the year of the boats,\n\nDecides to count."
    at = found.source.index("to count")
    [place] = [p for p in found.places if p.start <= at < p.end]
    assert (place.paragraph, place.run) == (4, 2)
    covered = found.coverage()
    assert covered[0].start == 0
    assert covered[-1].end == len(found.source)
    assert all(a.end == b.start for a, b in pairwise(covered))


@pytest.mark.parametrize(
    ("form", "said"),
    [
        ("decimal", "1 2 3"),
        ("lowerLetter", "a b c"),
        ("upperRoman", "I II III"),
        ("arabicAlpha", "أ ب ت"),
        ("arabicAbjad", "أ ب ج"),
        ("russianLower", "а б в"),
        ("unheardOf", "1 2 3"),
    ],
)
def test_forms_of_numbers(form: str, said: str) -> None:
    assert [formatted(n, form) for n in (1, 2, 3)] == said.split()


def test_numbers_past_the_alphabet_come_doubled() -> None:
    assert [formatted(n, "lowerLetter") for n in (26, 27, 53)] == ["z", "aa", "aaa"]
    assert formatted(0, "lowerLetter") == "0"


@pytest.mark.parametrize(
    ("form", "number", "shown"),
    [
        ("lowerRoman", 4999, "mmmmcmxcix"),
        ("lowerRoman", 5000, "5000"),
        ("lowerRoman", 0, "0"),
        ("upperRoman", 49, "XLIX"),
        ("decimalZero", 7, "07"),
        ("decimalZero", 12, "12"),
        *(("ordinal", n, s) for n, s in ((1, "1st"), (2, "2nd"), (3, "3rd"), (4, "4th"), (11, "11th"), (12, "12th"))),
        *(("ordinal", n, s) for n, s in ((13, "13th"), (14, "14th"), (21, "21st"), (111, "111th"), (122, "122nd"))),
        ("none", 5, ""),
        ("numberInDash", 5, "- 5 -"),
        ("decimalEnclosedParen", 5, "(5)"),
        ("decimalEnclosedFullstop", 5, "5."),
        *(("chineseCounting", n, s) for n, s in ((1, "一"), (9, "九"), (10, "十"), (11, "十一"), (20, "二十"))),
        *(("chineseCounting", n, s) for n, s in ((21, "二十一"), (99, "九十九"), (100, "一〇〇"), (0, "〇"))),
        ("ideographDigital", 21, "二一"),
        ("hindiNumbers", 10, "१०"),
        ("arabicAlpha", 28, "ي"),
        ("arabicAlpha", 29, "أأ"),
    ],
)
def test_numbers_at_the_ends_of_each_form(form: str, number: int, shown: str) -> None:
    assert formatted(number, form) == shown


def numbers(levels: str, *used: tuple[int, int], lists: dict[int, str] | None = None) -> list[str]:
    """What the page prints before paragraphs of (list, level)."""
    found = seen(*(listed("x", list_=list_, level=at) for list_, at in used), numbering=numbering(levels, lists))
    return [block.number or block.text.removesuffix(" x") for block in found.blocks]


def test_levels_begin_anew_after_a_higher_one() -> None:
    levels = level(0, "decimal", "%1.") + level(1, "lowerLetter", "(%2)") + level(2, "decimal", "%1.%2.%3")
    used = [(1, 0), (1, 1), (1, 1), (1, 0), (1, 1), (1, 2)]
    assert numbers(levels, *used) == ["1.", "(a)", "(b)", "2.", "(a)", "2.a.1"]


def test_a_level_that_never_begins_anew_counts_on() -> None:
    levels = level(0, "upperRoman", "%1.") + level(1, "decimal", "%2.", more='<w:lvlRestart w:val="0"/>')
    assert numbers(levels, (1, 0), (1, 1), (1, 0), (1, 1)) == ["I.", "1.", "II.", "2."]


def test_lists_of_one_kind_count_together_unless_one_starts_anew() -> None:
    anew = '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="5"/></w:lvlOverride>'
    used = [(1, 0), (2, 0), (3, 0), (3, 0), (1, 0)]
    assert numbers(level(0, "decimal", "%1 -"), *used, lists={1: "", 2: "", 3: anew}) == [
        "1 -", "2 -", "5 -", "6 -", "7 -",
    ]  # fmt: skip


def test_a_legal_level_shows_plain_digits() -> None:
    levels = level(0, "upperRoman", "%1.") + level(1, "decimal", "%1.%2", more="<w:isLgl/>")
    assert numbers(levels, (1, 0), (1, 1)) == ["I.", "1.1"]


def test_numbers_and_looks_come_from_styles_too() -> None:
    styles = (
        f'<w:styles {W}><w:style w:type="paragraph" w:default="1" w:styleId="N"><w:pPr><w:jc w:val="center"/></w:pPr>'
        '</w:style><w:style w:type="paragraph" w:styleId="Base"><w:rPr><w:b/></w:rPr><w:pPr><w:ind w:left="400"/>'
        '</w:pPr></w:style><w:style w:type="paragraph" w:styleId="Op"><w:basedOn w:val="Base"/><w:pPr><w:numPr>'
        '<w:numId w:val="1"/></w:numPr><w:ind w:firstLine="200"/></w:pPr></w:style>'
        '<w:style w:type="character" w:styleId="Loud"><w:rPr><w:b/><w:i/></w:rPr></w:style></w:styles>'
    )
    found = seen(
        para("centred"),
        para("counted", look='<w:pStyle w:val="Op"/>'),
        para(run("bold twice is plain", '<w:rStyle w:val="Loud"/>'), look='<w:pStyle w:val="Op"/>'),
        para("none", look='<w:pStyle w:val="Op"/><w:numPr><w:numId w:val="0"/></w:numPr>'),
        styles=styles,
        numbering=PLAIN,
    )
    assert [(b.number, b.bold, b.centred, b.indent) for b in found.blocks] == [
        ("", False, True, None),
        ("1.", True, False, 30.0),
        ("2.", False, False, 30.0),
        ("", True, False, 30.0),
    ]
    assert [span.of(found.source) for span in found.blocks[2].emphasis] == ["bold twice is plain"]


def test_tracked_changes_are_read_as_accepted_and_said() -> None:
    found = read(
        FORMULA,
        RECALLING,
        para(
            italic("Decides"),
            run(" to count"),
            f"<w:ins w:id='1'>{run(' all')}</w:ins><w:del w:id='2'><w:r><w:delText> some</w:delText></w:r></w:del>",
            run(" boats"),
            look="<w:rPr><w:del w:id='3'/></w:rPr>",
        ),
        para(" and ships."),
        para("<w:moveFrom w:id='4'>" + run("Gone.") + "</w:moveFrom>"),
    )
    assert texts(found)["O01"] == "Decides to count all boats and ships."
    [doubt] = found.doubts
    assert doubt.kind == "tracked_changes"
    assert "4 tracked changes" in doubt.says


def test_a_paragraph_that_is_deleted_whole_takes_no_number() -> None:
    gone = '<w:numPr><w:numId w:val="1"/></w:numPr><w:rPr><w:del w:id="3"/></w:rPr>'
    found = seen(
        listed("one"), para("<w:del w:id='2'>" + run("gone") + "</w:del>", look=gone), listed("two"), numbering=PLAIN
    )
    assert [(b.number, b.text) for b in found.blocks] == [("1.", "one"), ("2.", "two")]


def test_fields_show_their_results_and_not_their_codes() -> None:
    def mark(kind: str) -> str:
        return f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>'

    code = "<w:r><w:instrText>PAGE \\* MERGEFORMAT</w:instrText></w:r>"
    inner = mark("begin") + run("hidden by the outer code") + mark("end")
    found = seen(
        para("page ", mark("begin"), code, inner, mark("separate"), run("7"), mark("end"), " of nine"),
        para(
            '<w:fldSimple w:instr="DATE">' + run("today") + "</w:fldSimple>",
            "<w:hyperlink>" + run("!") + "</w:hyperlink>",
        ),
    )
    assert words(found) == ["page 7 of nine", "today!"]


def test_signs_that_have_elements_of_their_own() -> None:
    found = seen(
        para("<w:r><w:t>non</w:t><w:noBreakHyphen/><w:t>stop coop</w:t><w:softHyphen/><w:t>eration</w:t><w:tab/></w:r>"
             '<w:r><w:sym w:font="Symbol" w:char="F0B7"/><w:t>  two\nblanks</w:t></w:r>')
    )  # fmt: skip
    [block] = found.blocks
    assert block.text == "non\u2011stop coop\u00aderation\t•  two blanks"
    assert [span.of(found.source) for span in block.unsaid] == ["\u00ad"]


def test_hidden_text_is_not_on_the_page() -> None:
    assert words(seen(para("seen", run(" unseen", "<w:vanish/>")))) == ["seen"]


def test_tables_row_by_row_and_text_boxes_once() -> None:
    def cell(text: str) -> str:
        return f"<w:tc>{para(text)}</w:tc>"

    def row(*texts: str) -> str:
        return f"<w:tr>{''.join(map(cell, texts))}</w:tr>"

    found = seen(
        para("before"),
        f"<w:tbl>{row('a', 'b')}{row('c', 'd')}</w:tbl>",
        f"<w:tbl>{row('only one')}</w:tbl>",
        para("box: ", BOX.format(para("within"))),
        para("after"),
    )
    assert words(found) == ["before", "a", "b", "c", "d", "only one", "box:", "within", "after"]
    assert [b.role for b in found.blocks] == ["", "table", "table", "table", "table", "", "", "", ""]


def test_headers_and_footers_are_furniture_and_stand_apart() -> None:
    section = (
        '<w:headerReference w:type="first" r:id="r_header1"/><w:headerReference w:type="default" r:id="r_header2"/>'
        '<w:footerReference w:type="default" r:id="r_footer1"/><w:titlePg/>'
    )
    found = reader.seen(
        docx(
            FORMULA, RECALLING,
            section=section,
            header1=f"<w:hdr {W}>{para('A/RES/99/1')}</w:hdr>",
            header2=f"<w:hdr {W}>{para('Year of the boats')}</w:hdr>",
            footer1=f"<w:ftr {W}>{para('44-12345')}</w:ftr>",
        ),
        name="x",
    )  # fmt: skip
    assert [(b.role, b.text) for b in found.blocks][:2] == [
        ("header", "A/RES/99/1"),
        ("furniture", "Year of the boats"),
    ]
    assert (found.blocks[-1].role, found.blocks[-1].text) == ("furniture", "44-12345")


def test_the_marks_of_an_official_file() -> None:
    """Template, job number and symbol together; a symbol alone, or a style alone, is anybody's."""
    styles = (
        f'<w:styles {W}><w:style w:type="paragraph" w:styleId="S"><w:name w:val="_ Single Txt"/></w:style></w:styles>'
    )
    footer = f"<w:ftr {W}>{para('44-12345 A/RES/99/1')}</w:ftr>"
    section = '<w:footerReference w:type="default" r:id="r_footer1"/>'
    body = (
        FORMULA,
        para(italic("Recalling"), " boats,", look='<w:pStyle w:val="S"/>'),
        para(italic("Decides"), " so."),
    )
    own = docx(*body, section=section, styles=styles, footer1=footer)
    assert reader.seen(own, name="x").witness == "official"
    assert reader.seen(docx(*body, section=section, footer1=footer), name="x").witness == "text"
    assert reader.seen(docx(*body, styles=styles), name="x").witness == "text"


def test_endnotes_alone_are_counted_in_digits_and_signs_stand_for_themselves() -> None:
    found = read(
        FORMULA,
        para(italic("Recalling"), " boats", note(1, "endnote"), ","),
        para(italic("Decides"), " so."),
        endnotes=notes("endnote", "Of 1999."),
    )
    assert [(n.marker, n.place, n.text.string) for n in found.notes] == [("1", "P01", "Of 1999.")]
    star = '<w:r><w:footnoteReference w:customMarkFollows="1" w:id="1"/><w:t>*</w:t></w:r>'
    layout = seen(para("boats", star, " and", note(2)), footnotes=notes("footnote", run("* Starred."), "First."))
    assert [b.markers and [m for _, m in b.markers] for b in layout.blocks] == [["*", "1"], (), ()]
    assert [(b.role, b.marker, b.text) for b in layout.blocks[1:]] == [
        ("note", "*", "* Starred."), ("note", "1", "¹ First."),
    ]  # fmt: skip


def test_markers_typed_and_raised_by_hand() -> None:
    up = '<w:vertAlign w:val="superscript"/>'
    found = read(
        FORMULA,
        para(italic("Recalling"), " boats", run("1", up), " of 12 m", run("2", up), ","),
        para(italic("Decides"), " so on the 21", run("st", up), "."),
        para(run("1", up), " Of 1999."),
    )
    assert texts(found) == {"P01": "Recalling boats of 12 m²,", "O01": "Decides so on the 21st."}
    assert [(n.marker, n.place, n.text.string) for n in found.notes] == [("1", "P01", "Of 1999.")]


def test_an_empty_line_within_a_paragraph_parts_it() -> None:
    found = seen(para("<w:r><w:t>one</w:t><w:br/><w:br/><w:t>two</w:t><w:br/><w:t>three</w:t></w:r>"))
    assert words(found) == ["one", "two\nthree"]
    assert [place.paragraph for place in found.places] == [1, 1]


def test_arabic_from_the_right() -> None:
    """Logical order, abjad letters, complex-script bold, indents from the right."""
    right = "<w:bidi/>"

    def said(text: str, look: str = "") -> str:
        return run(text, f"<w:rtl/>{look}")

    found = read(
        para(said("إن الجمعية العامة،", "<w:iCs/>"), look=right),
        para(said("إذ تشير", "<w:bCs/>"), said(" إلى قرارها 1/70 (2015)،"), look=right),
        para(
            said("تقرر", "<w:b/><w:bCs/>"), said(" عد القوارب:"), look=f'{right}<w:numPr><w:numId w:val="1"/></w:numPr>'
        ),
        para(said("ما يطفو؛"), look=f'{right}<w:numPr><w:ilvl w:val="1"/><w:numId w:val="1"/></w:numPr>'),
        para(said("ما لا يطفو."), look=f'{right}<w:numPr><w:ilvl w:val="1"/><w:numId w:val="1"/></w:numPr>'),
        numbering=numbering(level(0, "decimal", "%1 -") + level(1, "arabicAbjad", "(%2)")),
    )
    assert found.language == "ar"
    assert texts(found) == {
        "P01": "إذ تشير إلى قرارها 1/70 (2015)،",
        "O01": "تقرر عد القوارب: (أ) ما يطفو؛ (ب) ما لا يطفو.",
    }
    assert [span.of(p.text.string) for p in found.paragraphs for span in p.emphasis] == ["إذ تشير", "تقرر"]


LINES = """The General Assembly,
Recalling the year of the boats, and all that was said of boats when
the harbours of the world were counted one after the other, and of
ships that were not,
1. Decides to count the boats of all harbours, those that float and
those that do not, and to say so before the end of the year that comes
after the year in which the counting of the boats of the harbours ends;
2. Requests the Secretary-General to write down what was counted, by
whom it was counted, and in which of the harbours of the world it was
found to be so.""".splitlines()
WHOLE = {
    "P01": " ".join(LINES[1:4]),
    "O01": " ".join(LINES[4:7]).removeprefix("1. "),
    "O02": " ".join(LINES[7:]).removeprefix("2. "),
}


def test_lines_that_were_pasted_as_paragraphs_are_put_together() -> None:
    assert texts(read(*(para(line) for line in LINES))) == WHOLE


def test_a_document_in_one_paragraph_is_cut_at_its_lines() -> None:
    one = "<w:br/>".join(f"<w:t>{line}</w:t>" for line in LINES)
    assert texts(read(para(f"<w:r>{one}</w:r>"))) == WHOLE


def test_a_title_on_two_lines_changes_nothing() -> None:
    layout = seen(para("<w:r><w:t>Year of</w:t><w:br/><w:t>the boats</w:t></w:r>"), FORMULA, RECALLING)
    assert layout.shown
    assert words(layout) == ["Year of\nthe boats", "The General Assembly,", "Recalling the year of the boats,"]


def test_italics_open_a_paragraph_whose_opening_is_in_no_list() -> None:
    def said(lead: str, rest: str) -> str:
        return para(run(lead, "<w:rtl/><w:i/><w:iCs/>"), run(rest, "<w:rtl/>"), look="<w:bidi/>")

    found = read(
        said("إن الجمعية العامة،", ""),
        said("إذ تشير", " إلى قرارها عن سنة القوارب في البحار،"),
        said("وارتياحا منها", " إلى عدد القوارب في المرافئ كلها،"),
        said("وحبورا", " بما أنجز من عد القوارب في المرافئ،"),
        said("تقرر", " عد القوارب."),
    )
    assert [p.id for p in found.paragraphs] == ["P01", "P02", "P03", "O01"]


# -- what is refused ------------------------------------------------------------------------------


def refused(content: bytes) -> str:
    with pytest.raises(SourceError) as error:
        library.read(content, name="boats.docx")
    return str(error.value)


def test_old_and_foreign_formats_get_advice() -> None:
    old = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
    assert "old Word document (.doc) (open it in Word or LibreOffice, and save it as .docx" in refused(old + b"\0" * 99)
    assert "locked with a password" in refused(old + "EncryptedPackage".encode("utf-16-le"))
    assert "an RTF document (open it" in refused(b"{\\rtf1 boats}")
    assert "OpenDocument" in refused(
        package({"mimetype": "application/vnd.oasis.opendocument.text", "content.xml": ""})
    )
    assert "a spreadsheet" in refused(package({"[Content_Types].xml": "", "xl/workbook.xml": ""}))
    assert "toolkit corpus" in refused(package({"one.txt": "boats"}))


def test_damaged_files_say_so() -> None:
    whole = docx(FORMULA, RECALLING, para(italic("Decides"), " so."))
    assert "cannot be unpacked" in refused(whole[: len(whole) // 2])
    assert "without words" in refused(docx(para("")))
    assert "without a body" in refused(package({"[Content_Types].xml": "", "word/document.xml": f"<w:document {W}/>"}))
    assert "not well-formed" in refused(package({"[Content_Types].xml": "", "word/document.xml": "<w:document"}))


def test_a_file_that_unpacks_without_end_is_stopped() -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as target:
        target.writestr("[Content_Types].xml", "")
        with target.open("word/document.xml", "w") as part:
            for _ in range(65):
                part.write(b" " * 2**20)
    assert len(out.getvalue()) < 200_000
    assert "unpacks to more than 64 MB" in refused(out.getvalue())


def test_entities_and_document_types_are_refused() -> None:
    bomb = f'<!DOCTYPE a [<!ENTITY b "boats"><!ENTITY c "&b;&b;">]><w:document {W}><w:body>&c;</w:body></w:document>'
    assert "declares a document type" in refused(package({"[Content_Types].xml": "", "word/document.xml": bomb}))


def test_relations_that_lead_out_are_not_followed(tmp_path: object) -> None:
    outside = (
        '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
        '<Relationship Id="r1" Type="x/footnotes" Target="http://example.org/f.xml" TargetMode="External"/>'
        '<Relationship Id="r2" Type="x/styles" Target="../../../../etc/hostname"/></Relationships>'
    )
    body = f"<w:document {W}><w:body>{para('boats')}</w:body></w:document>"
    parts = {"[Content_Types].xml": "", "word/document.xml": body, "word/_rels/document.xml.rels": outside}
    assert words(reader.seen(package(parts), name="x")) == ["boats"]


def test_nesting_without_end_is_refused() -> None:
    deep = "<w:sdt><w:sdtContent>" * 300 + para("boats") + "</w:sdtContent></w:sdt>" * 300
    assert "not well-formed" in refused(docx(deep))


SLOW = {
    "runs": "<w:r><w:t>a</w:t></w:r>" * 30_000,
    "breaks": "<w:r><w:t>a</w:t><w:br/><w:br/></w:r>" * 20_000,
    "blanks": f"<w:r><w:t>{' ' * 500_000}x{' ' * 500_000}</w:t></w:r>",
    "markers": '<w:r><w:t>(</w:t><w:footnoteReference w:id="1"/><w:t>)</w:t></w:r>' * 10_000,
    "boxes": BOX.format("<w:p><w:r><w:t>a</w:t></w:r></w:p>") * 1_000,
}


@pytest.mark.heavy
@pytest.mark.parametrize("kind", SLOW)
def test_files_that_would_take_long(kind: str) -> None:
    content = docx(FORMULA, RECALLING, para(SLOW[kind]), footnotes=notes("footnote", "x"))
    begun = time.process_time()
    reader.seen(content, name="boats.docx")
    assert time.process_time() - begun < 5


def test_a_letter_in_word_is_no_resolution() -> None:
    assert "no paragraphs of a resolution" in refused(docx(para("Dear friends,"), para("the boats are well. Yours.")))
