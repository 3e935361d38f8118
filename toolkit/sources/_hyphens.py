"""Hyphens at line ends: which belong to the word, and which only to the line.

The document's own words decide first (a word that it writes elsewhere in one, or with its hyphen), then halves of words
that keep their hyphen and endings of broken ones (``data/print.toml``), then whether the document breaks words at all,
or its lines at hyphens only. The line end between the halves reads as nothing. What nothing decides is doubted.
"""

from __future__ import annotations

import tomllib
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from functools import cache

from toolkit import paths
from toolkit._lazy import lazy
from toolkit.model import Span
from toolkit.text import is_arabic

__all__ = ["Hyphens", "hangs", "unsaid", "unsure"]

#: Signs that a word may be broken after, at a line's end.
_HYPHENS = "-‐‑"
_PLAIN = str.maketrans("‐‑", "--")
#: From this share of lines that end in a hyphen on, a document breaks words.
_BREAKS = 0.04
#: So many at a line's end show nothing.
_FEW = 4
#: It also does where this share of them stands in words that it has elsewhere without a hyphen.
_PROVEN = 0.2
#: A second half of a compound has so many letters at least.
_LONG = 4
#: One behind a Russian half in -о has more.
_LONGER = 6
#: The longest word that is taken apart: each letter is tried, so one without end would take the square of its length.
_LONGEST = 60
#: So many letters behind a hyphen show that a word is one.
_STEM = 3
#: So many Cyrillic letters show a Russian document.
_CYRILLIC = 100

# Words, as they stand within lines; hyphens within them belong to them.
_WORD = lazy(r"[^\W\d_]+(?:[-‐‑][^\W\d_]+)*")
# Letters at the head of a line ("velopment" of "velopment and"); not those behind a number or a sign ("2030", "(a)").
_REST = lazy(r"[^\W\d_]+")
# A hyphen at a line's end with the words on both sides: "one-hun-\ndredth"; not "– \nCalls" nor "2015 -\n2030".
_LINE_END = lazy(r"(?<!\S)(\S{0,60}[^\W_])([-\u2010\u2011\u00ad])([ \t\u00a0]*\r?\n[ \t\u00a0]*)(?=[^\W_])(\S{1,60})")
# A dash between numbers at a line's end: "2015–\n2030".
_RANGE = lazy(r"(?<=\d)[–-]([ \t]*\r?\n[ \t]*)(?=\d)")


@cache
def _halves(kind: str) -> frozenset[str]:
    """Halves of words with a hyphen, endings of broken words, words after a hyphen that hangs."""
    data = tomllib.loads(paths.data("print.toml").read_text(encoding="utf-8"))
    return frozenset(data.get(kind, ()))


def hangs(below: str, tongue: str = "") -> bool:
    """Whether the hyphen above a line's words hangs in the air: "and long-term", below "short-".

    Examples
    --------
    >>> hangs("and long-term"), hangs("to-day"), hangs("term"), hangs("и телевидения", "ru")
    (True, False, False, True)
    """
    rest = _REST.match(below)
    hanging = rest is not None and rest[0] in _halves(f"after_hanging_{tongue}" if tongue else "after_hanging")
    return hanging and rest is not None and not below[rest.end() :].startswith(tuple(_HYPHENS))


def _left(above: str) -> str:
    """The letters before a hyphen at a line's end, in lower case; empty where there are none.

    They are read from the end backwards: a search for letters before a hyphen looks at each letter of a long word anew.

    >>> _left("the De-"), _left("of long-term"), _left("2015-")
    ('de', '', '')
    """
    letters = _REST.match(above[-2::-1]) if above.endswith(tuple(_HYPHENS)) else None
    return letters[0][::-1].lower() if letters else ""


