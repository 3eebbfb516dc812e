// The facets people see: boxes to tick, beside the results on a wide screen and in a drawer on a narrow one; chips above.
import { element, part } from "./nodes.js";

const SHOWN = 6; // values of a facet before the rest is folded
const WIDE = matchMedia("(min-width: 64em)"); // as in style.css

/** Let the panel call `choose(key, name, isOn)` and `chooseNothing()`; places it by the width of the screen. */
export function startPanel({ choose, chooseNothing }) {
  const [filter, drawer] = [part("filter"), part("drawer")];
  filter.addEventListener("change", ({ target }) => choose(target.name, target.value, target.checked));
  filter.addEventListener("submit", (event) => event.preventDefault());
  part("chosen").addEventListener("click", ({ target }) => {
    const button = target.closest("button");
    if (!button) return;
    if (button.name) choose(button.name, button.value, false);
    else chooseNothing();
  });
  part("open").addEventListener("click", () => drawer.showModal());
  for (const name of ["close", "see"]) part(name).addEventListener("click", () => drawer.close());
  const place = () => {
    if (WIDE.matches && drawer.open) drawer.close();
    part(WIDE.matches ? "side" : "drawer-body").append(filter);
  };
  WIDE.addEventListener("change", place);
  place();
}

/**
 * Show facets as `counted` of facets.js gives them for `total` results, if they tell these apart. The same facets keep
 * their boxes, so that the focus stays.
 */
export function showFacets(facets, total) {
  const useful = facets.filter(({ values }) => values.some(({ isChosen, all }) => isChosen || all < total));
  for (const name of ["side", "open"]) part(name).hidden = !useful.length;
  const shape = JSON.stringify(useful.map(({ key, values }) => [key, values.map(({ name }) => name)]));
  const filter = part("filter");
  if (filter.dataset.shape !== shape) {
    filter.dataset.shape = shape;
    filter.replaceChildren(...useful.map(fieldset));
  }
  const inputs = new Map([...filter.elements].map((each) => [`${each.name} ${each.value}`, each]));
  for (const { key, values } of useful) for (const value of values) update(inputs.get(`${key} ${value.name}`), value);
  for (const set of filter.children) fold(set, set.dataset.unfolded === "yes");
}

function fieldset({ key, name, values }) {
  const more = element("button", [], { type: "button", class: "fold" });
  const made = element("fieldset", [element("legend", [name]), ...values.map((value) => box(key, value)), more]);
  more.addEventListener("click", () => {
    const isUnfolding = made.dataset.unfolded !== "yes";
    made.dataset.unfolded = isUnfolding ? "yes" : "";
    const first = fold(made, isUnfolding);
    if (isUnfolding) first?.querySelector("input").focus();
  });
  return made;
}

function box(key, { name }) {
  const input = element("input", [], { type: "checkbox", name: key, value: name });
  return element("label", [input, element("span", [name]), element("span", [], { class: "n" })]);
}

function update(input, { count, isChosen }) {
  const label = input.closest("label");
  input.checked = isChosen;
  label.querySelector(".n").replaceChildren(`${count}`, element("span", [" 项"], { class: "sr" }));
  label.classList.toggle("none", count === 0);
}

/** Fold what stands after the first values and brings nothing; what is chosen stays in sight. Gives the first one folded. */
function fold(set, isUnfolded) {
  const labels = [...set.querySelectorAll("label")].filter((label) => {
    const isIdle = label.classList.contains("none") && !label.control.checked && label.control !== document.activeElement;
    label.hidden = isIdle;
    return !isIdle;
  });
  const rest = labels.slice(SHOWN).filter((label) => !label.control.checked);
  for (const label of rest) label.hidden = !isUnfolded;
  const more = set.querySelector(".fold");
  more.hidden = !rest.length;
  more.setAttribute("aria-expanded", isUnfolded);
  more.textContent = isUnfolded ? "收起" : `还有 ${rest.length} 个`;
  set.hidden = !labels.length;
  return rest[0];
}

/** What is chosen, as chips that take it away again, and the drawer's button, which leads to `count` results. */
export function showChosen(chosen, count) {
  const chips = [...chosen].flatMap(([key, names]) => [...names].map((name) => element("li", [chip(key, name)])));
  const isLeft = part("chosen").contains(document.activeElement);
  const none = element("button", ["全部清除"], { type: "button", class: "fold" });
  part("chosen").replaceChildren(...chips, ...(chips.length ? [element("li", [none])] : []));
  part("chosen").hidden = !chips.length;
  if (isLeft) (part("chosen").querySelector("button") ?? part("count")).focus();
  part("open").textContent = chips.length ? `筛选（${chips.length}）` : "筛选";
  part("see").textContent = count ? `看 ${count} 项结果` : "没有符合的，去看看";
}

function chip(key, name) {
  const children = [element("span", ["去掉"], { class: "sr" }), name, element("span", [" ✕"], { "aria-hidden": "true" })];
  return element("button", children, { type: "button", name: key, value: name });
}
