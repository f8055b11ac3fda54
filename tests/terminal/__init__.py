"""The game as a whole, in a real terminal: keys go in, the screen is read."""
