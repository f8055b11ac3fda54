"""The room by words alone: what can be asked of it, the clock, and every host's own prompt."""
