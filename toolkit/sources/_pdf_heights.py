"""Characters of a page by height: runs of one height, and rows of such runs, with the signs raised above them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from toolkit.sources._pdf_page import Char

#: More letters than a sign has.
SIGN = 3

#: Height, size of letters, characters.
_Row = tuple[float, float, list[Char]]


def segments(chars: Sequence[Char]) -> list[list[Char]]:
    """Runs of characters that follow each other in the file on one height."""
    found: list[list[Char]] = []
    before: Char | None = None
    for char in chars:
        if before is not None and abs(char.base - before.base) < 0.4 and char.style.size == before.style.size:
            found[-1].append(char)
        else:
            found.append([char])
        before = char
    return [segment for segment in found if any(c.style.size > 0 for c in segment)]


def rows(parts: list[list[Char]]) -> list[list[Char]]:
    """Segments that share a height, the larger letters first; from the top."""
    found: list[_Row] = []
    exact: dict[tuple[int, int], int] = {}
    for segment in sorted(parts, key=lambda s: -s[0].style.size):
        base, size = segment[0].base, segment[0].style.size
        key = (round(base), round(size))
        place = exact.get(key, -1)
        if place < 0 or abs(found[place][0] - base) > 0.6:
            top = base + 0.7 * size
            shares = (
                (min(top, row_base + 0.7 * row_size) - max(base, row_base), i)
                for i, (row_base, row_size, _) in enumerate(found)
            )
            near = sorted((share for share in shares if share[0] >= 0.35 * size), reverse=True)
            place = next((i for _, i in near if not _covered(segment, found[i][2])), len(found))
            if place == len(found):
                found.append((base, size, []))
                exact[key] = place
        found[place][2].extend(segment)
    return [row for _, _, row in _floating(sorted(found, key=lambda row: -row[0]))]


def _covered(segment: Sequence[Char], row: Sequence[Char]) -> bool:
    """Whether letters of a row stand below or above those of a segment: two lines beside a higher one."""
    left, right = min(c.x0 for c in segment), max(c.x1 for c in segment)
    base, size = segment[0].base, segment[0].style.size
    if right - left < 2 * size:
        return False  # a sign
    over = (c for c in row if abs(c.base - base) > 0.7 * size and not c.text.isspace() and c.style.size <= 1.1 * size)
    return sum(left < (c.x0 + c.x1) / 2 < right for c in over) > SIGN


def _floating(rows: list[_Row]) -> Iterator[_Row]:
    """Put markers that are raised above their line's letters back to it: the next row, if a letter is near."""
    high: _Row | None = None
    for base, size, row in rows:
        if high is not None:
            h_base, h_size, chars = high
            close = h_size < 1.1 * size and h_base - base < 1.15 * size
            if close and all(_near(sign, row, size) for sign in _signs(chars, size)):
                row = [*row, *chars]  # noqa: PLW2901
            else:
                yield high
            high = None
        if all(c.text.isdecimal() or c.text in "* " for c in row) and all(len(s) <= 3 for s in _signs(row, size)):
            high = base, size, row
        else:
            yield base, size, row
    if high is not None:
        yield high


def _signs(row: Sequence[Char], size: float) -> list[list[Char]]:
    """The inked characters of a row in groups that gaps part: the markers of a line, say."""
    found: list[list[Char]] = []
    for char in sorted((c for c in row if not c.text.isspace()), key=lambda c: c.x0):
        if found and char.x0 - found[-1][-1].x1 < 0.3 * size:
            found[-1].append(char)
        else:
            found.append([char])
    return found


def _near(sign: Sequence[Char], row: Sequence[Char], size: float) -> bool:
    """Whether a letter of a row stands beside a sign above it."""
    left, right = sign[0].x0, sign[-1].x1
    gaps = (gap for c in row if not c.text.isspace() for gap in (left - c.x1, c.x0 - right))
    return any(-0.3 * size < gap < 0.6 * size for gap in gaps)
