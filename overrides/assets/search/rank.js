// Scored OR: a record counts by what it matches and, squared, by how much of the question that is.

const CUT_OFF = 0.2; // of the best score; below it 可能相关
const WORTH = 0.002; // of the best score; below it not even that

const WORD = 1; // the weight of a word; more has what is cited
const ASIDE = 0.8; // what a word counts in a law, document, list or department: a question is about conduct

/** How telling a token is that stands in `hits` of `count` records. */
export function idf(hits, count) {
  return Math.log(1 + (count - hits + 0.5) / (hits + 0.5));
}

/**
 * [{record, score, share}], best first, from [{weight, hits: Map(record -> score)}].
 * score = Σ(weight × score) × share²; share = matched idf ÷ total idf, each times its weight.
 * In a record of the set `aside` a word counts for less; what is cited (a law's name, 文号) counts in full.
 */
export function rank(terms, count, aside = new Set()) {
  const sums = new Map();
  let total = 0;
  for (const { weight, hits } of terms) {
    const telling = weight * idf(hits.size, count);
    total += telling;
    for (const [record, score] of hits) {
      const sum = sums.get(record) ?? { score: 0, telling: 0 };
      const counts = weight <= WORD && aside.has(record) ? ASIDE : 1;
      sums.set(record, { score: sum.score + weight * score * counts, telling: sum.telling + telling });
    }
  }
  return [...sums].map(([record, sum]) => {
    const share = sum.telling / total;
    return { record, score: sum.score * share ** 2, share };
  }).sort((a, b) => b.score - a.score || a.record - b.record);
}

/**
 * How much of a question a record explains, 0 to 1: the characters of the words it holds, and what is cited by its weight.
 * `terms` as in `rank`, each with its token; `text` is where the words stand.
 */
export function explained(text, terms, record) {
  const worth = (some) => places(text, some.filter(({ weight }) => weight <= WORD).map(({ token }) => token))
    + some.filter(({ weight }) => weight > WORD).reduce((sum, { weight }) => sum + weight, 0);
  return worth(terms.filter(({ hits }) => hits.has(record))) / worth(terms);
}

/** How many places of the text the words take together. */
function places(text, words) {
  const taken = new Set();
  for (const word of words) {
    for (let at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + 1)) {
      for (let i = 0; i < word.length; i += 1) taken.add(at + i);
    }
  }
  return taken.size;
}

/**
 * Ranked results as {good, maybe, ended}. Only what still applies can be good, and nothing is unless `fits(record)` of the
 * best of it; `isEnded(record)` says what was repealed or has lapsed, which stands apart.
 */
export function divide(ranked, isEnded, fits) {
  const live = ranked.filter(({ record }) => !isEnded(record));
  const worth = ranked.filter(({ score }) => score >= WORTH * ranked[0].score);
  const isAnswered = live.length > 0 && fits(live[0].record);
  const isGood = ({ score }) => isAnswered && score >= CUT_OFF * live[0].score;
  return {
    good: live.filter(isGood),
    maybe: worth.filter((result) => !isEnded(result.record) && !isGood(result)),
    ended: worth.filter(({ record }) => isEnded(record)),
  };
}
