// An index of our own, in small files; how they are written is said in hooks/chidu/search/shards.py.
import { again, readBytes, SearchUnavailable } from "./fetching.js";

const STRONGEST = 10;
const PRIME = 0x01000193;
const OFFSET = 0x811c9dc5;

const utf8 = new TextEncoder();
const text = new TextDecoder();

/** term(token) -> Promise(Map(record -> impact)) of the build at a URL. */
export function openShards(folder, { build, shards }) {
  const shard = again(async (number) => entries(await readBytes(new URL(`shards/${number}.bin`, folder)), build));
  return async (token) => {
    const places = (await shard(shardOf(token, shards))).get(token);
    return places ? postings(places) : new Map();
  };
}

/** Twin: `shard_of` of shards.py. */
export function shardOf(token, count) {
  let value = OFFSET;
  for (const byte of utf8.encode(token)) value = Math.imul(value ^ byte, PRIME);
  return (value >>> 0) % count;
}

/** Map(token -> bytes of its postings). A host may answer with another page, or a cache with another build's. */
function entries(bytes, build) {
  if (text.decode(bytes.subarray(0, build.length)) !== build) throw new SearchUnavailable("a file of another build");
  const found = new Map();
  const reader = { bytes, at: build.length };
  while (reader.at < bytes.length) {
    const token = text.decode(take(reader, number(reader)));
    found.set(token, take(reader, number(reader)));
  }
  return found;
}

function postings(bytes) {
  const found = new Map();
  const reader = { bytes, at: 0 };
  for (let record = 0; reader.at < bytes.length; record += 1) {
    const posting = number(reader);
    record += Math.floor(posting / STRONGEST);
    found.set(record, (posting % STRONGEST) + 1);
  }
  return found;
}

function take(reader, length) {
  reader.at += length;
  return reader.bytes.subarray(reader.at - length, reader.at);
}

/** The next number, lowest seven bits first. */
function number(reader) {
  let value = 0;
  for (let scale = 1; ; scale *= 128) {
    const byte = reader.bytes[reader.at];
    reader.at += 1;
    value += (byte & 127) * scale;
    if (byte < 128) return value;
  }
}
