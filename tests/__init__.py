"""The tests mirror dcgame/, plus architecture/, levels/ and benchmarks/."""
