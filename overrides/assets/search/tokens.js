// Text into search tokens, in step with hooks/chidu/search (normalise, numbers, references, tokens): vectors.json holds both.
import tables from "./tables.js";

const HAN = "\\u3005\\u3007\\u3400-\\u4dbf\\u4e00-\\u9fff\\uf900-\\ufaff\\u{20000}-\\u{323af}";
const WORD = "0-9a-z\\u00df-\\u00f6\\u00f8-\\u024f\\u0370-\\u052f\\u3041-\\u3096\\u30a1-\\u30fa\\uac00-\\ud7a3";
const RUN = new RegExp(`([${HAN}]+)|([${WORD}]+)`, "gu");
const HAN_CHARACTER = new RegExp(`[${HAN}]`, "gu");

const traditional = new Map();
const pairs = [...tables.traditional.join("")];
for (let i = 0; i < pairs.length; i += 2) traditional.set(pairs[i], pairs[i + 1]);

const byLength = (a, b) => [...b].length - [...a].length || (a < b ? -1 : 1);
export const anyOf = (phrases) => new RegExp([...phrases].sort(byLength).join("|"), "gu");
const SHORT_FORMS = anyOf(Object.keys(tables.rewrites));

const GAP = /([0-9]) (?=[\u4e00-\u9fff])|([\u4e00-\u9fff]) (?=[0-9])/g;

/** NFKC, lower case, simplified characters, no space between figures and Chinese (第 124 条). */
export function normalise(text) {
  const plain = Array.from(text.normalize("NFKC").toLowerCase(), (c) => traditional.get(c) ?? c).join("");
  return plain.replace(GAP, (_, figure, han) => figure ?? han);
}

/** Short forms of a normalised text in full: 噪音 -> 噪声. */
export function rewrite(text) {
  return text.replace(SHORT_FORMS, (found) => tables.rewrites[found]);
}

/** Where `rewrite` puts words in full, as {start, end} of its answer, and `share`, how long each was before for its length. */
export function rewritten(text) {
  let grown = 0;
  return [...text.matchAll(SHORT_FORMS)].map(({ 0: short, index }) => {
    const full = tables.rewrites[short];
    const start = index + grown;
    grown += full.length - short.length;
    return { start, end: start + full.length, share: short.length / full.length };
  });
}

/** 占道经营KTV -> 占道 道经 经营 ktv. */
export const words = (text) => placedWords(text).map(({ word }) => word);

/** The words with the place where each begins, in UTF-16 positions: [{word, start}]. */
export function placedWords(text) {
  return [...text.matchAll(RUN)].flatMap(({ 1: han, 2: word, index }) => {
    if (word) return [{ word, start: index }];
    const characters = [...han];
    if (characters.length === 1) return [{ word: han, start: index }];
    let start = index;
    return characters.slice(1).map((second, i) => {
      const placed = { word: characters[i] + second, start };
      start += characters[i].length;
      return placed;
    });
  });
}

export const unigrams = (text) => text.match(HAN_CHARACTER) ?? [];

const ANY = new RegExp(`[${HAN}${WORD}]`, "u");

/** Whether a normalised text has anything to look up. */
export const hasWords = (text) => ANY.test(text);

const HAN_FIRST = new RegExp(`^[${HAN}]`, "u");

/** Whether a word begins with a Chinese character. */
export const isHan = (word) => HAN_FIRST.test(word);

// Numbers. BigInt in ten-thousandths: 0.35万 must not become 3499.9999.

const SCALE = 10000n;
const DIGITS = new Map([..."零一二三四五六七八九"].map((digit, value) => [digit, value]).concat([["〇", 0], ["两", 2]]));
const UNITS = new Map([["十", 10n], ["百", 100n], ["千", 1000n]]);
const MYRIADS = new Map([["万", 10000n], ["亿", 100000000n]]);

/** The digits of an Arabic or Chinese numeral times its unit characters: ("1.5", "万") -> "15000". */
export function spelled(numeral, units = "") {
  const [whole, rest = ""] = numeral.replaceAll(",", "").replace("点", ".").split(".");
  let scaled = wholeNumber(whole) * SCALE;
  if (rest) scaled += BigInt([...rest].map((digit) => DIGITS.get(digit) ?? digit).join("").padEnd(4, "0"));
  for (const unit of units) scaled *= UNITS.get(unit) ?? MYRIADS.get(unit);
  const fraction = (scaled % SCALE).toString().padStart(4, "0").replace(/0+$/, "");
  return `${scaled / SCALE}${fraction && "."}${fraction}`;
}

function wholeNumber(numeral) {
  if (/^[0-9]/.test(numeral)) return BigInt(numeral);
  let total = 0n, section = 0n, number = 0n;
  for (const character of numeral) {
    if (DIGITS.has(character)) {
      number = number * 10n + BigInt(DIGITS.get(character));
    } else if (UNITS.has(character)) {
      section += (number || 1n) * UNITS.get(character);
      number = 0n;
    } else {
      total += (section + number) * MYRIADS.get(character);
      section = number = 0n;
    }
  }
  return total + section + number;
}

