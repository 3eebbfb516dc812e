// A citizen's words into weighted tokens: what is cited first, then what is named; phrases that only ask are dropped.
import tables from "./tables.js";
import { actToken, anyOf, normalise, references, rewrite, unigrams, words } from "./tokens.js";

export const LONGEST = 200;
const SHORT = 2; // so short a query is a word, not a question: 怎么 may stand in an alias
const WEIGHT = { word: 1, reference: 3, act: 2, actArticle: 4, backOff: 0.15 };
const QUESTIONS = anyOf(tables.questions);
const ENDING = /[吗呢呀啊吧]+(?=[ ?!。,]|$)/gu;
const LETTER = /[\p{L}\p{N}]/u;

/**
 * {tokens: Map(token -> weight), backOff: Map(token -> weight), empty, common, question}. `common`: nothing is left but
 * words that stand in nearly every record; `question`: the text only asks (罚多少) and names nothing.
 * `known` is {laws: [bare name], common: Set(token)} of the index.
 */
export function parse(text, known) {
  const written = rewrite(normalise([...text].slice(0, LONGEST).join("")));
  const cited = citedIn(written, known.laws);
  const asked = [...written].length > SHORT ? withoutQuestions(cited.rest) : cited.rest;
  const named = words(asked);
  const tokens = new Map([...named.map((word) => [word, WEIGHT.word]), ...cited.tokens]);
  const telling = new Map([...tokens].filter(([token]) => !known.common.has(token)));
  const backOff = new Map(unigrams(asked).filter((one) => !telling.has(one) && !known.common.has(one))
    .map((one) => [one, WEIGHT.backOff]));
  const empty = !LETTER.test(written);
  const question = !empty && !words(withoutQuestions(written)).length;
  return { tokens: telling, backOff, empty, common: !empty && !telling.size, question };
}

function withoutQuestions(text) {
  return text.replace(QUESTIONS, " ").replace(ENDING, " ");
}

/** References and known acts with their weights, and the text without them. */
function citedIn(text, laws) {
  const tokens = new Map();
  const found = references(text);
  for (const { token } of found) tokens.set(token, WEIGHT.reference);
  const acts = actsIn(text, laws);
  for (const act of acts) {
    tokens.set(actToken(act.name), WEIGHT.act);
    const article = found.find(({ start, token }) => token.startsWith("art") && between(text, act.end, start));
    if (article) tokens.set(actToken(act.name, article.token), WEIGHT.actArticle);
  }
  return { tokens, rest: blanked(text, [...found, ...acts]) };
}

const between = (text, end, start) => start >= end && /^[》 的]*$/u.test(text.slice(end, start));

/** Known acts, the longest name first, each place taken once. */
function actsIn(text, laws) {
  const acts = [];
  let left = text;
  for (const name of [...laws].sort((a, b) => b.length - a.length)) {
    const start = left.indexOf(name);
    if (start < 0) continue;
    const before = left.slice(0, start).match(/中华人民共和国$/u)?.[0].length ?? 0;
    const act = { name, start: start - before, end: start + name.length };
    acts.push(act);
    left = blanked(left, [act]);
  }
  return acts;
}

function blanked(text, spans) {
  return spans.reduce((left, { start, end }) => left.slice(0, start) + " ".repeat(end - start) + left.slice(end), text);
}
