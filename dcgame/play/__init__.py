"""A game in progress: session, record, score, explanation."""
