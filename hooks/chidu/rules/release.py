"""A release is for the public: what stands in for a number or a name may be published by a demonstration only."""

from __future__ import annotations

import re
from collections.abc import Iterator

from chidu.corpus.corpus import Corpus, Entry
from chidu.model.institutions import Department, Site
from chidu.problems import Level, Place, Problem

# A digit run that begins with five zeros (0000000000, 示ICP备00000000号), a telephone of noughts (0000-0000011), and
# the names of the demonstration. A real code may have zeros inside: 3200000001.
_PLACEHOLDER = re.compile(
    r"(?<![0-9])(0{5}|0{3,4}-0{3})|^(示范|演示|示例|某某)|（演示）|\.example\b|\bexample\."
)
_FOOTER = "国办发〔2017〕47号《政府网站发展指引》：页面底部列明主办单位、联系方式、网站标识码和备案编号"
_CATALOGUE = "政府信息公开条例第十二条：政府信息公开目录包括政府信息的索引、名称、内容概述、生成日期等"
_ENFORCERS = "国办发〔2018〕118号：事前公开执法主体、职责、权限、依据、程序、救济渠道等信息"
_OR_DEMONSTRATE = "；如果是演示站，在 content/site.yml 里写“演示: true”"

# What to type where a site's own value is a placeholder; keys as a clerk writes them.
_SITE: dict[tuple[str, ...], str] = {
    ("名称",): "本地的真实名称",
    ("上级",): "上一级地方的真实名称",
    ("区划代码",): "本地的六位行政区划代码",
    ("网址",): "网站首页的真实地址",
    ("标识", "主办单位"): "主办单位的全称",
    ("标识", "承办单位"): "承办单位的全称",
    ("标识", "网站标识码"): "主管单位分配的十位网站标识码",
    ("标识", "ICP备案号"): "工业和信息化部备案系统给的备案号",
    ("标识", "公安备案号"): "公安机关备案系统给的备案号",
    ("标识", "联系电话"): "网站工作人员的电话，带区号",
    ("标识", "ICP备案网址"): "备案系统的真实网址，或者删去这一行",
    ("标识", "公安备案网址"): "备案系统的真实网址，或者删去这一行",
    ("标识", "找错网址"): "“我为政府网站找错”平台给本站的网址，或者删去这一行",
}
_DEPARTMENT: dict[tuple[str, ...], str] = {
    ("名称",): "单位全称",
    ("咨询电话",): "业务咨询电话，带区号",
    ("监督电话",): "执法监督电话，带区号",
    ("复议机关",): "复议机关的全称",
    ("管辖法院",): "管辖法院的全称",
}


def check(corpus: Corpus) -> Iterator[Problem]:
    """No placeholder among the site's and the departments' identifiers, and no document without 索引号.

    Only a release is checked, and only one that is no demonstration.
    """
    site = corpus.site
    if site is None or site.record.demonstration:
        return
    yield from _placeholders(site, _SITE, _FOOTER)
    for department in corpus.departments.values():
        yield from _placeholders(department, _DEPARTMENT, _ENFORCERS)
    for document in corpus.documents.values():
        if not document.record.index_number:
            yield _unfit(
                "index-number-missing",
                f"发布文件“{document.record.number}”没有写索引号",
                document.file.place("文号"),
                "在“有效期至”或者“施行日期”下面加一行“索引号: …”，写政府信息公开目录里的索引号",
                _CATALOGUE,
            )


def _placeholders(
    entry: Entry[Site] | Entry[Department], wanted: dict[tuple[str, ...], str], clause: str
) -> Iterator[Problem]:
    typed = entry.record.model_dump(by_alias=True)
    for steps, instead in wanted.items():
        value = typed
        for step in steps:
            value = value[step]
        if value and _PLACEHOLDER.search(str(value)):
            message = f"正式发布的“{steps[-1]}”还是演示用的“{value}”"
            yield _unfit("placeholder", message, entry.file.place(*steps), instead + _OR_DEMONSTRATE, clause)


def _unfit(code: str, message: str, place: Place, instead: str, clause: str) -> Problem:
    return Problem(code, Level.ERROR, message, place, instead=instead, clause=clause)
