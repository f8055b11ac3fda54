"""Which verbs are changes to a live system."""

RISKY: dict[str, str] = {
    "update": "server",
    "replace": "server",
    "resize": "guest",
    "mode": "guest",
    "tools": "guest",
    "migrate": "guest",
    "relocate": "app",
}
"""Verbs that change a live system, and the argument that names what they change."""
