"""The control room, driven as a player drives it."""
