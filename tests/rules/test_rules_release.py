"""What only a release must keep to: nothing that stands in for a number or a name, unless it is a demonstration."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from chidu.prepare import check_content, report

CITY = Path(__file__).parents[1] / "city/content"


@pytest.fixture
def content(tmp_path: Path) -> Path:
    """The fixture city, which is no demonstration any more."""
    copy = tmp_path / "content"
    shutil.copytree(CITY, copy)
    edit(copy / "site.yml", ("演示: true\n", ""), ("小样市人民政府办公室", "示范市人民政府办公室（演示）"))
    return copy


def edit(path: Path, *changes: tuple[str, str]) -> None:
    """Replace words in a record."""
    text = path.read_text(encoding="utf-8")
    for old, new in changes:
        assert old in text, (path, old)
        text = text.replace(old, new)
    path.write_text(text, encoding="utf-8")


def test_a_release_refuses_placeholders(content: Path, golden: Callable[[str, str], None]) -> None:
    """国办发〔2017〕47号: every placeholder with its line and what to type instead, and every document without 索引号."""
    golden("release.txt", report(check_content(content, for_release=True).findings) + "\n")


def test_a_draft_may_have_them(content: Path) -> None:
    """Only a release is held to it."""
    assert report(check_content(content).findings) == "共 0 个错误，0 个提醒，1 个说明（--notes 列出）。"


def test_a_demonstration_may_release_them(content: Path) -> None:
    """演示: true says on every page that nothing here is real."""
    edit(content / "site.yml", ("级别: ", "演示: true\n级别: "))
    assert (
        report(check_content(content, for_release=True).findings)
        == "共 0 个错误，0 个提醒，1 个说明（--notes 列出）。"
    )


def test_real_values_pass(content: Path) -> None:
    """Zeros inside a real number are no placeholder: 3200000001 is the code of a province's site."""
    edit(
        content / "site.yml",
        ("区划代码: 000000", "区划代码: 320000"),
        ("https://xiaoyang.example/", "https://www.xiaoyang.gov.cn/"),
        ("示范市人民政府办公室（演示）", "小样市人民政府办公室"),
        ("网站标识码: 0000000000", "网站标识码: 3200000001"),
        ("样ICP备00000000号", "样ICP备05070218号"),
        ("样公网安备00000000000000号", "样公网安备11010202000001号"),
        ("联系电话: 0000-0000000", "联系电话: 0512-66000001"),
    )
    for path in sorted((content / "departments").glob("*/department.yml")):
        edit(path, ("0000-000000", "0512-600000"))
    edit(content / "documents/YS-2026-001.yml", ("数据来源: ", "索引号: YS000001/2026-00001\n数据来源: "))
    assert (
        report(check_content(content, for_release=True).findings)
        == "共 0 个错误，0 个提醒，1 个说明（--notes 列出）。"
    )
