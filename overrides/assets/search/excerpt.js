// The part of a long text that says most about a question.
import { hitsIn } from "./marking.js";

const LENGTH = 72; // characters: three lines on a phone
const UNASKED = 44; // where the question hit nothing of it
const BEFORE = 16; // of a clause too long to show whole, before the first hit
const CLAUSE = /[^。；！？，、：\n]*[。；！？，、：\n]*/gu;
const STOP = /[。；！？\n]$/u;

/** At most about LENGTH characters, cut between clauses where the most words stand; …… says that something was left out. */
export function excerpt(text, words) {
  const characters = [...text.trim()];
  const hits = hitsIn(characters, words);
  const isAsked = hits.includes(true);
  const length = isAsked ? LENGTH : UNASKED;
  if (characters.length <= length) return characters.join("");
  const clauses = clausesOf(characters, hits);
  const spans = clauses.map((_, first) => spanFrom(clauses.slice(first), length));
  const best = isAsked ? spans.reduce((one, other) => (other.worth >= one.worth ? other : one)) : spans[0];
  return shown(characters, widened(best, clauses, length), length);
}

function clausesOf(characters, hits) {
  let at = 0;
  let isOpening = true;
  return characters.join("").match(CLAUSE).filter(Boolean).map((clause) => {
    const start = at;
    at += [...clause].length;
    const found = hits.slice(start, at).filter(Boolean).length;
    const made = { start, end: at, found, isOpening, firstHit: hits.indexOf(true, start) };
    isOpening = STOP.test(clause);
    return made;
  });
}

/** As many of the clauses as fit; to begin with a sentence is worth a character. */
function spanFrom([{ start, end, found, isOpening, firstHit }, ...rest], length) {
  const tooFar = rest.findIndex((clause) => clause.end - start > length);
  const more = tooFar < 0 ? rest : rest.slice(0, tooFar);
  const worth = more.reduce((sum, clause) => sum + clause.found, found) + (isOpening ? 1 : 0);
  return { start, end: more.at(-1)?.end ?? end, worth, firstHit };
}

/** With what stands before it as far as there is room, from the beginning of a sentence if one is near. */
function widened(span, clauses, length) {
  const before = clauses.filter(({ start }) => start < span.start && span.end - start <= length);
  const first = before.find(({ isOpening }) => isOpening) ?? before[0];
  return first ? { ...span, start: first.start } : span;
}

function shown(characters, { start, end, firstHit }, length) {
  const isLong = end - start > length;
  const from = isLong && firstHit - BEFORE > start ? Math.min(firstHit - BEFORE, end - length) : start;
  const to = isLong ? Math.min(from + length, end) : end;
  const text = characters.slice(from, to).join("").replace(/[，、：；\n]+$/u, "");
  return `${from > 0 ? "……" : ""}${text}${to < characters.length ? "……" : ""}`;
}
