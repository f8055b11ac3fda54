"""What scenarios may put into a room beside servers, guests, applications and services."""
