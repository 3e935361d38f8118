"""Scores: every method against labels made by reading, a module a method, and all of them in one table."""

from toolkit.evaluation._methods import COLUMNS, report, scores, shipped, store

__all__ = ["COLUMNS", "report", "scores", "shipped", "store"]
