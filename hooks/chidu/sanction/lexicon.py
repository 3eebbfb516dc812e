"""The words of the sanction language: data only, one table per part of speech."""

from __future__ import annotations

from enum import IntEnum, IntFlag

from chidu.sanction.reading import Kind, Unit


class Role(IntEnum):
    """What a word does in a sentence."""

    KIND = 1
    """Names a sanction by itself: 罚款, 警告, 停业整顿."""
    ORDERED = 2
    """Names a measure only after 责令 or 限期: 改正, 停止, 关闭."""
    OPEN = 3
    """A verb whose object follows: 吊销…, 没收…, 追缴…."""
    ORDER = 4
    """责令 or 限期: opens an order."""
    JOIN = 5
    """处, 并处, 可以, 给予: how the next sanction joins the ones before it."""
    AGENT = 6
    """由: a body's name follows, up to the next word we know."""
    PER = 7
    """每平方米, 每日."""
    BLOCK = 8
    """Changes numbers in a way that cannot be read yet: 加处, 加倍, 上限."""
    QUIET = 9
    """A longer word that merely contains one of ours: 处理, 罚款决定."""
    FINE_VERB = 10
    """罚, which is a fine only before an amount."""
    AMOUNT = 11
    STOP = 12
    """Punctuation that ends a part of the sentence."""
    OPENING = 13
    CLOSING = 14


class Join(IntFlag):
    """The parts joining words are made of; 可 + 并 + 处 add up."""

    NONE = 0
    MAY = 1
    IMPOSED = 2
    WITH = 4
    ALONE = 8
    OR = 16


_KINDS: dict[Kind, str] = {
    Kind.WARNING: "警告",
    Kind.CRITICISM: "通报批评",
    Kind.FINE: "罚款 罚款处罚 罚款: 罚款金额: 罚款数额: 罚款金额为 罚款数额为 罚款额为",
    Kind.CONFISCATE_GAINS: "",
    Kind.SUSPEND_LICENCE: "",
    Kind.LOWER_QUALIFICATION: "降低资质等级 降低资质 降低其资质等级 降低资格等级 降低等级 资质降级",
    Kind.RESTRICT_BUSINESS: "限制开展生产经营活动 限制生产经营 限制生产 限制开展业务 限制开展经营活动 限产",
    Kind.SUSPEND_BUSINESS: "停产停业 停业整顿 停产整顿 停产整治 停产停业整顿 停业 停产 停产治理"
    " 停止营业 停止经营 停止执业 停止执业活动 歇业整顿"
    " 暂停营业 暂停生产经营活动 停止生产经营 停止生产经营活动 停运整顿",
    Kind.CLOSE_BUSINESS: "责令关闭",
    Kind.RESTRICT_EMPLOYMENT: "限制从业 终身不得从事 终身不得担任 终身不得再从事 禁止从业 不得从事 不得担任 不得从业 不得再从事 市场禁入"
    " 从业禁止 不得参与 不得聘用",
    Kind.DETENTION: "拘留 行政拘留 治安拘留 拘留处罚",
    Kind.BAN: "取缔",
    Kind.SUBSTITUTE: "代履行 代为履行",
    Kind.NO_PENALTY: "不予处罚 不予行政处罚 免予处罚 免予行政处罚 免于处罚 免于行政处罚 不处罚"
    " 免除处罚 免除行政处罚 不给予处罚"
    " 不给予行政处罚 免罚 不罚",
    Kind.NO_FINE: "不予罚款 免予罚款 免于罚款 不处罚款 不罚款 不再罚款 免除罚款 不并处罚款"
    " 不予处罚款 不处以罚款",
    Kind.REWARD: "奖励",
    Kind.OTHER: "其他措施 按日连续处罚 恢复原状 恢复植被 恢复土地原状 信用档案 信用记录 失信名单"
    " 严重违法失信名单 行政处分 处分 纪律处分 政务处分 批评教育"
    " 滞纳金 补种树木 采取补救措施 采取治理措施 消除污染 消除影响 不得申请 不得再次申请 不得重新申请"
    " 不得重新取得 不得再申请 不受理 不再受理 不予受理 不予办理 不得提出",
}

_ORDERED: dict[Kind, str] = {
    Kind.ORDER_CORRECTION: "改正 整改 纠正 改正违法行为 整改到位",
    Kind.ORDER_STOP: "停止 停止违法行为 停止侵害 停止施工 停止建设 停止使用 停止作业 停工"
    " 停止生产 停止销售 停止违法活动",
    Kind.CLOSE_BUSINESS: "关闭",
    Kind.RESTRICT_EMPLOYMENT: "执业活动 执业",
    Kind.RESTRICT_BUSINESS: "暂停业务 暂停相关业务 暂停部分业务",
}

