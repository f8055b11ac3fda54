"""Everything that can run out: capacity, load curve, bands."""
