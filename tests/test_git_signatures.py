"""Signatures with real keys, made for the test by ssh-keygen."""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path

import pytest
from plain_repository import Repository

from chidu import git
from chidu.git.signatures import Signature, SignersMissing, Verdict, commit_signatures, signed_tags
from chidu.proof.chain import FILE, Chain
from chidu.sealing.repository import Repository as Clone
from chidu.sealing.repository import examine, inventories
from chidu.sealing.seal import Unsealed, seal

pytestmark = pytest.mark.skipif(
    shutil.which("ssh-keygen") is None, reason="没有 ssh-keygen，做不了签名：请安装 OpenSSH"
)

ALLOWED = Signature(Verdict.ALLOWED, "clerk@example.invalid")


class Signed(Repository):
    """A repository with two keys, of which the file of allowed signers has the first."""

    def __init__(self, path: Path) -> None:
        super().__init__(path)
        self.keys = path.parent / "keys"
        self.keys.mkdir()
        for name in ("clerk", "stranger"):
            command = ["ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-C", name, "-f", str(self.keys / name)]
            subprocess.run(command, check=True, capture_output=True)
        self.signers = path / "allowed_signers"
        key = " ".join((self.keys / "clerk.pub").read_text().split()[:2])
        self.signers.write_text(f'clerk@example.invalid namespaces="git" {key}\n')

    def signing(self, who: str) -> tuple[str, ...]:
        return "-c", "gpg.format=ssh", "-c", f"user.signingKey={self.keys / who}"

    def change(self, text: str, who: str | None = None) -> str:
        """A commit that changes the content, signed or not."""
        self.write({"site.yml": text})
        return self.record(text.encode(), *((*self.signing(who), "-c", "commit.gpgSign=true") if who else ()))

    def tag(self, name: str, who: str) -> None:
        self.git(*self.signing(who), "tag", "-s", name, "-m", name)


@pytest.fixture
def repository(tmp_path: Path) -> Signed:
    return Signed(tmp_path / "repository")


def openpgp(repository: Repository, unsigned: str) -> str:
    """A commit that says it was signed with OpenPGP: nobody's keyring here decides about that."""
    raw = repository.git("cat-file", "commit", unsigned)
    head, _, message = raw.partition("\n\n")
    signature = "gpgsig -----BEGIN PGP SIGNATURE-----\n \n iQ\n -----END PGP SIGNATURE-----"
    given = f"{head}\n{signature}\n\n{message}\n".encode()
    return repository.git("hash-object", "-t", "commit", "-w", "--stdin", given=given)


def forged(repository: Repository) -> str:
    """The last commit with other words under the same signature."""
    raw = repository.git("cat-file", "commit", "HEAD") + "x\n"
    return repository.git("hash-object", "-t", "commit", "-w", "--stdin", given=raw.encode())


def test_what_signatures_are_worth(repository: Signed) -> None:
    """Allowed, by a stranger, none, broken, of another kind; each commit once, in any order."""
    signed, stranger = repository.change("1", "clerk"), repository.change("2", "stranger")
    unsigned = repository.change("3")
    again = repository.change("4", "clerk")
    wrong, pgp = forged(repository), openpgp(repository, unsigned)
    asked = [pgp, unsigned, stranger, signed, wrong, signed, again]
    found = commit_signatures(repository.path, asked, repository.signers)
    assert found == {
        signed: ALLOWED,
        stranger: Signature(Verdict.STRANGER),
        unsigned: Signature(Verdict.UNSIGNED),
        again: ALLOWED,
        wrong: Signature(Verdict.BROKEN),
        pgp: Signature(Verdict.UNSIGNED),
    }
    assert commit_signatures(repository.path, [], repository.signers) == {}