_OPEN: dict[Kind, str] = {
    Kind.CONFISCATE_PROPERTY: "没收",
    Kind.REVOKE_LICENCE: "吊销",
    Kind.SUSPEND_LICENCE: "暂扣",
    Kind.SUBSTITUTE: "代为",
    Kind.OTHER: "追缴 强制拖离 收缴 撤销 注销 销毁 强制拆除 强制报废 收回 缴销 扣留 查封 扣押 补缴 退还"
    " 退赔 除名"
    " 拆除 清除 强制清除 依法拆除",
}

_JOIN: dict[Join, str] = {
    Join.NONE: "给予 予以 依法给予 依法予以 分别给予 加收",
    Join.MAY: "可以 可以给予 可以予以 可给予 可予以",
    Join.IMPOSED: "处 处以 应当处 应处 课处 科处 均处 各处 分别处 分别处以 一律处 统一处 处以处",
    Join.WITH: "并 并给予 并予以 同时 一并",
    Join.WITH | Join.IMPOSED: "并处 并处以 同时处 同时处以 一并处 应当并处 并应当处",
    Join.MAY | Join.IMPOSED: "可以处 可处 可以处以 可处以 可以科处",
    Join.MAY | Join.WITH: "可以并 可并 并可以 并可 可以同时",
    Join.MAY | Join.WITH | Join.IMPOSED: "可以并处 可并处 并可以处 并可处 可以同时处 可以并处以"
    " 可并处以 并可以处以 并可处以"
    " 也可以并处 也可并处",
    Join.ALONE | Join.IMPOSED: "单处 单独处",
    Join.MAY | Join.ALONE | Join.IMPOSED: "可以单处 可单处 可以单独处",
    Join.OR | Join.IMPOSED: "并处或者单处 单处或者并处 并处或单处 单处或并处 单处、并处 或者处"
    " 或处 或者处以 或处以"
    " 或者并处 或并处 单独或者合并处 或者单处 或单处 直至处",
    Join.OR | Join.MAY | Join.IMPOSED: "可以单处或者并处 可以并处或者单处 可以单处或并处"
    " 可以并处或单处 可单处或者并处 可并处或者单处"
    " 可单处或并处 可并处或单处 或者可以处 或者可处 单处或者可以并处 或者可以并处",
    Join.OR: "直至 或者给予 或者予以 直到",
    Join.OR | Join.MAY: "或者可以 或者可",
}

_BLOCK = (
    "加处 加罚 加倍 减半 翻倍 翻番 上限 下限 最高限额 最低限额 最高额 最低额 最高限 最低限 中限"
    " 递增 累加 每增加 每超过 每超"
    " 每逾期 每延迟 每多 每满 每再 依此类推 以此类推 取整 四舍五入 折算 按比例 加重处罚 从重处罚"
    " 从轻处罚 减轻处罚 从轻 从重"
    " 减轻"
)

_QUIET = (
    "上一 前一 上年 代为处置费用 代为治理费用 代为清理费用 代为拆除费用 代履行费用"
    " 代为处置所需费用 处理 处置 处罚 处分决定 处于 处长 处方 处罚决定 处罚法 处罚款项 处事 处刑 住处"
    " 出处 到处 查处 惩处 论处"
    " 办事处 此处 用处 何处 深处 罚款决定 罚款金额 罚款数额 罚款总额 罚款额 罚款幅度 罚款标准"
    " 罚款通知 缴纳罚款 罚没 罚则"
    " 罚金 惩罚 合并 兼并 并非 并列 并购 并联 并网 并入 许可 可能 可行 可燃 可见 认可 可靠 不可"
    " 可再生 可回收 可追溯 尚可"
    " 均可 方可 即可 由于 事由 理由 自由 缘由 限期内 期限 停止执行 有期徒刑 同时具备 同时满足"
    " 同时存在 不停止 未停止"
    " 给予帮助 警告标志 警告标识 警告信号 收费标准 收费项目 所收费 奖励标准 执业证书 执业许可"
    " 执业资格 停止建设项目 没收的"
    " 销毁证据 查封、扣押 被吊销 已吊销 被暂扣 被处 被责令 被责令限期 自责令改正 经责令 受到责令"
    " 受到警告 被给予 未责令 被取缔 被处罚 被处以 被处罚款 被处以罚款 被罚 被罚款 被并处 受罚"
)

