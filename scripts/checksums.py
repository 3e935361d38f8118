"""Write ``data/resolution/SHA256SUMS`` anew, after a deliberate change of a data file there.

The library refuses a shipped file whose checksum is not the registered one. Run this when
errata, glosses or metadata were changed on purpose; never to let an edited source pass:
the checksum of the transcription itself is compared, not rewritten.
"""

from __future__ import annotations

import hashlib
import sys
from pathlib import Path

FOLDER = Path(__file__).resolve().parent.parent / "data" / "resolution"
SOURCE = "A_RES_78_132.ar.txt"
SOURCE_SHA256 = "355b14ac96d98be587ebc5b37afb08766d235dab2509e7996af81ae127678ffd"
NAMES = (SOURCE, "errata.csv", "glosses_en.csv", "glosses_en_source.csv", "metadata.toml")


def main() -> int:
    """Check the source, then register the files beside it."""
    digests = {name: hashlib.sha256((FOLDER / name).read_bytes()).hexdigest() for name in NAMES}
    if digests[SOURCE] != SOURCE_SHA256:
        print(f"{SOURCE} was edited: restore it", file=sys.stderr)
        return 1
    (FOLDER / "SHA256SUMS").write_text("".join(f"{digests[n]}  {n}\n" for n in NAMES), encoding="ascii")
    print(f"registered {len(NAMES)} files")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
