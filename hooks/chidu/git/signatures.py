"""Who signed a commit or a tag, by a file of allowed signers (ssh-keygen's format); nobody else's keys count."""

from __future__ import annotations

import re
import shutil
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from chidu.git.calling import GitError, ask, execute, failure

_PROGRAM = "ssh-keygen"
_GOOD_TAG = re.compile(r'Good "git" signature for (.+) with \S+ key \S+')


class SignersMissing(GitError):
    """There is no ssh-keygen to check signatures with, or git is too old to ask it."""


class Verdict(StrEnum):
    """What a signature is worth."""

    ALLOWED = "有效"
    STRANGER = "签名的人不在 allowed_signers 里"
    BROKEN = "签名是坏的：提交被改过，或者读不出来"
    UNSIGNED = "没有签名"


@dataclass(frozen=True, slots=True)
class Signature:
    """The verdict on one commit, and the signer's name in the file where it is an allowed one."""

    verdict: Verdict
    signer: str = ""

    def __str__(self) -> str:
        return f"{self.signer} 签名，{self.verdict}" if self.signer else self.verdict.value


# %G? of git: U is a good signature by a key that the file has not; whatever else there is counts for nothing.
_VERDICTS = {"G": Verdict.ALLOWED, "U": Verdict.STRANGER, "N": Verdict.UNSIGNED}


def commit_signatures(repo: Path, commits: Sequence[str], signers: Path) -> dict[str, Signature]:
    """The signatures of commits that are known to be here. Raises SignersMissing and other GitErrors."""
    if not commits:
        return {}
    _require_program()
    given = "".join(f"{commit}\n" for commit in dict.fromkeys(commits)).encode("ascii")
    done = execute(
        repo, *_settings(signers), "log", "--no-walk=unsorted", "--stdin", "--no-show-signature",
        "--format=%H%x00%G?%x00%GS", given=given,
    )  # fmt: skip
    if done.returncode:
        raise _refusal(repo, done.stderr)
    lines = (line.split("\0") for line in done.stdout.decode("utf-8", "replace").splitlines())
    return {commit: _signature(mark, signer) for commit, mark, signer in lines}


def _signature(mark: str, signer: str) -> Signature:
    verdict = _VERDICTS.get(mark, Verdict.BROKEN)
    return Signature(verdict, signer if verdict is Verdict.ALLOWED else "")


def signed_tags(repo: Path, signers: Path, *which: str) -> dict[str, str]:
    """The commits that tags with an allowed signature point at, and who signed; `which` goes to for-each-ref."""
    _require_program()
    listed = ask(
        repo, "for-each-ref", *which, "--format=%(objecttype) %(objectname) %(*objectname)", "refs/tags"
    )
    annotated = (line.split(" ") for line in listed.decode("ascii").splitlines() if line.startswith("tag "))
    found: dict[str, str] = {}
    for _, tag, commit in annotated:
        if signer := _tag_signer(repo, tag, signers):
            found.setdefault(commit, signer)
    return found


def _tag_signer(repo: Path, tag: str, signers: Path) -> str | None:
    done = execute(repo, *_settings(signers), "verify-tag", "--raw", tag)
    match = _GOOD_TAG.match(done.stderr.decode("utf-8", "replace"))
    return match[1] if match and done.returncode == 0 else None


def _settings(signers: Path) -> tuple[str, ...]:
    """Only keys of the file count: what .git/config names, or a keyring on this machine, does not."""
    settings = {
        "gpg.format": "ssh",
        "gpg.ssh.allowedSignersFile": str(signers.absolute()),
        "gpg.ssh.program": _PROGRAM,
        "gpg.minTrustLevel": "fully",
        # A signature made with OpenPGP or X.509 would be judged by the keys of whoever runs this.
        "gpg.program": "only-ssh-signatures-count",
        "gpg.openpgp.program": "only-ssh-signatures-count",
        "gpg.x509.program": "only-ssh-signatures-count",
    }
    return tuple(part for name, value in settings.items() for part in ("-c", f"{name}={value}"))


def _require_program() -> None:
    if shutil.which(_PROGRAM) is None:
        raise SignersMissing(f"找不到 {_PROGRAM}，核对不了签名。请安装 OpenSSH，再确认命令行里有 {_PROGRAM}")


def _refusal(repo: Path, stderr: bytes) -> GitError:
    if b"gpg.format" in stderr:
        return SignersMissing("git 太旧，核对不了签名。请换成 2.34 或更新的版本")
    return failure(repo, stderr)
