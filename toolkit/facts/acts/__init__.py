"""Acts: the performative verbs of a resolution, their force and their modifiers."""

from toolkit.facts.acts._find import FORCES, find, in_text, lead

__all__ = ["FORCES", "find", "in_text", "lead"]
