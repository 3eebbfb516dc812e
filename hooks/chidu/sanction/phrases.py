"""The words between the tokens: whom a sanction hits, what its base is, and which fillers say nothing."""

from __future__ import annotations

import re

from chidu.sanction.lexicon import Join

_NOUN = (
    r"(?:其他)?(?:直接负责的|负有责任的|负有直接责任的|有直接责任的|有关|相关|主要|直接)?"
    r"(?:主管人员|责任人员|责任人|责任者|负责人|单位|个人|企业|公民|自然人|法人|组织|非法人组织|个体工商户|法定代表人|行为人|当事人"
    r"|经营者|所有人|使用人|管理人|业主|承运人|托运人|驾驶人|[\u4e00-\u9fff]{1,6}(?:单位|企业|机构|公司|者|人员|经营户))"
)
_OWNED = rf"(?:[\u4e00-\u9fff]{{0,6}}(?:单位|企业|机构|公司|组织)的)?{_NOUN}"
_TARGET = re.compile(rf"(?:其|其中)?({_OWNED}(?:(?:、|和|及|及其|以及|或者|或|与){_OWNED}){{0,6}})\Z")
_FILLER = re.compile(
    r"(?:依法|应当|应|还|也|则|即|且|而|分别|当场|一律|已|再|另|将|要|其|并|同时|、|和|及|以及|与|但|但是|立即|可|情节轻微|予|均|暂停|终身|记入|列入|但|可以|作出"
    r"|视情节轻重|视情形|视情节|根据情节轻重|根据情节|按照规定|按规定|按照职责分工|报经[^对]{0,30}批准|报[^对]{0,20}批准|经[^对]{0,20}批准"
    r"|当事人|违法行为人|违法者|违法当事人|的|：|:| |处罚)*\Z"
)
_AGENT = re.compile(
    r"(?:由|依照|按照|根据|依据|违反)|.*(?:部门|机关|机构|政府|委员会|管理局|交警|执法局|站|所|局)(?:依法|可以|应当|责令)*\Z"
)
_OPENER = re.compile(
    r"(?:逾期|拒不|拒绝|情节|造成|没有违法所得|无违法所得|无所得|有违法所得|违法所得|货值|如|若|首次|初次|再次|二次|两次|三次|多次|屡"
    r"|未|已|属于|涉及|经(?!营)|限期内|尚未|构成|发生|因|在|第)"
)
_HARMLESS = re.compile(
    r"(?:依法)?(?:追究(?:其)?(?:刑事|法律)责任|承担(?:民事|赔偿|刑事|连带)?(?:赔偿)?责任|移送(?:司法|公安)机关.*|给予赔偿)"
    r"|[^，。；]{0,60}?(?:并?可以)?将案件移送(?:司法|公安|监察)机关.*|还?应当与[^，。；]{1,40}承担连带责任|除(?:依照|按照|依法)[^，。；]{1,40}外"
    r"|(?:对[^，。；]{1,40})?依(?:法|照[^，。；]{0,20}规定)(?:移送.{0,10})?追究[^，。；]{0,40}(?:刑事|法律)责任|并?应当(?:依法)?赔偿(?:损失)?"
    r"|.{0,3}按照?下列规定(?:执行|处罚)|构成.*|由.{0,60}|根据.*|按照(?:下列|以下|有关|国家|本|规定|职责).*|依照.*的?规定|违反.*|有下列.*|法律、.*|从其规定"
    r"|但(?:是)?.{0,2}|报?经?.*批准|.*费用由.*承担|视情节轻重|情节轻微|自.{0,30}之日起|处罚(?:标准|种类|幅度|如下)?|其中|具体.{0,4}标准.{0,4}"
    r"|下同|以下(?:简称|同).*|.{0,4}(?:向社会|予以)?(?:公告|公布|公示|公开)|造成(?:他人)?.{0,10}损(?:失|害)|(?:告知|说明|通知|书面).*|.{0,20}治安管理处罚(?:法.{0,4}规定)?.{0,4}(?:处罚)?|应当(?:依法)?(?:承担|负).*责任|依法负.*责任"
)
_DANGER = re.compile(
    r"[一二两三四五六七八九十百千万亿]{2}|[一二两三四五六七八九十半]成|一半|半数|每|加倍|增加|减少|减半|翻倍|最高|最低|至少|至多|以上|以下|以内|超过|不足|不满|平均|起罚"
    r"|折|[倍元%％\d]|按.*计|不得|不予|不再|免予|免于|不应|分之"
    r"|[壹贰叁肆伍陆柒捌玖拾佰仟億萬①-⑳㈠-㈩½¼¾⅐-⅞Ⅰ-ⅿ⁰¹²³⁴-⁹₀-₉]"
)
_CITATION = re.compile(
    r"(?:\d[、.])?《?[^《》]{2,60}》(?:\([^()]{1,20}\))?\s*(?:第[^,，。;]{1,30}[条款项目])?"
)
_ANNOUNCED = re.compile("(?:下列|以下|如下)[^，。；]{0,10}(?:之一|行为|情形)")
_LOADED = re.compile("从重|从轻|减轻|加重|加倍|上限|下限|幅度|倍|元|%")
_ELSEWHERE = re.compile(r"(?:依照|按照|依据|根据).*(?:处罚|处理|处以|给予).{0,4}\Z")
_COUNTS_AS = re.compile(r"(?:均|应当|仍)?(?:按照?|以).{1,20}计(?:算|征|罚)?")
_STEP = re.compile(r"每(?:增|超|逾|延|多|满|再|降|减)")
_NEGATION = re.compile(r"(?:不|不得|不予|不再|免予|免于|无需|不应|不能|未|没有|勿)\Z")
_BRACKETED = re.compile(r"\([^()]*\)")
_BASE_EDGE = re.compile(
    r"\A(?:以|按照|按|其(?!他|余|中)|人民币|相当于|相应|应当?处|处(?!罚)|被(?!处罚)|：|:| |、|罚款金额为|数额为|金额为|为)+"
    r"|(?:的|为|：|:| )+\Z"
)
_ABOUT = re.compile(r"(?:(?:或者|、|和)(?:警告|通报批评))?的?(?:\w{0,4}行政)?(?:处罚)?(?:决定)?的")
_RATE = re.compile("(?:并?(?:可以?)?(?:按照?|以).+|每.+)(?:标准计算|标准|计算)")
_HIDDEN = re.compile(
    r"[壹贰叁肆伍陆柒捌玖拾佰仟萬½¼¾⅐-⅞]|[一二两三四五六七八九十半]成|[一二三四五六七八九十百千万]元|分之"
)
_NO_BASE = re.compile(r"\W\Z")
_VAGUE = re.compile(r"(?:[约近负几余多将-]|(?<![总株件人户头只台辆次])数|大概|左右|估计)\Z")
_LISTED = re.compile(r"\s*(?:\(?[一二三四五六七八九十\d]{1,3}[)、]|\d{1,2}\.(?!\d)|[①-⑳])\s*")
_CAP_LEAD = re.compile(r"(?:但是?|且|最高|罚款|累计|总计|合计|总额|数额|金额|处罚|封顶|的|，|、| )*\Z")
_GRADE = re.compile(
    r"(?:\(?[一二三四五六七八九十\d]{1,2}\)?[.、]?)?(?:从轻|从重|减轻|从轻处罚|从重处罚|减轻处罚|一般处罚|(?:具体)?(?:裁量|处罚)(?:标准|基准|幅度)"
    r"|处罚(?:内容|种类|措施|结果|依据)?|罚则|标准|幅度)?\Z"
)


