"""Names in the chapters are written as the school and its lists write them."""

from collections.abc import Iterator, Mapping, Sequence

from qreport.check.builtin.chapter_words import chapters
from qreport.check.builtin_checks import builtin
from qreport.check.data import CheckData
from qreport.check.near_names import near, otherwise, shortened
from qreport.check.outcomes import Breach, Outcome
from qreport.model.filing import School
from qreport.notation.prose import Line
from qreport.problems.checking import NAME_SHORTENED, NAME_WRITTEN_DIFFERENTLY, WORD_TO_AVOID
from qreport.text.regex import regex

# 机电技术应用; not VR技术, whose Latin letters are no slip of a hanzi.
_HANZI = regex("[\u4e00-\u9fff]+")
# Of a shorter name one letter is so much of it that another word is likelier than a slip.
_SHORTEST = 5
_HISTORY = regex("原|前身|更名|改名|曾用名|校名|升格|筹建|申办|申报|创办|创建|始建|组建|成立|合并|历史|沿革")
"""Words of a sentence that may tell of a name that was or will be."""
_SENTENCE = regex("[^。；！？\n]*")


@builtin(NAME_WRITTEN_DIFFERENTLY)
def names(data: CheckData) -> Iterator[Outcome]:
    """No name differs by one letter from that of the school or from one of a list of names.

    That of the school has no other ending (中学 for 学校), no 市 more or less, no two letters exchanged.
    """
    school = data.filing.config.school
    known = tuple(dict.fromkeys((*_own(school), *_listed(data)))) if data.is_current else ()
    for chapter in chapters(data):
        text = _text(chapter)  # searched at once, since most names are nowhere
        for start, written, name in near(text, known):
            yield _breach(chapter, text, start, f"“{written}”与名册里的“{name}”只差一个字", (written, name))
        for start, written in otherwise(text, school.name, known):
            if not _HISTORY.search(_sentence(text, start)):
                message = f"“{written}”与校名“{school.name}”写法不同"
                yield _breach(chapter, text, start, message, (written, school.name))


@builtin(NAME_SHORTENED)
def short_names(data: CheckData) -> Iterator[Outcome]:
    """Before 专业 no list's name stands without its beginning or its end; told once a chapter."""
    known = _listed(data) if data.is_current else ()
    for chapter in chapters(data):
        text = _text(chapter)
        found = {written: (start, name) for start, written, name in reversed(tuple(shortened(text, known)))}
        for written, (start, name) in found.items():
            message = f"“{written}专业”在名册里是“{name}”"
            yield _breach(chapter, text, start, message, (written, name))


@builtin(WORD_TO_AVOID)
def words(data: CheckData) -> Iterator[Outcome]:
    """No former name of the school and no word that pack or filing list is in a chapter; told once a word."""
    year = data.filing.config.report.data_year
    avoided = {each.word: each for each in (*data.pack.manifest.words, *data.filing.config.words)}
    for each in avoided.values():
        if each.last_year is None or year > each.last_year:
            found = [line.at for chapter in chapters(data) for line in chapter if each.word in line.words]
            better = f"，改用“{each.instead}”" if each.instead else ""
            if found:
                message = f"“{each.word}”不再使用{better}{f'：{each.why}' if each.why else ''}"
                yield Breach(message, tuple(found), each.word, each.instead)
    yield from _former(data, data.filing.config.school)


def _former(data: CheckData, school: School) -> Iterator[Outcome]:
    for name in school.former_names:
        found = [
            line.at for chapter in chapters(data) for line in chapter if _says(line.words, name, _own(school))
        ]
        if found:
            message = f"“{name}”是学校以前的名称，现在是“{school.name}”"
            yield Breach(message, tuple(found), name, school.name)


def _says(words: str, former: str, own: Sequence[str]) -> bool:
    """Return whether a sentence uses a former name that is no part of a present one, and tells no history."""
    for each in own:
        words = words.replace(each, "")
    return any(former in each and not _HISTORY.search(each) for each in _SENTENCE.findall(words))


def _own(school: School) -> tuple[str, ...]:
    return (school.name, *school.other_names)


def _listed(data: CheckData) -> tuple[str, ...]:
    """Return the names of the columns of proper names; short ones are common words."""
    names: Mapping[str, None] = {
        value: None
        for records in data.filing.records.values()
        for column in records.schema.columns
        if column.proper_names
        for row in records.rows
        if isinstance(value := row.values.get(column.id), str)
    }
    return tuple(name for name in names if len(name) >= _SHORTEST and _HANZI.fullmatch(name))


def _text(chapter: tuple[Line, ...]) -> str:
    return "\n".join(line.words for line in chapter)


def _sentence(text: str, at: int) -> str:
    return next((each[0] for each in _SENTENCE.finditer(text) if each.start() <= at < each.end()), "")


def _breach(chapter: tuple[Line, ...], text: str, start: int, message: str, words: tuple[str, str]) -> Breach:
    return Breach(message, (chapter[text.count("\n", 0, start)].at,), *words)
