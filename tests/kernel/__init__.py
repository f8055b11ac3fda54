"""Tests of the event loop's parts."""