UNFINISHED = ("、", "和", "及", "以及", "或者", "或")
"""A stretch that ends in one of these goes on after it, so it is no circumstance by itself."""
_JOINING = re.compile(r"(或者?)?(还|也)?(并)?(可以|可(?=由|报|经))?(并)?")

LONGEST = 200
"""Longer stretches are no phrases; they are left unread instead of being searched."""


_LEAD = re.compile(
    r"\A(?:[、，, \u3000]|第[一二三四五六七八九十百零\d]{1,9}条(?=[\s\u3000])|但是?|其中|并?对于?(?!外|内)"
    r"|[（(]?[一二三四五六七八九十\d]{1,2}[）)][、.]?)+"
)


def after_number(words: str) -> int:
    """How long the number of a list is that a stretch starts with: （一）, 1., ①."""
    match = _LISTED.match(words)
    return match.end() if match else 0


def target(words: str) -> str | None:
    """Whom the words name, without 对 and 其: 对其直接负责的主管人员 -> 直接负责的主管人员; None if nobody."""
    match = _TARGET.match(_BRACKETED.sub("", words)) if len(words) < LONGEST else None
    return match[1] if match else None


def circumstance(words: str) -> str:
    """The words of a circumstance without the particle that leads up to it: 对逾期不改正的 -> 逾期不改正的."""
    return _LEAD.sub("", words.strip()).rstrip("：: ，,")


def after_agent(words: str) -> str:
    """What a body goes by: 税务机关按照违法所得 -> 违法所得; "" if the words name the body alone."""
    return words[:LONGEST].rpartition("按照")[2] if "按照" in words else ""


def is_filler(words: str) -> bool:
    """Whether the words between two tokens say nothing about the sanction: 依法, 应当, 、."""
    return len(words) < LONGEST and _FILLER.match(words) is not None


