"""The report: notebooks or chapters on any resolution, as pages that need no network and as PDF."""

from toolkit.publish.report._build import build, build_own, languages_of, themes_of

__all__ = ["build", "build_own", "languages_of", "themes_of"]
