// The search page: reads ?q=, asks the index, shows rows. All sentences but the count stand in records/search.html.
import { row } from "./cards.js";
import { find } from "./find.js";
import { LONGEST } from "./query.js";
import { openIndex } from "./term.js";

const DATA = new URL("data/", import.meta.url);
const ROOT = new URL("../../", import.meta.url);
const STEP = 20;
const MAYBE = 10;
const ECHO = 30;
const LISTS = ["good", "maybe", "ended"];
const NOTES = ["empty", "common", "nothing", "failed"];

const part = (name) => document.getElementById(`search-${name}`);

let opening = null;
let asked = 0;

function start() {
  const form = part("form");
  if (!form) return;
  const box = form.elements.q;
  box.addEventListener("keydown", (event) => {
    // Enter that ends a Chinese input composition is not a question yet; 229 is how Safari says so.
    if (event.key === "Enter" && (event.isComposing || event.keyCode === 229)) event.preventDefault();
  });
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    remember(box.value);
    search(box.value);
  });
  part("retry").addEventListener("click", () => search(box.value));
  window.addEventListener("popstate", () => fromAddress(box));
  fromAddress(box);
  // Who comes without a question comes to type one; who is already somewhere on the page stays there.
  const isArrival = !box.value && !location.hash && document.activeElement === document.body;
  if (isArrival) box.focus({ preventScroll: true });
}

function fromAddress(box) {
  const question = new URL(location.href).searchParams.get("q");
  box.value = cut(question ?? "");
  if (question !== null) search(box.value);
  else forget();
}

const cut = (text, length = LONGEST) => [...text].slice(0, length).join("");

function remember(text) {
  const address = new URL(location.href);
  address.searchParams.set("q", cut(text));
  address.hash = "";
  if (address.href !== location.href) history.pushState(null, "", address);
}

function forget() {
  asked += 1;
  clear("");
}

/** Answer in the page; a slower earlier question never overwrites a later one. */
async function search(text) {
  const mine = (asked += 1);
  clear("正在查找……");
  try {
    const index = await open();
    const answer = await find(text, index);
    const good = await rows(index, answer, answer.good.slice(0, STEP));
    const maybe = await rows(index, answer, answer.maybe.slice(0, MAYBE), "h3");
    const ended = await rows(index, answer, answer.ended.slice(0, MAYBE), "h3");
    if (mine === asked) show(text, answer, { good, maybe, ended }, index);
  } catch (failure) {
    if (mine !== asked) return;
    console.warn(failure);
    clear("搜索没有加载成功。");
    part("failed").hidden = false;
  }
}

function open() {
  opening ??= openIndex(DATA);
  opening.catch(() => { opening = null; });
  return opening;
}

async function rows(index, { words }, results, heading = "h2") {
  const cards = await index.cards(results.map(({ record }) => record));
  return cards.map((card) => row(card, words, ROOT, heading));
}

function clear(count) {
  part("count").textContent = count;
  for (const note of NOTES) part(note).hidden = true;
  for (const list of LISTS) part(list).replaceChildren();
  for (const name of ["maybe-part", "ended-part", "more", "else"]) part(name).hidden = true;
}

function show(text, answer, lists, index) {
  clear("");
  part("count").append(...sentence(answer.kind, answer.good.length, echo(text)));
  for (const list of LISTS) part(list).append(...lists[list]);
  for (const list of ["maybe", "ended"]) part(`${list}-part`).hidden = !lists[list].length;
  if (answer.kind === "found") offerMore(index, answer, STEP);
  part(NOTES.includes(answer.kind) ? answer.kind : "else").hidden = false;
}

function echo(text) {
  const question = text.trim();
  return [...question].length > ECHO ? `${cut(question, ECHO)}…` : question;
}

function sentence(kind, found, echo) {
  if (kind === "empty") return ["还没有写要查的事。"];
  if (kind === "common") return [`“${echo}”查不出是哪一件事。`];
  if (kind === "nothing") return [`没有找到和“${echo}”有关的内容。`];
  if (kind === "near") return [`没有正好对上“${echo}”的内容，下面的可能相关。`];
  if (kind === "ended") return [`现行的里面没有正好对上“${echo}”的，下面有已经废止或者失效的。`];
  const number = document.createElement("b");
  number.textContent = `${found} 项`;
  return [number, `和“${echo}”有关`];
}

function offerMore(index, answer, from) {
  const more = part("more");
  more.hidden = from >= answer.good.length;
  more.onclick = async () => {
    const mine = asked;
    const added = await rows(index, answer, answer.good.slice(from, from + STEP));
    if (mine !== asked) return;
    part("good").append(...added);
    added[0].querySelector("a").focus();
    offerMore(index, answer, from + STEP);
  };
}

start();
