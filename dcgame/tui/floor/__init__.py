"""The floor: where a level is played."""
