// A citizen's words into weighted tokens: what is cited first, then what is named; phrases that only ask are dropped.
import tables from "./tables.js";
import { actToken, anyOf, normalise, references, rewrite, unigrams, words } from "./tokens.js";

export const LONGEST = 200;
const SHORT = 2; // so short a query is a word, not a question: 怎么 may stand in an alias
const WEIGHT = { word: 1, reference: 3, act: 2, actArticle: 4, backOff: 0.15 };
const QUESTIONS = anyOf(tables.questions);
const ENDING = /[吗呢呀啊吧]+(?=[ ?!。,]|$)/gu;
const ACT_NUMBER = /([\u4e00-\u9fff]{1,20})(?:[〔\[(【〈<] ?([0-9]{4}) ?[〕\])】〉>]|([0-9]{4})年|(?<=令)) ?第?([0-9]{1,6}) ?号/gu;
const LETTER = /[\p{L}\p{N}]/u;

/**
 * {tokens: Map(token -> weight), backOff: Map(token -> weight), asked, empty, common, question}. `asked` is where the
 * words of `tokens` stand; `common`: nothing is left but words that stand in nearly every benchmark; `question`: the text
 * only asks (罚多少) and names nothing.
 * `known` is {laws: [bare name], numbers: [文号 as act_numbers of references.py spells it], common: Set(token)}.
 */
export function parse(text, known) {
  const written = rewrite(normalise([...text].slice(0, LONGEST).join("")));
  const cited = citedIn(written, known);
  const asked = [...written].length > SHORT ? withoutQuestions(cited.rest) : cited.rest;
  const named = words(asked);
  const tokens = new Map([...named.map((word) => [word, WEIGHT.word]), ...cited.tokens]);
  const telling = new Map([...tokens].filter(([token]) => !known.common.has(token)));
  const backOff = new Map(unigrams(asked).filter((one) => !telling.has(one) && !known.common.has(one))
    .map((one) => [one, WEIGHT.backOff]));
  const empty = !LETTER.test(written);
  const question = !empty && !words(withoutQuestions(written)).length;
  return { tokens: telling, backOff, asked, empty, common: !empty && !telling.size, question };
}

function withoutQuestions(text) {
  return text.replace(QUESTIONS, " ").replace(ENDING, " ");
}

/** References and known acts with their weights, and the text without them. */
function citedIn(text, { laws, numbers }) {
  const tokens = new Map();
  const numbered = actNumbersIn(text, numbers);
  const isPart = (reference) => numbered.some(({ start, end }) => reference.start >= start && reference.end <= end);
  const found = [...numbered, ...references(text).filter((reference) => !isPart(reference))];
  for (const { token } of found) tokens.set(token, WEIGHT.reference);
  const acts = actsIn(text, laws);
  for (const act of acts) {
    tokens.set(actToken(act.name), WEIGHT.act);
    const article = found.find(({ start, token }) => token.startsWith("art") && between(text, act.end, start));
    if (article) tokens.set(actToken(act.name, article.token), WEIGHT.actArticle);
  }
  return { tokens, rest: blanked(text, [...found, ...acts]) };
}

/**
 * Every 文号 as {start, end, token}. One that no page has keeps a token of its own, which finds nothing: its year and
 * number alone would find another organ's document. One whose organ is cut short (规〔2026〕2号) and fits several is left out.
 */
function actNumbersIn(text, numbers) {
  return [...text.matchAll(ACT_NUMBER)].flatMap(({ 0: written, 1: organ, 2: bracketed, 3: year, 4: number, index }) => {
    const tail = `${bracketed ?? year ?? ""}n${Number(number)}`;
    const organs = numbers.filter((one) => one.endsWith(tail)).map((one) => one.slice(0, -tail.length))
      .filter((one) => !/[0-9]$/.test(one));
    const [whole] = organs.filter((one) => organ.endsWith(one)).sort((a, b) => b.length - a.length);
    const named = whole ? [whole] : organs.filter((one) => one.endsWith(organ));
    if (named.length > 1) return [];
    const before = whole ? organ.length - whole.length : 0;
    return [{ start: index + before, end: index + written.length, token: `num${named[0] ?? organ}${tail}` }];
  });
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
