"""Where a host's prompt finds the folders of its guests."""

ROOT = "/datastore"
