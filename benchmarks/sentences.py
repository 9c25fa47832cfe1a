"""Reading the sentences of a report of 200 pages: every number typed, and as it is printed."""

import sys
import time
from pathlib import Path

from qreport import check, compose
from qreport.aggregate.derive import derive
from qreport.check import rows
from qreport.model.document import Passage
from qreport.workflows.opened import open_reports

EXAMPLE = Path(__file__).parents[1] / "data" / "examples" / "corrected-2021"
# A page of a report holds some 600 letters of text.
LETTERS = 200 * 600


def main() -> None:
    """Print how long it takes to read the text, with its values by reference and with all of them typed."""
    loaded = open_reports(EXAMPLE, ())[0]
    filing, pack = loaded.filing, loaded.pack
    facts = filing.facts + derive(filing, pack, rows.values_of)[0]
    document, _ = compose.compose(filing, facts, pack)
    lines = document.text
    typed = tuple(Passage(line.text, line.at) for line in lines)
    for name, passages in (("by reference", lines), ("typed", typed)):
        reader = check.reader(filing, facts, pack)
        letters = numbers = 0
        begin = time.process_time()
        while letters < LETTERS:
            for passage in passages:
                numbers += sum(each.sort == "number" for each in reader.read(passage))
                letters += len(passage.text)
        seconds = time.process_time() - begin
        sys.stdout.write(f"{name}: {letters} letters, {numbers} numbers, {seconds:.2f} s\n")


if __name__ == "__main__":
    main()
