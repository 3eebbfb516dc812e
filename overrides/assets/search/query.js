// A person's words into weighted tokens, in step with hooks/chidu/search (query, citing), which explain each part.
import tables from "./tables.js";
import { beginning, initialsGrams, isSound, segmented, sounds, syllableToken } from "./pinyin.js";
import { actToken, anyOf, hasWords, isHan, normalise, numbered, placedWords, references, rewrite, rewritten, words } from "./tokens.js";

export const LONGEST = 200;
export const WORD = 1;
export const ALONE = 0.15;
const SHORT = 2; // so short a query is a word, not a question: 怎么 may stand in an alias
const REFERENCE = 3, ACT = 2, ACT_ARTICLE = 4, AKIN = 0.7;
const VAGUE = 0.2, ELSEWHERE = 2.5;
const WORTH = [[anyOf(tables.vague), VAGUE], [anyOf(tables.elsewhere), ELSEWHERE]];
const QUESTIONS = anyOf(tables.questions);
const ENDING = /(^|[^网酒氧书迪咖茶水清])([吗呢呀啊吧]+)(?=[ ?!。,]|$)/gu;
const BARE = /^[》 ]*第?([0-9]{1,3}|[一二三四五六七八九十][零〇一二两三四五六七八九十百]{0,6})(?= |$)/u;
const STATE = "中华人民共和国";
// A single character stands in too many other words to be a way of saying anything.
const othersOf = (word, group) => group.filter((other) => other !== word && other.length > 1).map(rewrite);
const MEANINGS = new Map(tables.synonyms.map((group) => group.split(" "))
  .flatMap((group) => group.map((word) => [word, othersOf(word, group)])).filter(([, others]) => others.length));
const MEANT = anyOf(MEANINGS.keys());

export const isCited = (asked) => asked.weight > WORD;
export const isBySound = (asked) => isSound(asked.ways[0][0]);

const one = (token, weight, start, end) => ({ ways: [[token]], weight, start, end });
/** A word as it is; a row of figures may also be yuan. */
const readingsOf = (word) => (/^[0-9]{3,}$/.test(word) ? [[word], [`yuan${BigInt(word)}`]] : [[word]]);
const blank = (found) => " ".repeat([...found].length);

/**
 * {written, named, asked, spoken, akin, alike, alone, size, worth, empty, common}: see `Query` of query.py. Each of the five
 * lists holds {ways: [[token]], weight, start, end}; places count characters, as `worth` does. `spoken` and `alike` are
 * functions of the table of readings, which is not loaded before they are needed.
 * `known` is {laws: [bare name], numbers: [文号], common: Set(token)}.
 */
export function parse(text, known) {
  const typed = normalise([...text].slice(0, LONGEST).join(""));
  const written = rewrite(typed);
  if (!hasWords(written)) return { written, empty: true, common: false };
  const { cited, spans } = citedIn(written, known);
  const rest = blanked(written, spans);
  const named = [...written].length > SHORT ? rest.replace(QUESTIONS, blank).replace(ENDING, (_, before, asking) => before + blank(asking)) : rest;
  const place = placesIn(named);
  const said = placedWords(named).map(({ word, start }) => (
    { ways: readingsOf(word), weight: WORD, start: place(start), end: place(start + word.length) }));
  const size = sizeOf(named, rewritten(typed), placesIn(written));
  const asked = [...said, ...cited].filter(({ ways }) => !known.common.has(ways[0][0]));
  return {
    written,
    named,
    asked,
    spoken: (table) => spokenIn(named, table),
    akin: akinTo(named, place),
    alike: (table) => said.flatMap((word) => alike(word, table)),
    alone: aloneIn(named, asked, known),
    size,
    worth: worthOf(named, size, said.filter(({ ways }) => known.common.has(ways[0][0]))),
    empty: false,
    common: !asked.length,
  };
}

/** A function from UTF-16 positions of a text to characters. */
function placesIn(text) {
  const places = new Map([[0, 0]]);
  let unit = 0;
  [...text].forEach((character, i) => {
    unit += character.length;
    places.set(unit, i + 1);
  });
  return (position) => places.get(position);
}

function blanked(text, spans) {
  return spans.reduce((left, { start, end }) => left.slice(0, start) + " ".repeat(end - start) + left.slice(end), text);
}

function sizeOf(named, inFull, place) {
  const size = [...named].map((character) => (hasWords(character) ? 1 : 0));
  for (const { start, end, share } of inFull) {
    for (let at = place(start); at < place(end); at += 1) size[at] *= share;
  }
  return size;
}

function worthOf(named, size, common) {
  const worth = [...size];
  const place = placesIn(named);
  const give = (value, start, end) => { for (let at = start; at < end; at += 1) worth[at] = value * size[at]; };
  for (const { start, end } of common) give(VAGUE, start, end);
  for (const [phrases, value] of WORTH) {
    for (const { 0: phrase, index } of named.matchAll(phrases)) give(value, place(index), place(index + phrase.length));
  }
  return worth;
}

