"""Where things come from: ids and the way back to the source, inputs with their sums, RO-Crates, who made it."""
