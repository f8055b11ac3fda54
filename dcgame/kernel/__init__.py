"""A deterministic event loop's parts. Nothing here has ever heard of a server."""
