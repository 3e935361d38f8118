"""Saved web pages of documents, into a `Resolution`: also what word processors and converters write as HTML.

The main text is found among navigation and scripts; elements that stand apart on the page become blocks, with their
looks from tags, style sheets and ``style`` attributes; numbers of lists are counted as a browser counts them; pairs of
links between a sign and a place further down are notes (`toolkit.sources._html_notes`). Nothing is fetched.
"""

from __future__ import annotations

import codecs
import email
import email.policy
import re
from collections.abc import Iterable

from lxml import etree
from lxml import html as lxml_html

from toolkit.errors import SourceError
from toolkit.model import Doubt, Resolution
from toolkit.sources import _grammar
from toolkit.sources._formats import is_mail
from toolkit.sources._html_body import HtmlPage
from toolkit.sources._layout import Layout
from toolkit.sources._run_layout import layout

__all__ = ["read", "seen"]

_MARKS = ((b"\xef\xbb\xbf", "utf-8"), (b"\xff\xfe", "utf-16-le"), (b"\xfe\xff", "utf-16-be"))
# The charset that a page declares: <meta charset="utf-8">, "text/html; charset=windows-1256"; not a word "charset".
_CHARSET = re.compile(rb"""(?:charset\s*=\s*|<\?xml[^>]{0,80}encoding\s*=\s*)["']?\s*([\w.:-]{2,40})""", re.IGNORECASE)
#: What browsers read for names of subsets.
_WIDER = {"iso8859-1": "cp1252", "ascii": "cp1252", "iso8859-6": "cp1256", "iso8859-9": "cp1254"}
# Signs of a page in Arabic: its direction or language.
_ARABIC = re.compile(rb"""dir\s*=\s*["']?rtl|lang\s*=\s*["']?ar""", re.IGNORECASE)
#: Most elements of a page; the longest resolutions have some thousand.
MAX_ELEMENTS = 500_000


def read(content: bytes, *, name: str, language: str | None = None) -> Resolution:
    """Read a web page as a resolution (see `toolkit.sources.read`).

    Examples
    --------
    >>> from toolkit.sources import html
    >>> page = b"<p>The General Assembly,</p><p>Noting boats,</p><p>1. Requests a count of boats.</p>"
    >>> [paragraph.id for paragraph in html.read(page, name="a.html").paragraphs]
    ['P01', 'O01']
    """
    return _grammar.read(seen(content, name=name), name=name, language=language)


def seen(content: bytes, *, name: str) -> Layout:
    """What a web page shows.

    Raises
    ------
    toolkit.errors.SourceError
        It is damaged, or without words.

    Examples
    --------
    >>> from toolkit.sources import html
    >>> page = b"<p>The General Assembly,</p><p>Noting boats,</p><p>1. Requests a count of boats.</p>"
    >>> len(html.seen(page, name="a.html").blocks)
    3
    """
    doubts: list[Doubt] = []
    charset = ""
    if is_mail(content):
        content, charset = _page_of_mail(content, name)
    text, doubt = _decoded(content, charset)
    doubts += [doubt] if doubt else []
    root = _parsed(text, name)
    page = HtmlPage(root)
    paras = page.read()
    if not any(para.text().strip() for para in paras):
        raise SourceError(
            "is a web page without words",
            file=name,
            remedy="its words may come from a script or a picture: save the document itself, as PDF or .docx",
        )
    return layout(paras, format="html", doubts=(*doubts, *_doubts(page)))


def _doubts(page: HtmlPage) -> Iterable[Doubt]:
    if page.changes:
        says = f"the page marks {page.changes} deletions, which are left out"
        yield Doubt("", "tracked_changes", says)


def _page_of_mail(content: bytes, name: str) -> tuple[bytes, str]:
    """The page in a file of a page and its parts (MHTML)."""
    message = email.message_from_bytes(content, policy=email.policy.compat32)
    for part in message.walk():
        if part.get_content_type() == "text/html":
            payload = part.get_payload(decode=True)
            if isinstance(payload, bytes):
                return payload, str(part.get_content_charset() or "")
    raise SourceError("holds no web page among its parts", file=name, remedy="save the page as HTML")


def _decoded(content: bytes, charset: str) -> tuple[str, Doubt | None]:
    """The text of a page, by its mark, by what it declares, or by what its bytes can be."""
    for mark, codec in _MARKS:
        if content.startswith(mark):
            return content[len(mark) :].decode(codec, "replace"), None
    declared = _CHARSET.search(content[:8192])
    named = charset or (declared[1].decode("ascii", "replace") if declared else "")
    tried = [codec for codec in (_codec(named), "utf-8") if codec]
    for codec in tried:
        try:
            return content.decode(codec), None
        except (UnicodeDecodeError, ValueError):
            continue
    codec = "cp1256" if _ARABIC.search(content[:8192]) else "cp1252"
    what = f"declares {named} but is not in it" if named else "does not say in which encoding it is"
    says = f"the page {what}; read as {codec.replace('cp', 'windows-')}: letters may be wrong"
    return content.decode(codec, "replace"), Doubt("", "encoding", says)


def _codec(name: str) -> str:
    """Python's name of a charset; empty where it knows none that makes text of bytes."""
    try:
        found = codecs.lookup(name) if name else None
        "".encode(name or "utf-8")
    except (LookupError, ValueError, TypeError):
        return ""
    if found is None or found.name.startswith(("utf-16", "utf-32", "utf-7", "idna", "punycode", "unicode", "raw")):
        return ""
    return _WIDER.get(found.name, found.name)


def _parsed(text: str, name: str) -> etree._Element:
    parser = lxml_html.HTMLParser(
        encoding="utf-8", no_network=True, remove_comments=True, remove_pis=True, huge_tree=False
    )
    data = text.replace("\x00", "\ufffd").encode("utf-8", "replace")
    try:
        root = lxml_html.document_fromstring(data, parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError, ValueError, AssertionError) as error:
        raise SourceError(f"cannot be read as HTML: {error}"[:200], file=name, remedy="save the page anew") from error
    if any("depth" in entry.message.lower() for entry in parser.error_log):
        raise SourceError("nests elements too deep", file=name, remedy="no resolution does: save the page anew")
    for number, _ in enumerate(root.iter()):
        if number > MAX_ELEMENTS:
            raise SourceError(
                f"holds more than {MAX_ELEMENTS} elements", file=name, remedy="give the page of one document"
            )
    return root
