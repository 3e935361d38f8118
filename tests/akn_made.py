"""Small Akoma Ntoso files for tests."""

from __future__ import annotations

from collections.abc import Mapping


def file(texts: Mapping[str, str], language: str, symbol: str = "A/RES/78/999") -> str:
    """An Akoma Ntoso file: a paragraph of the preamble, numbered ones below."""
    formula = {"eng": "<i>The General Assembly</i>,", "ara": "<i>إن الجمعية العامة،</i>"}[language]
    first = "".join(f"<container><p>{text}</p></container>" for id_, text in texts.items() if id_.startswith("P"))
    rest = "".join(
        f"<paragraph><num>{int(id_[1:])}.</num><content><p>{text}</p></content></paragraph>"
        for id_, text in texts.items()
        if id_.startswith("O")
    )
    return (
        '<akomaNtoso xmlns="http://docs.oasis-open.org/legaldocml/ns/akn/3.0"><statement>'
        f'<meta><FRBRdate date="2023-12-19" name="adoption"/><FRBRlanguage language="{language}"/></meta>'
        f'<coverPage><p><docNumber refersTo="#symbol">{symbol}</docNumber></p></coverPage>'
        '<preface><p><docTitle refersTo="#resolutionTitle">Boats</docTitle></p></preface>'
        f"<preamble><formula><p>{formula}</p></formula>{first}</preamble><mainBody>{rest}</mainBody>"
        "<conclusions><p>19 December 2023</p></conclusions></statement></akomaNtoso>"
    )
