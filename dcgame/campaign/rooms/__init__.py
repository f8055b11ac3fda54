"""Rooms beside the campaign: the lab, sandboxes, a room for each day. Each is a level from data:
written as a level's files are, and read by the same reader."""
