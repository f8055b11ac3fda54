"""Saves that are damaged, forged, or of another game."""