class Hyphens:
    """Whether the hyphen at a line's end belongs to the word, by the document's own words."""

    def __init__(self, lines: Iterable[str]) -> None:
        self.words: Counter[str] = Counter()
        ends = count = 0
        inner: Counter[str] = Counter()
        cut: list[tuple[str, str]] = []
        above = ""
        kept = list(lines)
        self.tongue = _tongue(kept)
        for line in kept:
            count += bool(line.strip())
            inner.update(line[:-1])
            broken, rest = _left(above), _REST.match(line)
            if broken and rest and not rest[0][0].isupper():
                cut.append((broken, rest[0]))
            broke = bool(broken and rest)
            above = line
            left = _left(line)
            ends += line.endswith(tuple(_HYPHENS)) and not (self.tongue and left in _halves(f"compounds_{self.tongue}"))
            words = _WORD.findall(line.lower().translate(_PLAIN))
            words = words[broke : len(words) - bool(left)]  # halves at line ends are no words
            self.words.update(words)
            self.words.update(part for word in words if "-" in word for part in word.split("-"))
        self.ends_only = inner["-"] > 0 and not inner["‐"]  # a sign of its own for words that are broken
        joined = sum(
            right in _halves("endings") or self.words[left + right] > self.words[f"{left}-{right}"]
            for left, right in cut
        )
        self.breaks = ends > max(_BREAKS * count, _FEW) or (joined > 0 and joined >= _PROVEN * ends)

    def compound(self, above: str, below: str) -> bool:
        """Whether the document has the hyphened word; else a blank after the hyphen stands ("mid- and")."""
        broken, rest = _left(above), _REST.match(below.lower())
        return bool(broken and rest and self.words[f"{broken}-{rest[0]}"])

    def hangs(self, below: str) -> bool:
        """Whether the hyphen above a line's words hangs in the air, by words of its language: not "tránsi-", "to"."""
        return hangs(below, self.tongue)

    def soft(self, above: str, below: str) -> bool:
        """Whether the hyphen falls when the line end does."""
        return self._judged(above, below)[0]

    def unsure(self, above: str, below: str) -> bool:
        """Whether nothing shows it."""
        return not self._judged(above, below)[1]

    def may_be_two(self, word: str, capitals: Sequence[int] = ()) -> bool:
        """Whether a word may be two halves whose hyphen is lost, by halves that the document and the lists know.

        Examples
        --------
        >>> known = Hyphens(["a far-reaching plan of the Secretary-General", "the overall plan"])
        >>> known.may_be_two("farreaching"), known.may_be_two("SecretaryGeneral", [9]), known.may_be_two("overall")
        (True, True, False)
        """
        if len(word) > _LONGEST:
            return False
        lower = word.lower()
        if any(self.words[f"{lower[:at]}-{lower[at:]}"] or self.words[lower[at:]] for at in capitals):
            return True
        if self.words[lower] > 1 or len(lower) < 2 * _LONG:
            return False
        for at in range(2, len(lower) - 2):
            left, right = lower[:at], lower[at:]
            if self.words[f"{left}-{right}"]:
                return True
            second = right in _halves("second_halves") or right in _halves("ordinals") or self.words[right]
            if left in _halves("compounds") and len(right) >= _LONG and second:
                return True
            if left == "non" and len(right) > _LONGER:
                return True
            if left in _halves("tens") and right in _halves("ordinals"):
                return True
        return False

    def _judged(self, above: str, below: str) -> tuple[bool, bool]:
        """Whether the hyphen falls, and whether something shows it."""
        if above.endswith("\u00ad"):
            return True, True
        broken, rest = _left(above), _REST.match(below)
        if not broken or rest is None or rest[0][0].isupper() or above.endswith("‑"):
            return False, True
        if is_arabic(broken[-1]) or (above.endswith("‐") and self.ends_only):
            return not is_arabic(broken[-1]), True  # no Arabic word is broken at a line's end
        left, right = broken, rest[0].lower()
        if above[-1 - len(left) : -1].isupper() and len(left) > 1:
            return False, True  # "UNMISS-" is no half of a word
        joined, hyphened = self.words[left + right], self.words[f"{left}-{right}"] + self._usual(f"{left}-{right}")
        if joined or hyphened:
            return joined > hyphened, True
        if self.tongue:
            return self._elsewhere(left, right, within=above[-2 - len(left) : -1 - len(left)] in tuple(_HYPHENS))
        if right in _halves("endings") or left + right in _halves("whole_words"):
            return True, True
        chain = below[rest.end() :][:1] in tuple(_HYPHENS) or above[-2 - len(left) : -1 - len(left)] in tuple(_HYPHENS)
        second = right in _halves("second_halves") or (left in _halves("compounds") and len(right) >= _LONG)
        if second or (chain and self._chained(left, right)):
            return False, True
        both = self.words[left] > 1 and self.words[right] > 1
        if self.breaks:
            return True, not both and left not in _halves("prefixes")
        if both or left in _halves("prefixes"):
            return False, both
        if right not in _halves("second_halves_too"):
            return True, True
        known = left in _halves("compounds") or left in _halves("first_halves_too")
        return not known, known

    def _usual(self, word: str) -> float:
        """What it counts that English has a hyphen in a word: less than one sight of it in the document."""
        return 0.5 * (not self.tongue and word in _halves("hyphened"))

    def _chained(self, left: str, right: str) -> bool:
        """Whether halves in a word of several hyphens are words: "up-to-date"; not "socio-eco-nomic"."""
        return bool({left, right} & _halves("small_words") or (self.words[left] and self.words[right]))

    def _elsewhere(self, left: str, right: str, *, within: bool) -> tuple[bool, bool]:
        """The same in another language than English: a document that breaks no words has hyphens of words only.

        It may break one or two: what no list knows is doubted there, and in Spanish, which has few such words, joined.
        """
        if self._two(left, right):
            return False, True
        if not self.breaks and left in _halves(f"compounds_{self.tongue}"):
            return False, True
        if not self.breaks and self.tongue == "ru":
            return self._russian(left, right)
        if not self.breaks and self._begins(left, right):
            return True, True
        if not self.breaks:
            seen = self.words[left] + self.words[right] > 0
            return self.tongue == "es" and not seen, seen
        known = left in _halves(f"compounds_{self.tongue}") and len(right) > 1
        if self.tongue == "ru":  # "социально-экономический", not "целостно-сти"
            known = known or (left.endswith("о") and len(left) > _LONG and len(right) > _LONGER)
            if known and not within:  # "по-" may be the beginning of a broken word too
                return len(left) <= _LONG, len(left) > _LONG
        elif known and left + right not in _halves(f"whole_words_{self.tongue}"):
            return False, True
        both = self.words[left] > 1 and self.words[right] > 1
        return True, not both

    def _russian(self, left: str, right: str) -> tuple[bool, bool]:
        """The same in Russian: a half in -о or two words keep it; a word that begins alike shows that one is broken."""
        if (left.endswith("о") and len(left) > _LONG) or (self.words[left] and self.words[right]):
            return False, True
        if self._begins(left, right):
            return True, True
        return not self.words[left], False

    def _begins(self, left: str, right: str) -> bool:
        """Whether the document has a word that begins as the two halves in one do."""
        begins = f"{left}{right[:_STEM]}"
        return len(right) >= _STEM and any(word.startswith(begins) for word in self.words)

    def _two(self, left: str, right: str) -> bool:
        """Whether halves are a word of two in another language than English: a known one, or two numbers."""
        numbers = _halves(f"numbers_{self.tongue}")
        known = f"{left}-{right}" in _halves(f"hyphened_{self.tongue}") or right in _halves(f"particles_{self.tongue}")
        return known or (left in numbers and right in numbers)


