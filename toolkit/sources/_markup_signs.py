"""The signs by which a text in a mark-up language is known (`toolkit.sources._markup` rewrites it)."""

from __future__ import annotations

import re

__all__ = ["IN_ORG", "IN_WIKI", "SIGN", "marked", "smart"]

#: Sign of a link from a note back to its marker.
SIGN = "[\u21a9\u2191\u2912\u2934\u2936]"
#: What shows that a text is a wiki's: "''Recalling''", "<ref>"; not "'s".
IN_WIKI = re.compile(r"^(?:<span[^<>]{0,40}>)?''{1,2}[A-Zء-ي]|<ref[ >]", re.MULTILINE)
#: What shows that a text is in Org: "/Recalling its/" at the head of a line, "[fn:1]"; not "and/or".
IN_ORG = re.compile(r"^/[A-Zء-ي][\w ،,]{2,60}/|\[fn:\d", re.MULTILINE)
# A sign that is to be read as itself: "\(", "\."; not "\n" in words.
_ESCAPE = re.compile(r"\\[!-/:-@\[-`{-~]")
# What stands in no plain text: "](#fn1", "<ref>", "footnote:[", "[1]_"; not "[1]" nor "<5".
_STRONG = re.compile(
    rf"\]\(\\?#[\w\\-]{{0,60}}\d|\w_ [,;،؛]|<span[ >]|\]\{{dir=|[*`]\\ |\w\\ [،,;]|\u21a9|\[{SIGN}"
    r"|<a\s(?:id|name|href)=|<ref[ >]|footnote:\w{0,30}\[|\[fn:\d|^\.\. \[\d|\[\d{1,3}\]_(?!\w)|\{empty\}|\]\(https?://",
    re.MULTILINE,
)
# What writers of Markdown and Org leave to their readers (dashes, quotation marks), behind what a text then lacks.
_SMART = (
    (re.compile("[\u2013\u2014]"), re.compile(r"(?<=[^\s-])---?(?=[^\s-])|(?<=\S[ \n])---?(?=[ \n]\S)")),
    (re.compile("[\u201c\u201d]"), re.compile('"')),
    (re.compile("\u2019"), re.compile("'")),
)
# What shows that a text is in Markdown: "[^1]:", "boats[^1", "*Recalling its*" at the head of a line; not "2 * 3".
_MARKDOWN = re.compile(r"^\[\^\d{1,3}\]:|(?<=\w)\[\^\d|^\*[A-Z][^*\n]{2,60}\*", re.MULTILINE)


def marked(text: str) -> bool:
    r"""Whether a text bears signs of mark-up that plain text does not have.

    Examples
    --------
    >>> marked(r"1\. *Decides* on \(a\) boats"), marked("1. Decides on (a) boats")
    (True, False)
    """
    return (
        _STRONG.search(text) is not None
        or len(_ESCAPE.findall(text)) > 1
        or len(IN_ORG.findall(text)) > 1
        or len(IN_WIKI.findall(text)) > 1
        or bool(smart(text))
    )


def smart(text: str) -> tuple[re.Pattern[str], ...]:
    """The signs that a text in Markdown or Org has in place of typographic ones."""
    if not _MARKDOWN.search(text) and len(IN_ORG.findall(text)) < 2:
        return ()
    return tuple(straight for curly, straight in _SMART if not curly.search(text) and straight.search(text))
