"""What the player may ask for: one file a verb."""
