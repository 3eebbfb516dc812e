// 版本对比：差别都在生成网站时算好，放在 data.json 里；这里只查出来显示，不自己比。选了什么记在地址的 # 后面，不发给任何服务器。
const root = document.getElementById("comparison");
const failed = document.getElementById("comparison-failed");
const chooser = root.querySelector("form");
const { a: from, b: to, swap } = chooser.elements;
const shown = document.getElementById("pair");
const told = document.getElementById("pair-told");
const dates = root.querySelector("#two-days form");
const answer = document.getElementById("days");
const VIEW = "chidu.compare-view";
const STYLE = { 减轻: "down", 加重: "up", 有增有减: "both", 不变: "same", 未判断: "other", 只改文字: "same" };
let data;

const el = (name, attributes, ...children) => {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes ?? {})) if (value !== null) made.setAttribute(key, value);
  made.append(...children.flat().filter((child) => child !== null));
  return made;
};
const stored = (value) => {
  try {
    return value === undefined ? localStorage.getItem(VIEW) : localStorage.setItem(VIEW, value);
  } catch {
    return null; // 设备不让网站记东西：不记就是了。
  }
};

// ---- 查数据 ----
const place = (name) => data.versions.findIndex((version) => version[0] === name);
const address = (version) => `../versions/${data.versions[version][0]}/`;
const numbered = (version) => data.versions[version][1].split("，")[0];

// 一对文字的记号：倒过来看，去掉的就是加上的。
function pieces(before, after) {
  const forward = data.marks[`${before},${after}`];
  const lengths = forward ?? data.marks[`${after},${before}`];
  if (!lengths) return null;
  const [one, other] = forward ? [before, after] : [after, before];
  const left = [data.strings[one], 0];
  const right = [data.strings[other], 0];
  const take = (text, length) => text[0].slice(text[1], (text[1] += length));
  const found = [];
  for (let turn = 0; turn < lengths.length; turn += 3) {
    const same = take(left, lengths[turn]);
    right[1] += lengths[turn];
    const went = take(left, lengths[turn + 1] ?? 0);
    const came = take(right, lengths[turn + 2] ?? 0);
    found.push(["same", same], ["del", forward ? went : came], ["ins", forward ? came : went]);
  }
  return found.filter(([, text]) => text);
}

function difference(one, other) {
  const swapped = one > other;
  const pair = data.pairs[swapped ? `${other},${one}` : `${one},${other}`];
  if (!pair) return pair;
  const turn = (direction) => (swapped ? data.words[direction][1] : direction);
  const [whole, back, tiers, changes] = pair;
  return {
    words: swapped ? back : whole,
    tiers: tiers.map(([tier, direction]) => [data.strings[tier], turn(direction)]),
    changes: changes.map((index) => {
      const [about, before, after, direction] = data.changes[index];
      return { about: data.strings[about], before: swapped ? after : before, after: swapped ? before : after, direction: turn(direction) };
    }),
  };
}

// 两个文本的各段，按名称对齐；只有旧的有的，放在它原来的后面。
function rows(one, other) {
  const [old, now] = [one, other].map((version) => data.versions[version][2] ?? []);
  const found = now.map(([label, words, tier]) => ({ label, tier, before: -1, after: words }));
  let last = -1;
  for (const [label, words, tier] of old) {
    const at = found.findIndex((row) => row.label === label);
    if (at >= 0) found[at].before = words;
    else found.splice(last + 1, 0, { label, tier, before: words, after: -1 });
    last = at >= 0 ? at : last + 1;
  }
  return found;
}

// ---- 显示 ----
const badge = (direction, words = data.words[direction][0]) => el("span", { class: `dir ${STYLE[direction]}` }, words);
const marked = (found, without) => found.filter(([kind]) => kind !== without).map(([kind, text]) => (kind === "same" ? text : el(kind, null, text)));

function verdict(found) {
  const tiers = found.tiers.map(([tier, direction]) => el("span", { class: "of-tier" }, `「${tier}」阶次`, badge(direction)));
  const whole = Object.keys(STYLE).find((direction) => data.words[direction][0] === found.words || direction === found.words);
  return el("p", { class: "verdict" }, el("b", null, "总的看"), el("span", { class: `dir ${STYLE[whole] ?? "other"}` }, found.words), tiers);
}

