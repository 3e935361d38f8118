"""The version of the toolkit, which results name."""

__version__ = "0.1.0"
