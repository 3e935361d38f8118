"""Bodies by the symbols of their documents: by how a symbol begins, and by the form of a number elsewhere."""

from __future__ import annotations

import re
from functools import cache, lru_cache

__all__ = ["KNOWN_PREFIXES", "elsewhere", "issuing"]

#: Issuing body by the beginning of a symbol, longest first.
_BODIES: tuple[tuple[str, str], ...] = (
    ("A/HRC/", "Human Rights Council"),
    ("A/CONF.", "United Nations conference"),
    ("A/AC.109/", "Special Committee on decolonization"),
    ("A/", "General Assembly"),
    ("E/CN.16/", "Commission on Science and Technology for Development"),
    ("E/CN.15/", "Commission on Crime Prevention and Criminal Justice"),
    ("E/CN.9/", "Commission on Population and Development"),
    ("E/CN.7/", "Commission on Narcotic Drugs"),
    ("E/CN.6/", "Commission on the Status of Women"),
    ("E/CN.5/", "Commission for Social Development"),
    ("E/CN.4/", "Commission on Human Rights"),
    ("E/CN.3/", "Statistical Commission"),
    ("E/HLPF/", "High-level political forum on sustainable development"),
    ("E/FFDF/", "Forum on financing for development follow-up"),
    ("E/", "Economic and Social Council"),
    ("S/", "Security Council"),
    ("ST/", "Secretariat"),
    ("TD/", "United Nations Conference on Trade and Development"),
    ("FCCC/", "Conference of the Parties to the Framework Convention on Climate Change"),
    ("ICCD/", "Conference of the Parties to the Convention to Combat Desertification"),
    ("UNEP/CBD/", "Conference of the Parties to the Convention on Biological Diversity"),
    ("CBD/", "Conference of the Parties to the Convention on Biological Diversity"),
    ("ESCAP/", "Economic and Social Commission for Asia and the Pacific"),
    ("UNEP/EA.", "United Nations Environment Assembly"),
    ("UNEP/", "United Nations Environment Programme"),
    ("WSIS-", "World Summit on the Information Society"),
    ("NPT/", "Review Conference of the Parties to the Treaty on the Non-Proliferation of Nuclear Weapons"),
    ("BWC/", "States Parties to the Biological Weapons Convention"),
    ("CCW/", "High Contracting Parties to the Convention on Certain Conventional Weapons"),
    ("CCM/", "States Parties to the Convention on Cluster Munitions"),
    ("APLC/", "States Parties to the Anti-Personnel Mine Ban Convention"),
    ("CD/", "Conference on Disarmament"),
    ("CRPD/", "Committee on the Rights of Persons with Disabilities"),
    ("CRC/", "Committee on the Rights of the Child"),
    ("CCPR/", "Human Rights Committee"),
    ("CEDAW/", "Committee on the Elimination of Discrimination against Women"),
    ("CTOC/", "Conference of the Parties to the Convention against Transnational Organized Crime"),
    ("CAC/", "Conference of the States Parties to the Convention against Corruption"),
    ("DP/", "United Nations Development Programme"),
    ("JIU/", "Joint Inspection Unit"),
    ("HSP/", "United Nations Human Settlements Programme"),
    ("GC(", "International Atomic Energy Agency"),
    ("WHA", "World Health Organization"),
    ("EB", "World Health Organization"),
    ("WT/", "World Trade Organization"),
    ("Assembly/AU/", "African Union"),
    ("Ext/Assembly/AU/", "African Union"),
    ("EX.CL/", "African Union"),
)
#: Beginnings of symbols that are known; others are believed only where the words around them say so.
KNOWN_PREFIXES: tuple[str, ...] = tuple(prefix for prefix, _ in _BODIES)

