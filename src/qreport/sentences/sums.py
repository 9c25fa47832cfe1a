"""Sums that a sentence makes of its own numbers: 对口单招121人、中高贯通620人，两者合计741人."""

from qreport.sentences import numerals
from qreport.sentences.readings import Kind, Reading
from qreport.sentences.settings import Setting
from qreport.sentences.told import Told
from qreport.text.regex import regex

# 两者合计, 三项共计, 两类共, 以上两项合计
_SUM = regex(
    r"(?P<count>[两二三四五六])(?:者|项|类|部分|种|个渠道|个方面)?(?:相加|合计|共计|总计|共|之和)(?:为|达|达到|有)?\s?$"
)


def summed(setting: Setting, told: Told) -> Reading | None:
    """Return whether the number is the sum of those that it sums up; None where it is no sum of theirs."""
    number, match = setting.number, _SUM.search(setting.before)
    terms = told.last(numerals.DIGITS[match["count"]], number.unit) if match else ()
    if not terms:
        return None
    total = sum(each.value for each in terms[1:]) + terms[0].value
    kind: Kind = "agrees" if number.low <= total <= number.high else "differs"
    expected = f"{total:f}{number.unit}"
    why = f"{' + '.join(f'{each.value:f}' for each in terms)} = {total:f}"
    return Reading(number.start, number.end, kind, "number", number, None, setting.period, expected, why)
