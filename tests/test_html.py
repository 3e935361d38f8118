"""Web pages of documents, as browsers save them and as word processors and converters write them."""

# ruff: noqa: E501 - pages stand here as programs write them

from __future__ import annotations

import time

import pytest

from toolkit import library
from toolkit.errors import SourceError
from toolkit.model import Resolution
from toolkit.sources import html as reader
from toolkit.sources._formats import format_of

BODY = (
    "<p>Year of the boats</p><p><i>The General Assembly,</i></p><p><i>Recalling</i> the year of the boats,</p>"
    "<p>1. <i>Decides</i> to count them;</p><p>2. <i>Requests</i> the Secretary-General to report.</p>"
)
COUNTED = {
    "P01": "Recalling the year of the boats,",
    "O01": "Decides to count them;",
    "O02": "Requests the Secretary-General to report.",
}
WORD = """<html xmlns:o="urn:schemas-microsoft-com:office:office"><head>
<meta http-equiv=Content-Type content="text/html; charset=windows-1252">
<style><!-- p.MsoNormal {margin:0in; font-size:10.0pt} @page Section1 {margin:1in} span.Loud {font-style:italic} --></style>
<!--[if gte mso 9]><xml><w:WordDocument/></xml><![endif]--></head><body lang=EN-US><div class=WordSection1>
<p class=MsoNormal align=center><b>Year of the boats<o:p></o:p></b></p>
<p class=MsoNormal><span class=Loud>The General
Assembly,</span></p>
<p class=MsoNormal><i>Recalling</i> the coop\xaderation of 1999,<a href="#_ftn1" name="_ftnref1"
title=""><span class=MsoFootnoteReference><span style='font-size:12pt'>[1]</span></span></a> –</p>
<p class=MsoListParagraph style='text-indent:-.25in;mso-list:l0 level1 lfo1'><![if !supportLists]><span
style='mso-list:Ignore'>1.<span style='font:7.0pt "Times New Roman"'>&nbsp;&nbsp;&nbsp; </span></span><![endif]><i>Decides</i>
to count.</p></div>
<div style='mso-element:footnote-list'><br clear=all><hr align=left size=1 width="33%">
<div style='mso-element:footnote' id=ftn1><p class=MsoFootnoteText><a href="#_ftnref1" name="_ftn1" title=""><span
class=MsoFootnoteReference>[1]</span></a> Of 1999.</p><p class=MsoFootnoteText>And of 2001.</p></div></div></body></html>
"""
MAMMOTH = (
    "<p><em>The General Assembly,</em></p><p><em>Recalling</em> the boats"
    '<sup><a href="#footnote-1" id="footnote-ref-1">[1]</a></sup>,</p>'
    '<ol><li><em>Decides</em> to count.</li></ol><ol><li id="footnote-1"><p> Of 1999. <a href="#footnote-ref-1">↑</a></p></li></ol>'
)
GOOGLE = (
    '<html><head><style>.lst-kix_b-0>li:before{content:"" counter(lst-ctn-kix_b-0,decimal) ". "}'
    '.lst-kix_b-1>li:before{content:"(" counter(lst-ctn-kix_b-1,lower-latin) ") "}.c3{font-style:italic}</style></head>'
    '<body class="c9"><p><span class="c3">The General Assembly,</span></p><p><span class="c3">Recalling</span><span> the boats,'
    '</span><sup><a href="#ftnt1" id="ftnt_ref1">[1]</a></sup></p>'
    '<ol class="lst-kix_b-0 start" start="1"><li><span class="c3">Decides</span> to count:</li></ol>'
    '<ol class="lst-kix_b-1 start" start="1"><li>Those that float;</li><li>Those that do not;</li></ol>'
    '<ol class="lst-kix_b-0" start="2"><li><span class="c3">Ends</span> here.</li></ol>'
    '<hr><div><p><a href="#ftnt_ref1" id="ftnt1">[1]</a><span> Of 1999.</span></p></div></body></html>'
)
LIBREOFFICE = (
    '<html><body><p><i>The General Assembly,</i></p><p><i>Recalling</i> the boats<a class="sdfootnoteanc" '
    'name="sdfootnote1anc" href="#sdfootnote1sym"><sup>1</sup></a>,</p><ol><li><p><i>Decides</i> to count.</p></li></ol>'
    '<div id="sdfootnote1"><p class="sdfootnote"><a class="sdfootnotesym" name="sdfootnote1sym" href="#sdfootnote1anc">1</a>'
    "Of 1999.</p></div></body></html>"
)
PANDOC = (
    "<html><body><p><em>The General Assembly,</em></p><p><em>Recalling</em> the boats"
    '<a href="#fn1" class="footnote-ref" id="fnref1" role="doc-noteref"><sup>1</sup></a>,</p>'
    '<ol><li><p><em>Decides</em> to count.</p></li></ol><section class="footnotes" role="doc-endnotes"><hr /><ol>'
    '<li id="fn1"><p>Of 1999.<a href="#fnref1" class="footnote-back">↩︎</a></p></li></ol></section></body></html>'
)
WIKI = (
    '<html><body><p><i>The General Assembly,</i></p><p><i>Recalling</i> the boats<sup id="cite_ref-1" class="reference">'
    '<a href="#cite_note-1"><span>[</span>1<span>]</span></a></sup>,</p><ol><li><i>Decides</i> to count.</li></ol>'
    '<ol class="references"><li id="cite_note-1"><span class="mw-cite-backlink"><b><a href="#cite_ref-1">^</a></b></span> '
    '<span class="reference-text">Of 1999.</span></li></ol></body></html>'
)


