// The index of this site, opened once for the page and its suggestions.
import { SearchUnavailable, openIndex } from "./term.js";

const DATA = new URL("data/", import.meta.url);
export const ROOT = new URL("../../", import.meta.url);

let opening = null;

/**
 * Do `work(index)`. What does not load may belong to a build that was replaced meanwhile, so the index is then opened anew,
 * once; if that does not help either, the SearchUnavailable is the caller's, and the next call begins anew.
 */
export async function withIndex(work) {
  try {
    return await attempt(work);
  } catch (failure) {
    if (!(failure instanceof SearchUnavailable)) throw failure;
    return attempt(work);
  }
}

async function attempt(work) {
  opening ??= openIndex(DATA);
  const mine = opening;
  try {
    return await work(await mine);
  } catch (failure) {
    if (opening === mine) opening = null;
    throw failure;
  }
}
