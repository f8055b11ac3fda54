"""Every level proves itself."""
