"""What another pack or edition changes for a school, and what a filing brings along for it."""

from typing import Literal

from msgspec import Struct

from qreport.model.pack import Manifest

PackPart = Literal["indicator", "record_set", "table", "chart", "chapter", "rule"]
PackChangeKind = Literal["new", "gone", "renamed", "redefined", "unit", "required", "moved", "changed"]


class PackChange(Struct, frozen=True):
    """One thing that is otherwise in the newer pack; an indicator may have several."""

    part: PackPart
    kind: PackChangeKind
    code: str
    """Of the newer pack; of what is gone, the older one's."""
    name: str
    told: str = ""
    """What changed, in Chinese; empty where the kind says it all."""


class Carried(Struct, frozen=True):
    """A value or detail table on file that the newer pack takes over."""

    part: PackPart
    code: str
    name: str
    was: tuple[str, ...] = ()
    """Names in the file that only the older pack knows, several to be added; empty: nothing to do."""
    caution: str | None = None
    """Why the value may not hold any more: another definition."""


class Missing(Struct, frozen=True):
    """What the newer pack asks for and the filing does not hold."""

    part: PackPart
    code: str
    name: str
    department: str | None
    required: bool


class Move(Struct, frozen=True):
    """A filing on its way from one pack to another, for the year of its report."""

    filing: str
    period: str
    carried: tuple[Carried, ...]
    missing: tuple[Missing, ...]
    idle: tuple[Carried, ...]
    """What is on file and the newer pack does not ask for."""


class PackComparison(Struct, frozen=True):
    """Two packs side by side."""

    old: Manifest
    new: Manifest
    changes: tuple[PackChange, ...]
    move: Move | None = None
