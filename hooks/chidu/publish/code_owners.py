"""CODEOWNERS: who must look at a change, derived from the departments (O1)."""

from __future__ import annotations

from chidu.corpus.corpus import Corpus


def code_owners(corpus: Corpus, content: str) -> str:
    """The whole file; "" where the site names no code host. Later lines win, so the widest comes first.

    `content` is the name of the content folder at the repository's root.
    """
    hosting = corpus.site.record.hosting if corpus.site else None
    if hosting is None:
        return ""
    review = f"@{hosting.organisation}/{hosting.review_team}"
    lines = ["# 由 `python3 run.py generated` 从部门生成，不要手改。", f"* {review}"]
    for folder in sorted(corpus.departments):
        lines.append(f"/{content}/departments/{folder}/ @{hosting.organisation}/{folder} {review}")
    return "\n".join(lines) + "\n"
