"""dcgame: a flight simulator for the machine room."""

__version__ = "0.1.0"
