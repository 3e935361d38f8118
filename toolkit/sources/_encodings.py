"""Texts that are no UTF-8: older encodings of each language, where a formula shows that the letters are right."""

from __future__ import annotations

from toolkit import _organs, languages

__all__ = ["guessed"]

_HEAD = 200  # lines in which a formula is looked for
_LINE = 200  # letters of one that is one


def guessed(content: bytes) -> tuple[str, str]:
    """The text of a file in an older encoding, and its name; empty where no formula shows one.

    Examples
    --------
    >>> guessed("Генеральная Ассамблея,".encode("koi8-r"))
    ('Генеральная Ассамблея,', 'koi8-r')
    """
    for code in languages.available("openings"):
        for encoding in languages.load(code, "openings").get("encodings", ()):
            try:
                text = content.decode(encoding)
            except UnicodeDecodeError:
                continue
            lines = (line for line in text.splitlines()[:_HEAD] if len(line) < _LINE)
            if any(_organs.is_formula(line, code) for line in lines):
                return text, encoding
    return "", ""
