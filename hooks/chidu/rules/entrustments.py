"""Entrusted and conferred powers: who may receive what, under which paper, and that benchmarks say the same."""

from __future__ import annotations

from collections.abc import Iterator

from chidu.corpus.corpus import Corpus, Entry
from chidu.model.basis import ConferralMode
from chidu.model.benchmark import Benchmark
from chidu.model.entrustments import Entrustment
from chidu.problems import Level, Place, Problem
from chidu.rules.cards import Card
from chidu.rules.city import City

_MANDATE = "行政处罚法第二十条：委托书应当载明委托的具体事项、权限、期限等内容，并向社会公布"
_NO_CHAIN = "行政处罚法第二十条：受委托组织不得再委托其他组织或者个人实施行政处罚"
_TOWNS = "行政处罚法第二十四条：省、自治区、直辖市可以决定将行政处罚权交由乡镇人民政府、街道办事处行使，决定应当公布"
_PUBLISHED = "嘉兴市人民政府关于进一步规范行政执法工作的若干意见二（三）：受委托组织基本情况、委托事项和权限等向社会公告"
_OWN = "行政处罚法第二十条：行政机关可以在其法定权限内书面委托"
_BOTH = "启执委函〔2023〕1号二（三）：有委托、赋权事项的，同步梳理各区镇的裁量权基准，统一公布"


def check(city: City) -> Iterator[Problem]:
    """One receiving body, the paper its way asks for, no second hand, and agreement with the benchmarks' 赋权."""
    for entry in city.acts.entrustments.values():
        yield from _receiver(city.acts, entry)
        yield from _paper(entry)
        yield from _second_hand(city.acts, entry)
        yield from _matters(city, entry)


def _error(code: str, message: str, place: Place, instead: str, clause: str) -> Problem:
    return Problem(code, Level.ERROR, message, place, instead=instead, clause=clause)


def _receiver(corpus: Corpus, entry: Entry[Entrustment]) -> Iterator[Problem]:
    record = entry.record
    if (record.body is None) == (record.organisation is None):
        message = "“对象”和“组织”要写一个，而且只写一个"
        yield _error(
            "entrustment-body", message, entry.file.place(), "对象: qinghe，或者写“组织”", _PUBLISHED
        )
    town = corpus.departments.get(record.body or "")
    if record.mode is ConferralMode.CONFERRED and (record.organisation or (town and not town.record.is_town)):
        place = entry.file.place("对象" if record.body else "组织")
        message = "赋权只能给乡镇人民政府、街道办事处"
        yield _error("entrustment-body", message, place, "给别的组织的，方式写“委托”", _TOWNS)


def _paper(entry: Entry[Entrustment]) -> Iterator[Problem]:
    record = entry.record
    entrusted = record.mode is ConferralMode.ENTRUSTED
    clause = _MANDATE if entrusted else _TOWNS
    present = {"协议": record.agreement, "决定": record.decision}
    wanted, other = ("协议", "决定") if entrusted else ("决定", "协议")
    if not present[wanted]:
        message = f"方式是{record.mode}的要写“{wanted}”"
        yield _error("entrustment-paper", message, entry.file.place("方式"), f"补上“{wanted}:”", clause)
    if present[other]:
        message = f"方式是{record.mode}的不写“{other}”"
        yield _error("entrustment-paper", message, entry.file.place(other), f"“{wanted}”", clause)
    if entrusted and record.expires is None:
        message = "委托要有期限，没有写“有效期至”"
        yield _error("entrustment-term", message, entry.file.place("方式"), "补上“有效期至: 日期”", clause)


def _second_hand(corpus: Corpus, entry: Entry[Entrustment]) -> Iterator[Problem]:
    """What was entrusted stays where it is."""
    if entry.record.mode is not ConferralMode.ENTRUSTED:
        return
    for other in corpus.entrustments.values():
        received = other.record.mode is ConferralMode.ENTRUSTED and not other.record.repeal
        if received and other.record.body == entry.record.department:
            message = f"{corpus.body_name(entry.record.department)}自己是受委托的（{other.id}），不得再委托"
            place = entry.file.place("部门")
            yield _error("entrustment-chain", message, place, "由原来的委托部门委托，或者收回", _NO_CHAIN)
            return


def _matters(city: City, entry: Entry[Entrustment]) -> Iterator[Problem]:
    """Each matter is the department's own, and its benchmark says that it is handed over."""
    record, corpus = entry.record, city.acts
    for index, id in enumerate(record.matters):
        place = entry.file.place("事项", index)
        benchmark = city.recorded.get(id)
        if benchmark is None or record.department not in corpus.departments:
            continue  # the missing file is told of already
        if benchmark.department != record.department:
            owner = corpus.body_name(benchmark.department)
            message = f"{id} 是{owner}的事项，不是{corpus.body_name(record.department)}的"
            instead = f"另写一条，部门: {benchmark.department}；职能调整了的，由新的部门重新委托"
            # No error: when a matter moves to another department, its page must be able to follow at once.
            yield Problem("entrustment-matter", Level.WARNING, message, place, instead=instead, clause=_OWN)
        elif record.body and not record.repeal and not _says(benchmark, record):
            yield Problem(
                "entrustment-differs",
                Level.WARNING,
                f"{id} 的“赋权”里没有写{record.mode}给 {record.body}",
                place,
                instead=f"在 {id} 的“赋权”里补上，或者从这里去掉",
                clause=_BOTH,
            )


def _says(benchmark: Card, record: Entrustment) -> bool:
    return any(each.body == record.body and each.mode is record.mode for each in benchmark.conferrals)


def of_benchmark(corpus: Corpus, entry: Entry[Benchmark]) -> Iterator[Problem]:
    """Each 赋权 of a benchmark has its record among the entrustments."""
    for index, conferral in enumerate(entry.record.conferrals):
        listed = (each.record for each in corpus.entrusted.get(entry.id, ()) if not each.record.repeal)
        if conferral.body in corpus.departments and not any(
            (each.body, each.mode, each.department) == (conferral.body, conferral.mode, entry.department)
            for each in listed
        ):
            yield Problem(
                "entrustment-differs",
                Level.WARNING,
                f"没有一条委托和赋权的记录写着 {entry.id} {conferral.mode}给 {conferral.body}",
                entry.file.place("赋权", index, "对象"),
                instead=f"在 content/entrustments/ 里给 {conferral.body} 的记录补上事项 {entry.id}",
                clause=_BOTH,
            )
