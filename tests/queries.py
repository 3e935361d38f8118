"""Searches made by chance from the words of a subject, always the same ones: for comparing two ways to answer them."""

from __future__ import annotations

import random

from toolkit.explorer import Subject
from toolkit.text import fold

#: What may stand before and behind a word in Arabic, right or wrong, and marks that people type.
BEFORE = ("", "", "", "ال", "و", "ب", "لل", "وال", "بال", "ل", "س", "ف", "ك")
BEHIND = ("", "", "", "ها", "ات", "ين", "ة", "ه", "ا", "هم", "ون")
NOISE = ("*", "=", "-", ",", "(", ")", "؛", "/", "\u064e", "\u0640", "\u200f", "😀", "’", "_")
FIXED = (
    "O30", "op5", "P07", "pp12", "G20", "paragraph 30", "para. 7", "الفقرة 30",
    "preambular paragraph 5", "paragraph", "70/1", "1/70", "A/RES/70/1", "(70/1),", "ICT", "IGF",
    "AI", "SDGs", "gender", "digital divide", "secretary-general", "مسئوليات", "شئون", "مبادىء",
    "COVID-19", "٢٠٣٠", "United Nations", "الأمم المتحدة", "A/RES/99/9", "2030", "و", "*", "a*b",
    "=",
)  # fmt: skip


def generated(subject: Subject, number: int, seed: int = 7) -> list[str]:
    """So many searches: words of the texts as they stand and changed, with every sign of the grammar."""
    chance = random.Random(seed)
    arabic = sorted({word for text in subject.frame["text"] for word in text.split()})
    english = sorted({word for text in subject.frame["gloss"] for word in text.split()})
    return [_one(chance, arabic, english) for _ in range(number)]


def _one(chance: random.Random, arabic: list[str], english: list[str]) -> str:
    parts = [_term(chance, arabic, english) for _ in range(chance.choice((1, 1, 1, 2, 2, 3)))]
    made = parts[0]
    for part in parts[1:]:
        made += chance.choice((" ", " ", " OR ", " أو ", " | ", " NOT ", " ليس ", " -")) + part
    if chance.random() < 0.08:
        at = chance.randrange(len(made) + 1)
        made = made[:at] + chance.choice(NOISE) + made[at:]
    return made


def _term(chance: random.Random, arabic: list[str], english: list[str]) -> str:
    kind = chance.random()
    if kind < 0.12:
        return chance.choice(FIXED)
    words = arabic if chance.random() < 0.6 else english
    at = chance.randrange(len(words))
    word = words[at]
    if kind < 0.25:
        mark = chance.choice(('"{}"', "“{}”", "«{}»", '"{}'))
        return mark.format(" ".join(words[at : at + chance.choice((1, 2))]))
    if kind < 0.35 and len(word) > 4:
        return word[: chance.randrange(2, len(word))] + "*"
    if kind < 0.42:
        return "=" + word
    if words is arabic and kind < 0.75:
        return chance.choice(BEFORE) + fold(word) + chance.choice(BEHIND)
    return word.upper() if words is english and kind < 0.55 else word
