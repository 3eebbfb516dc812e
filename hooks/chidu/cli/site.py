"""`chidu build` and `chidu serve`: make the portal with MkDocs, or show it while it is being edited."""

from __future__ import annotations

import argparse
import os
import socket
import subprocess
import sys
import time
from pathlib import Path

from chidu.cli.arguments import CONTENT, Commands
from chidu.corpus.folder import PROSE
from chidu.language.system import refusal

_LOOPBACK = "127.0.0.1"


def add(commands: Commands) -> None:
    """Declare the commands."""
    build = commands.add_parser("build", help="生成网站到 site/；有错误时不动原来的网站")
    build.add_argument("--release", action="store_true", help="正式发布：历史不完整、内容没有提交时拒绝")
    build.set_defaults(run=run_build)
    serve = commands.add_parser("serve", help="生成并在本机打开门户，保存文件后自动更新")
    serve.add_argument("--port", type=_port, default=8000, help="端口，默认 8000")
    serve.set_defaults(run=run_serve)


def _port(words: str) -> int:
    if words.isdecimal() and 0 < int(words) < 65536:
        return int(words)
    raise argparse.ArgumentTypeError(f"端口应当是 1 到 65535 之间的数，现在是“{words}”")


def run_build(arguments: argparse.Namespace) -> int:
    """Build once."""
    if missing := _missing():
        print(missing)
        return 1
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
    if trouble := _missing() or _taken(arguments.port):
        print(trouble)
        return 1
    command = [sys.executable, "-m", "mkdocs", "serve", "--dev-addr", f"{_LOOPBACK}:{arguments.port}"]
    # In this process's place: whoever stops this one must not leave a server behind.
    os.execve(sys.executable, command, _environment(release=False))


def _missing() -> str | None:
    """Why MkDocs would not know what to build here."""
    if not Path("mkdocs.yml").is_file():
        return "这里没有 mkdocs.yml。请在仓库根目录运行"
    if not Path(CONTENT, PROSE).is_dir():
        return f"没有文件夹 {CONTENT}/{PROSE}/。请在仓库根目录运行；文件夹删掉了就从版本库里取回来"
    return None


def _taken(port: int) -> str | None:
    """Why the port cannot be opened; MkDocs would find out only after the build."""
    with socket.socket() as probe:
        if os.name == "posix":  # elsewhere the option would let two programs share a port
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((_LOOPBACK, port))
        except OSError as error:
            return (
                f"端口 {port} 打不开：{refusal(error)}。换一个，例如 --port {8001 if port != 8001 else 8002}"
            )
    return None


def _environment(*, release: bool) -> dict[str, str]:
    return {**os.environ, "NO_MKDOCS_2_WARNING": "1", "CHIDU_RELEASE": "1" if release else "0"}
