// 变更页的筛选：条件记在地址的 # 后面；第一次用到才去取索引，别的页上的变更要看到那里才取。没有脚本时筛选不出现，整页照常读。
const [side, fold, form, count, clear, failed, retry, found, list] = ["sift", "sift-fold", "sift-form", "sift-count", "sift-clear", "sift-failed", "sift-retry", "sift-found", "changes-list"].map((id) => document.getElementById(id));
const [results, more] = found ? [found.querySelector("ol"), document.getElementById("sift-more")] : [];
const WORDS = ["dept", "dir", "topic", "kind", "what"];
const AT_ONCE = 50;
const here = new URL("./", location.href);
const whole = count?.textContent;
let loading, shown = 0, hits = [], turn = 0;

// 第几次变更在哪一页：这一页上的从眼前取，别的页取来以后留着。
const pages = new Map([["", Promise.resolve(document.querySelectorAll("#changes-list [data-event]"))]]);

function index() {
  loading ??= fetch(form.dataset.index).then((answer) => (answer.ok ? answer.json() : Promise.reject(new Error(answer.status)))).catch((error) => {
    loading = undefined;
    throw error;
  });
  return loading;
}

function page(address) {
  if (!pages.has(address)) {
    const url = new URL(address, here);
    const read = fetch(url).then((answer) => (answer.ok ? answer.text() : Promise.reject(new Error(answer.status)))).then((text) => {
      const items = new DOMParser().parseFromString(text, "text/html").querySelectorAll("[data-event]");
      for (const item of items) for (const link of item.querySelectorAll("a[href]")) link.href = new URL(link.getAttribute("href"), url);
      return items;
    });
    read.catch(() => pages.delete(address));
    pages.set(address, read);
  }
  return pages.get(address);
}

async function item(data, place) {
  const near = await pages.get("");
  if (place < near.length) return near[place].cloneNode(true);
  const [address, first] = data.pages.findLast(([, start]) => start <= place);
  return document.importNode((await page(address))[place - first], true);
}

// 条件：表单里有什么就是什么；认不得的、读不懂的当作没有。
function chosen() {
  const state = new FormData(form);
  const words = Object.fromEntries(WORDS.map((name) => [name, state.getAll(name).filter(Boolean)]));
  return { ...words, from: state.get("from"), to: state.get("to"), by: state.get("by"), noedit: state.get("noedit") };
}

function address(state) {
  const parts = new URLSearchParams();
  for (const [name, value] of Object.entries(state)) if (value?.length && (name !== "by" || state.from || state.to)) parts.set(name, [].concat(value).join(","));
  return `${parts}`.replaceAll("%2C", ",");
}

function restore() {
  const parts = new URLSearchParams(location.hash.includes("=") ? location.hash.slice(1) : "");
  for (const input of form.elements) {
    if (!input.name) continue;
    const values = (parts.get(input.name) ?? "").split(",");
    if (input.type === "checkbox") input.checked = values.includes(input.value);
    else if (input.type === "radio") input.checked = input.value === (values[0] === "legal" ? "legal" : "");
    else if (input.type === "date") input.value = /^\d{4}-\d\d-\d\d$/.test(values[0]) ? values[0] : "";
    else input.value = [...input.options].some((option) => option.value === values[0]) ? values[0] : "";
  }
}

// 一次变更合不合：每一组里合一个就行，各组都要合。without 是不管的那一组，数每个选择有几次时用。
function fits(data, wanted, state, [recorded, legal, ...rest], without) {
  const day = state.by === "legal" ? legal : recorded;
  if ((state.from && !(day && day >= state.from)) || (state.to && !(day && day <= state.to))) return false;
  if (state.noedit && without !== "noedit" && rest[5]) return false;
  return WORDS.every((name, at) => name === without || !wanted[name].length || rest[at].some((each) => wanted[name].includes(each)));
}

function counted(data, wanted, state) {
  const totals = Object.fromEntries(WORDS.map((name) => [name, data[name].map(() => 0)]));
  let editorial = 0;
  for (const row of data.events) {
    WORDS.forEach((name, at) => fits(data, wanted, state, row, name) && row[at + 2].forEach((each) => totals[name][each]++));
    editorial += row[7] && fits(data, wanted, state, row, "noedit");
  }
  for (const input of form.querySelectorAll("input[type=checkbox]")) {
    const number = input.name === "noedit" ? editorial : totals[input.name][data[input.name].indexOf(input.value)] ?? 0;
    input.parentElement.querySelector(".n").textContent = number;
    input.parentElement.classList.toggle("none", !number);
  }
  for (const option of form.querySelectorAll("option[data-label]")) option.textContent = `${option.dataset.label}（${totals.dept[data.dept.indexOf(option.value)] ?? 0}）`;
}

async function reveal() {
  const mine = turn;
  const data = await index();
  const next = await Promise.all(hits.slice(shown, shown + AT_ONCE).map((place) => item(data, place)));
  if (mine !== turn) return undefined;
  results.append(...next);
  shown += next.length;
  more.hidden = shown >= hits.length;
  return next[0];
}

async function sift() {
  const mine = ++turn;
  const state = chosen();
  const active = address(state) !== "";
  failed.hidden = true;
  clear.hidden = !active;
  try {
    // 没有条件就不用取；取过了就把数目改回来。
    if (active || loading) {
      const data = await index();
      if (mine !== turn) return;
      const wanted = Object.fromEntries(WORDS.map((name) => [name, state[name].map((key) => data[name].indexOf(key))]));
      counted(data, wanted, state);
      hits = active ? data.events.flatMap((row, place) => (fits(data, wanted, state, row) ? [place] : [])) : [];
      shown = 0;
      results.replaceChildren();
      if (active) await reveal();
      if (mine !== turn) return;
    }
    count.textContent = !active ? whole : hits.length ? `找到 ${hits.length} 次变更` : "没有合条件的变更。少选几个条件试试。";
    found.hidden = !active;
    list.hidden = active;
  } catch {
    if (mine !== turn) return;
    failed.hidden = false;
    found.hidden = true;
    list.hidden = false;
    count.textContent = whole;
  }
}

function changed() {
  const parts = address(chosen());
  history.replaceState(null, "", parts ? `#${parts}` : location.pathname + location.search);
  sift();
}

if (form) {
  side.hidden = false;
  fold.open = matchMedia("(min-width: 64em)").matches;
  form.addEventListener("change", changed);
  form.addEventListener("submit", (event) => event.preventDefault());
  clear.addEventListener("click", () => {
    form.reset();
    changed();
    count.focus();
  });
  retry.addEventListener("click", sift);
  more.addEventListener("click", async () => {
    try {
      const first = await reveal();
      if (!first) return;
      // 看到哪里，读到哪里：接着读新出来的第一条。
      first.tabIndex = -1;
      first.focus();
    } catch {
      failed.hidden = false;
    }
  });
  addEventListener("hashchange", () => {
    restore();
    sift();
  });
  restore();
  sift();
}

// 将要施行的到了日子：这一页还没有重新生成，照实说。
const today = new Intl.DateTimeFormat("sv-SE", { timeZone: "Asia/Shanghai" }).format();
for (const each of document.querySelectorAll("#upcoming [data-from]")) {
  if (each.dataset.from <= today) each.querySelector("time").append("，已到");
}
