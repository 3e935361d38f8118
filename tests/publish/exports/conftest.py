"""Resolutions of every kind to export: the shipped text in both readings, and one that means harm."""

from __future__ import annotations

import pytest

import toolkit
from toolkit.model import Resolution

#: Signs that some format takes for its own: tags, entities, commands, groups, comments, controls, direction marks.
HOSTILE = (
    "Seventy-eighth session\n\nAgenda item 15\n\n"
    "Things & \"others\" 'again' <here>\n\nThe General Assembly,\n\n"
    "*Recalling* its resolution 77/150 of 14 December 2022 & <script>alert(1)</script> ]]> {\\LaTeX} $100 #1_a~b^c,\n\n"
    "*Noting* a control \x0b\x1f\x7f sign, a mark \u202eright to left\u202c and a non-character \ufffe\U0001f600,\n\n"
    "1. *Decides* to read A/78/62-E/2023/49 on 3 May 2024, \\input{secrets} and 100% of it;\n\n"
    '2. *Requests* the Secretary-General to report on "<!-- no comment -->".\n'
)
KINDS = ("repaired", "source", "hostile")


@pytest.fixture(scope="session")
def resolutions(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Resolution]:
    """The resolutions by kind."""
    path = tmp_path_factory.mktemp("hostile") / "a@b {evil} & <x>.txt"
    path.write_text(HOSTILE, encoding="utf-8")
    return {
        "repaired": toolkit.load(),
        "source": toolkit.load(reading="source"),
        "hostile": toolkit.load(path),
    }


@pytest.fixture(params=KINDS)
def resolution(request: pytest.FixtureRequest, resolutions: dict[str, Resolution]) -> Resolution:
    """Each of them in turn."""
    return resolutions[request.param]
