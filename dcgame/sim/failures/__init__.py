"""What goes wrong: one file a kind, each with a mechanism of its own."""
