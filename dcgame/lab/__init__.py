"""The lab: games played by programs, to record what a level is proved by and to try it out."""
