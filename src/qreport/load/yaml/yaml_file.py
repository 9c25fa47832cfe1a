"""YAML files, read safely: YAML 1.2 scalars, plain tags, unique keys, limits, a place for every value."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

import yaml

from qreport.load.files.source import read_text
from qreport.load.yaml.yaml_advice import explain
from qreport.load.yaml.yaml_nodes import Node, RepeatedKey, TooMuch, YamlFault, compose
from qreport.model.finding import Unreadable
from qreport.model.location import Location
from qreport.problems.reading import BROKEN_YAML, DUPLICATE_KEY, OVER_LIMIT


@dataclass(frozen=True, slots=True)
class YamlDocument:
    """The content of a YAML file."""

    name: str
    data: object
    """dict, list, str, int, Decimal (keeps `97.0`), bool or None; None for an empty file."""
    _root: Node | None = field(default=None, repr=False, compare=False)
    _first_line: int = 1

    def location(self, path: Sequence[str | int] = ()) -> Location:
        """Return the place of the entry at `path` (keys and positions), or of the nearest part that exists.

        Steps that name nothing are passed over. A plain value is found where it stands, a mapping or list
        at its key.
        """
        node = self._root
        if node is None:
            return Location(self.name, line=self._first_line, column=1)
        line, column = node.place
        for step in path:
            child = _child(node, step)
            if child is not None:
                # A mapping begins on the line below its key, and a blank value has no place of its own.
                at_key = child.children or child.data is None
                line, column = node.keys.get(str(step), child.place) if at_key else child.place
                node = child
        return Location(self.name, line=line + self._first_line - 1, column=column)


def read_yaml(path: Path, name: str) -> YamlDocument:
    """Return the content of the file at `path`, called `name` in findings; raise `Unreadable`.

    Plain `19:1`, `yes`, `010`, `1e5` and dates stay text; `97.0` is a Decimal with its digits.
    """
    return parse_yaml(read_text(path, name), name)


def parse_yaml(text: str, name: str, first_line: int = 1) -> YamlDocument:
    """Return the content of `text`, which begins at `first_line` of the file `name`; raise `Unreadable`."""
    try:
        root = compose(text)
    except YamlFault as fault:
        problem = {RepeatedKey: DUPLICATE_KEY, TooMuch: OVER_LIMIT}.get(type(fault), BROKEN_YAML)
        places = [Location(name, line=line + first_line - 1, column=column) for line, column in fault.places]
        raise Unreadable(problem.at(*places, message=fault.message)) from fault
    except yaml.YAMLError as error:
        advice = explain(error, text)
        place = Location(name, line=advice.line + first_line - 1, column=advice.column)
        raise Unreadable(BROKEN_YAML.at(place, message=advice.message, mend=advice.mend)) from error
    return YamlDocument(name, root.data if root else None, root, first_line)


def _child(node: Node, step: str | int) -> Node | None:
    return node.children.get(step if isinstance(node.data, list) else str(step))
