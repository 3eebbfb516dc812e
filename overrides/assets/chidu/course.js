// 一项基准在某一天适用哪一版：和 hooks/chidu/history/course.py 的 governing 是同一个定义，有测试逐项对照。
// 日期都是 2026-03-01 这样的文字，可以直接比大小；start 为空的早于任何一天。
const newest = (line, day) => line.filter((each) => !each.broken && each.start <= day).at(-1);

/** 按入库先后排好的各版里，day 那天适用的一版；没有就是 undefined。 */
export const governing = (versions, day) => {
  const lines = new Map();
  versions.forEach((each, place) => lines.set(each.ahead, [...(lines.get(each.ahead) ?? []), { ...each, place }]));
  const due = [...lines].filter(([ahead, line]) => !ahead || !line.at(-1).withdrawn).map(([, line]) => newest(line, day));
  const order = (one, other) => (one.start < other.start ? -1 : one.start > other.start ? 1 : one.place - other.place);
  const latest = due.filter(Boolean).sort(order).at(-1);
  return latest && !latest.gone ? versions[latest.place] : undefined;
};

/** 到 known 那天为止已经入库的。 */
export const recorded = (several, known) => several.filter((each) => each.recorded <= known);

/** 一版在 day 那天的效力；documents 是它的发布文件历次入库的样子，照其中到 known 为止最新的。 */
export const stateOf = (version, documents, day, known) => {
  const document = recorded(documents, known).at(-1) ?? documents[0];
  const ends = [version, document].filter((each) => each?.until).sort((one, other) => (one.until < other.until ? -1 : 1));
  if (ends.length && ends[0].until <= day) return ends[0].ended;
  return version.start > day ? "尚未施行" : "现行有效";
};

/** 一项在 day 那天的样子：照 known 为止的记录。还没有入库、也没有适用过的，是 undefined。 */
export const standing = (benchmark, documents, day, known) => {
  const versions = recorded(benchmark.versions, known);
  const by = recorded(versions, day);
  const folder = (by.at(-1) ?? versions[0])?.folder;
  const version = governing(versions, day);
  if (version) return { version, folder, state: stateOf(version, documents[version.document] ?? [], day, known) };
  if (by.length && by.at(-1).withdrawn) {
    return { version: versions.findLast((each) => each.name) ?? by[0], folder, state: "记录已撤下" };
  }
  const waiting = by.findLast((each) => each.name && !each.broken && each.start > day);
  return waiting && { version: waiting, folder, state: "尚未施行" };
};
