"""Why a paragraph has its themes, and why it has no others.

An explanation lists three things: the names and titles that hide their words, the evidence
that counts, and the words that were found but do not count, each with its reason.
"""

from __future__ import annotations

from dataclasses import dataclass

from toolkit.model import Paragraph
from toolkit.themes._codebook import Codebook
from toolkit.themes._resolve import TermFind
from toolkit.themes._tagger import readings, units_of
from toolkit.themes._titles import Mask


@dataclass(frozen=True)
class Explanation:
    """What was found in one paragraph.

    Attributes
    ----------
    paragraph_id, text
        The paragraph. All offsets count in its text.
    masks
        Names and titles, with the themes they earn themselves.
    kept, refused
        Evidence that counts, and words that do not (``reason`` says why).
    """

    paragraph_id: str
    text: str
    masks: tuple[Mask, ...]
    kept: tuple[TermFind, ...]
    refused: tuple[TermFind, ...]

    @property
    def themes(self) -> tuple[str, ...]:
        """Ids of the themes given, in order of their first evidence."""
        return tuple(dict.fromkeys(one.theme for one in self.kept))

    def marks(self) -> list[tuple[int, int, str, str]]:
        """Marks for `toolkit.notebook.paragraph`: evidence and masks, with titles that name theme and rule."""
        found = [(one.start, one.end, "evidence", f"{one.theme} ({one.rule})") for one in self.kept]
        found += [(mask.start, mask.end, "mask", f"hidden: {mask.kind}") for mask in self.masks if not mask.themes]
        return sorted(found)

    def __str__(self) -> str:
        lines = [f"{self.paragraph_id}  {self.text}", "", "themes"]
        lines += [f"  {one.theme:<24} {self._words(one)}  [{one.rule}]" for one in self.kept] or ["  none"]
        if self.masks:
            lines += ["", "names and titles"]
            lines += [
                f"  {m.kind:<24} {self._words(m)}  {'earns ' + ', '.join(m.themes) if m.themes else 'earns nothing'}"
                for m in self.masks
            ]
        if self.refused:
            lines += ["", "found, but does not count"]
            lines += [f"  {one.theme:<24} {self._words(one)}  {one.reason} [{one.rule}]" for one in self.refused]
        return "\n".join(lines)

    def _words(self, one: TermFind | Mask) -> str:
        return f"{one.start}-{one.end} “{self.text[one.start : one.end]}”"


def explain(
    what: str | Paragraph,
    language: str | None = None,
    *,
    codebook: Codebook | None = None,
    part: str = "",
    title: str = "",
) -> Explanation:
    """Explain the themes of one paragraph.

    Parameters
    ----------
    what
        A paragraph, or its text.
    language
        ISO 639-1 code; by default what the script suggests.
    codebook
        See `toolkit.themes.load_codebook`.
    part
        ``preamble`` or ``operative``, where ``what`` is only a text; by default what its opening verb says.
    title
        The resolution's own title, which earns nothing.

    Returns
    -------
    Explanation
        Its ``str`` is for reading.

    Examples
    --------
    >>> import toolkit as tk
    >>> [one.theme for one in tk.themes.explain("The Internet Governance Forum meets.", "en").kept]
    ['igf', 'internet_governance']
    """
    units, lexicon, _ = units_of(what, language, codebook)
    name, text, own_part = units[0]
    own_part = part if part and isinstance(what, str) else own_part
    ((_, reading),) = readings([(name, text, own_part)], lexicon, title, every=True)
    refused = {(one.start, one.end, one.theme): one for one in reading.refused}
    kept = {(one.start, one.end, one.theme) for one in reading.kept}
    tagged = {one.theme for one in reading.kept}
    others = [
        one
        for key, one in sorted(refused.items())
        if key not in kept and not (one.theme in tagged and "not there" in one.reason)
    ]
    return Explanation(name, text, tuple(reading.masks), tuple(reading.kept), tuple(others))
