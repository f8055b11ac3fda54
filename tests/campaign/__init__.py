"""Tests of levels: reading, judging, building."""
