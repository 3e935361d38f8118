"""What paragraphs are about: themes of a codebook, each with the words that earn it.

`tag` gives themes, `frame` the ``tags`` table, `explain` says what was found, what was hidden by
names, and why. `bulk` does the same for many texts, `measure` says how often it is wrong.
"""

from toolkit.themes._codebook import Codebook, Theme, load_codebook
from toolkit.themes._explanation import Explanation, explain
from toolkit.themes._tagger import frame, tag

__all__ = ["Codebook", "Explanation", "Theme", "explain", "frame", "load_codebook", "tag"]
