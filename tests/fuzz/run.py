"""The fuzzer: guided by coverage, over all harnesses or some of them; see CONTRIBUTING.md.

`run.py --seconds 60 [--only NAME ...] [--seed 1] [--corpus DIR] [--keep DIR]` ends with 1 and prints what it
finds.
"""

import argparse
import base64
import os
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
            sys.executable, __file__, "--inside", *options.only, f"-max_total_time={options.seconds}",
            f"-seed={options.seed}", f"-artifact_prefix={found}/", "-timeout=120", "-rss_limit_mb=3000",
            "-max_len=4096", "-len_control=20", "-print_final_stats=1", str(corpus),
        ]  # fmt: skip
        environment = {**os.environ, "PYTHONPATH": os.pathsep.join((str(TESTS), *sys.path[1:]))}
        code = subprocess.run(command, env=environment, check=False).returncode
        for path in sorted(found.iterdir()):
            _tell(path.read_bytes(), options.keep)
        return 1 if code or any(found.iterdir()) else 0


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description="coverage-guided fuzzing of all readers")
    parser.add_argument("--seconds", type=int, default=60)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--only", nargs="*", default=[], help="names of harnesses, with _ for a blank")
    parser.add_argument("--corpus", type=Path, help="kept between runs")
    parser.add_argument(
        "--keep", type=Path, help="where to put what is found, as tests/fuzz/crashers wants it"
    )
    return parser.parse_args()


def _sow(corpus: Path) -> None:
    """Begin with some inputs for every harness."""
    for first in range(32):
        for at in range(4):
            steps = ((at * 37 + each * (2 * at + 1)) % 256 for each in range(60 * at))
            (corpus / f"seed-{first}-{at}").write_bytes(bytes((first, *steps)))


def _tell(data: bytes, keep: Path | None) -> None:
    """Print an input that was found so that it can be made again anywhere."""
    sys.path.insert(0, str(TESTS))
    from fuzz.harnesses import MAKERS, chosen

    name, dice = chosen(data)
    made = MAKERS[name](dice) if name in MAKERS else {}
    print(f"found by {name}: {base64.b64encode(data).decode()}")
    files = made or {f"{name}.{data[1:9].hex()}": data[1:]}
    folder = f"{name.replace(' ', '-')}-{data[1:9].hex()}" if made else ""
    for file, content in files.items():
        print(f"  {folder}/{file}: {base64.b64encode(content).decode()}")
        if keep:
            path = keep / folder / file
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content)


def inside() -> None:
    """Fuzz until the time is over."""
    import atheris

    with atheris.instrument_imports(include=["qreport", "xlrd", "yaml", "markdown_it"]):
        from fuzz.harnesses import HARNESSES, run
    names = sorted(HARNESSES.all())
    wanted = {each.replace("_", " ") for each in sys.argv[2:]} & set(names) or set(names)
    numbers = [at for at, name in enumerate(names) if name in wanted]

    def one(data: bytes) -> None:
        run(bytes((numbers[data[0] % len(numbers) if data else 0],)) + data[1:])

    atheris.Setup([sys.argv[0], *(each for each in sys.argv[2:] if each.replace("_", " ") not in names)], one)
    atheris.Fuzz()


if __name__ == "__main__":
    if "--inside" in sys.argv:
        inside()
    sys.exit(main())
