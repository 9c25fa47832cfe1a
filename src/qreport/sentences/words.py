"""Words of Chinese reports, as the reader of sentences takes them."""

from functools import lru_cache

from qreport.text.regex import regex

_NEUTRAL = (
    "学校|我校|全校|本校|该校|学院|校内|现有|已有|共有|共计|总计|合计|一共|拥有|设有|建有|开设有|开设|"
    "目前|当前|截至|截止|本年度|本年|今年|本学年|年度|全年|当年|年末|年底|其中|另有|还有|达到了|达到|"
    "稳定在|保持在|保持|已经|已达|仅有|只有|总人数|人数|总数量|数量|总数|规模|队伍|一支|上年|去年|"
    "上一年|上年度|上学年|增加到|增至|上升到|升至|提高到|提高至|增加至|增长到|增长至|提升到|提升至|"
    "上升至|扩大到|减少到|减至|减少至|下降到|降至|下降至|降低到|现|已|共|有|为|是|达|至|到|约|总|仅|"
    "计|数|在|了|的|等|由|从|和|与|及|约为|总值|总量|总额|学年|随之|名|位|人员|人次|本届|实有|累积|"
    "同期|期末"
)
"""Words that say nothing of what a number counts; taken out of names and sentences alike."""
_SIGNS = regex(r"[\s，。；、：:！？!?,.;“”‘’\"'「」《》〈〉【】\[\]{}*_`#|（）()…—–~·-]+")
_OUT = regex("|".join(sorted(_NEUTRAL.split("|"), key=len, reverse=True)))
# 承担省级项目5项: the verb does not change what is counted; 新增 and 招聘 do.
_VERBS = regex(
    "^(?:承担|建成|建设|获得|取得|获评|获批|获|完成|开展|组织|举办|出版|发表|聘请|配备|立项|承办|送走|编写|开发|培育|馆藏|收藏|举行|聘用|"
    "注册|实现|参与|参加|登记|全部|所有|通过|支付|引进|投入|占|成立|享受|年|培养|教师|学生)+|先后|各类|各级|荣获|(?<=.)获得|(?<=....)学生$"
)


@lru_cache(maxsize=8192)
def content(words: str) -> str:
    """Return what `words` say of what is counted: 全日制校生 for 学校现有全日制在校生数为.

    Names and sentences are brought to the same form, so that both can be compared.
    """
    return _OUT.sub("", _SIGNS.sub("", words))


@lru_cache(maxsize=8192)
def without_verbs(said: str) -> str:
    """Return `content` without words that say what became of it: 省级项目 for 承担省级项目."""
    return _VERBS.sub("", said)


_CONTRARY = (
    "特等奖|一等奖|二等奖|三等奖|优秀奖|优胜奖|金奖|银奖|铜奖|金牌|银牌|铜牌",
    "国家级|省级|市级|地市级|校级|县级|区级",
    "正高|副高|中级|初级",
    "博士|硕士|本科|专科|高职高专",
    "女|男",
    "春季|秋季",
    "校内|校外",
    "专任|兼职|外聘",
    "纸质|电子",
    "中职|技工|高职",
    "占地|建筑",
    "职业素养|职业技能",
    "第一产业|第二产业|第三产业",
    "一年级|二年级|三年级",
    "免学费|助学金|奖学金",
    "新招|新生|毕业|在校",
    "新增|报废|总值",
    "思想政治|思政|体育|美育|劳动",
)
"""Words of which one excludes the others in a name."""


def contrary(one: str, other: str) -> bool:
    """Return whether two names tell different things of one sort: 二等奖 and 三等奖."""
    for mine, theirs in zip(_sorts(one), _sorts(other), strict=True):
        if mine and theirs and not any(a in b or b in a for a in mine for b in theirs):
            return True
    return False


@lru_cache(maxsize=8192)
def _sorts(name: str) -> tuple[tuple[str, ...], ...]:
    return tuple(tuple(word for word in group.split("|") if word in name) for group in _CONTRARY)


