// 大字：记在这台设备上，不发往任何地方；没有脚本时勾选照样有效，只是不会记住。
const box = document.getElementById("elder");
const KEY = "chidu.elder";
try {
  box.checked = localStorage.getItem(KEY) === "1";
  box.addEventListener("change", () => localStorage.setItem(KEY, box.checked ? "1" : "0"));
} catch {
  // 设备不让网站记东西：不记就是了。
}

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
