// Files of the search data: read once, and again only where that failed.

export class SearchUnavailable extends Error {}

/** The JSON at a URL. */
export const readJson = (url, cache) => read(url, cache, (answer) => answer.json());

/** The bytes at a URL. */
export const readBytes = (url) => read(url, "default", async (answer) => new Uint8Array(await answer.arrayBuffer()));

/** What `work` gives; its failure is a SearchUnavailable. */
export async function orUnavailable(work) {
  try {
    return await work();
  } catch (cause) {
    throw new SearchUnavailable("the index did not load", { cause });
  }
}

/** `read(key)`, remembered by its key unless it fails. */
export function again(read) {
  const known = new Map();
  return (key) => {
    if (!known.has(key)) {
      const reading = read(key);
      reading.catch(() => known.delete(key));
      known.set(key, reading);
    }
    return known.get(key);
  };
}

function read(url, cache, content) {
  return orUnavailable(async () => {
    const answer = await fetch(url, { cache });
    if (!answer.ok) throw new Error(`${answer.status} ${url.pathname}`);
    return content(answer);
  });
}
