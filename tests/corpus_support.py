"""Small collections to work on, made of the text that ships and of what is written here."""

from __future__ import annotations

import hashlib
from pathlib import Path

STATEMENT = """<?xml version="1.0" encoding="UTF-8"?>
<akomaNtoso xmlns="urn:test"><statement><meta><identification><FRBRExpression>
<FRBRlanguage language="eng"/></FRBRExpression></identification></meta>
<preface><p><docNumber refersTo="#symbol">A/RES/{session}/{number}</docNumber></p></preface>
<preamble><container><p><i>Recalling</i> its resolution {before}/{number} of 20 December 2019 on small boats,</p>
</container></preamble>
<mainBody>
<paragraph><num>1.</num><content><p><i>Urges</i> Member States to count {count} boats by 2030, and to bridge the
digital divide;</p></content></paragraph>
<paragraph><num>2.</num><content><p><i>Decides</i> to remain seized of the matter of boat {count}.</p></content>
</paragraph></mainBody></statement></akomaNtoso>
"""


def statement(number: int, session: int = 77, count: int = 0) -> str:
    """A made-up resolution in AKN4UN."""
    return STATEMENT.format(session=session, before=session - 1, number=number, count=count or number)


def tree(folder: Path) -> dict[str, str]:
    """Name and sha256 of every file below a folder."""
    return {
        path.relative_to(folder).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }
