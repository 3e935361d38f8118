"""From results to files: notebooks executed reproducibly, reports, exports for other tools, and their provenance."""
