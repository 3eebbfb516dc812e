// DOM nodes. Data enters the page as text nodes and attributes only, never as markup.

/** An element with children (nodes or strings) and attributes; an attribute that is false or null is left out. */
export function element(name, children = [], attributes = {}) {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) {
    if (value !== false && value !== null) made.setAttribute(key, value === true ? "" : value);
  }
  made.append(...children);
  return made;
}

/** A part of the search page: its ids stand in records/search.html. */
export const part = (name) => document.getElementById(`search-${name}`);