// What people cite.

const ARABIC = "[0-9][0-9,]{0,15}(?:\\.[0-9]{1,4})?";
const NUMERAL = "[〇零一二两三四五六七八九十][〇零一二两三四五六七八九十百千万亿]{0,15}(?:点[〇零一二两三四五六七八九]{1,4})?";
const NUMBER = `(?:${ARABIC}|${NUMERAL})`;
const READERS = [
  [`第?(${NUMBER})条(?:之([一二三四五六七八九十]))?`,
    ([, article, zhi]) => [`art${spelled(article)}${zhi ? `zhi${spelled(zhi)}` : ""}`]],
  [`(?:(${NUMBER})[至到~—\\-])?(${NUMBER})([十百千万亿]{0,2})([元块]?)`, amounts],
  [`(${NUMBER})([十百千万亿]{0,2})元?(?:以上|至|到|[~—\\-])(${NUMBER})([十百千万亿]{0,2})元`, range],
  [`(${NUMBER})倍`, ([, times]) => [`times${spelled(times)}`]],
  [`(${NUMBER}) ?%|百分之(${NUMBER})`, ([, before, after]) => [`pct${spelled(before ?? after)}`]],
  ["(?:[〔\\[(【〈<] ?([0-9]{4}) ?[〕\\])】〉>]|([0-9]{4})年) ?第?([0-9]{1,6}) ?号",
    ([, bracketed, year, number]) => [`doc${bracketed ?? year}n${Number(number)}`]],
  // No look-behind here or below: older telephones do not have it.
  ["([0-9a-z]*[a-z])[\\- ]?([0-9]{4}-[0-9]{3}|[0-9]{3,6})(?![0-9a-z])", code],
].map(([pattern, reader]) => [new RegExp(pattern, "gu"), reader]);

function amounts([, first, last, units, yuan]) {
  if (!yuan && !/[万亿]/.test(last + units)) return [];
  const upper = `yuan${spelled(last, units)}`;
  return first ? [`yuan${spelled(first, units)}`, upper] : [upper];
}

function range([written, low, lowUnits, high, highUnits]) {
  const isShared = !written.slice(0, -1).includes("元") && !lowUnits; // 5至10万元
  return [`range${spelled(low, isShared ? highUnits : lowUnits)}to${spelled(high, highUnits)}`];
}

function code([, prefix, number]) {
  return /^[a-z]{2,6}$/.test(prefix) ? [`code${prefix}${number.replace("-", "")}`] : [];
}

const ACT_NUMBER = new RegExp("(?:([\\u4e00-\\u9fff]{1,20})(?:[〔\\[(【〈<] ?([0-9]{4}) ?[〕\\])】〉>]|([0-9]{4})年)|([\\u4e00-\\u9fff]{0,19}令))"
  + " ?第?([0-9]{1,6}) ?号", "gu");

/** Every 文号 of a normalised text as {start, end, organ, tail}; the tail is year and number as search spells them (2026n2). */
export function numbered(text) {
  return [...text.matchAll(ACT_NUMBER)].map(({ 0: written, 1: organ, 2: bracketed, 3: year, 4: order, 5: number, index }) => ({
    start: index, end: index + written.length, organ: organ ?? order, tail: `${bracketed ?? year ?? ""}n${Number(number)}`,
  }));
}

/** Every reference of a normalised text as {start, end, token}, in UTF-16 positions. */
export function references(text) {
  return READERS.flatMap(([pattern, reader]) => [...text.matchAll(pattern)].flatMap((found) =>
    reader(found).map((token) => ({ start: found.index, end: found.index + found[0].length, token }))));
}

const ACT_NOISE = /[《》 ]|\([^()]{1,20}\)$|^中华人民共和国/gu;

/** 《中华人民共和国水法》(2016年修正) -> 水法. */
export function actName(name) {
  return normalise(name).replace(ACT_NOISE, "").replace(ACT_NOISE, "");
}

export function actToken(name, article = "") {
  return `law${actName(name)}${article}`;
}

/** All tokens of a text as the index holds them; the site searches, so only the shared vectors ask for this. */
export function indexTokens(text) {
  const written = normalise(text);
  const plain = words(written);
  const left = new Map();
  for (const word of words(rewrite(written))) left.set(word, (left.get(word) ?? 0) + 1);
  for (const word of plain) if (left.has(word)) left.set(word, left.get(word) - 1);
  const inFull = [...left].flatMap(([word, times]) => Array(Math.max(times, 0)).fill(word));
  return [...plain, ...inFull, ...references(written).map((reference) => reference.token)];
}
