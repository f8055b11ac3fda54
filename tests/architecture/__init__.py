"""The laws of the house, checked: layers, determinism, tidiness, both languages complete."""
