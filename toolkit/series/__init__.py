"""Resolutions in time: the fact tables that ship, the panel of a series, the life of its paragraphs, and fetching."""