BRACKETS = regex(r"[(（][^()（）]{0,60}[)）]")
# 不低于国家标准, 计划达到, 力争; 帮扶的三所学校: what stands there is not the school's value
ELSEWHERE = regex(
    "计划(?:达|招|新|建|投|增|于|在|用|到|将|完成|培训|开设|扩|引)|到20\\d\\d年|(?:规划|发展)目标|目标(?:是|为|值|任务)|力争|争取|预计|预期|拟(?:定|于|新|招|建)|"
    "将(?:达|增|建|招|扩|新|有|在|于)|(?:国家|设置|办学|规定|部颁|评估|达标|优秀|合格|建设)标准|标准(?:为|规定|要求|是|中)|不得|(?:帮扶|结对|受援|支援|支教|合作)的?[^，。；]{0,10}(?:学校|院校)|兄弟(?:学校|院校)|其[他它](?:学校|院校)|同类(?:学校|院校)|20\\d\\d年\\s?(?:[1-7]|1[0-2])月[^，。；]{0,8}(?:时|末|底|开学)|十四五末|考核指标|指标要求|红线|截[至止]到?(?:20\\d\\d年)?(?:[1-7]|1[0-2])月|要求(?:不|达|为)"
)
"""Holds for what follows in the sentence."""
OTHERS = regex(
    "全国|全省(?!级)|全市(?!级|平均)|全县|全区|省内|市内|同类|兄弟|其他学校|其它学校|对口(?:帮扶|支援|支教)|帮扶|结对|受援|每[生人班年周天月学名位]|"
    "平均水平|平均值|上限|下限|历史上|建校(?:以来|初)|累计|历年|近[三五]年|规定|来自|另外|外校|兼职"
)
"""Holds for its own clause."""
# 比上年, 较2020年, 同比, 与去年相比
COMPARED = regex(
    r"(?:比|较|与|同|相比于|相较于?)(?:上一?年度?|去年同?期?|上学年|上一学年|上年同期|20\d\d(?:学)?年?)(?:相比|比)?|同比|环比"
)
UP = "增加|增长|提高|提升|上升|上涨|增幅|净增|扩大|攀升|增多|多出|升高|涨幅|增量|新增加|跃升|(?<=[年期])多招?"
DOWN = "减少|下降|降低|回落|缩减|减幅|降幅|下滑|缩小|净减|(?<=[年期])少招?"
_HOW = "(?:幅度|率|额|人数)?(?:了|约|近|为|达|达到|超过|共|仅)?"
# 增加 in 比上年增加36人; group up or down; what stands between verb and number is short
CHANGE = regex(rf"(?:(?P<up>{UP})|(?P<down>{DOWN})){_HOW}\s?$")
# 增加到, 升至, 下降为: the number is the new value
BECAME = regex(
    rf"(?:(?P<up>{UP}|增|升|提)|(?P<down>{DOWN}|减|降)|(?P<flat>变|变化|调整))(?:到|至|为)了?(?:今年|本年度?|目前|当前|现在)?的?\s?(?:约|近)?\s?$"
)
# 由上年的7948人, 从91.2%: the number is the old value
FROM = regex(r"(?:由|从|自)(?:上年度?|去年|上一年|上学年|20\d\d年)?(?:的|原来的|原有的)?\s?$")
# 有所上升, 稳步提高, 下降, at the end of a clause without a number
TENDENCY = regex(
    rf"(?:有所|明显|显著|大幅|小幅|略有|稍有|持续|稳步|逐年|不断|进一步|继续|较大幅度|较快|快速|稳中有)?(?:(?P<up>{UP}|升)|(?P<down>{DOWN}|降))$"
)
FLAT = regex("持平|保持不变|没有变化|与上年相同")
SHARE = regex(
    r"(?:约|仅)?占(?:到|全部|全体|全校|了)?(?P<whole>[^，。；、]{0,20}?)(?:的|总数的|比例为|比为|比例达|比|比例)?(?:约|近|超过|为|达|达到)?\s?$"
)
PER_HEAD = regex("(?:生均|平均每(?:名|个|位)?(?:学生|生))")
IN_ORDER = regex("分别(?:比上年|较上年|为|是|有|达|达到|占|增加|减少|提高|下降|增长)?|依次(?:为|是)?")
