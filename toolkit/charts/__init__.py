"""Charts: a function takes a tidy frame and returns a figure. `toolkit.charts.style` gives them one look."""
