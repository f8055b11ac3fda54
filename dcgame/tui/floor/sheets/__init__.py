"""What opens over the floor: menus, forms, explanations. Time stands still under them."""
