"""Golden scenarios: a small room, orders and faults, and the journal that must follow.

``python -m tests.scenarios --write`` writes the journals anew; read the difference before it is
kept, for a journal says what the game teaches.
"""