def test_what_the_repository_says_of_signatures_does_not_count(
    repository: Signed, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Another program, another file of signers, somebody's own settings: a stranger stays a stranger."""
    unsigned, commit = repository.change("0"), repository.change("1", "stranger")
    others = tmp_path / "others"
    others.write_text(f"stranger {(repository.keys / 'stranger.pub').read_text()}")
    program = tmp_path / "yes"
    program.write_text("#!/bin/sh\necho 'Good \"git\" signature for clerk with ED25519 key SHA256:x'\n")
    program.chmod(0o755)
    config = tmp_path / "config"
    config.write_text(
        f"[gpg]\nformat=openpgp\nprogram={program}\nminTrustLevel=undefined\n"
        f'[gpg "ssh"]\nallowedSignersFile={others}\nprogram={program}\n'
    )
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", str(config))
    with (repository.path / ".git/config").open("a") as stream:
        stream.write(config.read_text())
    repository.git(
        *repository.signing("stranger"), "-c", "gpg.ssh.program=ssh-keygen", "tag", "-s", "v1", "-m", "1"
    )
    found = commit_signatures(repository.path, [commit, openpgp(repository, unsigned)], repository.signers)
    assert found[commit] == Signature(Verdict.STRANGER)
    assert ALLOWED not in found.values()
    assert signed_tags(repository.path, repository.signers) == {}


def test_tags(repository: Signed) -> None:
    """Those with an allowed signature, by the commit they point at; light ones and strangers' do not count."""
    first = repository.change("1")
    repository.tag("v1", "clerk")
    repository.tag("v1-stranger", "stranger")
    repository.change("2")
    repository.git("tag", "light")
    repository.git("tag", "-a", "plain", "-m", "plain")
    assert signed_tags(repository.path, repository.signers) == {first: "clerk@example.invalid"}
    assert signed_tags(repository.path, repository.signers, "--points-at=HEAD") == {}


def test_a_file_of_signers_that_is_none(repository: Signed) -> None:
    """Then nobody is allowed."""
    commit = repository.change("1", "clerk")
    repository.signers.write_bytes(b"\xff\0 garbage\n")
    assert (
        commit_signatures(repository.path, [commit], repository.signers)[commit].verdict
        is not Verdict.ALLOWED
    )


def test_without_ssh_keygen(repository: Signed, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A sentence, no verdict: git alone would call every signature broken."""
    commit = repository.change("1", "clerk")
    (tmp_path / "bin").mkdir()
    (tmp_path / "bin/git").symlink_to(shutil.which("git") or "")
    monkeypatch.setenv("PATH", str(tmp_path / "bin"))
    for ask in (lambda: commit_signatures(repository.path, [commit], repository.signers),
                lambda: signed_tags(repository.path, repository.signers)):  # fmt: skip
        with pytest.raises(SignersMissing, match="找不到 ssh-keygen"):
            ask()
    assert [str(each) for each in examine(Clone(repository.path)).differences] == [
        "allowed_signers：找不到 ssh-keygen，核对不了签名。请安装 OpenSSH，再确认命令行里有 ssh-keygen"
    ]


def sealed(repository: Signed) -> str:
    """Seal what is recorded; "" or why not."""
    clone = Clone(repository.path)
    sources = {"site.yml": (repository.path / "content/site.yml").read_bytes()}
    try:
        made = seal(clone, sources, None)
    except Unsealed as unsealed:
        return str(unsealed)
    (repository.path / FILE).write_bytes(made.chain.text)
    return ""


def test_a_release_is_signed(repository: Signed) -> None:
    """HEAD, or a tag on it, by one of those who may; the file that says who is recorded itself."""
    head = repository.change("1", "clerk")
    assert sealed(repository) == ""
    (repository.path / FILE).unlink()
    head = repository.change("2")
    refused = (
        f"版本库：提交 {head[:10]}：没有签名，也没有签名的标签。"
        "请由 allowed_signers 里的人给它打上签名的标签：git tag -s 标签名，或者重新签名提交"
    )
    assert sealed(repository) == refused
    repository.tag("v0", "stranger")
    assert sealed(repository) == refused
    repository.tag("v1", "clerk")
    assert sealed(repository) == ""
    repository.signers.write_text("# nobody\n")
    assert sealed(repository) == "allowed_signers：这个文件有没有提交的修改。请先提交，再发布"


def test_who_vouches_for_a_release(repository: Signed) -> None:
    """Its own signature, a later one, or that of a tag; what comes after the last of them nobody vouches for."""
    commits = [repository.change("1", "clerk"), repository.change("2"), repository.change("3", "stranger")]
    clone, chain = Clone(repository.path), Chain()
    for commit, inventory in zip(commits, inventories(clone, commits), strict=True):
        assert inventory is not None
        moment = git.commits(repository.path, "content")[len(chain.links)].time
        chain = chain.with_link(commit, moment, inventory)
    (repository.path / FILE).write_bytes(chain.text)
    repository.record("封存".encode())

    def told() -> list[str]:
        return [str(each) for each in examine(clone).differences]

    second, third = (commit[:10] for commit in commits[1:])
    unsigned = f"releases.jsonl:2:1：提交 {second}：没有签名，后面也没有谁签名"
    stranger = f"releases.jsonl:3:1：提交 {third}：签名的人不在 allowed_signers 里，后面也没有谁签名"
    assert told() == [unsigned, stranger]
    assert [str(each) for each in examine(clone).signatures.values()] == [
        "clerk@example.invalid 签名，有效", "没有签名", "签名的人不在 allowed_signers 里",
    ]  # fmt: skip
    repository.git(*repository.signing("clerk"), "tag", "-s", "second", "-m", "2", commits[1])
    assert told() == [stranger]
    repository.tag("third", "clerk")
    assert told() == []
    repository.signers.unlink()
    assert (told(), examine(clone).signatures) == ([], {})
    assert os.environ.get("GIT_CONFIG_GLOBAL") in (None, os.devnull)
