"""qreport.yaml and explanations.yaml, written wrongly."""

from .case import blocks, drafts, passes, stops
from .changes import added, encoded, linked, removed, replaced, written

FILE = "qreport.yaml"
REASONS = "explanations.yaml"

CASES = (
    stops("settings-missing", removed(FILE), "里没有 qreport.yaml"),
    stops("settings-empty", written(FILE, ""), "qreport.yaml", "没有内容"),
    stops("settings-only-comments", written(FILE, "# 待填\n"), "qreport.yaml", "没有内容"),
    stops("settings-tab", replaced(FILE, "  level:", "\tlevel:"), "qreport.yaml:4", "制表符"),
    stops("settings-full-width-colon", replaced(FILE, "pack: ", "pack："), "qreport.yaml:1", "冒号"),
    stops("settings-no-blank-after-colon", replaced(FILE, "  level: ", "  level:"), "qreport.yaml:4", "空格"),
    stops("settings-bad-indent", replaced(FILE, "  level:", "   level:"), "qreport.yaml:4"),
    stops("settings-unclosed-quote", replaced(FILE, "nature: ", 'nature: "'), "qreport.yaml:6", "引号"),
    stops("settings-unclosed-brace", replaced(FILE, "[docx]}", "[docx]"), "qreport.yaml", "}"),
    stops("settings-unknown-key", added(FILE, "colour: red\n"), "qreport.yaml:11", "colour"),
    stops(
        "settings-misspelt-key",
        replaced(FILE, "sponsor:", "sponser:"),
        "qreport.yaml:5",
        "sponser",
        "sponsor",
    ),
    stops("settings-missing-key", replaced(FILE, "  name: 聊城高级工程职业学校\n", ""), "school", "name"),
    stops("settings-key-twice", added(FILE, "pack: secondary-2022\n"), "qreport.yaml:11", "pack"),
    stops(
        "settings-year-in-words", replaced(FILE, "data_year: 2021", "data_year: 二〇二一"), ":9", "data_year"
    ),
    stops("settings-year-too-far", replaced(FILE, "data_year: 2021", "data_year: 20211"), ":9", "data_year"),
    stops("settings-year-huge", replaced(FILE, "2021,", f"{'9' * 5000},"), ":9", "data_year"),
    stops("settings-month-13", replaced(FILE, "2021-11", "2021-13"), ":9", "issued"),
    stops("settings-impossible-date", replaced(FILE, "2021-11", "2021-02-30"), ":9", "issued"),
    stops("settings-level-unknown", replaced(FILE, "level: secondary", "level: middle"), ":4", "secondary"),
    stops("settings-list-for-map", replaced(FILE, "output: {", "output: [{"), "qreport.yaml"),
    stops("settings-whole-file-a-list", written(FILE, "- pack: secondary-2022\n"), "qreport.yaml"),
    stops("settings-whole-file-a-word", written(FILE, "secondary-2022\n"), "qreport.yaml"),
    stops(
        "settings-text-for-map",
        replaced(FILE, "{title_year: 2022, data_year: 2021, issued: 2021-11}", "2021"),
        "qreport.yaml:9",
        "report",
    ),
    stops("settings-name-blank", replaced(FILE, "聊城高级工程职业学校", ""), "qreport.yaml:3", "name"),
    stops("settings-pack-unknown", replaced(FILE, "secondary-2022", "secondary-2023"), "secondary-2022"),
    stops("settings-pack-a-path", replaced(FILE, "secondary-2022", "../../etc"), "qreport.yaml:1", "pack"),
    stops("settings-in-gbk", encoded(FILE, "gbk"), "qreport.yaml", "GBK", "UTF-8"),
    stops("settings-in-utf-16", encoded(FILE, "utf-16"), "qreport.yaml", "UTF-16"),
    passes("settings-with-bom", encoded(FILE, "utf-8-sig")),
    stops("settings-bell", replaced(FILE, "聊城", "聊\x07城"), "qreport.yaml:3", "U+0007"),
    stops("settings-nul", replaced(FILE, "聊城", "聊\x00城"), "qreport.yaml:3", "U+0000"),
    stops("settings-python-tag", added(FILE, "x: !!python/object/apply:os.system [id]\n"), "qreport.yaml:11"),
    stops(
        "settings-alias-bomb",
        added(
            FILE,
            "".join(
                f"x{level}: &x{level} [{', '.join([f'*x{level - 1}' if level else 'a'] * 9)}]\n"
                for level in range(9)
            ),
        ),
        "qreport.yaml",
    ),
    stops("settings-self-reference", added(FILE, "x: &x [*x]\n"), "qreport.yaml"),
    stops("settings-two-documents", added(FILE, "---\npack: x\n"), "qreport.yaml"),
    stops("settings-outside", replaced(FILE, "directory: dist", "directory: ../.."), ":10", "directory"),
    stops("settings-absolute", replaced(FILE, "directory: dist", "directory: /tmp"), ":10", "directory"),
    stops("settings-into-data", replaced(FILE, "directory: dist", "directory: records"), "records"),
    stops("settings-a-link", linked(FILE, "/etc/passwd"), "qreport.yaml"),
    drafts(
        "explanations-unknown-indicator",
        written(REASONS, ("explanations:\n  - {indicator: 在校学生, period: 2021, text: 口径不同}\n")),
        "explanations.yaml:2",
        "在校学生",
    ),
    blocks(
        "explanations-broken", written(REASONS, "explanations:\n  - {indicator: x\n"), "explanations.yaml:"
    ),
    blocks("explanations-a-word", written(REASONS, "无\n"), "explanations.yaml"),
    blocks(
        "explanations-unknown-key",
        written(REASONS, ("explanations:\n  - {indicator: 生师比, period: 2021, txt: 口径不同}\n")),
        "explanations.yaml:2",
        "txt",
    ),
    blocks(
        "explanations-unknown-reason",
        written(
            REASONS, ("explanations:\n  - {indicator: 生师比, period: 2021, reason: 政策, text: 口径不同}\n")
        ),
        "explanations.yaml:2",
        "reason",
        "policy",
    ),
    blocks("explanations-in-gbk", written(REASONS, "# 说明\nexplanations: []\n".encode("gbk")), "GBK"),
)
