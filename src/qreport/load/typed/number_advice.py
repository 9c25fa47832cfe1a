"""What is wrong with a text that is no number, and the nearest right way to write it."""

import re

WHICH = "为零填 0，没有数据填 -，不适用填 /"
_USUAL = f"应为数字，例如 9527、98.5%、19:1；{WHICH}"

# Each matches from the beginning of the text, and the first that fits is told: 19:01 is a ratio that became
# a time before it is a ratio of the wrong form.
# Compiled when a number could not be read, for most filings never.
_ADVICE = (
    (r"$", f"是空白，看不出是零、没有数据还是不适用：{WHICH}"),
    # 暂无, 待定, N/A, ？？, ×, √, ○ as words for none.
    (r"(无|没有|暂无|空|缺|不详|未知|待[定补填核]|n/?a|null|none|nil|[?？]+|[*×xo√○]+)$",
     f"看不出是零、没有数据还是不适用：{WHICH}"),
    (r"[-+]?(nan|inf(inity)?)$", f"不是数；{WHICH}"),
    (r"(true|false|是|否|有)$", "应为数字，不是“是”或“否”"),
    (r"=", "是公式的文字，不是公式的结果；请填结果"),
    (r"#", "是公式的错误标记，不是数；请改正公式或直接填数"),
    (r"['’‘`]", "前面多了撇号，请删去"),
    (r"[¥￥$€]", "请去掉货币符号，单位写在单位一栏"),
    (r"[<>=≥≤≈~≧≦]", "不用比较符号，请写成“90以上”“不足90”或“约90”"),
    # 90+
    (r".*[0-9]\+$", "不用加号，请写成“90余”或“90以上”"),
    (r"[0-9]+:0[0-9](:00)?$", "像是表格软件把 19:1 变成了时间；请把单元格设为文本格式，再写 19:1"),
    (r"1:[0-9.]+$", "比值请把 1 写在后面，例如把 1:19 写成 19:1"),
    (r"[0-9.]+:[0-9.]+$", "比值的后项应为 1，例如 19:1"),
    # 2021-08, 2021年8月
    (r"[0-9]{4}[-/.年][0-9]{1,2}([-/.月]|$)", "像是日期，这里应为数字"),
    (r"[-+]?[0-9.]+e[-+]?[0-9]+$", "不用科学计数法，请写出全部数字"),
    (r"[-+]?0[xob][0-9a-f]+$", "请用普通的十进制数字"),
    (r"[-+]?0[0-9]", "数字前面不要补 0"),
    (r"[-+]?\.[0-9]", "小数点前面请补 0，例如 0.5"),
    # 12. or 12.人
    (r".*[0-9]\.(\D|$)", "小数点后面缺少数字"),
    (r"[-+]?[0-9,]+\.[0-9]+\.", "小数点只能有一个"),
    (r".*‰", "千分数请换算成百分数，例如把 5‰ 写成 0.5%"),
    (r".*[0-9]\s*/\s*[0-9]", "不用分数，请换算成小数"),
    # 80-90, 80%至90%
    (r".*[0-9%]\s*[-~～—–至到]+\s*[0-9]", "应为一个数，不能是一个范围"),
    # 95,27 or 1 2
    (r".*[0-9][, ]+[0-9]", "千分位分隔应每三位一个，例如 9,527；也可以不写"),
    (r"[^\n]*\n", "单元格里有换行；只能填一个数"),
    (r"[〇零一二三四五六七八九十百千两几]+[万亿]?\D?$", "请用阿拉伯数字"),
    (r".*[百千十]", "只认“万”和“亿”，其余请写出全部数字，例如把 3千 写成 3000"),
    # 3万5, 1万亿
    (r".*万[亿0-9]", "“万”和“亿”只能写一个，请写出全部数字"),
    (r".*[。；;、]", "只能填一个数，请去掉标点和说明"),
)  # fmt: skip


def advice(plain: str) -> str:
    """Return the reason why `plain` (half width, trimmed) is no number, with the way to mend it."""
    if odd := next((letter for letter in plain if _is_odd_digit(letter)), None):
        return f"含有特殊的数字“{odd}”，请改用普通数字 0 至 9"
    if any(not (letter.isprintable() or letter.isspace()) for letter in plain):
        return "含有看不见的字符，请删去后重新输入"
    return next((reason for pattern, reason in _ADVICE if re.match(pattern, plain, re.IGNORECASE)), _USUAL)


def _is_odd_digit(letter: str) -> bool:
    return (letter.isdigit() and letter not in "0123456789") or letter in "½⅓¼¾Ⅰ①"
