// Only in the preview: shows what is wrong with the saved files, and the page anew when its file changed.
(() => {
  const mark = document.currentScript.dataset.mark;
  const panel = document.createElement("section");
  panel.setAttribute("role", "alert");
  panel.style.cssText =
    "position:fixed;inset:auto 0 0 0;z-index:9;max-height:60vh;overflow:auto;padding:1rem 1.25rem;" +
    "background:#fbecea;color:#14191c;border-top:4px solid #a32a17;font:1rem/1.6 sans-serif;white-space:pre-wrap";
  panel.hidden = true;
  document.body.append(panel);

  const news = new EventSource("/.preview/news");
  addEventListener("pagehide", () => news.close());
  news.onmessage = async (event) => {
    const trouble = JSON.parse(event.data);
    panel.hidden = !trouble;
    panel.textContent = trouble && `有错误，页面还是原来的样子。改好以后保存，页面会自动更新。\n\n${trouble}`;
    const answer = await fetch(location.href, { method: "HEAD", cache: "no-store" }).catch(() => null);
    if (answer?.ok && answer.headers.get("ETag") !== mark) location.reload();
  };
})();
