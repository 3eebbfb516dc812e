// One question to one ranked answer.
import { parse } from "./query.js";
import { divide, rank } from "./rank.js";

const FEW = 5;
const HALF = 0.5;
const SHORT = 4; // characters; those of a longer question lead anywhere

/**
 * {kind: "empty" | "common" | "nothing" | "found", good, maybe, words: Set(token that hit)}; good and maybe hold
 * {record, score, share}. Single characters are asked only when the words explain less than half of
 * the question (a slip of the pen, everyday words), or find next to nothing for a short one (黑车).
 */
export async function find(text, index) {
  const query = parse(text, index.known);
  if (query.empty || query.common) return answer(query.empty ? "empty" : "common");
  const terms = await ask(query.tokens, index);
  let ranked = rank(terms, index.count);
  if (!ranked.length && query.question) return answer("common");
  const few = ranked.length < FEW && query.backOff.size <= SHORT;
  if (few || !(ranked[0]?.share >= HALF)) ranked = rank([...terms, ...await ask(query.backOff, index)], index.count);
  if (!ranked.length) return answer("nothing");
  const { good, maybe } = divide(ranked, (record) => index.repealed.has(record));
  return answer("found", good, maybe, new Set(terms.filter(({ hits }) => hits.size).map(({ token }) => token)));
}

const answer = (kind, good = [], maybe = [], words = new Set()) => ({ kind, good, maybe, words });

function ask(tokens, index) {
  return Promise.all([...tokens].map(async ([token, weight]) => ({ token, weight, hits: await index.term(token) })));
}
