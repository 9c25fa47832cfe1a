"""What Jinja's parser says of a broken line, in Chinese."""

import re

_QUOTED = r"'([^']*)'"
_SAYINGS = (
    (
        rf"unknown tag {_QUOTED}.*nesting mistake.*innermost block .* is {_QUOTED}",
        "{{% {0} %}} 与前面的 {{% {1} %}} 不配对",
        "先用 {{% end{1} %}} 结束里面的一层。",
    ),
    (
        r"Encountered unknown tag '(end\w+|else|elif)'",
        "多出一个 {{% {0} %}}",
        "删去它，或补上它前面的 {{% if … %}} 或 {{% for … %}}。",
    ),
    (
        rf"Encountered unknown tag {_QUOTED}",
        "没有 {{% {0} %}} 这个写法",
        "章节里可用 {{% if %}}、{{% elif %}}、{{% else %}}、{{% endif %}}、{{% for %}}、{{% endfor %}}。",
    ),
    (
        rf"[Uu]nexpected end of template.*innermost block .* is {_QUOTED}",
        "{{% {0} %}} 没有结束",
        "在它的末尾另起一行写 {{% end{0} %}}。",
    ),
    ("[Uu]nexpected end of template", "写到末尾还没有结束", "补上 }}}} 或 %}}。"),
    (
        rf"expected token {_QUOTED}, got {_QUOTED}",
        "此处应为“{0}”，写的是“{1}”",
        "检查括号、引号和 }}}} 是否齐全。",
    ),
    (rf"Expected an expression, got {_QUOTED}", "“{0}”前面还没有写内容", "在它前面写上要取的值。"),
    ("expected name or number", "点号后面缺少名称", "写成 值.指标代码。"),
    (rf"unexpected {_QUOTED}, expected {_QUOTED}", "括号不配对：应为“{1}”，写的是“{0}”", "把括号配成对。"),
    (rf"unexpected {_QUOTED}", "“{0}”多余或不完整", "{{{{ 用 }}}} 结束，括号配成对。"),
    (
        r"unexpected char '(.*)' at",
        "{{{{ }}}} 里不能有 {0} 这个字",
        '名称带标点或空格时，写成 值["名称"]；引号和括号用半角。',
    ),
    ("Missing end of comment tag", "注释 {{# 没有结束", "在注释末尾补上 #}}。"),
)
_OTHERWISE = (
    "这一行的 {{ }} 或 {% %} 写法不对",
    "对照示例的章改正这一行；取数写 {{ 值.指标名称 }}，条件写 {% if … %} … {% endif %}。",
)
_END = {"end of print statement": "}}", "end of statement block": "%}"}


def in_chinese(message: str) -> tuple[str, str]:
    """Return what is wrong and how to mend it, for a message of Jinja's parser."""
    for pattern, what, mend in _SAYINGS:
        if match := re.search(pattern, message):
            words = [_END.get(word, word) for word in match.groups()]
            return what.format(*words), mend.format(*words)
    return _OTHERWISE


def unclosed(opening: str, closing: str, *, at_the_end: bool) -> tuple[str, str]:
    """Return what is wrong with a tag that nothing closes, and how to mend it."""
    if at_the_end:
        return in_chinese("unexpected end of template")
    return f"{opening} 没有结束，后面又写了别的", f"在它的末尾补上 {closing}。"
