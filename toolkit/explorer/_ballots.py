"""How one state voted: ``USA against``. The state by its code or a name, the vote in one of four words."""

from __future__ import annotations

from typing import Final

from toolkit import _states, languages
from toolkit.errors import ToolkitError

__all__ = ["VOTES", "ballot", "in_words", "with_ballot"]

#: ``none``: a roll call is known, and the state is not in it.
VOTES: Final = ("favour", "against", "abstain", "none")


def ballot(text: str) -> str:
    """A state and its vote as one code and one word.

    Raises
    ------
    toolkit.errors.ToolkitError
        The state or the vote is not known; the message names what is near.

    Examples
    --------
    >>> ballot("usa against"), ballot("Iran (Islamic Republic of) abstain"), ballot("UK favour")
    ('USA against', 'IRN abstain', 'GBR favour')
    """
    name, _, vote = " ".join(str(text).split()).rpartition(" ")
    if vote.lower() not in VOTES:
        raise ToolkitError(
            f"{text[:60]!r} does not end in a vote",
            remedy=f"give a state and its vote ({', '.join(VOTES)}), e.g. 'USA against'",
        )
    code = name.upper() if _states.of(name.upper()) else _states.code(name) or _by_initials(name)
    if not code:
        from rapidfuzz import process

        near = process.extract(name, [one.name for one in _states.states().values()], limit=4)
        raise ToolkitError(
            f"no state {name[:60]!r}",
            remedy=f"give its ISO code or its name; near: {'; '.join(one[0] for one in near)}",
        )
    return f"{code} {vote.lower()}"


def _by_initials(name: str) -> str:
    """The state that people call by its first letters ("US", "UK", "DPRK"), or by its Arabic name."""
    found = [
        one.code
        for one in _states.states().values()
        if name == one.name_ar
        or (len(name) > 1 and "".join(sign for sign in one.name if sign.isupper()).startswith(name.upper()))
    ]
    return found[0] if len(found) == 1 else ""


def with_ballot(one: str) -> frozenset[str]:
    """Symbols of the resolutions of which the roll call has this vote of the state."""
    from toolkit.corpus import assembly

    code, _, vote = one.partition(" ")
    votes = assembly("votes")
    own = votes[votes["state"] == code]
    if vote == "none":
        return frozenset(votes["symbol"]) - frozenset(own["symbol"])
    return frozenset(own.loc[own["vote"] == vote, "symbol"])


def in_words(one: str, language: str) -> str:
    """The words for it within a sentence, with the name of the state in the language."""
    code, _, vote = one.partition(" ")
    words = languages.load(language, "explorer_query")["ballots"]
    state = _states.of(code)
    return str(words[vote]).format(state=(state.name_ar if language == "ar" else state.name) if state else code)
