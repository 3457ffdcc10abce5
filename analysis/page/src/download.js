// The data and the picture of a figure as files.

import { make } from "./controls.js";

function save(name, blob) {
  const address = URL.createObjectURL(blob);
  const link = make("a", { href: address, download: name });
  document.body.append(link);
  link.click();
  link.remove();
  setTimeout(() => URL.revokeObjectURL(address), 10000);
}

// A field that a spreadsheet would take for a formula is told apart from one by an apostrophe.
function field(value) {
  if (value === null || value === undefined) return "";
  if (typeof value === "number") return Number.isFinite(value) ? String(value) : "";
  const safe = /^[=+\-@\t\r]/.test(value) ? `'${value}` : String(value);
  return /[",\n\r#]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

export function asCsv(notes, rows) {
  const columns = rows.length > 0 ? Object.keys(rows[0]) : [];
  const lines = notes.map((note) => `# ${note.replace(/\s+/g, " ")}`);
  lines.push(columns.map(field).join(","));
  for (const row of rows) lines.push(columns.map((column) => field(row[column])).join(","));
  return `${lines.join("\n")}\n`;
}

export function saveCsv(name, notes, rows) {
  save(`${name}.csv`, new Blob([asCsv(notes, rows)], { type: "text/csv;charset=utf-8" }));
}

const FONT = "system-ui, -apple-system, 'Segoe UI', 'DejaVu Sans', sans-serif";

// All that is drawn, with its title and caveat, as one SVG that needs nothing from the page.
function picture(chart, title, note) {
  const drawings = [...chart.querySelectorAll("svg")].filter((one) => !one.closest("svg svg"));
  const box = chart.getBoundingClientRect();
  const [top, bottom] = [44, 30];
  const [width, height] = [Math.ceil(box.width), Math.ceil(box.height) + top + bottom];
  const space = "http://www.w3.org/2000/svg";
  const whole = document.createElementNS(space, "svg");
  for (const [name, value] of Object.entries({ xmlns: space, width, height, viewBox: `0 0 ${width} ${height}`, "font-family": FONT }))
    whole.setAttribute(name, value);
  const add = (tag, attributes, content) => {
    const element = document.createElementNS(space, tag);
    for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
    if (content) element.textContent = content;
    whole.append(element);
  };
  add("rect", { width, height, fill: "white" });
  add("text", { x: 10, y: 26, "font-size": 16, "font-weight": "bold" }, title);
  for (const drawing of drawings) {
    const own = drawing.getBoundingClientRect();
    const copy = drawing.cloneNode(true);
    copy.setAttribute("x", own.left - box.left);
    copy.setAttribute("y", own.top - box.top + top);
    whole.append(copy);
  }
  for (const item of chart.querySelectorAll("[data-swatch]")) {
    const own = item.getBoundingClientRect();
    const [x, y] = [own.left - box.left, own.top - box.top + top];
    add("rect", { x, y: y + 4, width: 12, height: 12, fill: item.dataset.swatch });
    add("text", { x: x + 18, y: y + 14, "font-size": 12 }, item.textContent);
  }
  add("text", { x: 10, y: height - 10, "font-size": 10, fill: "#5b626a" }, note);
  return { whole, width, height };
}

export function saveSvg(name, chart, title, note) {
  const { whole } = picture(chart, title, note);
  save(`${name}.svg`, new Blob([new XMLSerializer().serializeToString(whole)], { type: "image/svg+xml" }));
}

export function savePng(name, chart, title, note) {
  const { whole, width, height } = picture(chart, title, note);
  const address = URL.createObjectURL(new Blob([new XMLSerializer().serializeToString(whole)], { type: "image/svg+xml" }));
  const image = new Image();
  image.onload = () => {
    const canvas = make("canvas", { width: 2 * width, height: 2 * height });
    const context = canvas.getContext("2d");
    context.scale(2, 2);
    context.drawImage(image, 0, 0);
    URL.revokeObjectURL(address);
    canvas.toBlob((blob) => save(`${name}.png`, blob), "image/png");
  };
  image.src = address;
}
