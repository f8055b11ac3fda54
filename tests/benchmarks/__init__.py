"""Speed, always as ratios measured side by side: ``python -m tests.benchmarks [names]``."""
