// The list under a search box: a combobox's listbox (WAI-ARIA), worked by keys and pointer while the box keeps the focus.
import { element } from "./nodes.js";

export class Offers {
  /** `take(option)` is called with the option that was clicked. */
  constructor(box, take) {
    this.box = box;
    const attributes = { role: "listbox", id: `${box.id}-offers`, class: "offers", "aria-label": "提示", hidden: true };
    this.list = element("ul", [], attributes);
    this.told = element("p", [], { class: "sr", role: "status" });
    box.form.append(this.list, this.told);
    box.setAttribute("aria-controls", this.list.id);
    this.list.addEventListener("mousedown", (event) => event.preventDefault());
    this.list.addEventListener("click", ({ target }) => {
      const option = target.closest("[role=option]");
      if (option) take(option);
    });
  }

  get isOpen() {
    return !this.list.hidden;
  }

  get active() {
    return this.list.querySelector("[aria-selected=true]");
  }

  /** Replace the options; without any the list closes. `sentence` is what a screen reader says. */
  show(options, sentence = "") {
    options.forEach((option, at) => { option.id = `${this.list.id}-${at}`; });
    this.list.replaceChildren(...options);
    this.list.hidden = !options.length;
    this.list.scrollTop = 0;
    this.told.textContent = sentence;
    this.box.setAttribute("aria-expanded", this.isOpen);
    this.#activate(null);
  }

  /** Go to the next (1) or previous (-1) option; past either end lies the box itself. */
  step(by) {
    const places = [null, ...this.list.children];
    this.#activate(places.at((places.indexOf(this.active) + by) % places.length));
  }

  #activate(option) {
    for (const each of this.list.children) each.setAttribute("aria-selected", each === option);
    if (option) this.box.setAttribute("aria-activedescendant", option.id);
    else this.box.removeAttribute("aria-activedescendant");
    option?.scrollIntoView({ block: "nearest" });
  }
}
