// The frame of a figure: views, settings, downloads. What is drawn comes from the modules in figures/.

import { make } from "./controls.js";
import { saveCsv, savePng, saveSvg } from "./download.js";
import { text, words } from "./messages.js";
import * as state from "./state.js";

// `figure` is {id, settings(view) → [elements], draw(view, width) → {node, title, rows}}; `view` gives data of the part that is shown.
export function frame(holder, figure, viewOf) {
  const tables = holder.querySelector(".tables");
  const chart = make("div", { class: "chart", id: `${figure.id}-chart` });
  const settings = make("div", { class: "settings" });
  const views = make("div", { class: "views" });
  const downloads = make("div", { class: "downloads" });
  const panes = { chart, table: tables };
  tables.id = `${figure.id}-tables`;
  holder.prepend(views, settings, chart);
  holder.append(downloads);
  let drawn = null;

  function show() {
    const current = state.get(`${figure.id}.view`, "chart") === "table" ? "table" : "chart";
    for (const [name, pane] of Object.entries(panes)) pane.classList.toggle("unseen", name !== current);
    settings.classList.toggle("unseen", current === "table");
    for (const tab of views.querySelectorAll("[role=tab]")) {
      tab.setAttribute("aria-selected", tab.dataset.view === current);
      tab.tabIndex = tab.dataset.view === current ? 0 : -1;
    }
    for (const button of downloads.querySelectorAll("[data-picture]")) button.hidden = current === "table";
  }

  function writeFrame() {
    views.setAttribute("role", "tablist");
    views.setAttribute("aria-label", text("control.views"));
    views.replaceChildren(
      ...["chart", "table"].map((name) =>
        make(
          "button",
          {
            type: "button",
            role: "tab",
            "data-view": name,
            "aria-controls": panes[name].id,
            id: `${figure.id}-tab-${name}`,
            on: {
              click: () => state.set(`${figure.id}.view`, name),
              keydown: (event) => {
                if (event.key !== "ArrowLeft" && event.key !== "ArrowRight") return;
                state.set(`${figure.id}.view`, name === "chart" ? "table" : "chart");
                views.querySelector("[aria-selected=true]").focus();
              },
            },
          },
          text(`control.${name}`),
        ),
      ),
    );
    for (const [name, pane] of Object.entries(panes)) {
      pane.setAttribute("role", "tabpanel");
      pane.setAttribute("aria-labelledby", `${figure.id}-tab-${name}`);
    }
    const name = `entente-${figure.id}`;
    const note = text("not_a_prediction");
    const button = (kind, action, isPicture) =>
      make("button", { type: "button", "data-download": kind, "data-picture": isPicture, on: { click: action } }, text(`control.${kind}`));
    downloads.replaceChildren(
      button("csv", () => saveCsv(name, [document.title, drawn.title, note, text(`panel.${figure.id}.not`)], drawn.rows), false),
      button("svg", () => saveSvg(name, chart, drawn.title, note), true),
      button("png", () => savePng(name, chart, drawn.title, note), true),
    );
  }

  function draw() {
    const view = viewOf(figure.id);
    const hasData = view.data !== null && view.data !== undefined;
    for (const element of [views, settings, chart, downloads]) element.hidden = !hasData;
    if (!hasData) return tables.classList.remove("unseen");
    drawn = figure.draw(view, Math.max(280, Math.floor(chart.clientWidth || holder.clientWidth)));
    const node = drawn.node ?? make("p", { class: "notice" }, text("control.none_drawn"));
    for (const svg of node.tagName === "svg" ? [node] : node.querySelectorAll("svg")) {
      if (svg.closest("[aria-hidden]")) continue;
      for (const mark of svg.querySelectorAll("[aria-label], [aria-description]")) {
        mark.removeAttribute("aria-label"); // a picture is read as a whole; the table has its numbers
        mark.removeAttribute("aria-description");
      }
      svg.setAttribute("role", "img");
      svg.setAttribute("aria-label", text("control.drawn", { title: { x: drawn.title } }));
    }
    chart.replaceChildren(make("p", { class: "chart-title" }, drawn.title), node);
  }

  function write() {
    const focused = document.activeElement?.id;
    const view = viewOf(figure.id);
    if (view.data) settings.replaceChildren(...figure.settings(view));
    writeFrame();
    show();
    draw();
    if (focused) document.getElementById(focused)?.focus();
  }

  return { write, draw, show, id: figure.id };
}

export const nameOf = (arm) => words(arm.key);