function change({ about, before, after, direction }) {
  const words = (text) => data.strings[text];
  const said =
    before < 0 ? ["增加", el("ins", null, words(after))]
    : after < 0 ? ["去掉", el("del", null, words(before))]
    : Math.max(words(before).length, words(after).length) <= 16 ? [el("del", null, words(before)), " → ", el("ins", null, words(after))]
    : [el("span", { class: "marked" }, marked(pieces(before, after) ?? [["del", words(before)], ["ins", words(after)]]))];
  return el("li", null, badge(direction), el("span", null, `${about}：`, said));
}

function cell(row, sides, label) {
  const box = el("div");
  const one = row.before < 0 || row.after < 0 ? Math.max(row.before, row.after) : -1;
  const found = one < 0 ? pieces(row.before, row.after) : null;
  if (found) box.append(...marked(found, { before: "ins", after: "del" }[sides]));
  else if (sides === "both") {
    const kinds = one < 0 ? ["del", "ins"] : [row.before < 0 ? "ins" : "del"];
    for (const kind of kinds) box.append(el(kind, null, data.strings[kind === "del" ? row.before : row.after]));
  } else if (row[sides] < 0) box.append(el("span", { class: "soft" }, "没有这一段"));
  else box.append(data.strings[row[sides]]);
  return el("td", { "data-l": label }, box);
}

// 有改动的各段：并排是一版一栏，合在一起是去掉的和加上的都在一栏里；没有改动的收起来，只列一遍。
function passages(one, other, tiers, beside) {
  const directions = new Map(tiers);
  const all = rows(one, other);
  const changed = all.filter((row) => row.before !== row.after);
  const same = all.filter((row) => row.before === row.after);
  const columns = beside ? [["before", one], ["after", other]] : [["both", null]];
  const title = (version) => (version === null ? "删去的和加上的" : data.versions[version][1]);
  const body = changed.map((row) => {
    const direction = data.strings[row.tier] && directions.get(data.strings[row.tier]);
    const name = el("th", { scope: "row" }, data.strings[row.label], direction ? el("span", { class: "row-dir" }, badge(direction)) : null);
    return el("tr", null, name, columns.map(([sides, version]) => cell(row, sides, version === null ? "原文" : numbered(version))));
  });
  const head = el("tr", null, el("th", { scope: "col" }, "段落"), columns.map(([, version]) => el("th", { scope: "col" }, title(version))));
  const table = el("table", { class: `cards beside${beside ? "" : " inline"}`, "aria-label": "有改动的各段" }, el("thead", null, head), el("tbody", null, body));
  const rest = el("details", { class: "older" }, el("summary", null, `没有改动的 ${same.length} 段`), el("dl", { class: "facts" }, same.map((row) => [el("dt", null, data.strings[row.label]), el("dd", null, data.strings[row.after])])));
  return [...(changed.length ? [table] : []), ...(same.length ? [rest] : [])];
}

// 从一版到另一版：结论，各处改动，有改动的各段原文。
function comparison(one, other, beside) {
  const links = el("p", { class: "no-print" }, [one, other].map((version) => el("a", { href: address(version) }, `看${numbered(version)}全文`)));
  if (one === other) return [el("p", null, "选的是同一版。"), links];
  const found = difference(one, other);
  if (found === undefined) return [el("p", { class: "note" }, "这两版之间没有逐项对比：版本太多，更早的只和前一版、后一版、第一版比。"), links, ...passages(one, other, [], beside)];
  if (found === null) return [el("p", { class: "note" }, "有一版当时的文件读不出来，不能逐项对比。可以看原文。"), links];
  const list = found.changes.length ? el("ul", { class: "changes" }, found.changes.map(change)) : el("p", null, "内容没有不同。");
  return [...(found.changes.length ? [verdict(found)] : []), list, links, ...passages(one, other, found.tiers, beside)];
}

function show() {
  const [one, other] = [place(from.value), place(to.value)];
  shown.replaceChildren(...comparison(one, other, chooser.elements.view.value === "beside"));
  const found = one === other ? null : difference(one, other);
  told.textContent = `从${numbered(one)}到${numbered(other)}：${found ? `${found.words}，${found.changes.length} 处不同` : "没有逐项对比"}`;
}

