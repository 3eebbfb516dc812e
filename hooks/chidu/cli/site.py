"""`chidu build`: make the portal with MkDocs."""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
import time
from pathlib import Path

from chidu.cli.arguments import CONTENT, Commands
from chidu.corpus.folder import PROSE


def add(commands: Commands) -> None:
    """Declare the commands."""
    build = commands.add_parser("build", help="生成网站到 site/；有错误时不动原来的网站")
    build.add_argument("--release", action="store_true", help="正式发布：历史不完整、内容没有提交时拒绝")
    build.set_defaults(run=run_build)


def run_build(arguments: argparse.Namespace) -> int:
    """Build once."""
    if trouble := missing():
        print(trouble)
        return 1
    started = time.monotonic()
    # A child process: MkDocs configures logging and warnings for the whole interpreter.
    environment = build_environment(release=arguments.release, progress=sys.stderr.isatty())
    status = subprocess.run(build_command(), env=environment, check=False).returncode
    if status == 0:
        what = "正式网站" if arguments.release else "草稿网站"
        print(f"{what}已生成在 site/，用了 {time.monotonic() - started:.1f} 秒。")
    return status


def missing() -> str | None:
    """Why MkDocs would not know what to build here."""
    if not Path("mkdocs.yml").is_file():
        return "这里没有 mkdocs.yml。请在仓库根目录运行"
    if not Path(CONTENT, PROSE).is_dir():
        return f"没有文件夹 {CONTENT}/{PROSE}/。请在仓库根目录运行；文件夹删掉了就从版本库里取回来"
    return None


def build_command(site: Path | None = None) -> list[str]:
    """The command that builds, into `site` or the folder that mkdocs.yml names."""
    folder = ["--site-dir", str(site)] if site else []
    return [sys.executable, "-m", "mkdocs", "build", *folder]


def build_environment(*, release: bool, progress: bool) -> dict[str, str]:
    """What the build is told: whether for publication, and whether someone is looking at the terminal."""
    told = {"CHIDU_RELEASE": str(int(release)), "CHIDU_PROGRESS": str(int(progress))}
    return {**os.environ, "NO_MKDOCS_2_WARNING": "1", **told}
