"""What a typed number of a sentence means: by the words around it, or by what was told before."""

from collections.abc import Sequence

from msgspec.structs import replace

from qreport.sentences import changes, shares, sums
from qreport.sentences.judging import LIKELY, SURE, judged, reading
from qreport.sentences.naming import Match, Names, best_each
from qreport.sentences.readings import Reading
from qreport.sentences.settings import Setting
from qreport.sentences.subjects import Subject
from qreport.sentences.told import Told
from qreport.sentences.units import fit
from qreport.sentences.words import content
from qreport.text.periods import period_before
from qreport.text.regex import regex

_GOES_ON = regex("[达为至到]|保持|稳定")
_TELLING = 100
"""From here on a number is hardly a value by chance."""
# 专任教师中有教授12人: what stands behind 中 is counted; not 中级职称, 中职, 中心
_WITHIN = regex("(?<=..)中(?:有|，|,)?(?![级职等心高国央本小期专外学])")


class Meaning:
    """Finds what the numbers of sentences are about, and judges them."""

    def __init__(self, names: Names, period: str, about: Subject | None = None) -> None:
        """`about` is what the whole text is about, such as the indicator of an explanation."""
        self._names, self._period, self._about = names, period, about
        self._before = period_before(period)

    def typed(
        self, setting: Setting, made: changes.Move | None, listed: Sequence[str], told: Told
    ) -> Reading:
        """Return the reading of a typed number; `listed` are the words that a list in order gives it."""
        found = self._listed(setting, listed) if listed else self._named(setting, made, told)
        if setting.elsewhere and found.kind in ("differs", "asks"):
            found = reading(setting.number, "open", found.subject, found.period)
        return self._by_value(setting) or found if found.kind == "open" else found

    def _named(self, setting: Setting, made: changes.Move | None, told: Told) -> Reading:
        if made is not None and made.role == "by":
            return self._change(setting, made, told) or self._plain(setting, setting.before)
        if made is not None and made.role == "from":
            return self._plain(self._earlier(setting), changes.bare(self._in_full(setting, told)), told)
        if made is not None:
            return self._plain(setting, changes.bare(setting.before), told)
        if _OF_BEFORE.search(setting.before):
            setting = self._earlier(setting)
        if made_of := changes.times(
            setting, self.named(changes.bare(setting.before), setting.scope) or told.subject
        ):
            return made_of
        words = self._in_full(setting, told)
        named = self._plain(setting, words, told)
        computed = sums.summed(setting, told) or shares.share(setting, self._names, told)
        if named.kind == "agrees" and not _is_other_share(setting, named, computed):
            return named
        return computed or shares.per_head(setting, self._names, told) or named

    def _in_full(self, setting: Setting, told: Told) -> str:
        """Return the words before a number, with what they are of: 硕士学历教师107人，占比21.36%."""
        if content(changes.bare(setting.before)) in _RATES and told.words:
            return f"{told.words}{setting.before}"
        return setting.before

    def _by_value(self, setting: Setting) -> Reading | None:
        """Return that a number is the value that the text is about or, if large, one that it names."""
        number, about = setting.number, self._about
        years = (setting.period, *setting.also)
        for period in years:
            if about and period in about.values and number.allows(about.values[period], about.unit):
                return reading(number, "agrees", about, period)
        if number.vague or abs(number.value) < _TELLING:
            return None
        around = f"{setting.typed_before}{setting.after}"
        for period in years:
            subject = self._names.valued(number.value, number.unit, period, around)
            if subject:
                return reading(number, "agrees", subject, period)
        return None

    def _earlier(self, setting: Setting) -> Setting:
        """Return `setting` in the year before, unless the sentence names a year."""
        if setting.dated and setting.period != self._period:
            return setting
        return replace(setting, period=self._before, dated=True)

    def _change(self, setting: Setting, made: changes.Move, told: Told) -> Reading | None:
        """Return how a told change stands to that of what it is of; None where that is not known."""
        words = changes.bare(setting.before)
        if content(words):
            return self._named_change(setting, made, words)
        if told.changes < len(told.subjects):
            return changes.by(setting, made, told.subjects[told.changes])
        # The last number may be of another sort: 工位1985个，生均0.45个，比上年增加65个.
        spoken_of = [subject for _, subject in reversed(told.about)] if told.subject else []
        found = [each for one in spoken_of if (each := changes.by(setting, made, one))]
        return next((each for each in found if each.kind == "agrees"), found[0] if found else None)

    def _named_change(self, setting: Setting, made: changes.Move, words: str) -> Reading | None:
        """Return how the change of what `words` name is told; asked about where they only nearly name it."""
        subject = self.named(words, setting.scope)
        if subject is not None:
            return changes.by(setting, made, subject)
        called = self._names.called(words, "", setting.scope)
        likely = [each.subject for each in called[:3] if each.score >= LIKELY]
        found = [each for one in likely if (each := changes.by(setting, made, one))]
        agreeing = next((each for each in found if each.kind == "agrees"), None)
        return agreeing or (replace(found[0], kind="asks") if len(found) == 1 else None)

    def named(self, words: str, scope: str) -> Subject | None:
        """Return the one subject that `words` are a name of; None for none or several."""
        for part in (words, *_parts(words)):
            if found := self._names.only(part, scope):
                return found
        return None

    def _plain(self, setting: Setting, words: str, told: Told | None = None) -> Reading:
        matches = self._matches(setting, words)
        if not matches and told and not content(words):
            if told.subject and _goes_on(setting, told.subject):
                # 由7948人增加到9527人: the second number is that of the first one's name.
                matches = (Match(told.subject, 1.0, exact=True),)
                setting = replace(setting, inside=False)
            elif told.words and not setting.before.strip(" 、和与及"):
                # 课程342门、26480学时: one name, two units
                matches = self._names.called(told.words, setting.number.unit, setting.scope)
        return judged(setting, matches, self._before)

    def _matches(self, setting: Setting, words: str) -> tuple[Match, ...]:
        """Return what may be meant: the words before the number, those behind it, the clause before."""
        unit, scope = setting.number.unit, setting.scope
        found = self._names.called(words, unit, scope)
        for part in _parts(words):
            if not (found and found[0].exact):
                before = scope + words.removesuffix(part)
                found = best_each((*found, *self._names.called(part, unit, before)))
        if found and found[0].score >= SURE:
            return found
        after = setting.after.removeprefix("的")
        # Words that go on are no name of the number: enough to agree, too little to accuse.
        behind = [
            Match(each.subject, min(each.score, 0.89 if each.exact else LIKELY - 0.01), exact=False)
            for each in self._names.called(after, unit, scope + words)
        ]
        return best_each((*found, *self._names.begins(after, unit), *behind))

    def _listed(self, setting: Setting, listed: Sequence[str]) -> Reading:
        """Return the reading of a number in a list in order, by the first words that name it."""
        unit, scope = setting.number.unit, setting.scope
        every = best_each([match for words in listed for match in self._names.called(words, unit, scope)])
        likely = [each for each in every if every[0].score - each.score < _MARGIN]
        return judged(replace(setting, inside=False, ends=True), likely, self._before)


