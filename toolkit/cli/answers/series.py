"""What the command line says of series: functions that return the text to print."""

from __future__ import annotations

from collections import Counter

from toolkit.errors import ToolkitError
from toolkit.model import Resolution
from toolkit.series import alignment, genealogy


def run_compare(one: Resolution, two: Resolution) -> str:
    """What became of each paragraph of one resolution in the next: status, kin and likeness, a line each."""
    if one.language != two.language:
        raise ToolkitError(
            f"{one.language} and {two.language} are two languages",
            remedy="compare texts of one language, or align them",
        )
    lives = genealogy.align(one.paragraphs, two.paragraphs)
    lines = [f"{one!r}", f"{two!r}"]
    for life in lives:
        like = "" if life.likeness is None else f"{life.likeness:.3f}"
        lines.append(f"{life.paragraph_id or '-':<5} {life.status:<10} {' '.join(life.kin) or '-':<10} {like}".rstrip())
    counts = Counter(life.status for life in lives)
    lines.append(", ".join(f"{status} {counts[status]}" for status in genealogy.STATUSES))
    return "\n".join(lines)


def run_align(one: Resolution, two: Resolution) -> str:
    """Paragraphs of one resolution in two languages or witnesses side by side, a line a bead."""
    beads = (
        f"{' '.join(bead.a) or '-':<10} {' '.join(bead.b) or '-':<10} {bead.closeness:.3f}"
        for bead in alignment.align(one, two)
    )
    return "\n".join([f"{one!r}", f"{two!r}", *beads])
