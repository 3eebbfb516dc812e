// How a text sounds, in step with hooks/chidu/search/pinyin.py. The table of readings comes only when it is needed.
import { again, readJson } from "./fetching.js";

const INITIALS = 3, BEGINNING = 4;
const LONGEST_SYLLABLE = 6;
const READINGS = new URL("readings.json", import.meta.url);

/** {syllables: Set, of: Map(character -> [syllable])}; loaded once. */
export const readings = () => table(READINGS);

const table = again(async (url) => {
  const { first, also } = await readJson(url);
  const of = new Map();
  const entries = [first, also].flatMap((syllables) => Object.entries(syllables));
  for (const [syllable, characters] of entries) {
    for (const character of characters) of.set(character, [...(of.get(character) ?? []), syllable]);
  }
  return { syllables: new Set(entries.map(([syllable]) => syllable)), of };
});

export const isSound = (token) => token.includes("'") || token.startsWith("^");

export const syllableToken = (first, second) => `${first}'${second}`;

/** The tokens of a row of first letters, none of fewer than three. */
export function initialsGrams(letters) {
  return Array.from({ length: Math.max(0, letters.length - INITIALS + 1) }, (_, at) => `^${letters.slice(at, at + INITIALS)}`);
}

/** The token of four first letters with which a name or a clause begins, none for fewer. */
export const beginning = (letters) => (letters.length >= BEGINNING ? [`^|${letters.slice(0, BEGINNING)}`] : []);

/** A row of letters as the fewest syllables, [] where it is no pinyin; of equals the one with the longer first. */
export function segmented(letters, syllables) {
  const best = new Array(letters.length).fill(null).concat([[]]);
  for (let start = letters.length - 1; start >= 0; start -= 1) {
    for (let end = Math.min(letters.length, start + LONGEST_SYLLABLE); end > start; end -= 1) {
      const rest = best[end];
      const syllable = written(letters.slice(start, end));
      if (!rest || !syllables.has(syllable)) continue;
      if (!best[start] || rest.length + 1 < best[start].length) best[start] = [syllable, ...rest];
    }
  }
  return best[0] ?? [];
}

/** lü, lue as the table has them: lv, lve. */
const written = (syllable) => syllable.replaceAll("ü", "v").replace(/^([ln])ue$/, "$1ve");

/** The readings of every character of a normalised text, [] for what has none. */
export const sounds = (text, of) => [...text].map((character) => of.get(character) ?? []);
