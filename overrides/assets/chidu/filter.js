// 边打字边筛：只把不合的行藏起来，不改别的，也不量页面；没有脚本时输入框不出现，整页照常读。
const form = document.querySelector("[data-filter]");
const [input, clear, told, elsewhere] = ["input", "button", "[role=status]", "[role=status] + p"].map((name) => form.querySelector(name));
const link = elsewhere.querySelector("a");
const everywhere = link.getAttribute("href");
let rows, groups;

// 全角、半角、大小写和空格都不计较：“3000元”要找得到“3000 元”。
const plain = (text) => text.normalize("NFKC").toLowerCase().replace(/\s/g, "");

function read() {
  rows = [...document.querySelectorAll("[data-row]")].map((row) => ({ row, words: plain(row.textContent + row.dataset.row) }));
  groups = [...document.querySelectorAll("[data-group]")];
}

function show(element, shown) {
  if (element.hidden === shown) element.hidden = !shown;
}

function narrow() {
  if (!rows) read();
  const typed = input.value.trim();
  const words = typed.split(/\s+/).map(plain).filter(Boolean);
  let found = 0;
  for (const each of rows) {
    const fits = words.every((word) => each.words.includes(word));
    found += fits;
    show(each.row, fits);
  }
  for (const group of groups) show(group, group.querySelector("[data-row]:not([hidden])") !== null);
  show(clear, typed !== "");
  show(elsewhere, typed !== "");
  told.textContent = !typed ? "" : found ? `${form.dataset.filter}里找到 ${found} ${form.dataset.filter.slice(-1)}` : `这里没有和“${typed}”有关的`;
  link.href = typed ? `${everywhere}#${new URLSearchParams({ q: typed })}` : everywhere;
}

function empty() {
  input.value = "";
  narrow();
  input.focus();
}

// 拼音还没有选定成字的时候不筛。
input.addEventListener("input", (event) => event.isComposing || narrow());
input.addEventListener("compositionend", narrow);
input.addEventListener("keydown", (event) => event.key === "Escape" && !event.isComposing && empty());
form.addEventListener("submit", (event) => event.preventDefault());
clear.addEventListener("click", empty);
// 后退回来时浏览器会留着上次的字。
addEventListener("pageshow", () => input.value && narrow());
form.hidden = false;
