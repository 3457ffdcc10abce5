// What is drawn is what is in the data: marks are counted, controls are moved, files are saved.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { after, test } from "node:test";
import { closeBrowser, dataOf, open, page } from "./pages.mjs";

after(closeBrowser);

const count = (tab, selector) => tab.locator(selector).count();

test("a page says nothing in the console, asks no network and is ready soon", async () => {
  const { tab, seen, close } = await open(page("few"));
  const ready = Number(await tab.getAttribute("html", "data-ready"));
  console.log(`ready after ${ready} ms`);
  assert.deepEqual(seen, { errors: [], requests: [] });
  assert.ok(ready < 60_000);
  await close();
});

test("paired differences show one estimate and one interval a structure, and one dot a world", async () => {
  const path = page("few");
  const section = dataOf(path).panels.differences[0].sections[0];
  const rows = section.rows.filter((row) => row.outcome === 0);
  const { tab, close } = await open(path);
  assert.equal(await count(tab, "#differences .estimates circle"), rows.length);
  assert.equal(rows.length, 2);
  assert.equal(await count(tab, "#differences .intervals line"), rows.filter((row) => row.low !== null).length);
  assert.equal(await count(tab, "#differences .worlds circle"), 2 * 4);
  await close();
});

test("the map has one hexagon a district, and moving the slider changes what it shows", async () => {
  const path = page("few");
  const data = dataOf(path).panels.map[0];
  const { tab, close } = await open(path, { hash: "#map.quantity=welfare" });
  const fills = () => tab.locator("#map .districts path").evaluateAll((tiles) => tiles.map((tile) => tile.getAttribute("fill")));
  const titles = () => tab.locator("#map .districts title").allTextContents();
  assert.equal((await fills()).length, data.places.length);
  const last = await fills();
  const lastTitles = await titles();
  await tab.locator("[id='map.time']").focus();
  await tab.keyboard.press("Home");
  assert.notDeepEqual(await fills(), last);
  assert.notDeepEqual(await titles(), lastTitles);
  assert.match(tab.url(), /map\.week=0/);
  await tab.locator("[id='map.structure']").selectOption("1");
  await tab.locator("[name='map.show'][value=difference]").check();
  const quantity = data.quantities.find((one) => one.name === "welfare");
  const found = quantity.arms[1].found.slice(0, data.places.length).filter((one) => one === 1).length;
  assert.equal(await count(tab, "#map .found circle"), found);
  assert.equal((await fills()).length, data.places.length);
  await close();
});

test("play moves the map through time and stops at the end", async () => {
  const { tab, close } = await open(page("few"));
  await tab.locator("[id='map.play']").click();
  await tab.waitForFunction(() => /map\.week=[1-9]/.test(location.hash), null, { timeout: 20000 });
  await tab.locator("[id='map.play']").click();
  assert.equal(await tab.locator("[id='map.play']").getAttribute("aria-pressed"), "false");
  await close();
});

test("series, survival and coherence draw one line a structure", async () => {
  const path = page("few");
  const data = dataOf(path);
  const { tab, close } = await open(path, { hash: "#trajectories.show=level" });
  assert.equal(await count(tab, "#trajectories .lines path"), 3);
  assert.equal(await count(tab, "#trajectories .bands path"), 3);
  await tab.locator("[name='trajectories.show'][value=difference]").check();
  assert.equal(await count(tab, "#trajectories .lines path"), 2);
  const clock = data.panels.survival[0].clocks[0];
  assert.equal(await count(tab, "#survival .lines path"), clock.arms.filter((arm) => arm.n > 0).length);
  assert.equal(await count(tab, "#coherence .multiple"), data.panels.coherence[0].series.length);
  assert.equal(await count(tab, "#coherence .lines path"), 3 * data.panels.coherence[0].series.length);
  await close();
});

test("a regime map has one cell a point of both axes, and says undecided where no structure leads", async () => {
  const path = page("sweep");
  const { tab, seen, close } = await open(path);
  const outcome = dataOf(path).panels.regimes[0].sections[0].outcomes[0];
  assert.equal(outcome.cells.length, 6);
  assert.equal(await count(tab, "#regimes .cells rect"), 6);
  const undecided = outcome.cells.filter((cell) => cell.undecided.length > 0).length;
  const names = await tab.locator("#regimes .cell-names text").allTextContents();
  assert.equal(names.filter((name) => name === "undecided").length, undecided);
  assert.equal(await count(tab, "#levers .estimates circle"), 2);
  const hangs = dataOf(path).panels.hangs[0].sections[0].outcomes[0].arms[0].rows;
  assert.equal(hangs.length, 2);
  const drawn = hangs.filter((row) => row.at_min.value !== null);
  assert.equal(await count(tab, "#hangs .lowest circle"), drawn.length);
  assert.equal(await count(tab, "#hangs .changes path"), drawn.length);
  assert.deepEqual(seen.errors, []);
  await close();
});

test("data and pictures are saved, with title and caveat", async () => {
  const { tab, close } = await open(page("few"));
  const save = async (kind) => {
    const [file] = await Promise.all([tab.waitForEvent("download"), tab.locator(`#differences [data-download=${kind}]`).click()]);
    assert.equal(file.suggestedFilename(), `entente-differences.${kind}`);
    return readFileSync(await file.path());
  };
  const csv = (await save("csv")).toString();
  const lines = csv.trim().split("\n").filter((line) => !line.startsWith("#"));
  assert.match(lines[0], /^outcome,structure,reference,n_worlds,/);
  assert.equal(lines.length, 3);
  assert.match(csv, /# .*does not predict a country/);
  assert.match((await save("svg")).toString(), /^<svg[^>]*>.*does not predict a country.*<\/svg>$/s);
  assert.equal((await save("png")).subarray(1, 4).toString(), "PNG");
  await close();
});

test("a scenario is chosen for the whole page where a file has several", async () => {
  const path = page("scenarios");
  const { tab, seen, close } = await open(path);
  const shown = () => tab.locator("#findings [data-part]:visible").count();
  assert.equal(await shown(), 1);
  const before = await tab.locator("#findings").innerText();
  await tab.locator("#part").selectOption("1");
  assert.equal(await shown(), 1);
  assert.notEqual(await tab.locator("#findings").innerText(), before);
  assert.deepEqual(seen.errors, []);
  await close();
});

test("one structure in one world makes a page that says what is missing", async () => {
  const { tab, seen, close } = await open(page("alone"));
  assert.match(await tab.locator("#findings").innerText(), /one structure only/);
  assert.deepEqual(seen.errors, []);
  await close();
});
