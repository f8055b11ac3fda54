"""Levels: files of text from which games are built, and by which they are judged."""
