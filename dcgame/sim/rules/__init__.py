"""Consequences that must follow from a fact."""
