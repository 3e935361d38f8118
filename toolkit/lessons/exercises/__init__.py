"""What each lesson asks, and how a right answer is computed: a module a lesson."""
