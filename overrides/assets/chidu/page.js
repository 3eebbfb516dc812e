// 大字：记在这台设备上，不发往任何地方；没有脚本时勾选照样有效，只是不会记住。
const elder = document.getElementById("elder");
const KEY = "chidu.elder";
try {
  elder.checked = localStorage.getItem(KEY) === "1";
  elder.addEventListener("change", () => localStorage.setItem(KEY, elder.checked ? "1" : "0"));
} catch {
  // 设备不让网站记东西：不记就是了。
}

// 查询框：打的字放在地址的 # 后面，浏览器不把它发给任何服务器；没有脚本时表单通到目录。
const LONGEST = 200;
document.addEventListener("submit", (event) => {
  const form = event.target;
  if (event.defaultPrevented || !form.matches("[role=search]")) return;
  event.preventDefault();
  const address = new URL(form.action);
  address.hash = new URLSearchParams({ q: [...form.querySelector("input").value].slice(0, LONGEST).join("") });
  location.assign(address);
});

// 查询页：它的脚本有一个取不到或者读不懂，整页就不会动。照实说，留住要查的话；再试一次、换一句话都是重开这一页。
const engine = document.getElementById("search-script");
const lost = (event) => {
  if (event.target !== engine && !(event.error instanceof SyntaxError)) return;
  event.preventDefault();
  removeEventListener("error", lost, true);
  const asked = (text) => new URLSearchParams(text).get("q");
  const question = asked(location.hash.slice(1)) ?? asked(location.search) ?? "";
  document.getElementById("q").value = [...question.replace(/[\p{Cc}\p{Cf}]/gu, "")].slice(0, LONGEST).join("");
  document.getElementById("search-count").textContent = "搜索没有加载成功。";
  document.getElementById("search-failed").hidden = false;
  document.getElementById("search-retry").addEventListener("click", () => location.reload());
  addEventListener("hashchange", () => location.hash.includes("=") && location.reload());
};
if (engine) addEventListener("error", lost, true);

// 边打边提示：人走进查询框才去取，打出第一个字才开始；取不到就没有提示，别的照常。
const suggestions = () => import("../search/suggest.js");
for (const box of document.querySelectorAll("[role=search] input")) {
  box.setAttribute("role", "combobox");
  box.setAttribute("aria-autocomplete", "list");
  box.setAttribute("aria-expanded", "false");
  box.addEventListener("focus", () => suggestions().catch(() => {}), { once: true });
  const begin = async (event) => {
    if (event.isComposing) return;
    for (const type of ["input", "compositionend"]) box.removeEventListener(type, begin);
    try {
      (await suggestions()).suggest(box);
    } catch {
      box.addEventListener("input", begin);
    }
  };
  for (const type of ["input", "compositionend"]) box.addEventListener(type, begin);
  // 拼音还没有选定成字：回车、Esc 是给输入法的。229 是有的浏览器对此的说法。
  box.addEventListener("keydown", (event) => {
    if ((event.isComposing || event.keyCode === 229) && /^(Enter|Escape)$/.test(event.key)) event.preventDefault();
  });
}

// 到了日子：基准页换成那一天的内容，别的页面说一声有什么变了。按北京时间；没有到日子就什么也不取。
const CHINA = 8 * 3600e3;
const DAY = 24 * 3600e3;
const turn = () => {
  const today = new Date(Date.now() + CHINA).toISOString().slice(0, 10);
  const due = [...document.querySelectorAll("[data-from]")].some((each) => each.dataset.from <= today);
  if (due) import("./turning.js").then((turning) => turning.turn(today)).catch(() => {});
};
const atMidnight = () => setTimeout(() => (turn(), atMidnight()), DAY - ((Date.now() + CHINA) % DAY));
turn();
atMidnight();
document.addEventListener("visibilitychange", turn);

// 按 / 直接到查询框；正在打字的时候不管。
const query = document.querySelector("[role=search] input");
const typing = (element) => element.isContentEditable || /^(input|textarea|select)$/i.test(element.tagName);
if (query) {
  query.setAttribute("aria-keyshortcuts", "/");
  addEventListener("keydown", (event) => {
    if (event.key !== "/" || event.ctrlKey || event.metaKey || event.altKey || typing(event.target) || !query.offsetParent) return;
    event.preventDefault();
    query.focus();
    query.select();
  });
}
