"""Write the teacher's guide that lies beside the lessons, ``notebooks/lessons/TEACHERS.md``, anew from their data."""

from __future__ import annotations

from pathlib import Path

from toolkit.lessons import build, guide
from toolkit.publish.provenance import files

FOLDER = Path(__file__).resolve().parent.parent / "notebooks" / "lessons"


def main() -> None:
    """Write the guide."""
    numbers = [path.name[:2] for path in build.found(FOLDER)]
    files.write(FOLDER / "TEACHERS.md", guide.markdown(numbers))
    print(f"{FOLDER.name}/TEACHERS.md: {len(numbers)} lessons")


if __name__ == "__main__":
    main()
