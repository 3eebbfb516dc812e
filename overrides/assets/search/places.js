// Pagefind's index: words stand at places of shadow pages, and a place tells record and impact (shadow.py says how).
import { orUnavailable, readJson, SearchUnavailable } from "./fetching.js";

const STRONGEST = 10;
const SHORT = 33 * 36 * 36;
const LATIN = /^[0-9a-z'.]+$/;
const ESCAPED = { y: "yy", z: "yz", "'": "ya", ".": "yb" };

/** A token as the index spells it. Twin: `spell` of shadow.py, which says why. */
export function spell(token) {
  if (LATIN.test(token)) return `x${token.replace(/[yz'.]/g, (one) => ESCAPED[one])}z`;
  let word = "";
  for (let i = 0; i < token.length; i += 1) {
    const unit = token.charCodeAt(i);
    word += unit < SHORT ? unit.toString(36).padStart(3, "0") : `y${unit.toString(16).padStart(4, "0")}`;
  }
  return `${word}z`;
}

/** term(token) -> Promise(Map(record -> impact)) of the build at a URL. */
export async function openPagefind(folder, { build }) {
  const [layout, pagefind] = await Promise.all([
    readJson(new URL("pagefind/places.json", folder)),
    orUnavailable(() => import(anew(new URL("pagefind/pagefind.js", folder)))),
  ]);
  const failures = failuresOfPagefind();
  const impacts = reader(layout);
  const create = () => pagefind.createInstance({ noWorker: true, metaCacheTag: build });
  let instance = create(); // which begins to load while the question is still being read
  return async (token) => {
    instance ??= create();
    const mine = instance;
    const before = failures();
    const found = await mine.search(spell(token)).catch(() => null);
    if (found && failures() === before) return impacts(found.results);
    if (instance === mine) instance = null; // a new one loads the missing file again
    throw new SearchUnavailable("a part of the index did not load");
  };
}

let attempts = 0;

/** A browser may remember that a module failed to load: only another address is asked for again. */
function anew(url) {
  if (attempts) url.search = `?${attempts}`;
  attempts += 1;
  return url.href;
}

/** What makes of Pagefind's results a Map(record -> impact); the argument is places.json. */
function reader({ group, page, pages }) {
  const known = new Map(pages.map(([name, widths], number) => [name, groupsOf(widths, number * page, group)]));
  return (results) => {
    const found = new Map();
    for (const { id, words } of results) {
      const groups = known.get(id);
      let at = 0;
      for (const place of words) { // in rising order
        while (place >= groups[at].end) at += 1;
        const { start, first, room, widths } = groups[at];
        found.set(first + Math.floor((place - start) / room), impactAt((place - start) % room, widths));
      }
    }
    return found;
  };
}

/** [{start, end, first, room, widths}]: the places of each group, its first record, and the places of a record in all. */
function groupsOf(widths, first, size) {
  let end = 0;
  return widths.map((each, number) => {
    const room = each.reduce((sum, width) => sum + width, 0);
    const start = end;
    end += room * size;
    return { start, end, first: first + number * size, room, widths: each };
  });
}

/** The impact of a place of a record: the strongest come first. */
function impactAt(place, widths) {
  let impact = STRONGEST;
  for (let left = place; left >= widths[STRONGEST - impact]; impact -= 1) left -= widths[STRONGEST - impact];
  return impact;
}

let failed = 0;
let isWatched = false;

/**
 * How often a file of Pagefind's did not load. It only logs that and answers without the file, which would read as
 * "nothing found"; what goes wrong while it starts it throws at nobody.
 */
function failuresOfPagefind() {
  if (!isWatched) {
    isWatched = true;
    const log = console.error;
    console.error = (...said) => {
      const isOurs = /^(Failed to load|Decompressing|Pagefind)/.test(String(said[0]));
      if (isOurs) failed += 1;
      (isOurs ? console.warn : log).apply(console, said);
    };
    window.addEventListener("unhandledrejection", (event) => {
      if (/Pagefind/.test(String(event.reason))) event.preventDefault();
    });
  }
  return () => failed;
}
