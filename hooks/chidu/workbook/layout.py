"""Which column holds what: read from the header row, by the names departments use (real-data.md, Layouts)."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum

from chidu.workbook.grid import Cell, Grid


class Role(Enum):
    """What a column is for."""

    NUMBER = "序号"
    MATTER = "违法行为"
    BASIS = "法律依据"
    STATUTE = "法定处罚标准"
    TIER = "阶次"
    CONDITION = "适用情形"
    STANDARD = "裁量标准"
    REMARK = "备注"


_NAMES: Mapping[Role, str] = {
    Role.NUMBER: "序号 编号 代码 职权编号 权力编码 基准编号 序号编号",
    Role.MATTER: "违法行为 具体违法行为 违法种类 违法违规行为 违法内容 职权名称 行政处罚事项 行政执法事项 案件名称 项目名称"
    " 违法行为种类",
    Role.BASIS: "法律依据 法定依据 处罚依据 设定依据 适用法条 法律条文 执法依据 权力依据 处罚依据和标准",
    Role.STATUTE: "法定处罚标准 处罚种类及幅度",
    Role.TIER: "裁量阶次 阶次 类别 档次 违法程度 违法严重程度分解",
    Role.CONDITION: "适用条件 适用情形 裁量情节 裁量情形 违法情形 违法情节 表现情形",
    Role.STANDARD: "裁量标准 具体裁量标准 具体标准 处罚标准 裁量幅度 处罚幅度 裁量基准 处罚裁量标准 罚款 对应处罚标准",
    Role.REMARK: "备注",
}
_ROLES = {name: role for role, names in _NAMES.items() for name in names.split()}
_ASIDE = re.compile(r"[（(].*?[）)]|\s")
_LOOKED_AT = 30
_NEEDED = (Role.MATTER, Role.STANDARD)


@dataclass(frozen=True, slots=True)
class Layout:
    """The header row and the column of each role; other columns are not read."""

    header: int
    columns: Mapping[Role, int]

    def cell(self, role: Role, row: int) -> Cell | None:
        """The cell of a role in a row, None where the table has no such column."""
        column = self.columns.get(role)
        return None if column is None else Cell(row, column)


def layout(grid: Grid) -> Layout | None:
    """The first row that names at least the matter and its standard; None where none does."""
    for row in range(min(_LOOKED_AT, len(grid.sheet.rows))):
        columns: dict[Role, int] = {}
        for column in range(len(grid.sheet.rows[row])):
            role = _ROLES.get(_ASIDE.sub("", grid.raw(Cell(row, column))))
            if role is not None:
                _take(columns, role, column)
        if all(role in columns for role in _NEEDED):
            return Layout(row, columns)
    return None


def _take(columns: dict[Role, int], role: Role, column: int) -> None:
    """The first column of a role counts, but a standard left of the tiers, with another right of them, is the statute's.

    处罚标准 is the statute's range in one department's table and the tier's outcome in another's: position decides.
    """
    first = columns.get(role)
    between = max((columns[each] for each in (Role.TIER, Role.CONDITION) if each in columns), default=-1)
    if role is Role.STANDARD and first is not None and first < between:
        columns.setdefault(Role.STATUTE, columns.pop(role))
    columns.setdefault(role, column)
