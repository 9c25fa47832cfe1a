"""A rule as a pack describes it (rules/*.yaml)."""

from typing import Any

from pydantic import Field

from qreport.model.base import Schema, SchoolLevel
from qreport.model.finding import Level


class RuleCases(Schema):
    """Small data on which the rule must hold, and on which it must fail."""

    passes: tuple[dict[str, Any], ...] = Field(default=(), alias="pass")
    fails: tuple[dict[str, Any], ...] = Field(default=(), alias="fail")


class Rule(Schema):
    """One checked relation; its name says the fault, not the cure."""

    code: str = Field(pattern=r"^QR\d{3,4}$")
    name: str = Field(pattern=r"^[a-z][a-z0-9-]*$")
    title: str
    """The fault in Chinese, a short noun phrase."""
    kind: str
    """Name of a file in check/kinds/."""
    args: dict[str, Any] = Field(default_factory=dict)
    level: Level = Level.ERROR
    levels: tuple[SchoolLevel, ...] = ()
    """The schools that it concerns; empty: all for which the pack is."""
    why: str
    source: str | None = None
    mend: str
    cases: RuleCases = RuleCases()
