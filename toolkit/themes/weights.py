"""What a piece of evidence weighs when one asks what a resolution is about.

The words of a theme do not tell equally well what a resolution is about: *human rights* does, *right to
self-determination* mostly not. ``data/themes/weights/<language>.csv`` has a weight for each word that differs: how
often resolutions that name a theme by it have a subject of the theme from the United Nations' librarians, against how
often those have one that name the theme at all. `toolkit.evaluation.weights` learns them. A word that the table lacks
weighs 1; themes, tags and their counts do not depend on any weight.
"""

from __future__ import annotations

import csv
from collections.abc import Mapping
from functools import cache

from toolkit import paths
from toolkit.themes._resolve import TermFind
from toolkit.themes.patterns import normal

#: Where a piece of evidence stands: in running text, or inside a name, where it earns no tag.
PLACES = ("text", "name")
#: Columns of the tables.
COLUMNS = ("theme", "place", "words", "weight")
#: Rules whose evidence is the very words of a list; of others it reaches over whatever stands between.
_LISTED = ("/phrases", "/instrument")

Piece = tuple[str, str, str]  # theme, place, words


def piece(find: TermFind, text: str) -> Piece:
    """What a find is looked up by: its words, or its rule; one that was refused stands inside a name.

    Examples
    --------
    >>> from toolkit.themes._resolve import TermFind
    >>> piece(TermFind(0, 5, "gender", "gender/phrases"), "Women and men")
    ('gender', 'text', 'women')
    """
    words = normal(text[find.start : find.end]) if find.rule.endswith(_LISTED) else find.rule
    return find.theme, PLACES[bool(find.reason)], words


@cache
def weights(language: str) -> Mapping[Piece, float]:
    """The weights of a language by theme, place and words; none for a language without a table.

    Examples
    --------
    >>> import toolkit as tk
    >>> table = tk.themes.weights.weights("en")
    >>> table["human_rights", "text", "human rights"] > table["human_rights", "text", "right to self determination"]
    True
    """
    path = paths.data("themes", "weights") / f"{language}.csv"
    if not path.is_file():
        return {}
    with path.open(encoding="utf-8", newline="") as stream:
        return {(row["theme"], row["place"], row["words"]): float(row["weight"]) for row in csv.DictReader(stream)}
