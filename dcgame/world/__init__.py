"""What exists: the nouns of the machine room, frozen values, and what can be bought."""
