"""Tests of what happens in the machine room."""
