"""The apparatus: repairs with their evidence, and the collation of witnesses."""

from toolkit.apparatus.collation import Collation, collate

__all__ = ["Collation", "collate"]
