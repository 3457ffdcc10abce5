// What figures with one line a structure share: legends that tell lines apart without colour, and which lines are drawn.

import { colourOf, dashOf } from "../colours.js";
import { make } from "../controls.js";
import { axisNumber, text, words } from "../messages.js";

export const lineOf = (arms, index) => ({ stroke: colourOf(arms[index].model), strokeDasharray: dashOf(arms, index) });

// What the keys of varied parameters mean, below a figure that names them: rows of {key, meaning, min, max}.
export function meanings(rows) {
  return make("ul", { class: "meanings" }, ...rows.map((row) => make("li", {}, text("hangs.meaning", { key: { x: row.key }, meaning: { x: row.meaning }, low: { x: axisNumber(row.min) }, high: { x: axisNumber(row.max) } }))));
}

// `more` adds words to a structure's name.
export function legend(arms, indices, more = () => "") {
  return make(
    "ul",
    { class: "legend" },
    ...indices.map((index) => {
      const { stroke, strokeDasharray } = lineOf(arms, index);
      const key = document.createElementNS("http://www.w3.org/2000/svg", "svg");
      for (const [name, value] of Object.entries({ width: 26, height: 10, "aria-hidden": "true", class: "key" })) key.setAttribute(name, value);
      const line = document.createElementNS("http://www.w3.org/2000/svg", "line");
      for (const [name, value] of Object.entries({ x1: 0, x2: 26, y1: 5, y2: 5, stroke, "stroke-width": 4 })) line.setAttribute(name, value);
      if (strokeDasharray) line.setAttribute("stroke-dasharray", strokeDasharray);
      key.append(line);
      return make("li", {}, key, `${words(arms[index].key)}${more(index)}`);
    }),
  );
}