// ---- 两个日期 ----
const inWords = (day) => day.replace(/^(\d+)-0?(\d+)-0?(\d+)$/, "$1年$2月$3日");
const governing = (day) => data.spans.findLast(([since]) => since === null || since <= day);
const later = (day, years) => `${String(Number(day.slice(0, 4)) + years).padStart(4, "0")}${day.slice(4)}`;

function standing(what, day) {
  const [, version, why] = governing(day);
  const text = version < 0 ? `没有适用的文本（${why}）。` : el("a", { href: address(version) }, data.versions[version][1]);
  return el("p", null, el("b", null, `${what}（${inWords(day)}）：`), text);
}

function twoDays(act, decided) {
  if (!act || !decided) return [el("p", null, "请把两个日期都填上。")];
  if (decided < act) return [el("p", null, "作出决定的日期早于行为发生的日期，请核对。")];
  const found = [standing("行为发生时", act), standing("作出决定时", decided)];
  const [one, other] = [act, decided].map((day) => governing(day)[1]);
  if (one >= 0 && one === other) found.push(el("p", null, "两天适用的是同一版，没有新旧之分。"));
  else if (one >= 0 && other >= 0) found.push(el("p", null, `从行为发生时的${numbered(one)}到作出决定时的${numbered(other)}：`), ...comparison(one, other, true));
  else found.push(el("p", null, "两天里有一天没有适用的文本，无从对比。"));
  const years = decided > later(act, 5) ? "五" : decided > later(act, 2) ? "二" : "";
  if (years) found.push(el("p", { class: "note" }, el("b", null, "行政处罚法第三十六条。"), `两个日期相隔超过${years}年。这一条规定：“违法行为在二年内未被发现的，不再给予行政处罚；涉及公民生命健康安全、金融安全且有危害后果的，上述期限延长至五年。法律另有规定的除外。”期限从违法行为发生之日起计算，连续或者继续的，从行为终了之日起计算。是否超过期限要看何时被发现，本页不作判断。`));
  found.push(el("p", { class: "small soft" }, "按网站现在的记录查出，供参考，不是决定。"));
  return found;
}

function ask() {
  const { act, decided } = dates.elements;
  answer.replaceChildren(...twoDays(act.value, decided.value));
}

// ---- 地址 ----
const asked = () => new URLSearchParams(location.hash.slice(1));
function keep(values) {
  const hash = asked();
  for (const [key, value] of Object.entries(values)) hash.set(key, value);
  history.replaceState(null, "", `#${hash}`);
}
function follow() {
  const hash = asked();
  const newest = data.versions.length - 1;
  from.value = data.versions[Math.max(0, place(hash.get("a")) < 0 ? newest - 1 : place(hash.get("a")))][0];
  to.value = data.versions[place(hash.get("b")) < 0 ? newest : place(hash.get("b"))][0];
  show();
  if (dates && hash.get("act") && hash.get("decided")) {
    dates.elements.act.value = hash.get("act");
    dates.elements.decided.value = hash.get("decided");
    ask();
  } else if (hash.has("act")) dates?.elements.act.focus();
}

function listen() {
  chooser.elements.view.value = stored() === "inline" ? "inline" : "beside";
  chooser.addEventListener("submit", (event) => event.preventDefault());
  chooser.addEventListener("change", (event) => {
    if (event.target.name === "view") stored(event.target.value);
    keep({ a: from.value, b: to.value });
    show();
  });
  swap.addEventListener("click", () => {
    [from.value, to.value] = [to.value, from.value];
    keep({ a: from.value, b: to.value });
    show();
  });
  dates?.addEventListener("submit", (event) => {
    event.preventDefault();
    keep({ act: dates.elements.act.value, decided: dates.elements.decided.value });
    ask();
  });
  addEventListener("hashchange", () => asked().size && follow());
}

async function begin() {
  failed.hidden = true;
  try {
    const response = await fetch(root.dataset.source);
    if (!response.ok) throw new Error(response.statusText);
    data = await response.json();
  } catch {
    failed.hidden = false;
    return;
  }
  root.hidden = false;
  listen();
  follow();
}
failed.querySelector("button").addEventListener("click", begin);
begin();
