"""XML written so that people can read it and no word is touched: line ends and indents only between containers."""

from __future__ import annotations

from collections.abc import Collection

from lxml import etree

__all__ = ["serialised"]


def serialised(root: etree._Element, words: Collection[str]) -> bytes:
    """The bytes of a document, with an XML declaration.

    Parameters
    ----------
    root
        The root element; white space is put between its containers.
    words
        Local names of elements that hold words. What stands in them is left as it is.
    """
    _lay_out(root, 1, words)
    body: bytes = etree.tostring(root, encoding="UTF-8", xml_declaration=True)
    return body + b"\n"


def _lay_out(element: etree._Element, depth: int, words: Collection[str]) -> None:
    if not len(element) or etree.QName(element).localname in words:
        return
    element.text = "\n" + "  " * depth
    for child in element:
        _lay_out(child, depth + 1, words)
        child.tail = "\n" + "  " * depth
    element[-1].tail = "\n" + "  " * (depth - 1)
