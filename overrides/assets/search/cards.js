// One result: title, range and highest tier, other names and an excerpt that the question hit, department, kind, state.
import { excerpt } from "./excerpt.js";
import { isHit, marked } from "./marking.js";
import { element } from "./nodes.js";

const IN_FORCE = "现行有效";
const MARKS = { 已废止: "✕", 已失效: "✕", 已撤并: "✕", 尚未施行: "◷", 待复核: "？" };
const ALIASES = 3;
const NARROW = 24; // characters of a range that fit the narrow column beside a title

/** One row. `root` is the site's root, `heading` fits the section the row stands in. */
export function row(card, words, root, heading = "h2") {
  const link = element("a", marked(card.title, words), { href: pageOf(card, root) });
  const parts = [
    element(heading, [link]),
    amount(card),
    otherNames(card, words),
    standard(card, words),
    element("p", meta(card), { class: "meta" }),
  ];
  return element("li", parts.filter(Boolean));
}

export const pageOf = (card, root) => new URL(`./${card.url}`, root).href;

/** The first other names that the question hit. */
export function namesHit({ aliases }, words, most = ALIASES) {
  return aliases.filter((alias) => isHit(alias, words)).slice(0, most);
}

/** 又叫 and these names, as nodes. */
export function calledToo(names, words) {
  return ["又叫", ...names.flatMap((name, i) => [i ? "、" : "", ...marked(name, words)])];
}

function amount({ fine, highest }) {
  if (!fine && !highest) return null;
  const top = highest && element("span", [element("b", ["最高一档 "]), together(highest)], { class: "top" });
  return element("p", [fine && element("b", [together(fine)]), top].filter(Boolean), { class: classOf(fine, highest) });
}

/** An amount with the figures kept beside their units. */
export const together = (text) => text.replace(/(\d) /g, "$1\u00a0").replace(/ (\d)/g, "\u00a0$1");

/** How a range is shown: beside the title, or on a line of its own. */
export const classOf = (...texts) => (texts.some((text) => text?.length > NARROW) ? "ans long" : "ans");

function otherNames(card, words) {
  const names = namesHit(card, words);
  return names.length ? element("p", calledToo(names, words), { class: "also" }) : null;
}

function standard({ conduct, summary }, words) {
  const text = excerpt(conduct || summary || "", words);
  return text ? element("p", marked(text, words), { class: "part-of" }) : null;
}

function meta({ department, power_type: power, id, status }) {
  const spans = [department, power, id].filter(Boolean).map((text) => element("span", [text]));
  return status && status !== IN_FORCE ? [...spans, element("span", [stateOf(status)], { class: "tag" })] : spans;
}

const stateOf = (status) => (MARKS[status] ? `${MARKS[status]} ${status}` : status);