def _tongue(lines: Sequence[str]) -> str:
    """The language of lines whose halves of words have a list of their own; empty for English and all else."""
    words = Counter(" ".join(lines).lower().split())
    if sum("\u0400" <= c <= "\u04ff" for line in lines[:40] for c in line) > _CYRILLIC:
        return "ru"
    counts = {"": words["the"] + words["of"], "fr": words["les"] + words["des"], "es": words["los"] + words["del"]}
    return max(counts, key=lambda code: counts[code])


def unsure(source: str, hyphens: Hyphens) -> Iterator[tuple[int, str]]:
    """Broken words of which nothing shows whether the hyphen is theirs: where they stand, and as they stand there."""
    for match in _LINE_END.finditer(source):
        above, below = f"{match[1]}{match[2]}", match[4]
        if not hyphens.hangs(below) and hyphens.unsure(above, below):
            yield match.start(), f"{above}{below}"


def unsaid(source: str, start: int, end: int, hyphens: Hyphens) -> Iterator[Span]:
    """What is no word at the line ends of a block: the hyphen with the line end, or the line end alone."""
    for match in _LINE_END.finditer(source, start, end):
        above, below = f"{match[1]}{match[2]}", match[4]
        if not hyphens.hangs(below):
            yield Span(match.start(2) if hyphens.soft(above, below) else match.end(2), match.end(3))
    for match in _RANGE.finditer(source, start, end):
        yield Span(*match.span(1))
