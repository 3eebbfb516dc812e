// The answer to a question on the page: how many, the rows, what to do when nothing fits.
import { row } from "./cards.js";
import { showHelp } from "./help.js";
import { element, part } from "./nodes.js";
import { ROOT } from "./opened.js";
import { cut } from "./state.js";

const FEW = 10; // shown of what may be related and of what is over
const ECHO = 30;
const LISTS = ["good", "maybe", "ended"];
const NOTES = ["empty", "common", "nothing", "failed"];
const NOTE_OF = { empty: "empty", common: "common", nothing: "nothing", near: "nothing" };

/** Take everything away; `sentence` is what a screen reader says. */
export function clear(sentence = "") {
  empty();
  for (const name of ["side", "tools", "chosen", "strange"]) part(name).hidden = true;
  part("count").textContent = sentence;
}

function empty() {
  for (const name of [...NOTES, "maybe-part", "ended-part", "more", "else", "corrected"]) part(name).hidden = true;
  for (const name of LISTS) part(name).replaceChildren();
}

/** The index did not load. */
export function showFailure() {
  clear("搜索没有加载成功。");
  part("failed").hidden = false;
}

/**
 * Rows for {good, maybe, ended: the results that pass what was chosen; shown: how many of the good ones}, as
 * {good, maybe, ended: [li], near: [card]}.
 */
export async function rowsOf(index, { words }, { good, maybe, ended, shown }) {
  const cards = (results) => index.cards(results.map(({ record }) => record));
  const [best, near, over] = await Promise.all([
    cards(good.slice(0, shown)), cards(maybe.slice(0, FEW)), cards(ended.slice(0, FEW)),
  ]);
  const rows = (some, heading) => some.map((card) => row(card, words, ROOT, heading));
  return { good: rows(best, "h2"), maybe: rows(near, "h3"), ended: rows(over, "h3"), near };
}

/**
 * Show rows. `good`: how many good results passed what was chosen; `left`: the same of what stands in their place where
 * there are none; `isNarrowed`: whether anything was chosen.
 */
export function showResults(question, answer, rows, { good, left, isNarrowed }) {
  empty();
  part("count").replaceChildren(...sentence(question, answer, left, isNarrowed));
  for (const name of LISTS) part(name).append(...rows[name]);
  for (const name of ["maybe", "ended"]) part(`${name}-part`).hidden = !rows[name].length;
  part("more").hidden = rows.good.length >= good;
  part(NOTE_OF[answer.kind] ?? "else").hidden = false;
  showHelp(answer, rows.near, question);
}

/** How many, with the question; a figure stands out. */
function sentence(question, { kind, good }, left, isNarrowed) {
  const words = ["“", echo(question), "”"];
  if (kind === "empty") return ["还没有写要查的事。"];
  if (kind === "common") return [...words, "查不出是哪一件事。"];
  if (kind === "nothing") return ["本站没有能直接回答", ...words, "的基准。"];
  if (kind === "near") return ["本站没有能直接回答", ...words, `的基准，${isNarrowed ? `可能相关的里面有 ${left} 项符合条件` : "下面的可能相关"}。`];
  if (kind === "ended") return ["现行的里面没有正好对上", ...words, "的，下面有已经废止或者失效的。"];
  if (!isNarrowed) return [figure(good.length), "和", ...words, "有关"];
  if (!left) return ["和", ...words, `有关的 ${good.length} 项里，没有符合这些条件的。`];
  return [figure(left), "符合条件，和", ...words, `有关的一共 ${good.length} 项`];
}

const figure = (count) => element("b", [`${count} 项`]);

/** What was asked, cut; right-to-left letters in it leave the sentence around it alone. */
function echo(text) {
  const question = text.trim();
  return element("bdi", [[...question].length > ECHO ? `${cut(question, ECHO)}…` : question]);
}
