"""What a change under each key of a record is about, and what it means where nothing more is known."""

from __future__ import annotations

from collections.abc import Mapping

from chidu.model.changes.change import Direction, Topic
from chidu.model.changes.heading import Heading

# 修订说明 is the reason of a change, not a change.
UNREMARKED = frozenset({"修订说明"})

_KEYS: Mapping[Topic, str] = {
    Topic.BASIS: "认定依据 处罚依据 法定依据 上级基准 主体依据 依据",
    Topic.DATE: "文件 施行日期 有效期至 成文日期 发布日期 文号 制定形式 发布机构 级别 替代 废止 层级 制定机关 版本 撤并",
    Topic.FILING: "程序提示 赋权 程序 备案 评估 监督措施 协议 决定",
    Topic.WORDS: "事项 备注 名称 简称 解读 曾用名 类别 说明 标识",
    Topic.OTHER: "编号 俗称 职权编码 曾用编号 关联 例外 定稿 数据来源 索引号 主题分类 常查 搜索索引 代码托管 网址 演示",
}
_TOPICS = {key: topic for topic, keys in _KEYS.items() for key in keys.split()}
# Keys whose words may make decisions heavier or lighter, for all that is known.
_BEARING = frozenset(
    [
        "事项",
        "权力类型",
        "裁量阶次",
        "裁量矩阵",
        "裁量因子",
        "清单条件",
        "裁量内容",
        "备注",
        "废止",
        "适用规则",
        "裁量用语",
        "用语约定",
    ]
)
# Words of a list (免罚不免责) bear on decisions, those of a pack only on what is checked.
_BEARING_IN = {"Listing": frozenset({"说明", "条目"})}
_NAMED = {"文件": "发布文件"}
# Lists whose order is part of what they say.
ORDERED = frozenset({"流程", "程序", "维度", "paragraphs", "主要内容"})


def heading_of(kind: str, key: str) -> Heading:
    """The heading of a top-level key; `kind` is the name of the record's class."""
    bears = key in _BEARING or key in _BEARING_IN.get(kind, ())
    direction = Direction.UNCLEAR if bears else Direction.SAME
    return Heading(_TOPICS.get(key, Topic.CONTENT), _NAMED.get(key, key), direction)
