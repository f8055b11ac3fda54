"""Games of chance: random orders, faults and jumps in time, and the laws that always hold."""
