// One question to one ranked answer, in step with hooks/chidu/search/finding.py, which explains each part.
import { corrected } from "./correction.js";
import { readings } from "./pinyin.js";
import { ALONE, isBySound, isCited, parse } from "./query.js";
import { divided, explained, inOrder, rank, thingsNamed } from "./rank.js";
import { normalise, rewrite } from "./tokens.js";

const READ = 20; // the results whose names are read: those a page shows at once
const FEW = 5;
const SHORT = 4; // characters; those of a longer question lead anywhere
const WELL = 0.65;
const MOST = 0.6; // of the question must be explained by what answers it ...
const NAME = 0.3; // ... or a whole name be so much of it ...
const THINGS = 2; // ... or so many things be named by both, with a score so many times that of the next
const APART = 6;
const EXACT = 2;

/**
 * {kind, good, maybe, ended, words, corrected, query, terms}: kind is "empty", "common", "nothing", "near", "ended" or
 * "found"; good, maybe and ended hold {record, score, share}; words is the set of words that hit, as results mark them;
 * corrected is the question as it was probably meant, "" where it is not.
 */
export async function find(text, index) {
  const query = parse(text, index.known);
  if (query.empty || query.common) return answer(query.empty ? "empty" : "common", query);
  let terms = await asSaid(query, index);
  let ranked = rank(terms, index.count, index.aside);
  if (fallsShort(query, terms, ranked, index)) {
    terms = [...terms, ...await otherwise(query, index)];
    ranked = rank(terms, index.count, index.aside);
  }
  if (!ranked.length) return answer("nothing", query, terms);
  const cardOf = await read(ranked, index);
  const results = byName(query, ranked, cardOf);
  const nextBest = results[1]?.score ?? 0;
  const answers = ({ record, score }) => explained(query, terms, record, index.count) > MOST
    || named(query, cardOf.get(record)) >= NAME
    || (score >= APART * nextBest && thingsNamed(query, terms, record) >= THINGS);
  return conclude({ query, terms, cardOf, answers }, divided(results, index.ended, answers));
}

/** The cards of the first results, of the best that still applies and of the best that is over: Map(record -> card). */
async function read(ranked, index) {
  const isOver = ({ record }) => index.ended.has(record);
  const best = [ranked.find((one) => !isOver(one)), ranked.find(isOver)].filter(Boolean);
  const records = [...new Set([...ranked.slice(0, READ), ...best].map(({ record }) => record))];
  const cards = await index.cards(records);
  return new Map(cards.map((card, i) => [records[i], card]));
}

async function conclude({ query, terms, cardOf, answers }, results) {
  const [best] = [...results.good, ...results.maybe, ...results.ended];
  const table = terms.some(({ asked }) => isBySound(asked)) ? await readings() : null;
  const meant = table ? corrected(query, terms, best.record, cardOf.get(best.record), table) : "";
  const isOver = results.ended.length > 0 && answers(results.ended[0]);
  const kind = results.good.length ? "found" : isOver ? "ended" : "near";
  return answer(kind, query, terms, results, meant);
}

function answer(kind, query, terms = [], results = { good: [], maybe: [], ended: [] }, meant = "") {
  const hit = terms.filter(({ asked, hits }) => hits.size && asked.weight > ALONE && !isBySound(asked) && !isCited(asked));
  const words = new Set(hit.flatMap(({ asked }) => asked.ways.flat()));
  return { kind, ...results, words, corrected: meant, query, terms };
}

/** What was asked, with Latin letters that nothing has read as pinyin instead. */
async function asSaid(query, index) {
  const terms = await lookedUp(query.asked, index);
  const lost = terms.filter(({ asked, hits }) => !hits.size && isLatin(asked)).map(({ asked }) => asked);
  if (!lost.length) return terms;
  const spoken = query.spoken(await readings()).filter((one) => lost.some((other) => meet(one, other)));
  const heard = terms.filter(({ asked }) => !spoken.some((one) => meet(asked, one)));
  return [...heard, ...await lookedUp(spoken, index)];
}

const isLatin = (asked) => !isCited(asked) && /^[a-z]+$/.test(asked.ways[0][0]);
const meet = (one, other) => one.start < other.end && other.start < one.end;

function fallsShort(query, terms, ranked, index) {
  if (!ranked.length || (ranked.length < FEW && query.alone.length <= SHORT)) return true;
  return explained(query, terms, ranked[0].record, index.count) <= WELL;
}

async function otherwise(query, index) {
  const characters = [...query.written];
  const alike = query.alike(await readings());
  const hits = await Promise.all(alike.map(({ start, end }) => index.term(characters.slice(start, end).join(""))));
  const nowhere = alike.filter((_, i) => !hits[i].size);
  return lookedUp([...query.akin, ...nowhere, ...query.alone], index);
}

/** [{asked, hits: Map(record -> impact)}] */
function lookedUp(asked, index) {
  return Promise.all(asked.map(async (one) => ({ asked: one, hits: await hitsOf(one, index) })));
}

/** A way counts by its weakest token, a record by its best way. */
async function hitsOf({ ways }, index) {
  const hits = new Map();
  for (const way of await Promise.all(ways.map((tokens) => Promise.all(tokens.map(index.term))))) {
    const [first, ...others] = way;
    for (const [record, impact] of first) {
      if (!others.every((other) => other.has(record))) continue;
      const weakest = Math.min(impact, ...others.map((other) => other.get(record)));
      hits.set(record, Math.max(hits.get(record) ?? 0, weakest));
    }
  }
  return hits;
}

/** The first results again, higher by how much of the question is a whole name of theirs, most if it is just that. */
function byName(query, ranked, cardOf) {
  const asked = query.named.replaceAll(" ", "");
  const first = ranked.slice(0, READ).map((one) => {
    const card = cardOf.get(one.record);
    const exact = namesOf(card).includes(asked) ? EXACT : 1;
    return { ...one, score: one.score * (1 + named(query, card)) * exact };
  });
  return [...inOrder(first), ...ranked.slice(READ)];
}

/** The share of the question that the largest whole name of a record in it takes. */
function named(query, card) {
  const sum = (values) => values.reduce((total, value) => total + value, 0);
  const cited = sum(query.asked.filter(isCited).map(({ weight }) => weight));
  const shares = namesOf(card).map((name) => {
    const at = query.written.indexOf(name);
    if ([...name].length < 2 || at < 0) return 0;
    const start = [...query.written.slice(0, at)].length;
    const end = start + [...name].length;
    const taken = sum(query.size.slice(start, end));
    const total = taken + sum(query.worth.slice(0, start)) + sum(query.worth.slice(end)) + cited;
    return total ? taken / total : 0;
  });
  return Math.max(0, ...shares);
}

const namesOf = ({ title, aliases }) => [title, ...aliases].map((name) => rewrite(normalise(name)));
