"""The screens around the floor."""
