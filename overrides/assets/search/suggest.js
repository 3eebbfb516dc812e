// Suggestions while a question is typed: real records, in every search box. page.js calls this at the first letter.
import { calledToo, classOf, namesHit, pageOf, together } from "./cards.js";
import { find } from "./find.js";
import { marked } from "./marking.js";
import { element } from "./nodes.js";
import { Offers } from "./offers.js";
import { ROOT, withIndex } from "./opened.js";
import { cut, read } from "./state.js";
import { SearchUnavailable } from "./term.js";

const PAUSE = 150; // milliseconds without a key before the index is asked
const MOST = 6;
const NAMES = 2;
const ECHO = 30;

/** Offer suggestions for the box from now on, and at once for what stands in it. */
export function suggest(box) {
  const offers = new Offers(box, go);
  let asked = 0;
  let waiting = 0;

  function ask() {
    clearTimeout(waiting);
    const text = cut(box.value.trim());
    if (text) waiting = setTimeout(offer, PAUSE, text);
    else close();
  }

  /** A slower earlier question never overwrites a later one, nor opens a list that was closed meanwhile. */
  async function offer(text) {
    const mine = (asked += 1);
    const found = await suggestionsFor(text);
    if (mine !== asked) return;
    if (found.length) offers.show([...found, everything(text)], `有 ${found.length} 条提示，按上下键选`);
    else offers.show([]);
  }

  function close() {
    asked += 1;
    clearTimeout(waiting);
    offers.show([]);
  }

  function go(option) {
    close();
    if (option.dataset.page) location.assign(option.dataset.page);
    else box.form.requestSubmit();
  }

  /** What a key does; true: nothing else shall. */
  const keys = {
    ArrowDown: () => { if (offers.isOpen) offers.step(1); else ask(); return true; },
    ArrowUp: () => { if (offers.isOpen) offers.step(-1); return offers.isOpen; },
    Enter: () => { const option = offers.active; if (option) go(option); return option !== null; },
    Escape: () => { const wasOpen = offers.isOpen; close(); return wasOpen; },
  };

  box.addEventListener("keydown", (event) => {
    const isForInputMethod = event.isComposing || event.keyCode === 229;
    if (!isForInputMethod && keys[event.key]?.()) event.preventDefault();
  });
  box.addEventListener("input", (event) => event.isComposing || ask());
  box.addEventListener("compositionend", ask);
  box.addEventListener("blur", close);
  box.form.addEventListener("submit", close);
  addEventListener("pagehide", close);
  // What was asked meanwhile needs no suggestions any more.
  if (document.activeElement === box && cut(box.value) !== read(location.hash).q) ask();
}

/** The options for a question; none where nothing answers it, or the index did not load: the page of results says so. */
async function suggestionsFor(text) {
  try {
    return await withIndex(async (index) => {
      const { good, words } = await find(text, index);
      const cards = await index.cards(good.slice(0, MOST).map(({ record }) => record));
      return cards.map((card) => suggestion(card, words));
    });
  } catch (failure) {
    if (failure instanceof SearchUnavailable) return [];
    throw failure;
  }
}

function suggestion(card, words) {
  const names = namesHit(card, words, NAMES);
  const meta = [card.department, names.length && calledToo(names, words)].filter(Boolean);
  const children = [
    element("span", marked(card.title, words), { class: "name" }),
    card.fine && element("span", [together(card.fine)], { class: classOf(card.fine) }),
    element("span", meta.map((one) => element("span", [one].flat())), { class: "meta" }),
  ];
  return element("li", children.filter(Boolean), { role: "option", "data-page": pageOf(card, ROOT) });
}

function everything(text) {
  return element("li", [`查“${cut(text, ECHO)}”的全部结果`], { role: "option", class: "all" });
}
