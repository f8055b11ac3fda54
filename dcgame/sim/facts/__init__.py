"""What happened. The only code that changes a World's shelves; past tense."""