function spokenIn(named, { syllables }) {
  const place = placesIn(named);
  return [...named.matchAll(/[a-zü]+(?: +[a-zü]+)*/gu)].flatMap(({ 0: row, index }) => {
    const at = place(index);
    const placed = syllablesIn(row, at, syllables);
    if (placed.length > 1) {
      return placed.slice(1).map((next, i) => one(syllableToken(placed[i].syllable, next.syllable), WORD, placed[i].start, next.end));
    }
    const letters = row.replaceAll(" ", "");
    const grams = initialsGrams(letters);
    if (!grams.length) return [];
    const start = beginning(letters);
    const asked = (ways, weight) => ({ ways: [ways], weight, start: at, end: at + row.length });
    return [...start.length ? [asked([...start, ...grams], WORD)] : [], asked(grams, ALONE)];
  });
}

function syllablesIn(row, at, syllables) {
  const parts = [...row.matchAll(/[^ ]+/g)].map(({ 0: part, index }) => ({ cut: segmented(part, syllables), start: at + index }));
  if (!parts.every(({ cut }) => cut.length)) return [];
  return parts.flatMap(({ cut, start }) => cut.map((syllable) => {
    const end = start + syllable.length;
    const placed = { syllable, start, end };
    start = end;
    return placed;
  }));
}

function akinTo(named, place) {
  return [...named.matchAll(MEANT)].map(({ 0: word, index }) => (
    { ways: MEANINGS.get(word).map(words), weight: AKIN, start: place(index), end: place(index + word.length) }));
}

function alike({ ways: [[word]], start, end }, { of }) {
  if ([...word].length !== 2 || !isHan(word)) return [];
  const [first, second] = sounds(word, of);
  const ways = first.flatMap((one) => second.map((two) => [syllableToken(one, two)]));
  return ways.length ? [{ ways, weight: AKIN, start, end }] : [];
}

function aloneIn(named, asked, known) {
  const taken = new Set(asked.map(({ ways }) => ways[0][0]));
  return [...named].flatMap((character, at) => (
    isHan(character) && !taken.has(character) && !known.common.has(character) ? [one(character, ALONE, at, at + 1)] : []));
}

/** References and known acts with their weights, and where they stand, in UTF-16 positions. */
function citedIn(text, { laws, numbers }) {
  const place = placesIn(text);
  const asked = (token, weight, start, end) => one(token, weight, place(start), place(end));
  const whole = actNumbersIn(text, numbers);
  const isPart = (reference) => whole.some(({ start, end }) => start <= reference.start && reference.end <= end);
  const found = [...whole, ...references(text).filter((reference) => !isPart(reference))];
  const acts = actsIn(text, laws);
  const cited = found.map(({ token, start, end }) => asked(token, REFERENCE, start, end));
  for (const act of acts) {
    cited.push(asked(actToken(act.name), ACT, act.start, act.end));
    let article = found.find(({ start, token }) => token.startsWith("art") && follows(text, act.end, start));
    if (!article && (article = bareArticle(text, act))) found.push(article);
    if (article) cited.push(asked(actToken(act.name, article.token), ACT_ARTICLE, act.start, article.end));
  }
  return { cited, spans: [...found, ...acts] };
}

function bareArticle(text, { end }) {
  const found = text.slice(end).match(BARE);
  if (!found) return undefined;
  const start = end + found[0].length - found[1].length;
  return { start, end: start + found[1].length, token: references(`${found[1]}条`)[0].token };
}

function actNumbersIn(text, numbers) {
  return numbered(text).flatMap(({ start, end, organ, tail }) => {
    const organs = numbers.filter((each) => each.endsWith(tail)).map((each) => each.slice(0, -tail.length))
      .filter((each) => !/[0-9]$/.test(each));
    const [whole] = organs.filter((each) => organ.endsWith(each)).sort((a, b) => b.length - a.length);
    const named = whole ? [whole] : organs.filter((each) => each.endsWith(organ));
    if (named.length > 1) return [];
    const before = whole ? organ.length - whole.length : 0;
    return [{ start: start + before, end, token: `num${named[0] ?? organ}${tail}` }];
  });
}

const follows = (text, end, start) => start >= end && /^[》 的]*$/u.test(text.slice(end, start));

function actsIn(text, laws) {
  const acts = [];
  let left = text;
  for (const name of [...laws].sort((a, b) => b.length - a.length || (a < b ? -1 : 1))) {
    const start = left.indexOf(name);
    if (start < 0) continue;
    const before = left.slice(0, start).endsWith(STATE) ? STATE.length : 0;
    const act = { name, start: start - before, end: start + name.length };
    acts.push(act);
    left = blanked(left, [act]);
  }
  return acts;
}
