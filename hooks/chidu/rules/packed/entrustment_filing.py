"""Entrustments and conferrals are filed (JX 二(三), QD 二(三))."""

from __future__ import annotations

from collections.abc import Iterator

from pydantic import Field

from chidu.corpus.corpus import Entry
from chidu.corpus.in_force import State, document_status
from chidu.model.basis import ConferralMode
from chidu.model.entrustments import Entrustment
from chidu.model.fields import Text
from chidu.problems import Problem
from chidu.rules.city import City
from chidu.rules.demands import Demand, EntrustmentRule, RuleParameters
from chidu.rules.packed.filing import words_of


class Parameters(RuleParameters):
    """One entry for each way and organ."""

    mode: ConferralMode = Field(alias="方式", description="管委托还是赋权")
    role: Text = Field(alias="对象", description="向谁备案，照文件的说法，例如 政府法制机构")
    organs: tuple[Text, ...] = Field(
        default=(),
        alias="机关",
        description="备案机关的名称里要有其中一个词；不写就不论报到哪里",
    )

    @property
    def key(self) -> str:
        """The way and the organ."""
        return f"{self.mode}，{self.role}"


def check(city: City, entry: Entry[Entrustment], ask: Demand[Parameters]) -> Iterator[Problem]:
    """What has begun and is not over has a filing with the organ."""
    record, asked = entry.record, ask.parameters
    state = document_status(record, city.day).state if city.day else State.IN_FORCE
    if record.mode is not asked.mode or record.repeal or state is not State.IN_FORCE:
        return
    words = words_of(city.acts, asked.organs)
    if not any(word in filing.organ for filing in record.filings for word in words or ("",)):
        named = f"（名称里有{'、'.join(words)}）" if words else ""
        yield ask.finding(
            f"{record.mode}没有向{asked.role}备案的记录",
            entry.file.place("备案") if record.filings else entry.file.place("方式"),
            instead=f"报送备案以后，在“备案”里补上机关{named}、日期和备案号",
        )


RULE = EntrustmentRule("entrustment-filing", Parameters, check)
