"""Labels of tables as forms print them: with stars, numbers, brackets around and a unit behind."""

from collections.abc import Iterator

from qreport.text.numerals import without_number
from qreport.text.regex import regex

# `*`, `★`, `└`, `—`: marks and bullets in front of a label.
_FRONT = regex(r"\A[\s*＊★☆※▲△●○◆◇■□#＃·•└├│─—–>→✓-]+")
# `*`, `①`, `⑴`, `²`, `：`, `[1]`, `（注1）`, `（必填）`: marks of footnotes and stops behind it.
_BEHIND = regex(
    r"(?:[\s*＊★☆※▲△●○◆#＃①-⑳⑴-⒇❶-❿¹²³⁰-⁹:：；;，,、。]"
    r"|[\[［〔][0-9０-９]{1,2}[\]］〕]"
    r"|[（(](?:见?注\s*[0-9０-９]{0,2}|[0-9０-９]{1,2}|必填|选填|\*)[）)])+$"
)
# `⑴`, `㈠`, `❶`, which are no number of a heading.
_ENCLOSED = regex(r"\A[⑴-⒛㈠-㈩❶-❿]\s*")
# `（在校生数）`, `【在校生数】`, `《在校生数》`; not `（A）在校生数（B）`.
_AROUND = regex(r"[（(【\[［〔《“\"「]([^（）()【】\[\]［］〔〕《》]+)[)）】\]］〕》”\"」]")
# `其中：国家级`, `其中 国家级`, `（其中）国家级`, also `其中` alone in a cell of its own.
_PART = regex(r"[\s（(【\[]*其\s*中\s*[)）】\]]?\s*[:：,，、]?\s*")
# `到账经费（元）`, `指标（单位：万元）`, `指标（单位）`, `经费[万元]`.
_UNIT_IN_BRACKETS = regex(r"(.+?)\s*[（(【\[［〔]([^（）()【】\[\]［］〔〕]+)[)）】\]］〕]")
# `到账经费/万元`, `到账经费：元`, `到账经费 元`, `双师型教师占比%`.
_UNIT_BEHIND = regex(r"(.+?)(?:\s*[/／:：,，、_—-]\s*|\s+|(?=[%％‰]$))([^\s/／:：,，、_—-]+(?:/[生人月年])?)")
# `单位：万元`, `计量单位 万元`.
_UNIT_WORD = regex(r"(?:金额|计量|数量|货币)?单位\s*[:：为]?\s*")


def part_of(label: str) -> tuple[bool, str]:
    """Return whether a label begins with 其中, and the label without it."""
    match = _PART.match(label)
    return bool(match), label[match.end() :] if match else label


def plain_forms(label: str) -> Iterator[str]:
    """Yield a label as it stands, then with ever fewer of the marks that forms put around it."""
    seen = {label}
    yield label
    for bare in (_bare(label), _bare(without_number(_bare(label))), _without_brackets(label)):
        if bare and bare not in seen:
            seen.add(bare)
            yield bare


def without_unit(label: str) -> Iterator[tuple[str, str]]:
    """Yield what a label may consist of: a name, and the text of a unit behind it (empty: none).

    Whether that text is a unit is left to the table of units.
    """
    yield label, ""
    for form in (_UNIT_IN_BRACKETS, _UNIT_BEHIND):
        if match := form.fullmatch(label):
            yield match[1], _UNIT_WORD.sub("", match[2], count=1)


def bracketed(label: str) -> tuple[str, str]:
    """Return a label in two: what stands before a last pair of brackets, and what stands in it (or "")."""
    match = _UNIT_IN_BRACKETS.fullmatch(label)
    return (match[1], match[2].strip()) if match else (label, "")


def _bare(label: str) -> str:
    return _ENCLOSED.sub("", _BEHIND.sub("", _FRONT.sub("", label, count=1)), count=1).strip()


def _without_brackets(label: str) -> str:
    bare = _bare(without_number(_bare(label)))
    match = _AROUND.fullmatch(bare)
    return _bare(match[1]) if match else bare
