"""Write data/series/citations.csv anew from the United Nations' files: ``python scripts/citation_series.py FOLDER``."""

from __future__ import annotations

import sys
from pathlib import Path

from toolkit import paths
from toolkit.views import citations as citation_network

if __name__ == "__main__":
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    target = paths.data("series", "citations.csv")
    target.parent.mkdir(exist_ok=True)
    target.write_text(citation_network.build(Path(sys.argv[1])), encoding="utf-8")
