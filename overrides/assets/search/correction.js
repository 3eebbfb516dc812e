// What was probably meant, in step with hooks/chidu/search/correction.py, which explains each part.
import { segmented, sounds } from "./pinyin.js";
import { heard } from "./rank.js";
import { isHan, normalise } from "./tokens.js";

/** The question with what only sounds like the record written as the record has it, "" where nothing is to correct. */
export function corrected(query, terms, record, card, table) {
  const texts = [...card.aliases, card.title, card.conduct].map((text) => [...normalise(text)]);
  let text = [...query.written];
  for (const { start, end } of heard(terms, record).reverse()) {
    const typed = text.slice(start, end);
    const meant = texts.map((each) => alike(typed.join(""), each, table)).find(Boolean) ?? typed;
    text = [...text.slice(0, start), ...meant, ...text.slice(end)];
  }
  const meant = text.join("");
  return meant === query.written ? "" : meant;
}

/** The first part of a text (its characters) that sounds like what was typed; undefined if none does. */
function alike(typed, text, { syllables, of }) {
  const letters = typed.replaceAll(" ", "");
  const cut = segmented(letters, syllables);
  const wanted = isHan(typed) ? sounds(typed, of) : (cut.length ? cut : [...letters]).map((one) => [one]);
  const spoken = text.map((character) => of.get(character) ?? []);
  const isAlike = (at) => wanted.every((readings, i) => same(spoken[at + i], readings));
  for (let at = 0; at + wanted.length <= text.length; at += 1) {
    if (isAlike(at)) return text.slice(at, at + wanted.length);
  }
  return undefined;
}

const same = (readings, wanted) => readings.some((one) => wanted.some((other) => one === other || one[0] === other));
