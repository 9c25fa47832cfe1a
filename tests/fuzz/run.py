"""The fuzzer: guided by coverage, over all harnesses or some of them; see CONTRIBUTING.md.

`run.py --seconds 60 [--only NAME ...] [--seed 1] [--corpus DIR] [--keep DIR]` ends with 1 and prints what it
finds.
"""

import argparse
import base64
import os
import random
import subprocess
import sys
import tempfile
from pathlib import Path

TESTS = Path(__file__).resolve().parents[1]


def main() -> int:
    """Run the fuzzer in a process of its own, which never returns, and tell what it found."""
    options = _options()
    with tempfile.TemporaryDirectory(prefix="qreport-fuzz-") as name:
        found = Path(name) / "found"
        found.mkdir()
        corpus = options.corpus or Path(name) / "corpus"
        corpus.mkdir(parents=True, exist_ok=True)
        _sow(corpus)
        command = [
            sys.executable, __file__, "--inside", ",".join(options.only), str(corpus),
            f"-seed={options.seed}", f"-artifact_prefix={found}/", "-timeout=120", "-rss_limit_mb=3000",
            "-max_len=1024", "-len_control=0", "-print_final_stats=1", f"-max_total_time={options.seconds}",
        ]  # fmt: skip
        environment = {**os.environ, "PYTHONPATH": os.pathsep.join((str(TESTS), *sys.path[1:]))}
        code = subprocess.run(command, env=environment, check=False).returncode
        for path in sorted(found.iterdir()):
            _tell(path.read_bytes(), options)
        return 1 if code or any(found.iterdir()) else 0


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description="coverage-guided fuzzing of all readers")
    parser.add_argument("--seconds", type=int, default=60)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--only", nargs="*", default=[], help="names of harnesses")
    parser.add_argument("--corpus", type=Path, help="kept between runs")
    parser.add_argument(
        "--keep", type=Path, help="where to put what is found, as tests/fuzz/crashers wants it"
    )
    return parser.parse_args()


def _sow(corpus: Path) -> None:
    """Begin with inputs for every harness that are long enough for all of its decisions."""
    for first in range(32):
        for at in range(6):
            content = random.Random(first * 6 + at).randbytes(120 * at)
            (corpus / f"seed-{first}-{at}").write_bytes(bytes((first,)) + content)


def _tell(data: bytes, options: argparse.Namespace) -> None:
    """Print an input that was found so that it can be made again anywhere."""
    sys.path.insert(0, str(TESTS))
    from fuzz.harnesses import MAKERS, chosen

    name, dice = chosen(data, options.only)
    made = MAKERS[name](dice) if name in MAKERS else {}
    print(f"found by {name}: {base64.b64encode(data).decode()}")
    files = made or {f"{name}.{data[1:9].hex()}": data[1:]}
    folder = f"{name.replace(' ', '-')}-{data[1:9].hex()}" if made else ""
    for file, content in files.items():
        print(f"  {folder}/{file}: {base64.b64encode(content).decode()}")
        if options.keep:
            path = options.keep / folder / file
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content)


def inside() -> None:
    """Fuzz until the time is over."""
    import atheris

    with atheris.instrument_imports(include=["qreport", "xlrd", "yaml", "markdown_it"]):
        from fuzz.harnesses import run
    only = tuple(filter(None, sys.argv[2].split(",")))
    atheris.Setup([sys.argv[0], *sys.argv[3:]], lambda data: run(data, only))
    atheris.Fuzz()


if __name__ == "__main__":
    if "--inside" in sys.argv:
        inside()
    sys.exit(main())
