// Scored OR, in step with hooks/chidu/search/ranking.py, which explains each part.
import { ALONE, WORD, isBySound, isCited } from "./query.js";

const CUT_OFF = 0.3; // of the best score; below it 可能相关
const WORTH = 0.002; // of the best score; below it not even that
const ASIDE = 0.8; // what a word counts in a law, document, list or department: a question is about conduct
const SATURATION = 3;
const LIKENESS = 0.9; // how far a word explains what was said when it only means or sounds much the same
const IN_PASSING = 0.7; // how far a word explains what was said where it only stands somewhere in the text
const MEANT = 3; // the impact from which it does not
const TELLING = 0.5; // of the highest idf; what is less telling explains less
const PAIR = 2; // characters
const DIGITS = 1e6; // two machines may differ in the last digit of a logarithm

/** How telling a term is that stands in `hits` of `count` records. */
export function idf(hits, count) {
  return Math.log(1 + (count - hits + 0.5) / (hits + 0.5));
}

/** [{record, score, share}], best first, from [{asked, hits: Map(record -> impact)}]; `aside` is a set of records. */
export function rank(terms, count, aside = new Set()) {
  const scores = new Map();
  const telling = new Map();
  let total = 0;
  const once = new Map(terms.map((term) => [JSON.stringify(term.asked.ways), term])); // what is said twice counts once
  for (const { asked, hits } of once.values()) {
    const worth = asked.weight * idf(hits.size, count);
    total += worth;
    for (const [record, impact] of hits) {
      const counts = !isCited(asked) && aside.has(record) ? ASIDE : 1;
      const score = worth * counts * impact / (impact + SATURATION);
      scores.set(record, (scores.get(record) ?? 0) + score);
      telling.set(record, (telling.get(record) ?? 0) + worth);
    }
  }
  return inOrder([...scores].map(([record, score]) => {
    const share = telling.get(record) / total;
    return { record, score: score * share ** 2, share };
  }));
}

/** The best first, the scores rounded; of equals the one that stands first in the index. */
export function inOrder(ranked) {
  const rounded = ranked.map((one) => ({ ...one, score: Math.round(one.score * DIGITS) / DIGITS }));
  return rounded.sort((a, b) => b.score - a.score || a.record - b.record);
}

/** How much of a question a record explains, 0 to 1: its characters by their worth, what is cited by its weight. */
export function explained(query, terms, record, count) {
  const cited = terms.filter(({ asked }) => isCited(asked));
  let matched = cited.reduce((sum, { asked, hits }) => sum + (hits.has(record) ? asked.weight : 0), 0);
  let total = cited.reduce((sum, { asked }) => sum + asked.weight, 0);
  let telling = matched > 0;
  covered(query, terms, record, count).forEach((share, at) => {
    const size = query.size[at];
    const worth = query.worth[at];
    matched += share * Math.min(size, worth);
    total += share ? Math.min(size, worth) : worth;
    telling ||= share > 0 && worth >= size && size > 0;
  });
  return telling ? matched / total : 0;
}

function covered(query, terms, record, count) {
  const shares = query.size.map(() => 0);
  const sound = heard(terms, record);
  for (const { asked, hits } of terms) {
    if (isCited(asked) || asked.weight <= ALONE || !hits.has(record)) continue;
    if (isBySound(asked) && !sound.some(({ start, end }) => start <= asked.start && asked.end <= end)) continue;
    let worth = Math.min(1, idf(hits.size, count) / (TELLING * idf(1, count)));
    worth *= asked.weight < WORD ? LIKENESS : 1;
    worth *= hits.get(record) < MEANT ? IN_PASSING : 1;
    for (let at = asked.start; at < asked.end; at += 1) shares[at] = Math.max(shares[at], worth);
  }
  return shares;
}

/** The parts of a question that a record has by sound only, each with the words beside it; two characters prove nothing. */
export function heard(terms, record) {
  const matched = terms.filter(({ asked, hits }) => hits.has(record) && asked.weight > ALONE).map(({ asked }) => asked);
  const said = new Set();
  for (const { start, end } of matched.filter((one) => !isCited(one))) {
    for (let at = start; at < end; at += 1) said.add(at);
  }
  const wide = matched.filter(isBySound).sort((a, b) => a.start - b.start || a.end - b.end).map(({ start, end }) => {
    while (said.has(start - 1)) start -= 1;
    while (said.has(end)) end += 1;
    return { start, end };
  });
  const isNew = ({ start, end }, i) => wide.findIndex((one) => one.start === start && one.end === end) === i;
  return wide.filter(isNew).filter(({ start, end }) => end - start > PAIR);
}

/** How many separate things, of two characters or more, a question and a record both name, not just in passing. */
export function thingsNamed(query, terms, record) {
  const named = new Set();
  for (const { asked, hits } of terms) {
    if (isCited(asked) || asked.weight <= ALONE || !(hits.get(record) >= MEANT)) continue;
    for (let at = asked.start; at < asked.end; at += 1) if (query.worth[at]) named.add(at);
  }
  return [...named].filter((at) => !named.has(at + 1) && named.has(at - 1)).length;
}

/** Ranked results as {good, maybe, ended}: only what still applies can be good, and nothing is unless its best `answers`. */
export function divided(ranked, ended, answers) {
  const worth = ranked.filter(({ score }) => score >= WORTH * ranked[0].score);
  const live = worth.filter(({ record }) => !ended.has(record));
  const least = live.length && answers(live[0]) ? CUT_OFF * live[0].score : Infinity;
  return {
    good: live.filter(({ score }) => score >= least),
    maybe: live.filter(({ score }) => score < least),
    ended: worth.filter(({ record }) => ended.has(record)),
  };
}
