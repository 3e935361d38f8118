"""From notebooks to files: executing them reproducibly, and the report made of them."""
