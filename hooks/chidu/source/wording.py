"""Every sentence the reader says to a clerk, in one table: what is wrong and what to type instead."""

from __future__ import annotations

from typing import NamedTuple

from chidu.problems import Level, Place, Problem

CLAUSE = "《尺度格式》文件写法"
_QUOTE_IT = "是文字就加单引号：{quoted}"
_ALIGN = "检查这一行和上一行：同一层左边对齐，下一层多缩进两个空格，“键: ”和“- ”后面留一个空格"


class Wording(NamedTuple):
    """The code of a finding, its sentence and its advice; `format`: the rule is ours, not YAML's."""

    code: str
    message: str
    instead: str
    format: bool = True


_TABLE = {
    # the file
    "too large": Wording(
        "file-too-large",
        "文件有 {size} KB，超过 {limit} KB 的上限，没有读取",
        "一个文件只写一条记录；附件另行存放",
    ),
    "encoding": Wording(
        "file-encoding",
        "文件不是 UTF-8 编码{guess}",
        "用编辑器打开后另存为 UTF-8，再核对汉字有没有变成乱码",
    ),
    "bom": Wording(
        "file-bom",
        "文件开头有看不见的 BOM 标记",
        "用编辑器另存为“UTF-8”（不要选“带 BOM 的 UTF-8”）",
    ),
    "crlf": Wording(
        "yaml-crlf",
        "文件用的是 Windows 换行（CRLF）",
        "运行 chidu format 自动改成普通换行（LF）",
    ),
    "empty": Wording("yaml-empty", "文件是空的", "至少写上“键: 值”一行"),
    # characters
    "invisible": Wording("text-invisible", "这里有一个{name}（{number}）", "{advice}"),
    "tab indent": Wording(
        "yaml-tab-indent",
        "行首用了制表符（Tab）缩进",
        "把行首的 Tab 全部换成空格，每一层缩进两个空格",
    ),
    "wide indent": Wording(
        "text-fullwidth-space-indent",
        "行首用了{name}缩进",
        "把行首的空白全部换成半角空格，每一层缩进两个；空行就删去空白",
    ),
    # lines
    "cut": Wording(
        "yaml-comment",
        "这里的“ #”会把值截断，后面的文字会悄悄丢掉",
        "是文字就加单引号：{quoted}；是说明就移到“备注”",
    ),
    "comment": Wording(
        "yaml-comment",
        "记录里不能写“#”注释：网页和导出的数据里都看不到它",
        "要公开的说明写进“备注”，不要的删去",
    ),
    "glued comment": Wording(
        "yaml-syntax",
        "“#”紧跟在引号或“|”后面，YAML 会当成注释",
        "是文字就把整个值放进单引号；是说明就移到“备注”",
        False,
    ),
    "question": Wording("yaml-complex-key", "不支持以“? ”开头的写法", "写成“键: 值”"),
    "key space": Wording("yaml-key-space", "“{key}”与冒号之间有空格", "{key}: {value}"),
    "escape": Wording(
        "yaml-escape",
        "双引号里不能用“\\{character}”这样的转义",
        "直接写出这个字；要写反斜杠，改用单引号",
    ),
    "wide colon": Wording(
        "text-fullwidth-colon",
        "“{key}”后面是全角冒号“：”，YAML 只认半角冒号加空格",
        "{key}: {value}",
        False,
    ),
    "tight colon": Wording("yaml-missing-space", "“{key}:”后面少一个空格", "{key}: {value}", False),
    "wide after colon": Wording(
        "yaml-missing-space",
        "“{key}:”后面应是半角空格，不能是全角空格",
        "{key}: {value}",
        False,
    ),
    "tight dash": Wording("yaml-missing-space", "“-”后面少一个半角空格", "- {value}", False),
    "wide dash": Wording("yaml-missing-space", "列表条目要用半角减号“- ”开头", "- {value}", False),
    "stray line": Wording(
        "yaml-continued-line",
        "这一行既不是“键: 值”，也不是“- 条目”（YAML 会把它接到上一行）",
        "写成“键: 值”；是上一行的文字就接在同一行里；要分段就用“|-”另起",
    ),
    "several lines": Wording(
        "yaml-continued-line",
        "这段文字写成了几行，接起来时会多出空格",
        "写在同一行里；要分段就用“|-”另起",
    ),
    "directive": Wording("yaml-directive", "行首的“%”会被当成 YAML 指令", "删去这一行"),
    "document mark": Wording("yaml-document-mark", "不需要“---”或“...”分隔行", "删去这一行"),
    # structure
    "documents": Wording(
        "yaml-multiple-documents",
        "一个文件里有两份记录（用“---”分开）",
        "每份记录单独存成一个文件",
    ),
    "root": Wording("yaml-root-not-mapping", "整个文件是{found}，应是一组“键: 值”", "每一项写成“键: 值”"),
    "deep": Wording("yaml-too-deep", "层次超过 {limit} 层，没有往下读", "检查缩进和括号；记录只用五六层"),
    "many": Wording("yaml-too-many-values", "超过 {limit} 个值，没有往下读", "拆成几个文件"),
    "long": Wording(
        "text-too-long",
        "一段文字有 {size} 字，超过 {limit} 字的上限",
        "拆成几条，或者把附件另行存放",
    ),
    "long key": Wording(
        "yaml-key-too-long",
        "键有 {size} 字，超过 {limit} 字的上限",
        "键只写短语，内容写在冒号后面",
    ),
    "repeated": Wording(
        "yaml-duplicate-key",
        "“{key}”重复了，第 {first} 行已经写过",
        "合并成一个，删去另一个",
    ),
    "padded key": Wording("yaml-key-space", "“{key}”前后有空格", "{key}:"),
    "no key": Wording("yaml-empty-value", "冒号前面没有写键", "写成“键: 值”", False),
    "no value": Wording("yaml-empty-value", "“{key}”后面没有写值", "补上内容；没有就把这一行删去"),
    "no item": Wording("yaml-empty-value", "这个条目是空的", "补上内容；没有就把这一行删去"),
    "complex key": Wording("yaml-complex-key", "键只能是一个词", "写成“键: 值”"),
    "merge": Wording("yaml-merge-key", "不支持“<<”合并写法", "把要用的内容逐项写出来"),
    "flow list": Wording(
        "yaml-flow",
        "不支持“[”写法：逗号会把“占用1,000元”拆成两个值",
        "每个条目用“- ”另起一行；" + _QUOTE_IT,
    ),
    "flow mapping": Wording(
        "yaml-flow",
        "不支持“{{”写法：逗号会把“占用1,000元”拆成两个值",
        "每个“键: 值”另起一行；" + _QUOTE_IT,
    ),
    # a first character YAML keeps for itself
    "&": Wording("yaml-anchor", "值以“&”开头：YAML 会当成锚点", _QUOTE_IT),
    "*": Wording("yaml-alias", "值以“*”开头：YAML 会当成引用", _QUOTE_IT),
    "!": Wording("yaml-tag", "值以“!”开头：YAML 会当成类型标签", _QUOTE_IT),
    "|": Wording("yaml-syntax", "值以“|”开头：YAML 会当成分行文字的记号", _QUOTE_IT, False),
    ">": Wording("yaml-syntax", "值以“>”开头：YAML 会当成折行文字的记号", _QUOTE_IT, False),
    "reserved": Wording("yaml-syntax", "值不能直接以“{start}”开头", _QUOTE_IT, False),
    # syntax errors
    "open quote": Wording(
        "yaml-syntax",
        "引号（{mark}）没有成对",
        "补上结尾的引号；引号是文字的一部分就用“”",
        False,
    ),
    "after quote": Wording("yaml-syntax", "引号结束以后还有文字", "把整个值放进单引号：{quoted}", False),
    "item beside key": Wording(
        "yaml-syntax",
        "列表条目不能与键写在同一行",
        "另起一行，多缩进两个空格：{value}",
        False,
    ),
    "colon in value": Wording(
        "yaml-syntax",
        "值里面有半角冒号加空格“: ”，YAML 会当成又一个键",
        "改成全角冒号“：”，或者加单引号：{quoted}",
        False,
    ),
    "too deep here": Wording(
        "yaml-syntax",
        "缩进多了：第 {line} 行已经写了值，下面不能再缩进",
        "与第 {line} 行对齐；如果属于它，就把它的值移到下面",
        False,
    ),
    "misaligned": Wording(
        "yaml-syntax",
        "缩进 {indent} 个空格，与上面任何一层都不对齐",
        "缩进改成 {choices} 个空格，与上面同一层的行对齐",
        False,
    ),
    "detached": Wording("yaml-syntax", "这一行与上一行接不上", _ALIGN, False),
    "unknown": Wording("yaml-syntax", "读到这里读不下去了", _ALIGN, False),
}

WORDINGS: tuple[Wording, ...] = tuple(_TABLE.values())
"""For the field reference: every finding the reader can make."""


def finding(name: str, place: Place, /, **facts: object) -> Problem:
    """The problem worded by the entry `name` with the facts it asks for; only CRLF is a mere note."""
    words = _TABLE[name]
    level = Level.NOTE if name == "crlf" else Level.ERROR
    message, instead = words.message.format(**facts), words.instead.format(**facts).rstrip()
    return Problem(words.code, level, message, place, instead, CLAUSE if words.format else None)


def quoted(text: str) -> str:
    """The text in single quotation marks, as far as a message should show it."""
    return shown("'" + text.replace("'", "''") + "'")


def shown(text: str, limit: int = 60) -> str:
    """The beginning of a text, short enough for a message."""
    return text if len(text) <= limit else text[:limit] + "…"
