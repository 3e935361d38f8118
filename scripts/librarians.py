"""Learn what words weigh, and score the themes of whole resolutions against the subjects of the librarians.

usage: python scripts/librarians.py PARAGRAPHS.parquet [--assembly DIR] [--sessions 74-78] [--to FILE]

PARAGRAPHS has a row a paragraph of every resolution: session, symbol, language, id, form, text. Subjects and titles
come from the derived tables of the Assembly (``data/assembly/``). Without ``--sessions`` ``data/themes/weights/`` is
written, everything is scored and ``data/assembly/librarians.csv`` is written; with it only those sessions are scored,
and the averages printed. Words are weighed by sessions 74 to 78; each of these is scored with what the other four give.
"""

from __future__ import annotations

import argparse
import datetime
from pathlib import Path

import pandas as pd

from toolkit import paths
from toolkit.evaluation import librarians, weights
from toolkit.themes import load_codebook, pieces
from toolkit.themes.weights import Piece

#: On which sessions the weights of words are learned.
TUNED = "74-78"


def given(folder: Path) -> pd.DataFrame:
    """Which resolutions have a subject of which theme: by their own metadata, not by what the files add."""
    table = pd.read_parquet(folder / "subjects.parquet")
    return librarians.positives(table[(table["giver"] == "librarians") & (table["source"] != "file")])


def titles_of(folder: Path, language: str) -> dict[str, str]:
    """The title of every resolution that has one in a language."""
    column = "title" if language == "en" else f"title_{language}"
    table = pd.read_parquet(folder / "resolutions.parquet").dropna(subset=[column])
    return dict(zip(table["symbol"], table[column], strict=True))


def named_in(paragraphs: pd.DataFrame, folder: Path, language: str) -> dict[str, tuple[list[Piece], int]]:
    """What every resolution of one language names, and its number of words."""
    titles, lexicon = titles_of(folder, language), load_codebook().lexicon(language)
    evidence = {}
    for symbol, rows in paragraphs.groupby("symbol", sort=True):
        units = list(zip(rows["id"], rows["text"], rows["form"], strict=True))
        named = [one for _, found in pieces(units, lexicon, titles.get(str(symbol), "")) for one in found]
        evidence[str(symbol)] = named, sum(len(text.split()) for _, text, _ in units)
    return evidence


def learned(
    paragraphs: pd.DataFrame, folder: Path, language: str
) -> tuple[pd.DataFrame, dict[str, dict[Piece, float]]]:
    """What the words of a language weigh, and what they weigh with each session left out."""
    found, labels = named_in(of_sessions(paragraphs, TUNED), folder, language), given(folder)
    left = {}
    for session in sorted(librarians.SESSIONS[TUNED]):
        others = {symbol: one for symbol, one in found.items() if not symbol.startswith(f"A/RES/{session}/")}
        frame = weights.learn(others, labels)
        columns = (frame[name].tolist() for name in ("theme", "place", "words"))
        left[session] = dict(zip(zip(*columns, strict=True), frame["weight"].tolist(), strict=True))
    return weights.learn(found, labels), left


def of_sessions(paragraphs: pd.DataFrame, sessions: str) -> pd.DataFrame:
    """The paragraphs of a group of sessions."""
    number = paragraphs["symbol"].str.extract(r"A/RES/(\d+)/", expand=False)
    return paragraphs[number.isin(librarians.SESSIONS[sessions])]


def main() -> None:
    """Score, and print or write."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("paragraphs", type=Path)
    parser.add_argument("--assembly", type=Path, default=paths.data("assembly"))
    parser.add_argument("--sessions", choices=[*librarians.SESSIONS, "all"])
    parser.add_argument("--to", type=Path, default=paths.data("assembly", "librarians.csv"))
    options = parser.parse_args()
    every = pd.read_parquet(options.paragraphs)
    every = every[every["symbol"] != ""].drop_duplicates(["symbol", "language", "id"])
    labels, today = given(options.assembly), datetime.datetime.now(tz=datetime.UTC).date().isoformat()
    groups = [options.sessions] if options.sessions else [*librarians.SESSIONS, "all"]
    chosen = of_sessions(every, options.sessions) if options.sessions in librarians.SESSIONS else every
    scored = []
    for language in ("en", "ar"):
        table, left = learned(every[every["language"] == language], options.assembly, language)
        if not options.sessions:
            table.to_csv(paths.data("themes", "weights") / f"{language}.csv", index=False, lineterminator="\n")
        ranked = librarians.rankings(
            chosen[chosen["language"] == language], titles_of(options.assembly, language), language, left
        )
        scored.append(librarians.scores(ranked, labels, language, today, groups))
    frame = pd.concat(scored)
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
