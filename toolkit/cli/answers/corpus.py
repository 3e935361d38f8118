"""What the command line says of a corpus: functions that return the text to print and the exit code."""

from __future__ import annotations

from pathlib import Path

from toolkit.corpus import Report, build
from toolkit.model import Reading

__all__ = ["run_build"]

#: How many files without rows are named; the table ``failures`` has them all.
_NAMED = 20


def run_build(
    folder: Path,
    out: Path,
    *,
    workers: int | None = None,
    cluster: str | None = None,
    reading: Reading = "repaired",
    progress: bool | None = None,
) -> tuple[str, int]:
    """Build a corpus; the summary, and 0 where every file was read or 1 where one failed."""
    report = build(folder, out, workers=workers, cluster=cluster, reading=reading, progress=progress)
    return _summary(report, out), 0 if report.good else 1


def _summary(report: Report, out: Path) -> str:
    rate = f", {report.worked / report.seconds:.0f} a second" if report.worked else ""
    done = f"{report.worked} read now in {report.seconds:.1f} s{rate}" if report.worked else "nothing to do"
    lines = [f"{out}: {report.files} files with rows; {done}"]
    lines += [f"  {name:<11} {number:>9} rows" for name, number in report.rows.items()]
    for what, items in (("failed", report.failed), ("foreign", report.foreign), ("duplicate", report.duplicate)):
        if items:
            lines.append(f"{what}: {len(items)}")
            lines += [_line(*item) for item in items[:_NAMED]]
        if len(items) > _NAMED:
            lines.append(f"  ... and {len(items) - _NAMED} more: see the table failures")
    return "\n".join(lines)


def _line(file: str, place: str, reason: str, remedy: str) -> str:
    where = ", ".join(part for part in (file, place) if part)
    return " ".join(f"  {where}: {reason} ({remedy})".split("\n"))
