"""Supporting systems: each kind settles the matters its seed clause asks for."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from chidu.corpus.corpus import Corpus
from chidu.model.systems import SystemKind
from chidu.problems import Level, Problem

_QIDONG = "启执委函〔2023〕1号二（二）"
_JIAXING = "嘉兴市人民政府关于进一步规范行政执法工作的若干意见"
_SHENYANG = "沈法治办发〔2020〕7号三"

# The headings each kind needs, and the clause that asks for what stands below them.
REQUIRED: Mapping[SystemKind, tuple[tuple[str, ...], str]] = {
    SystemKind.PUBLICITY: (
        ("公开内容", "公开方式", "公开时限"),
        f"{_QIDONG}：通过门户网站、公示平台等便于公众知晓的方式公开；{_SHENYANG}（三）：7个、20个工作日内公开",
    ),
    SystemKind.RECORDING: (
        ("记录环节", "记录方式", "归档保存"),
        f"{_QIDONG}：采取制作文书、录音、拍照、摄像等方式记录全过程；行政处罚法第四十七条：全过程记录，归档保存",
    ),
    SystemKind.REASONS: (
        ("适用范围", "说明内容"),
        f"{_QIDONG}：在决定中对适用裁量权基准的理由进行必要说明",
    ),
    SystemKind.LEGAL_REVIEW: (
        ("审核范围", "审核内容", "审核时限"),
        f"{_QIDONG}：对事实、证据、依据、行政裁量适用等进行审查；{_SHENYANG}（五）：审核目录和送审材料时限",
    ),
    SystemKind.COLLECTIVE_DISCUSSION: (
        ("适用情形", "讨论程序"),
        f"{_QIDONG}：重大、复杂和疑难案件通过集体讨论决定；{_SHENYANG}（一）：明确集体讨论的适用要件",
    ),
    SystemKind.HEARING: (
        ("适用情形", "听证程序"),
        f"{_SHENYANG}（一）：明确听证的适用要件；鲅政办发〔2015〕74号第八条第（六）项：依法执行听证制度",
    ),
    SystemKind.BENCHMARK_FILING: (
        ("备案范围", "备案机关", "备案时限"),
        "苏政办发〔2023〕1号三（三）：新制定的基准及时向备案审查机关和上级机关备案；鲅政办发〔2015〕74号第五条",
    ),
    SystemKind.MAJOR_CASE_FILING: (
        ("备案范围", "备案机关", "备案时限"),
        f"{_QIDONG}：责令停产停业、吊销许可证或者执照、较大数额罚款等重大决定应当备案",
    ),
    SystemKind.ADJUSTMENT: (
        ("评估周期", "调整情形", "调整程序"),
        "苏政办发〔2023〕1号三（二）：定期评估执行情况，及时调整更新；鲅政办发〔2015〕74号第十八条：按制定程序修改",
    ),
    SystemKind.FILE_REVIEW: (
        ("评查标准", "评查次数", "结果公布", "问题整改"),
        f"{_JIAXING}五（一）：完善评查标准，每年至少一次，结果向社会公布，提出整改措施",
    ),
    SystemKind.ASSESSMENT: (
        ("考核内容", "考核结果"),
        f"{_QIDONG}：基准的制定和执行情况列入评议考核；鲅政办发〔2015〕74号第二十条",
    ),
    SystemKind.ACCOUNTABILITY: (
        ("追究情形", "追究方式"),
        f"{_QIDONG}：对违法和不当行使裁量权的部门和人员追究责任；{_JIAXING}五（三）",
    ),
    SystemKind.SUPERVISION: (
        ("监督方式", "投诉举报"),
        f"{_QIDONG}：建立执法监督制度；{_SHENYANG}（七）：建立投诉举报、情况通报等制度",
    ),
    SystemKind.OTHER: ((), ""),
}


def check(corpus: Corpus) -> Iterator[Problem]:
    """主要内容 has the headings of its kind."""
    for entry in corpus.systems.values():
        record = entry.record
        wanted, clause = REQUIRED[record.kind]
        written = {section.heading for section in record.sections}
        if missing := [heading for heading in wanted if heading not in written]:
            yield Problem(
                "system-incomplete",
                Level.WARNING,
                f"{record.kind}制度的“主要内容”里没有写{'、'.join(missing)}",
                entry.file.place("主要内容"),
                instead="补上" + "，".join(f"“标题: {heading}”" for heading in missing),
                clause=clause,
            )
