"""The room by words."""