def is_agent(words: str) -> bool:
    """Whether the words name the body that acts or the provision it acts under."""
    return len(words) < LONGEST and _AGENT.match(words) is not None


def opens_condition(words: str) -> bool:
    """Whether a stretch without 的 still states a circumstance: 逾期不改正, 情节严重."""
    return _OPENER.match(words) is not None


def announces_list(words: str) -> bool:
    """Whether a circumstance says that a list of them follows: 有下列行为之一的."""
    return _ANNOUNCED.search(words) is not None


def is_harmless(words: str) -> bool:
    """Whether a whole stretch names no administrative sanction: 依法追究刑事责任, 有下列情形之一."""
    return len(words) < LONGEST and _HARMLESS.fullmatch(words) is not None and not _LOADED.search(words)


def refers_elsewhere(words: str) -> bool:
    """Whether the sanction stands in another provision: 依照…的规定处罚."""
    return len(words) < LONGEST and _ELSEWHERE.search(words) is not None


def counts_as(words: str) -> bool:
    """Whether a stretch says what the base is counted as: 按1万元计算."""
    return len(words) < LONGEST and _COUNTS_AS.fullmatch(words) is not None


def joining(words: str) -> int:
    """The sum of `Join` that a remark opens with: 并可以报经…批准 -> MAY + WITH, 或者报经…批准 -> OR; 0 for none."""
    match = _JOINING.match(words)
    assert match is not None, "every part of it may be missing"
    join = Join.OR if match[1] else Join.NONE
    join |= Join.MAY if match[4] else Join.NONE
    # 并由, 并经 only carry on; 并可以 and 还可以 add something.
    return (join | (Join.WITH if match[4] and (match[2] or match[3] or match[5]) else Join.NONE)).value


def is_dangerous(words: str) -> bool:
    """Whether unknown words could change the numbers beside them, or deny the sanction."""
    return len(words) >= LONGEST or _DANGER.search(words) is not None


def is_stepwise(words: str) -> bool:
    """Whether a circumstance says the amount grows with something: 每增加一平方米."""
    return _STEP.search(words) is not None


def denies(words: str) -> bool:
    """Whether the words right before a sanction turn it into its opposite: 不处…, 不得吊销."""
    return _NEGATION.search(words[-4:]) is not None


def is_citation(words: str) -> bool:
    """Whether a label only names a provision: 《…法》（2018年修订）第三十一条第一款."""
    return len(words) < LONGEST and _CITATION.fullmatch(words) is not None


def is_grade(words: str) -> bool:
    """Whether a label only names the passage (从轻：, 裁量标准：), so that it is no circumstance."""
    return len(words) < 20 and _GRADE.match(words) is not None


def base(words: str) -> str:
    """The noun phrase a multiple is taken of: 其违法所得的 -> 违法所得; "" if nothing is left."""
    words = _BRACKETED.sub("", words[:LONGEST]).strip()
    return _BASE_EDGE.sub("", _BASE_EDGE.sub("", words))


def is_rate(words: str) -> bool:
    """Whether a whole stretch states a rate: 按照每人1000元以上5000元以下的标准计算."""
    return len(words) < LONGEST and _RATE.fullmatch(words) is not None


def hides_number(words: str) -> bool:
    """Whether words without a number that we can read hold one all the same: 最高壹万元, 五成."""
    return _HIDDEN.search(words) is not None


def is_about_penalties(words: str) -> bool:
    """Whether what follows a penalty makes it the subject of a circumstance: (处50元以下罚款)或者警告的行政处罚的."""
    return len(words) < LONGEST and _ABOUT.fullmatch(words) is not None


def is_vague(words: str) -> bool:
    """Whether words make the number after them uncertain or another one: 每人约, 近, -."""
    return _VAGUE.search(words) is not None


def is_base(words: str) -> bool:
    """Whether a multiple can be taken of what the words name: 违法所得, but not -, 约 or 违法所得近."""
    return bool(words) and not (is_dangerous(words) or is_vague(words) or _NO_BASE.search(words))


def is_cap_lead(words: str) -> bool:
    """Whether the words before 不超过3万元 make it a limit of what came before: 但, 罚款总额, or nothing."""
    return len(words) < LONGEST and _CAP_LEAD.match(words) is not None


def blank_brackets(words: str) -> str:
    """The words with blanks for what stands in brackets, so that offsets stay true."""
    return _BRACKETED.sub(lambda match: " " * len(match[0]), words) if "(" in words else words


def without_brackets(words: str) -> str:
    """The words outside brackets."""
    return _BRACKETED.sub("", words) if "(" in words else words
