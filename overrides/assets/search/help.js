// What may help when nothing answers: another spelling, words of what comes near, departments to ask.
import { namesHit } from "./cards.js";
import { element, part } from "./nodes.js";
import { addressOf } from "./state.js";

const WORDS = 5;
const DEPARTMENTS = 3;

/** Fill the help of records/search.html from the cards that come near; what there is nothing to say of stays hidden. */
export function showHelp({ corrected = "", words }, near, question) {
  fill("corrected", corrected ? [asked(corrected)] : []);
  fill("words", wordsOf(near, words, question).map(asked));
  fill("ask", departmentsOf(near));
}

function fill(name, links) {
  const place = part(name);
  place.hidden = !links.length;
  place.querySelector("span").replaceChildren(...links.flatMap((link, at) => [at ? "、" : "", link]));
}

const asked = (text) => element("a", [text], { href: addressOf(text) });

/** What people call the things that come near, where it shares more than a character with the question. */
function wordsOf(near, words, question) {
  const shared = [...words].filter((word) => [...word].length > 1);
  const names = near.flatMap((card) => namesHit(card, shared, 1));
  return [...new Set(names)].filter((name) => name !== question.trim()).slice(0, WORDS);
}

/** Links of the departments that come near, as the list below has them. */
function departmentsOf(near) {
  const links = new Map([...part("departments").querySelectorAll("a")].map((link) => [link.dataset.name, link]));
  const found = near.flatMap(({ department }) => links.get(department) ?? []);
  return [...new Set(found)].slice(0, DEPARTMENTS).map(({ href, dataset }) => element("a", [dataset.name], { href }));
}
