// Result rows. Data enters the page as text nodes only.
import { normalise } from "./tokens.js";

const IN_FORCE = "现行有效";
const MARKS = { 已废止: "✕", 已失效: "✕", 尚未施行: "◷", 待复核: "？" };
const ALIASES = 4;

/** One row: title, range, other names or a summary, department and code and state. `root` is the site's root. */
export function row(card, words, root, heading = "h2") {
  const link = element("a", marked(card.title, words));
  link.href = new URL(`./${card.url}`, root).href;
  const parts = [
    element(heading, [link]),
    card.fine && element("p", [card.fine], "ans"),
    sentence(card, words),
    element("p", meta(card), "meta"),
  ];
  return element("li", parts.filter(Boolean));
}

function sentence({ aliases, summary }, words) {
  const isHit = (alias) => pieces(alias, words).some(({ hit }) => hit);
  const shown = [...aliases.filter(isHit), ...aliases.filter((alias) => !isHit(alias))].slice(0, ALIASES);
  const text = (shown.length ? `又叫${shown.join("、")}。` : "") + summary;
  return text && element("p", marked(text, words));
}

function meta({ department, power_type, id, status }) {
  const spans = [department, power_type, id].filter(Boolean).map((text) => element("span", [text]));
  const state = MARKS[status] ? `${MARKS[status]} ${status}` : status;
  return status && status !== IN_FORCE ? [...spans, element("span", [state], "tag")] : spans;
}

/** A text as nodes, with what the question hit inside <mark>. */
function marked(text, words) {
  return pieces(text, words).map(({ hit, part }) => (hit ? element("mark", [part]) : part));
}

/** [{part, hit}]: the text cut where hits begin and end. Characters are compared one by one, each normalised. */
function pieces(text, words) {
  const characters = [...text];
  const plain = characters.map((character) => normalise(character));
  const hits = new Array(characters.length).fill(false);
  for (const word of words) {
    const letters = [...word];
    for (let at = 0; at + letters.length <= plain.length; at += 1) {
      if (letters.every((letter, i) => plain[at + i] === letter)) hits.fill(true, at, at + letters.length);
    }
  }
  return characters.reduce((parts, part, i) => {
    const last = parts.at(-1);
    if (last?.hit === hits[i]) last.part += part;
    else parts.push({ part, hit: hits[i] });
    return parts;
  }, []);
}

function element(name, children, className = "") {
  const made = document.createElement(name);
  if (className) made.className = className;
  made.append(...children);
  return made;
}
