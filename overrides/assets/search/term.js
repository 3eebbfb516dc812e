// The index behind one function, term(token) -> Map(record -> score); a record is its position in records.json.

export class SearchUnavailable extends Error {}

/** A token as the index spells it: UTF-16 in base 16 with g-p for 0-9, then z. Twin: `spell` of shadow.py, which says why. */
export function spell(token) {
  let hex = "";
  for (let i = 0; i < token.length; i += 1) hex += token.charCodeAt(i).toString(16).padStart(4, "0");
  return `${hex.replace(/[0-9]/g, (digit) => "ghijklmnop"[digit])}z`;
}

let attempts = 0;

/** Open the data folder (a URL that ends with /): {count, known, ended, aside, term, cards}. */
export async function openIndex(folder) {
  const [head, pagefind] = await Promise.all([
    readJson(new URL("records.json", folder), "no-cache"),
    orUnavailable(() => import(again(new URL("pagefind/pagefind.js", folder)))),
  ]);
  const records = new Map(head.pages.map((page, record) => [page, record]));
  return {
    count: head.count,
    known: { laws: head.laws, numbers: head.numbers, common: new Set(head.common) },
    ended: new Set(head.ended),
    aside: new Set(head.aside),
    term: termIn(pagefind, records),
    cards: cardsIn(folder, head.size),
  };
}

/** A browser remembers that a module failed to load: only another address is asked for again. */
function again(url) {
  if (attempts) url.search = `?${attempts}`;
  attempts += 1;
  return url.href;
}

function termIn(pagefind, records) {
  const failures = countLoadingFailures();
  let instance = null;
  return async (token) => {
    instance ??= pagefind.createInstance({ noWorker: true });
    const mine = instance;
    const before = failures();
    const found = await mine.search(spell(token)).catch(() => null);
    if (!found || failures() > before) {
      if (instance === mine) instance = null; // a new one loads the missing file again
      throw new SearchUnavailable("a part of the index did not load");
    }
    const known = found.results.filter(({ id }) => records.has(id));
    return new Map(known.map(({ id, score }) => [records.get(id), score]));
  };
}

/** Pagefind only logs a file that did not load and answers without it, which would read as "nothing found". */
function countLoadingFailures() {
  let failures = 0;
  const log = console.error;
  console.error = (...said) => {
    if (/^(Failed to load|Decompressing)/.test(String(said[0]))) failures += 1;
    log.apply(console, said);
  };
  return () => failures;
}

function cardsIn(folder, size) {
  const files = new Map();
  const file = (number) => {
    if (!files.has(number)) {
      const reading = readJson(new URL(`cards/${number}.json`, folder), "no-cache");
      reading.catch(() => files.delete(number));
      files.set(number, reading);
    }
    return files.get(number);
  };
  return (wanted) => Promise.all(wanted.map(async (record) => (await file(Math.floor(record / size)))[record % size]));
}

async function readJson(url, cache) {
  return orUnavailable(async () => {
    const answer = await fetch(url, { cache });
    if (!answer.ok) throw new SearchUnavailable(`${answer.status} ${url.pathname}`);
    return answer.json();
  });
}

async function orUnavailable(work) {
  try {
    return await work();
  } catch (cause) {
    throw new SearchUnavailable("the index did not load", { cause });
  }
}
