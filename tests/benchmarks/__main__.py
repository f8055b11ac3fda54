"""Run the benchmarks that are named, or all of them."""

from argparse import ArgumentParser

from tests.benchmarks.registry import BENCHMARKS


def main() -> None:
    """Print the tables of the chosen benchmarks."""
    known = {benchmark.NAME: benchmark for benchmark in BENCHMARKS}
    parser = ArgumentParser(prog="python -m tests.benchmarks", description=__doc__)
    parser.add_argument("names", nargs="*", metavar="name", help=", ".join(known))
    names = parser.parse_args().names or list(known)
    for name in names:
        if name not in known:
            parser.error(f"no benchmark is called {name!r}; there are {', '.join(known)}")
    for name in names:
        known[name].run(print)


if __name__ == "__main__":
    main()
