"""The fixture city as a repository of its own: edited, committed and built by the tests."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

REPOSITORY = Path(__file__).parents[1]


@dataclass(frozen=True)
class CityRepository:
    """A clone-like folder with the fixture city as its content, under git."""

    root: Path

    def git(self, *words: str, day: int = 1) -> str:
        """Run git on a day of November 2026, apart from the user's own configuration."""
        moment = f"2026-11-{day:02d}T09:30:00+08:00"
        environment = {
            "PATH": os.environ["PATH"],
            "GIT_CONFIG_GLOBAL": os.devnull,
            "GIT_CONFIG_NOSYSTEM": "1",
            "GIT_AUTHOR_DATE": moment,
            "GIT_COMMITTER_DATE": moment,
        }
        who = [
            "-c",
            "user.name=经办人",
            "-c",
            "user.email=clerk@example.invalid",
            "-c",
            "init.defaultBranch=main",
        ]
        command = ["git", *who, *words]
        return subprocess.run(
            command, cwd=self.root, env=environment, check=True, capture_output=True, encoding="utf-8"
        ).stdout

    def commit(self, message: str, day: int) -> None:
        """Record everything."""
        self.git("add", "-A")
        self.git("commit", "-qm", message, day=day)

    def edit(self, path: str, *changes: tuple[str, str]) -> None:
        """Replace words in a record."""
        file = self.root / "content" / path
        text = file.read_text(encoding="utf-8")
        for old, new in changes:
            assert old in text, (path, old)
            text = text.replace(old, new)
        file.write_text(text, encoding="utf-8")

    @property
    def environment(self) -> dict[str, str]:
        """What a chidu process here is given: this clone's own code, and noon of 2026-11-20 in China."""
        fixed = {"SOURCE_DATE_EPOCH": "1795147200", "PYTHONUTF8": "1", "PYTHONPATH": str(self.root / "hooks")}
        return {**os.environ, **fixed}

    def chidu(self, *words: str, **environment: str) -> subprocess.CompletedProcess[str]:
        """Run a chidu command here, at noon of 2026-11-20 in China."""
        return subprocess.run(
            [sys.executable, "-m", "chidu", *words],
            cwd=self.root,
            env={**self.environment, **environment},
            check=False,
            capture_output=True,
            encoding="utf-8",
        )


def make_city(root: Path) -> CityRepository:
    """The fixture city with the portal's own code and templates, before the first commit."""
    root.mkdir(parents=True, exist_ok=True)
    leave = shutil.ignore_patterns("__pycache__")
    shutil.copytree(REPOSITORY / "tests/city/content", root / "content")
    shutil.copytree(REPOSITORY / "hooks", root / "hooks", ignore=leave)
    shutil.copytree(REPOSITORY / "overrides", root / "overrides")
    shutil.copy(REPOSITORY / "mkdocs.yml", root)
    # The code stays out of the fixture's history: its commits must not change with ours.
    (root / ".gitignore").write_text(
        "/site/\n/.site.*\n/.cache/\n/hooks/\n/overrides/\n/mkdocs.yml\n", encoding="utf-8"
    )
    city = CityRepository(root)
    city.git("init", "-q")
    return city


def grow_history(city: CityRepository) -> None:
    """Six recorded states: first, a lower maximum, a reworded condition, a broken file, its repair, a move."""
    one, two = "departments/chengguan/CG-0001.yml", "departments/chengguan/CG-0002.yml"
    city.edit(
        one,
        ("并处1500元以上2000元以下罚款", "并处1500元以上2200元以下罚款"),
        ("不足20平方米", "不足15平方米"),
    )
    city.commit("首次入库", 1)
    city.edit(one, ("并处1500元以上2200元以下罚款", "并处1500元以上2000元以下罚款"))
    city.commit("修订 CG-0001", 2)
    city.edit(one, ("不足15平方米", "不足20平方米"))
    city.commit("勘误 CG-0001", 3)
    city.edit(two, ("事项: ", "事项："))
    city.commit("改坏 CG-0002", 4)
    city.edit(two, ("事项：", "事项: "))
    city.commit("改好 CG-0002", 5)
    source = city.root / "content/departments/chengguan/CG-0003.yml"
    source.rename(city.root / "content/departments/xuke/CG-0003.yml")
    city.commit("移动 CG-0003", 6)
