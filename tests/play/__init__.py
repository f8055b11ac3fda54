"""Tests of a game in progress: saved, loaded, scored."""
