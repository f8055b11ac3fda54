"""The pictures of the documents, drawn by the game itself: ``python -m tests.pictures``."""