def read(page: str, encoding: str = "utf-8") -> Resolution:
    return library.read(page.encode(encoding), name="boats.html")


def texts(resolution: Resolution) -> dict[str, str]:
    return {p.id: p.text.string for p in resolution.paragraphs}


def notes(resolution: Resolution) -> list[tuple[str, str, str]]:
    return [(n.marker, n.place, n.text.string) for n in resolution.notes]


def test_a_plain_page() -> None:
    found = read(f"<!DOCTYPE html><html><head><title>Boats!</title></head><body>{BODY}</body></html>")
    assert texts(found) == COUNTED
    assert (found.format, found.witness, found.doubts) == ("html", "text", ())
    assert found.header.text.string == "Year of the boats\nThe General Assembly,"
    assert found.closing.text.string == ""
    at = found.source.index("to count")
    [place] = [p for p in found.places if p.start <= at < p.end]
    assert (place.paragraph, place.run) == (4, 3)


@pytest.mark.parametrize("page", [MAMMOTH, LIBREOFFICE, PANDOC, WIKI], ids=["mammoth", "libreoffice", "pandoc", "wiki"])
def test_notes_are_pairs_of_links_whoever_writes_them(page: str) -> None:
    found = read(page)
    assert texts(found) == {"P01": "Recalling the boats,", "O01": "Decides to count."}
    assert notes(found) == [("1", "P01", "Of 1999.")]


def test_a_page_of_word() -> None:
    found = read(WORD, "windows-1252")
    assert texts(found) == {"P01": "Recalling the cooperation of 1999, –", "O01": "Decides to count."}
    assert notes(found) == [("1", "P01", "Of 1999. And of 2001.")]
    [italic] = [span.of(p.text.string) for p in found.paragraphs[:1] for span in p.emphasis]
    assert italic == "Recalling"


def test_a_page_of_google() -> None:
    found = read(GOOGLE)
    assert texts(found) == {
        "P01": "Recalling the boats,",
        "O01": "Decides to count: (a) Those that float; (b) Those that do not;",
        "O02": "Ends here.",
    }
    assert notes(found) == [("1", "P01", "Of 1999.")]


def test_lists_are_counted_as_a_browser_counts_them() -> None:
    layout = reader.seen(
        b"<ol start=3><li>c<li value=7>g<ol type=a><li>ga<li><p>gb</p><p>and on</p></ol><li>h</ol>"
        b"<ol style='list-style-type: lower-roman'><li>i</li></ol><ul><li>dot</li></ul><p>none</p>",
        name="x",
    )
    assert [(b.number, b.text) for b in layout.blocks] == [
        ("3.", "c"), ("7.", "g"), ("", "a. ga"), ("", "b. gb"), ("", "and on"), ("8.", "h"),
        ("", "i. i"), ("", "• dot"), ("", "none"),
    ]  # fmt: skip


def test_the_frame_of_a_site_is_left_out() -> None:
    menu = "".join(
        f'<li><a href="/{word}">{word} of the site</a></li>' for word in ("news", "events", "people", "about")
    )
    page = (
        f"<!DOCTYPE html><html><head><script>var a='The General Assembly,'</script><style>p{{color:red}}</style></head><body>"
        f"<header><h1>Museum of boats</h1></header><nav><ul>{menu}</ul></nav><div class='left-menu'>More</div>"
        f"<div>{BODY}</div><ul>{menu}</ul><p style='display:none'>3. Unseen;</p><div id='cookie-box'>We use cookies.</div>"
        f"<footer>All rights reserved.</footer></body></html>"
    )
    found = read(page)
    assert texts(found) == COUNTED
    assert found.header.text.string == "Year of the boats\nThe General Assembly,"
    assert found.closing.text.string == ""
    for word in ("Museum", "news", "More", "Unseen", "cookies", "rights", "color", "var"):
        assert word not in found.source


