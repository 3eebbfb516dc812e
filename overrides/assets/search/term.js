// The index behind one function, term(token) -> Map(record -> impact); a record is its position in the order of ids.
import { again, orUnavailable, readJson } from "./fetching.js";
import { openPagefind } from "./places.js";
import { openShards } from "./shards.js";

export { SearchUnavailable } from "./fetching.js";

const KINDS = { pagefind: openPagefind, own: openShards };

/**
 * Open the data folder (a URL that ends with /): {count, size, known, ended, aside, term, cards, facets}; `size` is the
 * number of cards in a file. Whatever does not load is a SearchUnavailable, and is asked for again the next time.
 */
export const openIndex = (folder) => orUnavailable(async () => {
  const head = await readJson(new URL("records.json", folder), "no-cache");
  // Every other file lies in a folder that is named after the build: none can come from another one.
  const build = new URL(`${head.build}/`, folder);
  const facets = again((name) => readJson(new URL(name, build)));
  return {
    count: head.count,
    size: head.size,
    known: { laws: head.laws, numbers: head.numbers, common: new Set(head.common) },
    ended: new Set(head.ended),
    aside: new Set(head.aside),
    term: await KINDS[head.index](build, head),
    cards: cardsIn(build, head.size),
    facets: () => facets("facets.json"),
  };
});

/** cards([record]) -> [card]. */
function cardsIn(build, size) {
  const file = again((number) => readJson(new URL(`cards/${number}.json`, build)));
  return (wanted) => Promise.all(wanted.map(async (record) => (await file(Math.floor(record / size)))[record % size]));
}
