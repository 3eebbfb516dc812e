// What the visitor asked for, as the address says it behind the #, which no server ever sees:
// #q=摆摊&department=市城市管理局&sort=low&n=40. A facet may stand several times; its key is that of facets.json.
import { LONGEST } from "./query.js";

export const STEP = 20; // results shown at once
const MOST = 1000; // results an address can ask for
const FILTERS = 60; // an address is not bound to be ours
export const SORTS = ["low", "high", "new"];

/** {q: text, or null when nothing was asked; chosen: Map(facet key -> Set(value name)); sort: "" or one of SORTS; shown}. */
export function read(hash) {
  const parameters = [...new URLSearchParams(hash.replace(/^#/, ""))];
  const first = (key) => parameters.find(([name]) => name === key)?.[1];
  const chosen = new Map();
  for (const [key, value] of parameters.filter(([name]) => !["q", "sort", "n"].includes(name)).slice(0, FILTERS)) {
    if (value) chosen.set(key, new Set([...chosen.get(key) ?? [], cut(value)]));
  }
  const q = first("q");
  const sort = SORTS.includes(first("sort")) ? first("sort") : "";
  return { q: q === undefined ? null : cut(q), chosen, sort, shown: shownOf(first("n")) };
}

/** Whether a fragment is a state, not a place on the page. */
export const isState = (hash) => /^#?$|=/.test(hash);

/** The state as a fragment; what is as usual is left out. */
export function write({ q, chosen, sort, shown }) {
  if (q === null) return "";
  const parameters = new URLSearchParams({ q });
  for (const [key, names] of chosen) for (const name of names) parameters.append(key, name);
  if (sort) parameters.set("sort", sort);
  if (shown > STEP) parameters.set("n", shown);
  return `#${parameters}`;
}

/** A new question: nothing chosen yet. */
export const asking = (text) => ({ q: cut(text), chosen: new Map(), sort: "", shown: STEP });

/** A state with one value of a facet chosen or no longer chosen. */
export function toggled(state, key, name, isOn) {
  const chosen = new Map(state.chosen);
  const names = new Set(chosen.get(key));
  if (isOn) names.add(name);
  else names.delete(name);
  if (names.size) chosen.set(key, names);
  else chosen.delete(key);
  return { ...state, chosen, shown: STEP };
}

/** The address of a question, from anywhere on the search page. */
export const addressOf = (text) => write(asking(text));

/** Before anything was in the fragment it was in the query: an old link is moved over once, so that it stays on this device. */
export function moveOldQuestion() {
  const old = new URLSearchParams(location.search).get("q");
  if (old === null) return;
  const hash = location.hash.includes("=") ? location.hash : write(asking(old));
  history.replaceState(null, "", location.pathname + hash);
}

/**
 * At most LONGEST characters, without what no text holds: half of a surrogate pair, what stood for one,
 * control characters, and those that turn or hide what is written. */
export function cut(text, length = LONGEST) {
  return [...text.slice(0, 2 * length)].slice(0, length).join("").replace(/[\p{Cs}\p{Cf}\ufffd]/gu, "").replace(/\p{Cc}/gu, " ");
}

function shownOf(text) {
  const number = Number(text);
  return Number.isInteger(number) && number > STEP ? Math.min(number, MOST) : STEP;
}
