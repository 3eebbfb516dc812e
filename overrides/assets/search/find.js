// One question to one ranked answer.
import { parse } from "./query.js";
import { divide, explained, rank } from "./rank.js";

const FEW = 5;
const HALF = 0.5;
const SHORT = 4; // characters; those of a longer question lead anywhere

/**
 * {kind: "empty" | "common" | "nothing" | "near" | "ended" | "found", good, maybe, ended, words: Set(token that hit)};
 * good, maybe and ended hold {record, score, share}. "near": nothing explains more than half of the question; "ended":
 * only what was repealed or has lapsed does. Single characters are asked only when the words explain less than half of
 * the question (a slip of the pen, everyday words), or find next to nothing for a short one (黑车).
 */
export async function find(text, index) {
  const query = parse(text, index.known);
  if (query.empty || query.common) return answer(query.empty ? "empty" : "common");
  const terms = await ask(query.tokens, index);
  const ranking = (asked) => rank(asked, index.count, index.aside);
  let ranked = ranking(terms);
  if (!ranked.length && query.question) return answer("common");
  const few = ranked.length < FEW && query.backOff.size <= SHORT;
  if (few || !(ranked[0]?.share >= HALF)) ranked = ranking([...terms, ...await ask(query.backOff, index)]);
  if (!ranked.length) return answer("nothing");
  const fits = (record) => explained(query.asked, terms, record) > HALF;
  const results = divide(ranked, (record) => index.ended.has(record), fits);
  const words = new Set(terms.filter(({ hits }) => hits.size).map(({ token }) => token));
  if (results.good.length) return answer("found", results, words);
  const isOver = results.ended.length > 0 && fits(results.ended[0].record);
  return answer(isOver ? "ended" : "near", results, words);
}

const answer = (kind, results = { good: [], maybe: [], ended: [] }, words = new Set()) => ({ kind, ...results, words });

function ask(tokens, index) {
  return Promise.all([...tokens].map(async ([token, weight]) => ({ token, weight, hits: await index.term(token) })));
}
