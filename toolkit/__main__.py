"""``python -m toolkit``: the command, where its folder is on no path."""

from __future__ import annotations

from toolkit.cli import main

if __name__ == "__main__":
    raise SystemExit(main())
