"""Addressees: whom an exhortation or a direction addresses; `asks` says what is asked of them."""

from toolkit.facts.addressees._find import ADDRESSING, Reach, find, governed, in_text, reach

__all__ = ["ADDRESSING", "Reach", "find", "governed", "in_text", "reach"]
