"""Write the derived tables of data/series anew from the United Nations' files: ``python scripts/panel.py FOLDER``."""

from __future__ import annotations

import sys
from pathlib import Path

from toolkit import paths
from toolkit.series import panel

if __name__ == "__main__":
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    for path in panel.write(Path(sys.argv[1]), paths.data("series")):
        print(path)
