"""What the records of the made-up city lie in: sixty departments, each with its issuing documents."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from phrases import FIELDS

Tree = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Office:
    """A department: its folder, the prefix of its ids, and the documents it issued, by what became of them."""

    number: int

    @property
    def folder(self) -> str:
        return f"bumen-{self.number:02d}"

    @property
    def name(self) -> str:
        return f"示范市{FIELDS[self.number]}局"

    @property
    def prefix(self) -> str:
        """Three letters: ids of two letters belong to the repository's own city."""
        return "B" + chr(65 + self.number // 26) + chr(65 + self.number % 26)

    @property
    def document(self) -> str:
        """In force; its convention changes from office to office."""
        return self._document(0)

    @property
    def second(self) -> str:
        """In force too, but in one office of ten repealed or expired."""
        return self._document(1)

    @property
    def coming(self) -> str:
        """Adopted, in force from 2027-07-01."""
        return self._document(2)

    def _document(self, which: int) -> str:
        return f"BW-{(2024, 2025, 2026)[which]}-{self.number + 1:03d}"

    def department(self) -> Tree:
        """The record of the department."""
        number = self.number
        return {
            "名称": self.name,
            "简称": f"市{FIELDS[number]}局",
            "类别": "部门",
            "职责": f"{FIELDS[number]}领域的行政处罚及相关行政许可",
            "主体依据": f"{self.name}职能配置规定（演示）",
            "咨询电话": f"0000-{1000000 + number:07d}",
            "监督电话": f"0000-{2000000 + number:07d}",
            "地址": f"示范市示范区示例路{number + 1}号",
            "办公时间": "工作日 9:00—12:00，13:30—17:30",
            "复议机关": "示范市人民政府",
            "管辖法院": "示范市示范区人民法院",
        }

    def documents(self) -> Iterator[Tree]:
        """The records of its documents: two that apply or applied, and in one office of five one that will."""
        conventions: tuple[Tree, ...] = ({}, {"裁量用语": "以下不含"}, {"裁量用语": "两端含"})
        yield self._act(0, "行政处罚裁量权基准", "2024-03-01", conventions[self.number % 3])
        yield self._act(1, "行政裁量权基准（第二批）", "2025-06-01", {}) | self._end()
        if self.number % 5 == 0:
            yield self._act(2, "行政处罚裁量权基准（2027年版）", "2027-07-01", conventions[self.number % 3])

    def _act(self, which: int, title: str, effective: str, more: Tree) -> Tree:
        year = (2024, 2025, 2026)[which]
        adopted = f"{year}-01-{10 + self.number % 15:02d}"
        return {
            "编号": self._document(which),
            "名称": self.name + title,
            "文号": f"示{FIELDS[self.number]}规〔{year}〕{which + 1}号",
            "制定形式": "规范性文件",
            "发布机构": self.folder,
            "级别": "市级",
            "成文日期": adopted,
            "发布日期": adopted,
            "施行日期": effective,
            "有效期至": f"{int(effective[:4]) + 5}{effective[4:8]}01",
            "索引号": f"BW{self.number + 1:06d}-{year}-{which + 1:04d}",
            "适用规则": "同一行为符合多个阶次情形的，适用较重阶次。一年内是指自本次违法行为发生之日起向前追溯十二个月。",
            **more,
            "备案": [
                {
                    "机关": "示范市司法局",
                    "日期": f"{year}-02-20",
                    "备案号": f"示司备〔{year}〕{self.number + 1}号",
                }
            ],
            "数据来源": "虚构：为测量生成速度编写",
        }

    def _end(self) -> Tree:
        if self.number % 20 == 7:
            return {
                "废止": {
                    "日期": "2026-06-01",
                    "依据": "示范市规范性文件清理结果（演示）",
                    "原因": "上位法修改",
                }
            }
        return {"有效期至": "2026-05-31"} if self.number % 20 == 17 else {}
