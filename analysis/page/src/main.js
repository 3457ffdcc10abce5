// The page wakes up: figures are drawn from the data in it, texts follow the language, choices live in the address.

import { chosen, make, select } from "./controls.js";
import { figures } from "./figures/all.js";
import { frame } from "./frame.js";
import { currentLanguage, languages, setLanguage, text, translate, useTexts } from "./messages.js";
import * as state from "./state.js";

const data = JSON.parse(document.getElementById("data").textContent);
useTexts(JSON.parse(document.getElementById("texts").textContent), data.language);

const partOptions = () => data.parts.map((part, index) => ({ value: String(index), words: part.scenario }));
const part = () => Number(chosen("part", partOptions()) ?? 0);
const viewOf = (id) => ({ head: data, part: data.parts[part()], data: data.panels[id][part()] });

const bar = make("div", { class: "bar", role: "region" });
document.querySelector("nav.contents").after(bar);

function writeBar() {
  bar.setAttribute("aria-label", text("language"));
  const names = { en: "English", fr: "Fran\u00e7ais" };
  bar.replaceChildren(
    ...languages().map((one) =>
      make("button", { type: "button", lang: one, "data-language": one, "aria-pressed": one === currentLanguage(), on: { click: () => state.set("lang", one) } }, names[one]),
    ),
  );
  if (data.parts.length > 1) bar.append(select("part", "scenario", partOptions()));
}

const frames = [];
for (const holder of document.querySelectorAll("[data-figure]")) {
  const figure = figures[holder.dataset.figure];
  if (figure) frames.push(frame(holder, figure, viewOf));
}

let written = data.language; // what the tables are in
function writeAll() {
  setLanguage(state.get("lang", data.language));
  if (currentLanguage() !== written) translate(document); // thousands of texts
  written = currentLanguage();
  writeBar();
  for (const element of document.querySelectorAll("[data-part]")) element.hidden = Number(element.dataset.part) !== part();
  for (const one of frames) one.write();
}

state.onChange((key) => {
  const [figure, what] = key.split(".");
  if (what === undefined) return writeAll();
  const own = frames.find((one) => one.id === figure);
  if (what === "view") {
    own?.show();
    own?.draw();
  } else if (what === "week") own?.draw();
  else own?.write();
});
addEventListener("hashchange", () => {
  if (!location.hash.includes("=")) return; // a link within the page
  state.load();
  writeAll();
});
let width = innerWidth;
addEventListener("resize", () => {
  if (innerWidth === width) return;
  width = innerWidth;
  for (const one of frames) one.draw();
});
let closed = []; // paper cannot be clicked
addEventListener("beforeprint", () => {
  closed = [...document.querySelectorAll("details.none:not([open])")];
  for (const one of closed) one.open = true;
});
addEventListener("afterprint", () => {
  for (const one of closed) one.open = false;
});

state.load();
document.documentElement.classList.add("awake");
writeAll();
document.documentElement.dataset.ready = String(Math.round(performance.now()));