def test_a_menu_of_symbols_is_no_menu() -> None:
    cited = ", ".join(f'<a href="https://undocs.org/A/RES/{n}/1">{n}/1</a>' for n in range(60, 70))
    found = read(BODY.replace("the year of the boats,</p>", f"{cited},</p>", 1))
    assert texts(found)["P01"].startswith("Recalling 60/1, 61/1, 62/1")


def test_blocks_look_as_the_page_shows_them() -> None:
    layout = reader.seen(
        b"<html><style>.t{text-align:center;font-weight:700} .q{margin-left:36pt;text-indent:12pt}</style><body>"
        b"<p class=t>Title</p><p class=q>in</p><h2>Head</h2><center>mid</center><p>a <b>b</b></p></body></html>",
        name="x",
    )
    assert [(b.text, b.bold, b.centred, b.indent) for b in layout.blocks] == [
        ("Title", True, True, None), ("in", False, False, 48.0), ("Head", True, False, None),
        ("mid", False, True, None), ("a b", False, False, None),
    ]  # fmt: skip


def test_tables_row_by_row() -> None:
    layout = reader.seen(
        b"<p>x</p><table><tr><th>a</th><th>b</th></tr><tr><td>c</td><td>d</td></tr></table><table><tr><td>e</td></tr></table>",
        name="x",
    )
    assert [(b.text, b.role) for b in layout.blocks] == [
        ("x", ""), ("a", "table"), ("b", "table"), ("c", "table"), ("d", "table"), ("e", ""),
    ]  # fmt: skip


def test_arabic_from_the_right_in_a_charset_of_its_own() -> None:
    page = (
        '<html dir="rtl" lang="ar"><head><meta charset="windows-1256"></head><body><p>إن الجمعية العامة،</p>'
        "<p><i>إذ تشير</i> إلى سنة القوارب،</p><p>1 - <i>تقرر</i> عد القوارب.</p></body></html>"
    )
    found = read(page, "windows-1256")
    assert (found.language, texts(found)) == ("ar", {"P01": "إذ تشير إلى سنة القوارب،", "O01": "تقرر عد القوارب."})
    silent = read(page.replace('<meta charset="windows-1256">', ""), "windows-1256")
    assert texts(silent) == texts(found)
    assert [(d.kind, "windows-1256" in d.says) for d in silent.doubts] == [("encoding", True)]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "iso-8859-1"])
def test_charsets(encoding: str) -> None:
    declared = "" if encoding == "utf-16" else f"<meta charset='{encoding.removesuffix('-sig')}'>"
    found = read(f"<html><head>{declared}</head><body>{BODY.replace('them', 'cafés')}</body></html>", encoding)
    assert texts(found)["O01"] == "Decides to count cafés;"
    assert found.doubts == ()


def test_a_charset_that_is_not_true_is_doubted() -> None:
    page = f"<html><head><meta charset='utf-8'></head><body>{BODY.replace('them', 'cafés')}</body></html>"
    found = read(page, "latin-1")
    assert texts(found)["O01"] == "Decides to count cafés;"
    assert [d.kind for d in found.doubts] == ["encoding"]


def test_a_page_saved_in_one_file() -> None:
    page = (
        'From: <Saved by Blink>\r\nMIME-Version: 1.0\r\nContent-Type: multipart/related;\r\n\ttype="text/html";\r\n'
        '\tboundary="--b"\r\n\r\n----b\r\nContent-Type: text/html; charset=utf-8\r\n'
        f"Content-Transfer-Encoding: quoted-printable\r\n\r\n<html><body>{BODY.replace('them', 'caf=C3=A9s')}</body></html>\r\n"
        "----b--\r\n"
    )
    assert texts(read(page))["O01"] == "Decides to count cafés;"


def test_which_reader_takes_what() -> None:
    assert format_of(b"<!doctype HTML><p>x") == "html"
    assert format_of(b"\xef\xbb\xbf \n<!-- saved from url --><html>") == "html"
    assert format_of(b"<?xml version='1.0'?>\n<!DOCTYPE html PUBLIC 'x'><html xmlns='y'>") == "html"
    assert format_of(b"<div class='a'>") == "html"
    assert format_of(b"<akomaNtoso>") == "akn"
    assert format_of(b"<?xml version='1.0'?><akomaNtoso>") == "akn"
    assert format_of(b"<p>rinter's error") == "html"
    assert format_of(b"The General Assembly,\n<p>") == "text"


