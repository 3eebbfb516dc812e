// Scored OR: a record counts by what it matches and, squared, by how much of the question that is.

const CUT_OFF = 0.2; // of the best score; below it 可能相关
const WORTH = 0.002; // of the best score; below it not even that

/** How telling a token is that stands in `hits` of `count` records. */
export function idf(hits, count) {
  return Math.log(1 + (count - hits + 0.5) / (hits + 0.5));
}

/**
 * [{record, score, share}], best first, from [{weight, hits: Map(record -> score)}].
 * score = Σ(weight × score) × share²; share = matched idf ÷ total idf, each times its weight.
 */
export function rank(terms, count) {
  const sums = new Map();
  let total = 0;
  for (const { weight, hits } of terms) {
    const telling = weight * idf(hits.size, count);
    total += telling;
    for (const [record, score] of hits) {
      const sum = sums.get(record) ?? { score: 0, telling: 0 };
      sums.set(record, { score: sum.score + weight * score, telling: sum.telling + telling });
    }
  }
  return [...sums].map(([record, sum]) => {
    const share = sum.telling / total;
    return { record, score: sum.score * share ** 2, share };
  }).sort((a, b) => b.score - a.score || a.record - b.record);
}

/** Ranked results as {good, maybe}; in each, what `last(record)` says is repealed stands last. */
export function divide(ranked, last) {
  const best = ranked[0]?.score ?? 0;
  const ordered = (results) => [...results.filter((r) => !last(r.record)), ...results.filter((r) => last(r.record))];
  return {
    good: ordered(ranked.filter(({ score }) => score >= CUT_OFF * best)),
    maybe: ordered(ranked.filter(({ score }) => score < CUT_OFF * best && score >= WORTH * best)),
  };
}
