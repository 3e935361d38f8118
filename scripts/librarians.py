"""Score the themes of whole resolutions against the subjects of the United Nations' librarians.

usage: python scripts/librarians.py PARAGRAPHS.parquet [--assembly DIR] [--sessions 74-78] [--to FILE]

PARAGRAPHS has a row a paragraph of every resolution: session, symbol, language, id, form, text. Subjects and titles
come from the derived tables of the Assembly (``data/assembly/``). Without ``--sessions`` everything is scored and
``data/assembly/librarians.csv`` is written; with it only those sessions are scored, and the averages printed.
"""

from __future__ import annotations

import argparse
import datetime
from pathlib import Path

import pandas as pd

from toolkit import paths
from toolkit.evaluation import librarians


def given(folder: Path) -> pd.DataFrame:
    """Which resolutions have a subject of which theme: by their own metadata, not by what the files add."""
    table = pd.read_parquet(folder / "subjects.parquet")
    return librarians.positives(table[(table["giver"] == "librarians") & (table["source"] != "file")])


def rankings(paragraphs: pd.DataFrame, folder: Path, language: str) -> dict[str, pd.DataFrame]:
    """Every ranker's numbers for the resolutions of one language."""
    column = "title" if language == "en" else f"title_{language}"
    table = pd.read_parquet(folder / "resolutions.parquet").dropna(subset=[column])
    titles = dict(zip(table["symbol"], table[column], strict=True))
    part = paragraphs[paragraphs["language"] == language].drop_duplicates(["symbol", "id"])
    return librarians.rankings(part, titles, language)


def main() -> None:
    """Score, and print or write."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("paragraphs", type=Path)
    parser.add_argument("--assembly", type=Path, default=paths.data("assembly"))
    parser.add_argument("--sessions", choices=[*librarians.SESSIONS, "all"])
    parser.add_argument("--to", type=Path, default=paths.data("assembly", "librarians.csv"))
    options = parser.parse_args()
    paragraphs = pd.read_parquet(options.paragraphs)
    if of := librarians.SESSIONS.get(options.sessions or ""):
        paragraphs = paragraphs[paragraphs["symbol"].str.extract(r"A/RES/(\d+)/", expand=False).isin(of)]
    labels, today = given(options.assembly), datetime.datetime.now(tz=datetime.UTC).date().isoformat()
    groups = [options.sessions] if options.sessions else [*librarians.SESSIONS, "all"]
    frame = pd.concat(
        librarians.scores(rankings(paragraphs, options.assembly, language), labels, language, today, groups)
        for language in ("en", "ar")
    )
    if options.sessions:
        print(frame[frame["theme"].str.startswith("macro")].to_string(index=False))
        wide = frame[frame["labels"] == "as given"].pivot_table(
            index="theme", columns=["ranker", "language"], values="ap"
        )
        print(wide.round(3).to_string())
    else:
        frame.round(4).to_csv(options.to, index=False, lineterminator="\n")


if __name__ == "__main__":
    main()
