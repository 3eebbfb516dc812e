"""What pydantic found, in a clerk's words: one table from error type to sentence."""

from __future__ import annotations

import difflib
from collections.abc import Mapping
from typing import Any

from pydantic import BaseModel

FORMAT_CLAUSE = "《尺度格式》键名表"

ONE_WORD = "应当是一个词，不在下面再分行列项"

_ENTRUSTED = (
    "嘉兴市人民政府关于进一步规范行政执法工作的若干意见二（三）：委托事项和权限、监督措施及书面协议向社会公告"
)
# Which provision asks for a key; keys not named here rest on the format alone.
_CLAUSES = {
    "裁量标准": "鲅政办发〔2015〕74号第九条第（三）项：每一个阶次都要列明具体标准",
    "权力类型": "鲅政办发〔2015〕74号第四条：行政裁量权的种类",
    "事项": "国市监法规〔2022〕2号第六条：裁量基准包括违法行为、法定依据、裁量阶次、适用条件和具体标准",
    "文件": "行政处罚法第三十四条：裁量基准应当向社会公布；日期和文号取自发布文件",
    "权限": _ENTRUSTED,
    "监督措施": _ENTRUSTED,
    "资格依据": "行政处罚法第二十一条：受委托组织必须符合的条件",
    "数据来源": "《尺度格式》数据来源：真实（写明出处）、示范划分或者虚构修订",
}

_SENTENCES = {
    "missing": "缺少“{key}”",
    "extra_forbidden": "不认识的键“{key}”",
    "string_type": "“{key}”应当是一段文字",
    "string_too_short": "“{key}”不能是空的",
    "string_too_long": "“{key}”太长，最多 {max_length} 个字符",
    "too_short": "“{key}”至少要有 {min_length} 项",
    "too_long": "“{key}”最多 {max_length} 项，现在有 {actual_length} 项",
    "tuple_type": "“{key}”应当是列表，每一项前面写“- ”",
    "dict_type": "“{key}”应当是“名称: 内容”的对照",
    "model_type": "“{key}”应当是“键: 值”的一组内容",
    "model_attributes_type": "“{key}”应当是“键: 值”的一组内容",
    "none_required": "这种权力类型不能写“{key}”",
}


def sentence(error: Mapping[str, Any], key: str) -> str:
    """What is wrong, in one sentence; `error` is one item of `ValidationError.errors()`."""
    kind, context = error["type"], error.get("ctx", {})
    if "reason" in context:
        return f"“{key}”：{context['reason']}"
    if kind in ("enum", "literal_error"):
        typed = error["input"]
        return f"“{key}”不能写“{typed}”" if isinstance(typed, str) else f"“{key}”{ONE_WORD}"
    template = _SENTENCES.get(kind)
    return template.format(key=key, **context) if template else f"“{key}”的写法不对"


def instead(error: Mapping[str, Any], key: str, model: type[BaseModel] | None) -> str | None:
    """What to type instead, where that can be told."""
    kind = error["type"]
    if kind == "enum" or kind == "literal_error":
        return "可以写：" + str(error["ctx"]["expected"]).replace("'", "").replace(" or ", "、").replace(
            ", ", "、"
        )
    if kind == "missing":
        return f"补上一行“{key}: …”"
    if kind == "extra_forbidden" and model is not None:
        return _nearest(key, [field.alias or name for name, field in model.model_fields.items()])
    if kind == "string_type":
        return f"写成“{key}: 内容”，不要在下面再分行列项"
    return None


def clause(error: Mapping[str, Any], key: str, model: type[BaseModel] | None) -> str:
    """Which provision asks for it: that of the sections a power type must have, or that of the key."""
    if error["type"] == "missing" and (asked := getattr(model, "asked_by", None)):
        return str(asked)
    return FORMAT_CLAUSE if error["type"] == "extra_forbidden" else _CLAUSES.get(key, FORMAT_CLAUSE)


def _nearest(key: str, known: list[str]) -> str:
    near = difflib.get_close_matches(key, known, n=1, cutoff=0.5)
    return f"“{near[0]}”" if near else "这里可以写的键：" + "、".join(known)