# 91.99%，与上年的92.03%基本持平: the number is that of the year before
_OF_BEFORE = regex("(?:上年度?|去年|上一年|上学年)(?:同期)?的?\\s*$")
_RATES = ("占比", "比例", "占", "比率", "比重", "率")
_MARGIN = 0.1
"""By how much less likely a name may be that a list in order still gives to a number."""


def _is_other_share(setting: Setting, named: Reading, computed: Reading | None) -> bool:
    """Whether a share of one whole is told as that of another: 占专任教师的70.89%, which is of 专业课教师."""
    whole = shares.whole_of(setting)
    if not whole or computed is None or computed.kind != "differs" or named.subject is None:
        return False
    return whole not in content(named.subject.name)


def _goes_on(setting: Setting, subject: Subject) -> bool:
    """Whether a number without a name of its own is of what was told last, with nothing else between."""
    if content(changes.bare(setting.between)) or not fit(setting.number.unit, subject.unit):
        return False
    return _GOES_ON.search(setting.before) is not None or _OF_BEFORE.search(setting.before) is not None


def _parts(words: str) -> Sequence[str]:
    """Return the ends of `words` that may name what is counted: behind 中, behind the last 、."""
    found = []
    within = list(_WITHIN.finditer(words))
    if within:
        found.append(words[within[-1].end() :])
    if "、" in words:
        found.append(words.rpartition("、")[2])
    return [each for each in found if each.strip()]
