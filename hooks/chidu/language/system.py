"""What the operating system refuses, in a clerk's words."""

from __future__ import annotations

import errno

_WORDS = {
    errno.EACCES: "没有权限",
    errno.EADDRINUSE: "已被别的程序占用",
    errno.EBUSY: "正被别的程序占用",
    errno.EDQUOT: "磁盘配额用完了",
    errno.EEXIST: "同名的文件已经存在",
    errno.EFBIG: "文件太大，系统不让写",
    errno.EIO: "磁盘读写出错",
    errno.EISDIR: "这是一个文件夹",
    errno.ELOOP: "符号链接绕成了圈",
    errno.ENAMETOOLONG: "文件名太长",
    errno.ENOENT: "文件不存在",
    errno.ENOSPC: "磁盘满了",
    errno.ENOTDIR: "上一级不是文件夹",
    errno.EPERM: "没有权限",
    errno.EROFS: "磁盘只能读，不能写",
    errno.EXDEV: "不在同一个磁盘上",
}


def refusal(error: OSError) -> str:
    """Why the system refused; an uncommon reason by its number and the system's own words."""
    if error.errno in _WORDS:
        return _WORDS[error.errno]
    return f"系统错误 {error.errno}（{error.strerror}）"
