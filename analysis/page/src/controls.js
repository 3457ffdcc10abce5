// Controls of a figure, which remember what was chosen in the state of the page.

import { text } from "./messages.js";
import * as state from "./state.js";

export function make(tag, attributes = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (name === "on") for (const [event, listener] of Object.entries(value)) element.addEventListener(event, listener);
    else if (name.startsWith("aria-")) element.setAttribute(name, String(value));
    else if (value !== null && value !== false) element.setAttribute(name, value === true ? "" : value);
  }
  element.append(...children);
  return element;
}

// What is chosen under `key` among options `{value, words}`; the first if nothing legal is.
export function chosen(key, options) {
  const wanted = state.get(key);
  return options.some((one) => one.value === wanted) ? wanted : options[0]?.value;
}

export function select(key, label, options) {
  const current = chosen(key, options);
  const box = make(
    "select",
    { id: key, on: { change: (event) => state.set(key, event.target.value) } },
    ...options.map((one) => make("option", { value: one.value, selected: one.value === current }, one.words)),
  );
  return make("label", { class: "control" }, make("span", {}, text(label)), box);
}

export function choice(key, label, options) {
  const current = chosen(key, options);
  return make(
    "fieldset",
    { class: "control choice" },
    make("legend", {}, text(label)),
    ...options.map((one) =>
      make(
        "label",
        {},
        make("input", { type: "radio", name: key, value: one.value, checked: one.value === current, on: { change: () => state.set(key, one.value) } }),
        make("span", {}, one.words),
      ),
    ),
  );
}
