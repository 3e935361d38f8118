"""What the command line says of phrases."""

from __future__ import annotations

from pathlib import Path

from toolkit.errors import ToolkitError
from toolkit.model import Resolution
from toolkit.phrases import Index, trace

__all__ = ["run_phrase", "run_trace"]

#: Uses that are shown.
_SHOWN = 40


def run_phrase(phrase: str, index: Index, *, language: str = "", before: str = "") -> str:
    """First and further uses of a phrase as CSV, below a line that says how far they bear."""
    first = index.earliest(phrase, language=language, before=before)
    if first is None:
        return "not in the texts held"
    lines = [f"earliest in the texts held: {first.symbol} {first.paragraph_id}, {first.date or 'no date'}"]
    if first.may_be_older:
        lines.append("this is the first text held of its line: the phrase may be older")
    if first.kind:
        lines.append(f"no wording of its own: {first.kind}")
    shown = index.uses(phrase, language=language, before=before, most=_SHOWN)
    lines.append(shown.to_csv(index=False, lineterminator="\n").rstrip("\n"))
    if (more := shown.attrs["uses"] - len(shown)) > 0:
        lines.append(f"... and {more} more uses")
    return "\n".join(lines)


def run_trace(draft: Resolution, index: Index, *, before: str = "", to: Path | None = None) -> str:
    """Trace a draft: its table as CSV, or the names of the files that were written."""
    traced = trace.trace(draft, index, before=before)
    frame = trace.table(traced)
    if to is None:
        return str(frame.to_csv(index=False, lineterminator="\n")).rstrip("\n")
    contents = {
        "trace.csv": frame.to_csv(index=False, lineterminator="\n").encode("utf-8", "replace"),
        "trace.html": trace.page(traced, Path(draft.name).name).encode("utf-8", "replace"),
        "trace.docx": trace.word(traced, Path(draft.name).name),
    }
    try:
        to.mkdir(parents=True, exist_ok=True)
        for name, content in contents.items():
            (to / name).write_bytes(content)
    except OSError as error:
        raise ToolkitError(f"cannot be written: {error.strerror}", file=to, remedy="name another folder") from error
    return "\n".join(str(to / name) for name in contents)