# Numbers of bodies outside of the United Nations (``data/organs.toml`` says how each is printed above a text).
_ELSEWHERE: tuple[tuple[str, str], ...] = (
    (r"AG/(?:RES|DEC|DECL)\. [0-9]{1,4} \([IVXLC]{1,8}-[A-Z]{1,2}/[0-9]{2}\)", "Organization of American States"),
    (r"CP/(?:RES|DEC)\. [0-9]{1,4} \([0-9]{1,4}/[0-9]{2}\)", "Organization of American States"),
    (r"[0-9]{1,2} C/(?:Resolution|Decision) [0-9]{1,3}", "UNESCO"),
    (r"[0-9]{2,3} EX/Decision [0-9]{1,2}(?:\.[0-9IVX]{1,4})?(?:\.[A-Z])?", "UNESCO"),
    (
        r"(?:Resolution|Decision|Recommendation) [0-9]{1,3} \((?:Rev\. )?[A-Z][^()0-9,]{2,30}, (?:19|20)[0-9]{2}\)",
        "International Telecommunication Union",
    ),
    (r"(?:Resolution|Recommendation) [0-9]{1,4} \((?:Rev\. )?WRC-[0-9]{2}\)", "International Telecommunication Union"),
    (r"Decision [0-9]{1,2} (?:EXT\.)?COM [0-9]{1,2}[A-Z]?(?:\.[0-9]{1,3})?", "World Heritage Committee"),
    (r"Resolution Conf\. [0-9]{1,2}\.[0-9]{1,2}", "Convention on International Trade in Endangered Species"),
    (r"Decision BC-[0-9]{1,2}/[0-9]{1,2}", "Basel Convention"),
    (r"Decision MC-[0-9]{1,2}/[0-9]{1,2}", "Minamata Convention on Mercury"),
    (r"(?:Resolution|Recommendation|Opinion) [0-9]{1,4} \((?:19|20)[0-9]{2}\)", "Council of Europe"),
    (r"CM/(?:Res|Rec)\((?:19|20)[0-9]{2}\)[0-9]{1,3}", "Council of Europe"),
    (
        r"(?:Resolution|Decision) [0-9./]{1,12} \((?:EC-[0-9]{1,3}|Cg-[0-9IVXLExt()]{1,9})\)",
        "World Meteorological Organization",
    ),
    (r"(?:Resolution|Recommendation) [IVX]{1,5}\.[0-9]{1,3}", "Convention on Wetlands"),
    (r"Resolution [0-9]{1,2}/(?:19|20)[0-9]{2}", "Food and Agriculture Organization of the United Nations"),
    (r"Resolution No\. [0-9]{1,3}/[0-9]{1,3}-[A-Z]{1,4}(?:\(IS\))?", "Organization of Islamic Cooperation"),
    (r"Resolution No\. [0-9]{1,5}", "League of Arab States"),
    (r"ILC\.[0-9]{2,3}/Resolution [IVXLC]{1,6}", "International Labour Organization"),
    (
        r"ACHPR/Res\. [0-9]{1,4} \([IVXLC]{1,8}\) (?:19|20)[0-9]{2}",
        "African Commission on Human and Peoples' Rights",
    ),
    (r"(?:MSC|MEPC|A)\.[0-9]{1,4}\([0-9]{1,3}\)", "International Maritime Organization"),
    (r"A[0-9]{1,2}-[0-9]{1,3}", "International Civil Aviation Organization"),
    (
        r"(?:(?:AFR|EUR|SEA)/RC[0-9]{1,2}/R|WPR/RC[0-9]{1,2}\.R|EM/RC[0-9]{1,2}/R\.)[0-9]{1,2}",
        "World Health Organization",
    ),
    (r"P[0-9]{1,2}_TA\((?:19|20)[0-9]{2}\)[0-9]{4}", "European Parliament"),
)


def issuing(symbol: str) -> str:
    """English name of the body whose symbols begin so; empty where no list has it.

    Examples
    --------
    >>> issuing("A/HRC/RES/52/14"), issuing("UNHEARD/OF/7")
    ('Human Rights Council', '')
    """
    return next((name for prefix, name in _BODIES if symbol.startswith(prefix)), "")


@lru_cache(maxsize=4096)
def elsewhere(text: str) -> str:
    """The body outside of the United Nations whose number a text is; empty for any other."""
    if text.startswith(("A/", "E/", "S/")):
        return ""
    return next((body for form, body in _forms() if form.fullmatch(text)), "")


@cache
def _forms() -> tuple[tuple[re.Pattern[str], str], ...]:
    return tuple((re.compile(pattern), body) for pattern, body in _ELSEWHERE)
