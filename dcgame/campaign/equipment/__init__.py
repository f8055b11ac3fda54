"""What a level may hold beside racks, servers, guests, applications and services."""
