// Where a question hit a text, and how that is shown.
import { element } from "./nodes.js";
import { normalise } from "./tokens.js";

/** One boolean for each character of the text: whether a word stands over it. Words are normalised; so is each character. */
export function hitsIn(characters, words) {
  const plain = characters.map((character) => normalise(character));
  const hits = new Array(characters.length).fill(false);
  for (const word of words) {
    const letters = [...word];
    if (!letters.length) continue;
    for (let at = 0; at + letters.length <= plain.length; at += 1) {
      if (letters.every((letter, i) => plain[at + i] === letter)) hits.fill(true, at, at + letters.length);
    }
  }
  return hits;
}

export const isHit = (text, words) => hitsIn([...text], words).includes(true);

/** A text as nodes, with what the question hit inside <mark>. */
export function marked(text, words) {
  const characters = [...text];
  const hits = hitsIn(characters, words);
  const parts = [];
  characters.forEach((character, i) => {
    if (i && hits[i] === hits[i - 1]) parts.at(-1).text += character;
    else parts.push({ text: character, hit: hits[i] });
  });
  return parts.map(({ text: piece, hit }) => (hit ? element("mark", [piece]) : piece));
}
