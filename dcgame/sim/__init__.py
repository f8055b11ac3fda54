"""What happens in the machine room."""