PAID = (Unit.YUAN, Unit.MULTIPLE, Unit.PERCENT)
TIMES = (Unit.DAY, Unit.MONTH, Unit.YEAR)

UNITS: dict[str, Unit] = {
    "元": Unit.YUAN,
    "元人民币": Unit.YUAN,
    "倍": Unit.MULTIPLE,
    "%": Unit.PERCENT,
    "‰": Unit.PERCENT,
    "日": Unit.DAY,
    "天": Unit.DAY,
    "个月": Unit.MONTH,
    "月": Unit.MONTH,
    "年": Unit.YEAR,
}

PER_MILLE = "‰"

_MEASURES = (
    "人次 辆次 车次 平方米 平方公里 平方 立方米 立方 延米 公里 千米 海里 厘米 毫米 米 吨 公斤 千克 毫克 克 毫升"
    " 升 亩 公顷 人次 人 名 户 家 处 个工作日 工作日 个小时 小时 分钟 周 个 只 头 匹 羽 株 棵 丛 辆 艘"
    " 台 套 件 条 根 块 张 份 次 起 例 批 本 册 间 幢 栋 层 座 车次 车 桶 瓶 袋 箱 盒 包 枚 支 把 度"
    " 分贝 分 级 岁 种 类 项 m2 m3 ㎡ m² m³ 尾 粒 眼 口 孔 面 幅 块次 标段 吨公里 千瓦时 千瓦"
)
MEASURES = _MEASURES.split()
"""Units that count things: a number with one of them is no sanction, but 每 + measure says what a fine is per."""

MIN_WORDS = {
    "以上": "以上", "超过": "超过", "高于": "超过", "大于": "超过", ">": "超过", "不低于": "不低于", "不少于": "不低于",
    "不得低于": "不低于", "不得少于": "不低于", "至少": "不低于", "最低": "不低于", "≥": "不低于",
    "最低不少于": "不低于", "最低不低于": "不低于", "最低不得少于": "不低于", "最低不得低于": "不低于",
}  # fmt: skip
MAX_WORDS = {
    "以下": "以下", "以内": "以内", "之内": "以内", "内": "以内", "不超过": "不超过", "不高于": "不超过", "至多": "不超过",
    "最多": "不超过", "不得超过": "不超过", "不得高于": "不超过", "最高": "不超过", "最高为": "不超过", "最高不超过": "不超过",
    "最高不得超过": "不超过", "最多不超过": "不超过", "最多不得超过": "不超过", "≤": "不超过", "不足": "不足", "低于": "不足",
    "小于": "不足", "<": "不足", "不满": "不满", "未满": "不满",
}  # fmt: skip
BEFORE = frozenset(MIN_WORDS) | frozenset(MAX_WORDS) - {"以下", "以内", "之内", "内"} - {"以上"}
AFTER = ("以上", "以下", "以内", "之内", "内")
GUARDS = {
    "罚款:": r"(?=\s?[\d零一二三四五六七八九十百])",
    "罚款金额:": r"(?=\s?[\d零一二三四五六七八九十百])",
    "罚款数额:": r"(?=\s?[\d零一二三四五六七八九十百])",
    "处罚": "(?!款)",
    "可": "(?=处|并|单处|由|责令|给予|予以|吊销|暂扣|没收|罚|取缔|降低|停)",
    "罚": "(?!金|没|则)",
}
"""What must (not) follow a word for it to be that word."""

INCLUDES, EXCLUDES, RANGE = "含本数", "不含本数", "至"

_ORDER = "责令 限期 责令限期 责成"


def words() -> dict[str, tuple[Role, Kind | int | None]]:
    """Every word with its role and, for sanctions, the kind; longer words win over the shorter ones in them."""
    table: dict[str, tuple[Role, Kind | int | None]] = {}
    table |= {word: (Role.QUIET, None) for word in _QUIET.split()}
    table |= {word: (Role.BLOCK, None) for word in _BLOCK.split()}
    for join, listed in _JOIN.items():
        table |= {word: (Role.JOIN, join.value) for word in listed.split()}
    for role, group in ((Role.ORDERED, _ORDERED), (Role.OPEN, _OPEN), (Role.KIND, _KINDS)):
        for kind, listed in group.items():
            table |= {word: (role, kind) for word in listed.split()}
    table |= {word: (Role.ORDER, None) for word in _ORDER.split()}
    return table | {
        "由": (Role.AGENT, None),
        "可": (Role.JOIN, Join.MAY.value),
        "罚": (Role.FINE_VERB, Kind.FINE),
    }
