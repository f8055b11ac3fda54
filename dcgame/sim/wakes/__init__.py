"""Choices made later, one at a time, against the world of that moment."""
