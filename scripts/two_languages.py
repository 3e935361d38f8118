"""Measure how far Arabic and English agree, and write data/assembly/languages.csv anew.

    python scripts/two_languages.py PARAGRAPHS [--measure themes] [--older TREE] [--from FOLDER]

PARAGRAPHS is a Parquet file with a row a paragraph: session, symbol, language, id, form, text (``--from FOLDER`` makes
it from the zip archives of the Assembly's resolutions: 4,400 files). ``--older TREE`` measures the toolkit of another
checkout, e.g. of version 0.1.0, on the same pairs: its rows stand beside today's.
"""

from __future__ import annotations

import argparse
import datetime
import os
import pickle
import subprocess
import sys
import tempfile
from collections.abc import Hashable
from pathlib import Path

import pandas as pd
from tqdm import tqdm

from toolkit import library
from toolkit.errors import ToolkitError
from toolkit.evaluation import languages
from toolkit.languages import load as load_language
from toolkit.themes import load_codebook

Finds = list[set[Hashable]]

#: What each measure finds in units (id, text, form) of a language; run under either tree, so by names both have.
FINDERS = {
    "themes": """
from toolkit.themes import bulk
tags = bulk.table([(str(at), *unit[1:]) for at, unit in enumerate(units)], language)
found = [set() for _ in units]
for at, theme in zip(tags["id"], tags["theme"]):
    found[int(at)].add(theme)
""",
    # Repeated values count as often as both say them; classes of addressees, verbs and forces once a paragraph.
    "facts": """
from collections import Counter
from toolkit.facts import acts, addressees, citations, dates, quantities
groups = RENDERINGS
def counted(name, items):
    seen = Counter()
    for item in items:
        seen[item] += 1
        yield name, item, seen[item]
found = []
for _, text, form in units:
    lead = [act for act in acts.in_text(text, language, form) if act.order == 1]
    found.append({
        *counted("statistics", (round(q.value, 2) for q in quantities.in_text(text, language))),
        *counted("addressees", {a.addressee for a in addressees.in_text(text, language, form)}),
        *counted("opening verb", (act.verb for act in lead)),
        *counted("opening verb, renderings as one", (groups.get(act.verb, act.verb) for act in lead)),
        *counted("opening force", (act.force for act in lead)),
        *counted("dates", ((d.begin, d.until, d.in_name) for d in dates.in_text(text, language))),
        *counted("citations", (c.symbol for c in citations.in_text(text, language))),
    })
""",
}
#: The row of a find, where it is not the find itself.
BY = {"facts": lambda find: find[0]}
#: Rows that a measure has even where nothing was found.
ITEMS = {"themes": load_codebook().ids}
_RUN = """
import pickle, sys
units, language = pickle.load(open(sys.argv[1], "rb"))
{finder}
pickle.dump(found, open(sys.argv[2], "wb"))
"""


def finds(measure: str, units: list[tuple[str, str, str]], language: str, tree: Path) -> Finds:
    """What the toolkit of a tree finds in each unit, in a process of its own."""
    with tempfile.TemporaryDirectory() as folder:
        given, found = Path(folder, "units"), Path(folder, "found")
        given.write_bytes(pickle.dumps((units, language)))
        renderings = {verb: one[0] for one in load_language("ar", "acts")["renderings"] for verb in one}
        code = _RUN.format(finder=FINDERS[measure].replace("RENDERINGS", repr(renderings)))
        environment = os.environ | {"PYTHONPATH": str(tree)}
        subprocess.run(  # noqa: S603 - our own code
            [sys.executable, "-c", code, given, found], check=True, cwd=folder, env=environment
        )
        result: Finds = pickle.loads(found.read_bytes())  # noqa: S301 - written two lines above
        return result


def measured(measure: str, of: pd.DataFrame, tree: Path, version: str, date: str) -> pd.DataFrame:
    """The counts of one measure by the toolkit of a tree."""
    ar, en = (
        finds(measure, list(zip(of["id"], of[code], of["form"], strict=True)), code, tree) for code in ("ar", "en")
    )
    items = ITEMS.get(measure, ())
    by = BY.get(measure, str)
    return languages.counts(of, ar, en, measure=measure, version=version, date=date, by=by, items=items)


def read(folder: Path, target: Path) -> None:
    """Read every Arabic and English resolution of the archives of a folder into a Parquet file."""
    import zipfile

    rows = []
    for archive in sorted(folder.glob("GA_*.zip")):
        with zipfile.ZipFile(archive) as files:
            names = [n for n in files.namelist() if n.endswith(".xml") and n.split("/")[-2] in ("Arabic", "English")]
            for name in tqdm(names, desc=archive.stem, leave=False):
                try:
                    one = library.read(files.read(name), name=name)
                except ToolkitError as error:
                    print(f"{archive.name}: {name}: {error}", file=sys.stderr)
                    continue
                head = (archive.stem, str(one.symbol or ""), one.language)
                rows += [(*head, p.id, p.form, p.text.string) for p in one.paragraphs]
    columns = ["session", "symbol", "language", "id", "form", "text"]
    pd.DataFrame(rows, columns=columns).to_parquet(target, index=False)


def main() -> None:
    """Read the arguments, measure, store."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("paragraphs", type=Path)
    parser.add_argument("--measure", choices=list(FINDERS), action="append")
    parser.add_argument("--older", type=Path, metavar="TREE")
    parser.add_argument("--version", default="0.1.0", help="what the rows of --older are called")
    parser.add_argument("--from", dest="folder", type=Path, metavar="FOLDER")
    args = parser.parse_args()
    if args.folder:
        read(args.folder, args.paragraphs)
    of = languages.pairs(pd.read_parquet(args.paragraphs))
    today = datetime.datetime.now(tz=datetime.UTC).date().isoformat()
    here = Path(__file__).resolve().parents[1]
    for measure in args.measure or FINDERS:
        trees = [(here, "now"), *([(args.older.resolve(), args.version)] if args.older else [])]
        for tree, version in trees:
            fresh = measured(measure, of, tree, version, today)
            languages.store(fresh)
            print((fresh if measure in BY else fresh[fresh["item"].isin(["micro", "macro"])]).to_string(index=False))


if __name__ == "__main__":
    main()
