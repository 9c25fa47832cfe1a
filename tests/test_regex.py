import gc
import importlib
import pkgutil
import re

import qreport
from qreport.text.regex import _Pattern, regex


def test_a_pattern_is_compiled_when_it_is_used_and_then_behaves_like_any_other() -> None:
    broken = regex("[")
    assert broken.pattern == "["  # named, and nothing said yet
    year = regex(r"([0-9]{4})年", re.ASCII)
    match = year.search("截至2021年")
    assert match
    assert match[1] == "2021"
    assert year.sub("某年", "2021年底") == "某年底"
    assert year.match("x") is None
    assert year.groups == 1


def test_every_pattern_that_a_module_names_can_be_compiled() -> None:
    for module in pkgutil.walk_packages(qreport.__path__, "qreport."):
        importlib.import_module(module.name)
    named = [each for each in gc.get_objects() if isinstance(each, _Pattern) and each.pattern != "["]
    assert len(named) > 150
    for each in named:
        re.compile(each.pattern, each.flags)
