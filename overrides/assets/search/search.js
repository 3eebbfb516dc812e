// The search page: the state stands in the address behind the #; every change of it is answered here. What is said in
// sentences stands in records/search.html, what depends on the answer in results.js.
import { counted, known, readFacets, sifted, sorted, strange } from "./facets.js";
import { find } from "./find.js";
import { part } from "./nodes.js";
import { withIndex } from "./opened.js";
import { showChosen, showFacets, startPanel } from "./panel.js";
import { clear, rowsOf, showFailure, showResults } from "./results.js";
import { STEP, asking, cut, isState, moveOldQuestion, read, toggled, write } from "./state.js";
import { SearchUnavailable } from "./term.js";

const SLOW = 300; // milliseconds before the page says that it is searching
const TOLD = 3; // choices that this site does not have, as told ...
const NAME = 30; // ... with so many characters each: an address may hold anything

let state = read("");
let asked = 0;
let last = { q: null, index: null, answer: null };
let table = { index: null, facets: null };

function start() {
  const form = part("form");
  if (!form) return;
  moveOldQuestion();
  const box = form.querySelector("input");
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    // On a phone the keyboard would cover the results.
    if (matchMedia("(pointer: coarse)").matches) box.blur();
    change(asking(box.value), { isNew: true });
  });
  part("retry").addEventListener("click", () => answer());
  part("sort").addEventListener("change", ({ target }) => change({ ...state, sort: target.value, shown: STEP }));
  part("more").querySelector("button").addEventListener("click", showMore);
  startPanel({
    choose: (key, name, isOn) => change(toggled(state, key, name, isOn)),
    chooseNothing: () => change({ ...state, chosen: new Map(), shown: STEP }),
  });
  addEventListener("hashchange", () => isState(location.hash) && fromAddress(box));
  // The results come after the browser has put the page back where it was, which is then too short.
  part("answer").addEventListener("click", () => history.replaceState({ top: scrollY }, ""));
  fromAddress(box).then(() => history.state?.top && scrollTo({ top: history.state.top, behavior: "instant" }));
  // Who comes without a question comes to type one; who is already somewhere on the page stays there.
  const isArrival = state.q === null && !location.hash && document.activeElement === document.body;
  if (isArrival) box.focus({ preventScroll: true });
}

function fromAddress(box) {
  state = isState(location.hash) ? read(location.hash) : read("");
  // Who is typing meanwhile goes on typing.
  if (state.q !== null || document.activeElement !== box) box.value = state.q ?? "";
  return answer();
}

/** A step of the visitor, to which the browser's back button returns. */
function change(next, { isNew = false } = {}) {
  state = next;
  const address = location.pathname + write(state);
  if (write(state) !== location.hash) history.pushState(null, "", address);
  answer({ isNew });
}

/** Answer in the page; a slower earlier question never overwrites a later one. */
async function answer({ isNew = true } = {}) {
  const mine = (asked += 1);
  if (state.q === null) {
    settle();
    return clear();
  }
  const slow = isNew ? setTimeout(() => mine === asked && clear("正在查找……"), SLOW) : 0;
  part("answer").setAttribute("aria-busy", "true");
  try {
    const answered = await withIndex((index) => show(mine, index));
    clearTimeout(slow);
    if (answered) await showPanel(mine, answered);
  } catch (failure) {
    if (mine === asked) showFailure();
    if (!(failure instanceof SearchUnavailable)) throw failure;
  } finally {
    clearTimeout(slow);
    if (mine === asked) settle();
  }
}

const settle = () => part("answer").removeAttribute("aria-busy");

/** Show the results as soon as they are there; gives what the facets are about. */
async function show(mine, index) {
  const { q, chosen, sort, shown } = state;
  if (last.q !== q || last.index !== index) last = { q, index, answer: await find(q, index) };
  const found = last.answer;
  const facets = chosen.size || sort ? await facetsOf(index) : null;
  const valid = facets ? known(facets.facets, chosen) : new Map();
  const lists = facets ? narrowed(found, facets, valid, sort) : found;
  const rows = await rowsOf(index, found, { ...lists, shown });
  if (mine !== asked) return null;
  // What the facets count: the results, or what stands in their place.
  const pool = ["good", "maybe", "ended"].find((name) => found[name].length);
  const left = pool ? lists[pool].length : 0;
  showResults(q, found, rows, { good: lists.good.length, left, isNarrowed: valid.size > 0 });
  showStrange(facets ? facets.facets : [], chosen);
  showTools(pool !== undefined && (valid.size > 0 || found[pool].length > 1), found.good.length > 1, sort);
  showChosen(valid, left);
  return pool ? { index, facets, results: found[pool], chosen: valid } : null;
}

async function showPanel(mine, { index, facets, results, chosen }) {
  const loaded = facets ?? await facetsOf(index);
  if (mine !== asked) return;
  part("unloaded").hidden = loaded !== null;
  if (loaded) showFacets(counted(loaded.facets, results, chosen), results.length);
}

/** facets.json, read; null where it did not load: the results are worth showing all the same. */
async function facetsOf(index) {
  try {
    if (table.index !== index) table = { index, facets: readFacets(await index.facets()) };
    return table.facets;
  } catch (failure) {
    if (failure instanceof SearchUnavailable) return null;
    throw failure;
  }
}

function narrowed({ good, maybe, ended }, { facets, rank }, chosen, sort) {
  const pass = (results) => sifted(facets, results, chosen);
  return { good: sorted(pass(good), sort, rank), maybe: pass(maybe), ended: pass(ended) };
}

function showTools(areThere, areSeveral, sort) {
  for (const name of ["side", "tools"]) part(name).hidden = !areThere;
  part("sort").value = sort;
  part("sort").closest("label").hidden = !areSeveral;
}

/** Of facets that this site has only: nobody's link shall write a text of its own onto the page. */
function showStrange(facets, chosen) {
  const ours = [...chosen].filter(([key]) => facets.some((facet) => facet.key === key));
  const all = strange(facets, new Map(ours)).map((name) => cut(name, NAME).trim());
  const names = all.filter(Boolean).slice(0, TOLD);
  part("strange").hidden = !names.length;
  part("strange").textContent = names.length ? `本站没有${names.map((name) => `“${name}”`).join("、")}这样的条件，没有用上。` : "";
}

/** More of the same: no step of its own, but kept in the address, so that who comes back finds it. */
async function showMore() {
  const from = part("good").children.length;
  state = { ...state, shown: from + STEP };
  history.replaceState(null, "", location.pathname + write(state));
  await answer({ isNew: false });
  part("good").children[from]?.querySelector("a").focus();
}

start();
