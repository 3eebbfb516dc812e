// 任何一天的基准：日子写在地址的 # 后面，可以发给别人，不发往任何服务器。
import { standing } from "./course.js";

const data = JSON.parse(document.getElementById("courses").textContent);
const form = document.forms["as-of"];
const [on, days, known] = ["on", "days", "known"].map((name) => form.elements[name]);
const told = document.getElementById("as-of-told");
const table = document.getElementById("as-of-rows");
const body = table.tBodies[0];
const LATEST = "9999-12-31";
const DATE = /^\d{4}-\d\d-\d\d$/;
const inWords = (day) => day.replace(/^(\d+)-0?(\d+)-0?(\d+)$/, "$1年$2月$3日");
const today = () => new Date(Date.now() + 8 * 3600e3).toISOString().slice(0, 10);

const element = (name, text, ...children) => {
  const made = document.createElement(name);
  made.append(text, ...children);
  return made;
};
const link = (address, text) => Object.assign(element("a", text), { href: data.base + address });

const cell = (label, ...content) => {
  const made = element("td", "", element("span", "", ...content));
  made.dataset.l = label;
  return made;
};

// 和今天相比：同一版、换了版本、不再适用、归了别的部门。
const since = (benchmark, then, now) => {
  const page = `benchmarks/${benchmark.id}/`;
  const moved = now && now.folder !== then.folder ? [`现在归${data.folders[now.folder] ?? now.folder}`] : [];
  if (!now) return [...moved, "今天没有这一项"];
  if (now.state !== "现行有效") return [...moved, now.state === then.state ? "今天也是这样" : `今天${now.state}`].join("；");
  if (now.version.name === then.version.name) return [...moved, then.state === now.state ? "和今天一样" : "今天现行有效"].join("；");
  return [moved.length ? `${moved}；` : "", link(page, "今天适用另一版")];
};

const row = (benchmark, then, now) => {
  const { version, state } = then;
  const title = version.name ? link(`benchmarks/${benchmark.id}/versions/${version.name}/`, version.title) : version.title;
  const head = element("th", title, " ", Object.assign(element("span", benchmark.id), { className: "code" }));
  head.scope = "row";
  const told = since(benchmark, then, now);
  const start = version.start ? inWords(version.start) : "没有登记";
  return element("tr", head, cell("施行日期", start), cell("那天的效力", state), cell("和今天相比", ...(Array.isArray(told) ? told : [told])));
};

const show = (day, until) => {
  const mine = (each) => each && (!data.folder || each.folder === data.folder);
  const then = data.benchmarks.map((each) => [each, standing(each, data.documents, day, until)]).filter(([, each]) => mine(each));
  body.replaceChildren(...then.map(([each, stood]) => row(each, stood, standing(each, data.documents, today(), LATEST))));
  const count = (state) => then.filter(([, each]) => each.state === state).length;
  const others = ["尚未施行", "已废止", "已失效", "记录已撤下"].filter(count).map((state) => `${state} ${count(state)} 项`);
  const basis = until === LATEST ? "照现在的记录" : until === day ? "照当天的记录" : `照${inWords(until)}为止的记录`;
  const found = then.length ? `现行有效 ${count("现行有效")} 项${others.length ? `，${others.join("，")}` : ""}。` : "一项也没有。";
  const before = until < data.first ? `本站的记录从${inWords(data.first)}开始，更早公布过什么，这里没有。` : "";
  told.textContent = `${inWords(day)}，${basis}：${found}${before}`;
  table.hidden = !then.length;
};

const asked = () => {
  const way = form.elements.record.value;
  return [on.value, way === "now" ? LATEST : way === "then" ? on.value : known.value];
};

// 填完整了才换；地址跟着变，可以收藏、可以后退。
const answer = () => {
  known.hidden = form.elements.record.value !== "day";
  const [day, until] = asked();
  if (!DATE.test(day) || !DATE.test(until)) return;
  days.value = [...days.options].some((each) => each.value === day) ? day : "";
  show(day, until);
  const fragment = new URLSearchParams({ on: day, ...(until === LATEST ? {} : { known: until }) });
  if (location.hash !== `#${fragment}`) history.replaceState(null, "", `#${fragment}`);
};

const read = () => {
  const fragment = new URLSearchParams(location.hash.slice(1));
  const [day, until] = ["on", "known"].map((name) => fragment.get(name) ?? "");
  on.value = day;
  on.value ||= today();
  known.value = until;
  form.elements.record.value = !known.value ? "now" : known.value === on.value ? "then" : "day";
  known.value ||= on.value;
  answer();
};

form.hidden = false;
document.getElementById("all").open = false;
form.addEventListener("submit", (event) => event.preventDefault());
form.addEventListener("input", (event) => {
  if (event.target === days && days.value) on.value = days.value;
  answer();
});
addEventListener("hashchange", read);
read();