@pytest.mark.parametrize("page", ["<pre>{0}</pre>", "<div>{1}</div>"], ids=["pre", "br"])
def test_a_text_in_one_element_is_cut_at_its_lines(page: str) -> None:
    lines = [
        "The General Assembly,",
        "Recalling the boats,",
        "Noting the <i>ships</i>,",
        "1. Decides to count;",
        "2. Ends here.",
    ]
    found = read(f"<html><body>{page}</body></html>".format("\n".join(lines), "<br>\n".join(lines)))
    assert texts(found) == {
        "P01": "Recalling the boats,", "P02": "Noting the ships,", "O01": "Decides to count;", "O02": "Ends here.",
    }  # fmt: skip
    assert [(p.id, span.of(p.text.string)) for p in found.paragraphs for span in p.emphasis] == [("P02", "ships")]


# -- what is refused ------------------------------------------------------------------------------


def refused(page: str) -> str:
    with pytest.raises(SourceError) as error:
        read(page)
    return str(error.value)


def test_a_page_that_is_no_resolution_says_so() -> None:
    assert "no paragraphs of a resolution" in refused(
        "<html><body><h1>Boats</h1><p>We sell boats. Call us.</p></body></html>"
    )
    assert "without words" in refused("<html><body><script>draw()</script><img src='boats.png'></body></html>")


LINK = '<a href="#n">1</a>'
SLOW = {
    "comments before the page": "<!-- x -->" * 600 + "x",
    "a style sheet without rules": f"<style>{'a' * 2_000_000}</style>{BODY}",
    "a style sheet of open braces": f"<style>{'@media a{b{' * 100_000}</style>{BODY}",
    "frames within frames": "<div class=nav><ul>" * 60 + "<i>x</i>" * 25_000 + "</ul></div>" * 60 + BODY,
    "links to one place": f"{LINK * 20_000}<div id=n>{'<i></i>' * 50_000}</div>{BODY}",
    "one paragraph of many runs": "<p>" + "<i>a</i> " * 25_000 + "</p>" + BODY,
    "one paragraph of many breaks": "<p>" + "a<br><br>" * 15_000 + "</p>" + BODY,
    "blanks without end": f"<pre>{' ' * 500_000}x{' ' * 500_000}</pre>{BODY}",
    "markers without end": "<p>" + '<sup><a href="#n" id="r">1</a></sup>,' * 10_000 + '</p><p id="n">1</p>' + BODY,
}


@pytest.mark.heavy
@pytest.mark.parametrize("kind", SLOW)
def test_pages_that_would_take_long(kind: str) -> None:
    begun = time.process_time()
    content = SLOW[kind].encode()
    if format_of(content) == "html":
        reader.seen(content, name="boats.html")
    assert time.process_time() - begun < 5


def test_hostile_pages() -> None:
    assert "too deep" in refused("<html><body>" + "<div>" * 3000 + "boats")
    expanding = "<!DOCTYPE html [<!ENTITY a 'boats'><!ENTITY b '&a;&a;'>]><html><body><p>&b;</p>" + BODY
    assert texts(read(expanding)) == COUNTED
    assert texts(read(BODY.replace("count", "co\x00unt")))["O01"] == "Decides to co\ufffdunt them;"


SIGNS = [
    ('<sup><a href="#n1" id="r1">1</a></sup>', '<p id="n1"><sup>1</sup> See A/99/12.</p>'),
    ('<sup><a href="#n1" id="r1">1</a></sup>', '<p id="n1"><a href="#r1">^</a> [1] See A/99/12.</p>'),
    ('<sup><a href="#n1" id="r1">[1]</a></sup>', '<p id="n1">1. See A/99/12.</p>'),
    ("<sup>[1]</sup>", "<h2>Notes</h2><ol><li>See A/99/12.</li></ol>"),
]


@pytest.mark.parametrize(("sign", "below"), SIGNS)
def test_the_sign_at_the_head_of_a_note_is_no_word_of_it(sign: str, below: str) -> None:
    page = f"<p>The General Assembly,</p><p><i>Noting</i> boats,{sign}</p><p>1. Requests a count of boats.</p>{below}"
    found = reader.read(page.encode(), name="a.html")
    assert [str(p.text) for p in found.paragraphs] == ["Noting boats,", "Requests a count of boats."]
    assert [(n.place, n.marker, str(n.text)) for n in found.notes] == [("P01", "1", "See A/99/12.")]


def test_a_list_at_the_end_without_raised_numbers_is_no_notes() -> None:
    page = "<p>The General Assembly,</p><p>Noting boats [1],</p><p>1. Requests a count.</p><ol><li>See boats.</li></ol>"
    assert not reader.read(page.encode(), name="a.html").notes
