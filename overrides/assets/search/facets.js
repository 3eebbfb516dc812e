// Facets: which results pass what was chosen, how many each further choice would leave, and in what order. No DOM here.

const SET = 0x23; // of one character per record: this plus the number of its set of values
const RANK = 0x22; // this plus the rank from 1 on; this itself: none
const BY_COUNT = new Set(["department", "power", "town", "law"]); // the others have an order of their own

/** facets.json of the search data, read: {facets: [{key, name, values: [name], of(record) -> [position in values]}], rank}. */
export function readFacets({ facets, orders }) {
  const ranks = new Map(orders.map(({ key, of }) => [key, of]));
  return {
    facets: facets.map(({ key, name, values, sets, of }) => ({
      key,
      name,
      values,
      of: (record) => sets[of.charCodeAt(record) - SET] ?? [],
    })),
    rank: (key, record) => (ranks.get(key)?.charCodeAt(record) || RANK) - RANK,
  };
}

/** The results that have, of every facet with something chosen, one of the values chosen; `chosen` as `known` gives it. */
export function sifted(facets, results, chosen, except = "") {
  const asked = facets.flatMap((facet) => {
    const wanted = facet.key === except ? null : chosen.get(facet.key);
    return wanted ? [{ of: facet.of, positions: new Set([...wanted].map((name) => facet.values.indexOf(name))) }] : [];
  });
  return results.filter(({ record }) => asked.every(({ of, positions }) => of(record).some((at) => positions.has(at))));
}

/**
 * [{key, name, values: [{name, count, isChosen}]}]: the values that occur in the results or are chosen. A value is counted
 * over what the choices in the other facets leave: that many results it would bring.
 */
export function counted(facets, results, chosen) {
  return facets.map((facet) => {
    const wanted = chosen.get(facet.key) ?? new Set();
    const there = tally(facet, results);
    const left = tally(facet, sifted(facets, results, chosen, facet.key));
    const values = facet.values.flatMap((name, at) => {
      const isChosen = wanted.has(name);
      return there.has(at) || isChosen ? [{ name, count: left.get(at) ?? 0, isChosen, all: there.get(at) ?? 0 }] : [];
    });
    if (BY_COUNT.has(facet.key)) values.sort((a, b) => b.all - a.all);
    return { key: facet.key, name: facet.name, values };
  });
}

function tally({ of }, results) {
  const times = new Map();
  for (const { record } of results) for (const at of of(record)) times.set(at, (times.get(at) ?? 0) + 1);
  return times;
}

const has = (facets, key, name) => facets.some((facet) => facet.key === key && facet.values.includes(name));

/** Choices that this index does not know, as names: an old address may have them. */
export function strange(facets, chosen) {
  return [...chosen].flatMap(([key, names]) => [...names].filter((name) => !has(facets, key, name)));
}

/** The choices that this index knows, as a Map like `chosen`. */
export function known(facets, chosen) {
  const left = [...chosen].map(([key, names]) => [key, new Set([...names].filter((name) => has(facets, key, name)))]);
  return new Map(left.filter(([, names]) => names.size));
}

/** The results in the order asked for; what has no rank comes last, equals stay as relevant as they were. */
export function sorted(results, sort, rank) {
  const [key, way] = { low: ["fine", 1], high: ["fine", -1], new: ["since", -1] }[sort] ?? [];
  if (!key) return results;
  const place = ({ record }) => (rank(key, record) ? way * rank(key, record) : Infinity);
  return [...results].sort((a, b) => (place(a) === place(b) ? 0 : place(a) - place(b)));
}
