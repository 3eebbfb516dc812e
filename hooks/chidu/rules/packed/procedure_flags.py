"""程序提示: a record whose penalties call for a hearing, a review or a filing says so (行政处罚法 58, 63; QD 二(二))."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Self

from pydantic import Field, field_validator, model_validator

from chidu.model.benchmark import ProcedureFlag
from chidu.model.fields import Flag, TrackWords, refuse
from chidu.problems import Problem
from chidu.rules.demands import Demand, PenaltyRule, RuleParameters
from chidu.rules.packed.ladders import rows
from chidu.rules.packed.large_fines import Reach, large
from chidu.rules.penalty import Penalty
from chidu.sanction import Item, Kind

_CLOSED = re.compile("停产|停业")


class Parameters(RuleParameters):
    """One entry for each procedure."""

    flag: ProcedureFlag = Field(
        alias="提示", description="管哪一种程序：听证、法制审核、集体讨论或者重大案件备案"
    )
    kinds: tuple[Kind, ...] = Field(
        default=(), alias="种类", description="有这些种类的处罚就要提示，例如 吊销许可证件"
    )
    large: Flag = Field(
        default=False,
        alias="较大数额",
        description="罚款达到部门的较大数额标准也要提示，写 true；标准取自较大数额标准的清单",
    )

    @field_validator("flag")
    @classmethod
    def _calls_for_more(cls, flag: ProcedureFlag) -> ProcedureFlag:
        if flag is ProcedureFlag.SUMMARY:
            raise refuse("flag_summary", "简易程序由规则 summary-procedure 检查")
        return flag

    @model_validator(mode="after")
    def _any_reason(self) -> Self:
        if not self.kinds and not self.large:
            raise refuse("flag_reason", "“种类”和“较大数额”至少写一个")
        return self

    @property
    def key(self) -> str:
        """The procedure."""
        return self.flag.value


def check(penalty: Penalty, ask: Demand[Parameters]) -> Iterator[Problem]:
    """A tier of a kind, or a fine that is large for whomever it is about; where that depends, a note."""
    asked, record = ask.parameters, penalty.record
    if asked.flag in record.procedure:
        return
    fines = large(penalty) if asked.large else None
    reasons = list(_of_kind(penalty, asked.kinds))
    if fines and fines.reach is Reach.YES:
        reasons.append(fines.words)
    at = "程序提示" if record.procedure else "事项"
    if reasons:
        yield ask.finding(
            f"{'，'.join(reasons)}，“程序提示”没有写{asked.flag}",
            penalty.entry.file.place(at),
            instead=f"在“程序提示”里补上 {asked.flag}",
        )
    elif fines and fines.reach is Reach.MAYBE:
        yield ask.silence(
            f"{fines.words}，要不要{asked.flag}看罚的是个人还是单位、按哪一条标准",
            penalty.entry.file.place(at),
            instead=f"要的在“程序提示”里补上 {asked.flag}；标准不止一条的，在清单那一条的“基准”里写上 {record.id}",
        )


def _of_kind(penalty: Penalty, kinds: tuple[Kind, ...]) -> Iterator[str]:
    """“严重”“特别严重”有吊销许可证件: each kind with the tiers that impose it, or may.

    责令停止经营 said to somebody without a licence ends what was unlawful anyway: only 停产 and 停业 close a business.
    """
    for kind in kinds:
        names = dict.fromkeys(
            row.rank.name
            for row in rows(penalty.record)
            if any(
                item.kind is kind
                and (kind is not Kind.SUSPEND_BUSINESS or _CLOSED.search(_said(words, item)))
                for words in row.standard
                for item in words.reading.items
            )
        )
        if names:
            yield f"{''.join(f'“{name}”' for name in names)}有{kind}"


def _said(words: TrackWords, item: Item) -> str:
    return words.reading.text[slice(*item.span)]


RULE = PenaltyRule("procedure-flags", Parameters, check)
