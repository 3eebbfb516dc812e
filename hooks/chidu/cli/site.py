"""`chidu build` and `chidu serve`: make the portal with MkDocs, or show it while it is being edited."""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
import time

from chidu.cli.arguments import Commands


def add(commands: Commands) -> None:
    """Declare the commands."""
    build = commands.add_parser("build", help="生成网站到 site/；有错误时不动原来的网站")
    build.add_argument("--release", action="store_true", help="正式发布：历史不完整、内容没有提交时拒绝")
    build.set_defaults(run=run_build)
    serve = commands.add_parser("serve", help="生成并在本机打开门户，保存文件后自动更新")
    serve.add_argument("--port", type=int, default=8000, help="端口，默认 8000")
    serve.set_defaults(run=run_serve)


def run_build(arguments: argparse.Namespace) -> int:
    """Build once."""
    started = time.monotonic()
    # A child process: MkDocs configures logging and warnings for the whole interpreter.
    command = [sys.executable, "-m", "mkdocs", "build"]
    status = subprocess.run(command, env=_environment(release=arguments.release), check=False).returncode
    if status == 0:
        what = "正式网站" if arguments.release else "草稿网站"
        print(f"{what}已生成在 site/，用了 {time.monotonic() - started:.1f} 秒。")
    return status


def run_serve(arguments: argparse.Namespace) -> int:
    """Build and serve on the loopback address until interrupted."""
    command = [sys.executable, "-m", "mkdocs", "serve", "--dev-addr", f"127.0.0.1:{arguments.port}"]
    # In this process's place: whoever stops this one must not leave a server behind.
    os.execve(sys.executable, command, _environment(release=False))


def _environment(*, release: bool) -> dict[str, str]:
    return {**os.environ, "NO_MKDOCS_2_WARNING": "1", "CHIDU_RELEASE": "1" if release else "0"}
