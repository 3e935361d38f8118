"""What an Akoma Ntoso file states about its document: symbol, title, dates, session, item.

Values are the file's own: from the cover page and the closing lines where they say it,
from the identification where they do not. What the file does not state is absent.
"""

from __future__ import annotations

import re

from toolkit import _organs
from toolkit.errors import SourceError
from toolkit.model import Symbol
from toolkit.sources._akn_xml import Element
from toolkit.sources._dates import iso_date
from toolkit.sources._layout import Block
from toolkit.sources._own_number import PARTS
from toolkit.sources.identity import identify
from toolkit.text import fold, script

__all__ = ["LANGUAGES", "decided", "facts", "language", "own", "symbol"]

#: ISO 639-2 codes, as FRBRlanguage gives them: the official languages, and German, into which resolutions are put.
LANGUAGES = {
    "ara": "ar",
    "eng": "en",
    "spa": "es",
    "fra": "fr",
    "fre": "fr",
    "rus": "ru",
    "zho": "zh",
    "chi": "zh",
    "deu": "de",
    "ger": "de",
}
_SCRIPTS = {"Arabic": "ar", "Cyrillic": "ru", "Han": "zh"}
_SYMBOL = re.compile(r"\b[A-Z]{1,5}(?:/[A-Za-z0-9][A-Za-z0-9.*()-]{0,20}){1,8}")
_ITEM = re.compile(r"\d{1,3}(?:\s?\(\w{1,3}\))?")
_DATE = re.compile(r"\d{4}-\d{2}-\d{2}")
# What a file calls its work: ".../deliberation/unga/2044-12-12/99-8-A/", ".../ecosoc/2051-06-07/2051-4/", "ES-11-1",
# "74-260B"; the parts of a symbol are parted by strokes.
_WORK = re.compile(
    r"/(?P<organ>unga|ecosoc|unsc|unhrc|hrc)/(?P<year>\d{4})-\d\d-\d\d/(?P<first>(?:E?S-)?\d{1,4})(?:-(?P<second>\d{1,4}))?"
    r"-?(?P<letter>[A-Z])?/"
)
_FORMS = {
    "unga": "A/RES/{first}/{second}{letter}",
    "ecosoc": "E/RES/{first}/{second}{letter}",
    "unhrc": "A/HRC/RES/{first}/{second}{letter}",
    "hrc": "A/HRC/RES/{first}/{second}{letter}",
    "unsc": "S/RES/{first} ({year})",
}


def language(root: Element, text: str, *, name: str) -> str:
    """ISO 639-1 code of a document's language: as the file says, unless its letters say otherwise.

    Raises
    ------
    toolkit.errors.SourceError
        The file does not say, and its letters do not show it.
    """
    declared = next((e.attributes.get("language", "") for e in root.iter("FRBRlanguage")), "")
    code = LANGUAGES.get(declared.lower(), declared.lower())
    known = code in LANGUAGES.values()
    written = script(text, sample=800)
    letters = next((name_ for name_, other in _SCRIPTS.items() if other == code), "Latin")
    if known and written in ("", letters):
        return code
    if written in _SCRIPTS:
        return _SCRIPTS[written]
    says = f"says that its language is {declared[:20]!r}" if declared else "does not say its language"
    raise SourceError(
        f"{says}, and its letters are {written or 'none'}",
        file=name,
        place="FRBRlanguage",
        remedy="state there which of ara, eng, fra, rus, spa, zho it is written in",
    )


def symbol(root: Element) -> Symbol | None:
    """The document's symbol, as its cover page states it, or else its identification (``FRBRalias``, ``FRBRthis``).

    That of a document in parts is without their letters.
    """
    numbers = [e for e in root.iter("docNumber") if e.attributes.get("refersTo") == "#symbol" or _is_symbol(e.words())]
    stated = ["".join(PARTS.sub("", number.words()).split()) for number in numbers]
    stated += [e.attributes.get("value", "") for e in root.iter("FRBRalias") if e.attributes.get("name") == "symbol"]
    several = next(root.iter("component"), None) is not None
    for work in root.iter("FRBRWork"):
        stated += [_work(e.attributes.get("value", ""), lettered=not several) for e in work.iter("FRBRthis", "FRBRuri")]
    for text in stated:
        try:
            return Symbol.parse(text)
        except ValueError:
            continue
    return None


