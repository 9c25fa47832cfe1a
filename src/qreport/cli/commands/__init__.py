"""One file per command; the folder is the list. A name of two words belongs to a group: `pack list`."""

from collections.abc import Callable
from typing import Any

from qreport.registry import Registry

commands: Registry[Callable[..., Any]] = Registry(__name__)
