"""A made-up resolution with metadata of its own, and the table of metadata that goes with it."""

from __future__ import annotations

import json
import zipfile
from pathlib import Path
from typing import Any

XML = """<?xml version="1.0" encoding="UTF-8"?>
<akomaNtoso xmlns="urn:test" xmlns:akn4un="urn:own"><statement><meta><identification><FRBRWork>
<FRBRdate date="2044-12-12" name="adoption"/></FRBRWork><FRBRExpression>
<FRBRlanguage language="{code}"/></FRBRExpression></identification>
<classification source="https://metadata.un.org/sdg"><keyword value="17" href="http://x/sdg/17" dictionary="SDGO"/>
<keyword value="ships" href="http://x/ships" dictionary="UNBIS Thesaurus"/></classification>
<classification source="DHLAUTH"><keyword value="SMALL BOATS" href="http://x/boats" dictionary="UNBIS Thesaurus"/>
<keyword value="Regatta Forum" dictionary="DHLAUTH"/>
<keyword refersTo="agenda" value="15" shortForm="BOATS--COUNTING" dictionary="A/99/251"/></classification>
<workflow><step outcome="draftResolution" as="A/C.2/99/L.5"
 by="Andorra, Côte d’Ivoire, Trinidad and Tobago and Uganda (on behalf of the Group of 77 and China)"/>
<step outcome="draftResolutionAdditionalSponsors" by="the Netherlands (Kingdom of the) and Albia"/></workflow>
<analysis><parliamentary>{voting}</parliamentary></analysis></meta>
<coverPage><p><docNumber refersTo="#symbol">A/RES/99/{number}</docNumber></p><p><session value="99">99</session></p>
<p><inline name="agenda item">Item 15</inline></p><p><docProponent refersTo="#secondCommittee">[report of the Committee
(<inline name="originating document">A/99/555, para. 7</inline>)]</docProponent></p></coverPage>
<preface><p><docTitle refersTo="#resolutionTitle">{title}</docTitle></p></preface>
<preamble><container><p>{recalls}<authorialNote marker="1"><p>{note}</p></authorialNote></p></container>
</preamble>
<mainBody><paragraph><num>1.</num><content><p>{urges}</p></content></paragraph></mainBody>
<conclusions><p><location refersTo="#adoptionMeeting" title="64th">64th meeting</location></p></conclusions>
</statement></akomaNtoso>
"""
RECORDED = """<voting outcome="adoptedRecordedVote">
<count value="3" refersTo="inFavour"><akn4un:voters><organization>ANDORRA</organization>
<organization>TÜRKÝYE</organization><organization>COTE D'IVOIRE</organization></akn4un:voters></count>
<count value="1" refersTo="against"><akn4un:voters><organization>ALBIA</organization></akn4un:voters></count>
</voting>"""
WORDS = {
    "eng": {
        "recalls": "<i>Recalling</i> its resolution 98/3 of 20 December 2043 on small boats,",
        "note": "See resolution 97/4.",
        "urges": "<i>Urges</i> Member States to bridge the digital divide, and requests the Secretary-General to sail;",
    },
    "ara": {
        "recalls": "<i>إذ تشير</i> إلى قرارها 98/3 المؤرخ 20 كانون الأول/ديسمبر 2043 بشأن القوارب الصغيرة،",
        "note": "انظر القرار 97/4.",
        "urges": "<i>تحث</i> الدول الأعضاء على سد الفجوة الرقمية، وتطلب إلى الأمين العام أن يعد القوارب؛",
    },
}
WITHOUT = '<voting outcome="Adopted without vote, 59th plenary meeting"><quorum value=""/></voting>'
SILENT = '<voting outcome=""/>'


def resolution(number: int = 7, *, code: str = "eng", voting: str = RECORDED, title: str = "Counting boats") -> str:
    """An AKN4UN file with subjects, sponsors and a roll call."""
    return XML.format(number=number, code=code, voting=voting, title=title, **WORDS.get(code, WORDS["eng"]))


def row(number: int = 7, **own: Any) -> dict[str, Any]:
    """A row of the table of metadata on the same resolution."""
    return {
        "symbol": f"A/RES/99/{number}", "title": "Counting boats", "session": "Ninety-ninth session",
        "adoption_meeting": "64th plenary meeting", "adoption_date": "12\u00a0December 2044",
        "originating_document": "A/99/555, para. 7", "committee": "#secondCommittee",
        "agenda_item": "Agenda item 15", "adoption_type": "By a recorded vote", "pv": "A/99/PV.64",
        "MS_in_favour": ["ANDORRA", "TÜRKİYE", "CÔTE D'IVOIRE"], "MS_against": ["ALBIA"], "MS_abstaining": [],
        "MS_in_favour_count": "3", "MS_against_count": "1", "MS_abstaining_count": "0",
        "sponsors": [
            "ANDORRA", "CÔTE D’IVOIRE", "TRINIDAD AND TOBAGO", "UGANDA (ON BEHALF OF THE GROUP OF 77 AND CHINA)",
        ],
        "additional_sponsors": ["NETHERLANDS (KINGDOM OF THE)", "ALBIA"], "SDGs": ["17"],
        "subjects": [["Small Boats", "UNBIS Thesaurus"], ["HARBOURS", "UNBIS Thesaurus"], ["15", "A/99/251"]],
    } | own  # fmt: skip


def folder(path: Path, files: dict[str, str], rows: list[dict[str, Any]]) -> Path:
    """A folder with an archive of files and the table of metadata."""
    path.mkdir(exist_ok=True)
    with zipfile.ZipFile(path / "GA_99.zip", "w") as archive:
        for name, text in files.items():
            archive.writestr(name, text)
    with zipfile.ZipFile(path / "metadata.zip", "w") as archive:
        archive.writestr("99.json", "\n".join(json.dumps(one, ensure_ascii=False) for one in rows))
    return path