def own(root: Element, header: str, language: str) -> tuple[Symbol | None, str]:
    """The document's symbol and the name of its organ: as the file states them, else as its printed header shows."""
    lines = [line.strip() for line in header.splitlines() if line.strip()]
    formula = next((line for line in reversed(lines) if _organs.is_formula(line, language)), "")
    organs = _organs.of_formula(formula, language)
    stated = symbol(root)
    if stated is None:
        above = lines[: lines.index(formula)] if formula else lines
        shown = identify([Block(0, len(line), line) for line in above], language=language, formula=formula)
        stated = shown.symbol
        organs = (shown.organ,) if shown.organ and not organs else organs
    by_symbol = _organs.of_symbol(str(stated)) if stated else None
    organ = organs[0] if organs and (by_symbol not in organs) else by_symbol
    return stated, organ.name if organ else ""


def decided(text: str, language: str) -> dict[str, str]:
    """Meeting and date of a decision that says them in its own sentence; what it does not say is absent."""
    head = " ".join(fold(text[:400]).split())
    match = _organs.lines(language).meeting.search(head)
    if match is None:
        return {}
    date = iso_date(head[match.end() : match.end() + 60], language)
    return {"meeting": match["meeting"]} | ({"adopted": date} if date else {})


def _is_symbol(words: str) -> bool:
    return words.startswith(("A/", "E/RES/", "E/DEC/", "S/RES/"))


def _work(value: str, *, lettered: bool) -> str:
    """The symbol that the name of a work means; empty where it means none."""
    match = _WORK.search(value)
    if match is None or (match["second"] is None and match["organ"] != "unsc"):
        return ""
    letter = f" {match['letter']}" if match["letter"] and lettered else ""
    return _FORMS[match["organ"]].format(**{**match.groupdict(), "letter": letter})


def facts(root: Element) -> dict[str, str]:
    """Title, session, agenda item, report, dates and meeting; what is not stated is absent."""
    found = {
        "title": _title(root),
        "session": _session(root),
        "agenda_item": _item(root),
        "report": _report(root),
        "adopted": _adopted(root),
        "published": _date(root, "FRBRdate", "name", "publication"),
        "meeting": _meeting(root),
    }
    return {key: value for key, value in found.items() if value}


def _session(root: Element) -> str:
    """The session that the cover page states, or that the document's own symbol bears."""
    stated = next((e.attributes.get("value", "") for e in root.iter("session")), "")
    own = symbol(root)
    if stated or own is None or own.kind == "document":
        return stated
    return own.session or (str(own.year) if own.year and str(own).startswith("E/") else "")


def _inline(root: Element, name: str) -> str:
    return next((e.words() for e in root.iter("inline") if e.attributes.get("name") == name), "")


def _title(root: Element) -> str:
    for title in root.iter("docTitle"):
        if title.attributes.get("refersTo") == "#resolutionTitle":
            return _bare(title).lstrip("-\u2013\u2014. ").strip()
    return ""


def _bare(element: Element) -> str:
    """The words of an element without its notes."""
    kept = [c for c in element.children if not isinstance(c, Element) or c.name not in ("authorialNote", "sup")]
    return Element(element.name, {}, kept).words()


def _item(root: Element) -> str:
    words = _inline(root, "agenda item")
    items = _ITEM.findall(words)
    return str(items[0]) if len(items) == 1 else words


def _report(root: Element) -> str:
    words = _inline(root, "originating document")
    return "; ".join(dict.fromkeys(_SYMBOL.findall(words))) or words


def _adopted(root: Element) -> str:
    return _date(root, "FRBRdate", "name", "adoption") or _date(root, "docDate", "refersTo", "#adoptionDate")


def _date(root: Element, name: str, key: str, value: str) -> str:
    for element in root.iter(name):
        date = element.attributes.get("date", "")
        if element.attributes.get(key) == value and _DATE.fullmatch(date) and not date.startswith("0001"):
            return date
    return ""


def _meeting(root: Element) -> str:
    for element in root.iter("location", "inline"):
        marks = (element.attributes.get("refersTo"), element.attributes.get("name"))
        if "#adoptionMeeting" in marks or "adoptionMeeting" in marks:
            digits = re.search(r"\d{1,5}", element.attributes.get("title", "") or element.words())
            return digits[0] if digits else element.words()
    return ""
