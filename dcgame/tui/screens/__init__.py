"""The screens around the floor: title, map, brief, debrief, saves, settings."""
