// Who reads the page: with a keyboard, a screen reader, another language, on paper, without JavaScript; and who attacks it.

import assert from "node:assert/strict";
import { statSync } from "node:fs";
import { createRequire } from "node:module";
import { after, test } from "node:test";
import { HOSTILE, closeBrowser, open, page, textOf } from "./pages.mjs";

after(closeBrowser);
const axe = createRequire(import.meta.url).resolve("axe-core/axe.min.js");

test("the state is in the address and comes back from it", async () => {
  const path = page("few");
  const first = await open(path);
  await first.tab.locator("[id='differences.outcome']").selectOption("welfare_final");
  await first.tab.locator("#survival-tab-table").click();
  await first.tab.locator("[data-language=fr]").click();
  const hash = new URL(first.tab.url()).hash;
  await first.close();
  const { tab, close } = await open(path, { hash });
  assert.equal(await tab.locator("[id='differences.outcome']").inputValue(), "welfare_final");
  assert.ok(await tab.locator("#survival table").first().isVisible());
  assert.equal(await tab.getAttribute("html", "lang"), "fr");
  await close();
});

test("an address of nonsense shows the page as it opens", async () => {
  const { tab, seen, close } = await open(page("few"), { hash: "#differences.outcome=%3Cscript%3E&map.week=NaN&lang=xx&part=9&__proto__.x=1" });
  assert.equal(await tab.locator("#differences .estimates circle").count(), 2);
  assert.deepEqual(seen.errors, []);
  await close();
});

test("who is better off, what would change it and why are answered before the first figure, in both languages", async () => {
  for (const [options, titles] of [[{}, ["Who is better off", "What would change that?", "Why?"]], [{ hash: "#lang=fr" }, ["Pour qui est-ce mieux", "y changerait quelque chose", "Pourquoi"]]]) {
    const { tab, close } = await open(page("sweep"), options);
    const told = await tab.locator("#findings .answers").first().innerText();
    for (const title of titles) assert.ok(told.includes(title), title);
    const top = async (selector) => (await tab.locator(selector).first().boundingBox()).y;
    assert.ok((await top("#findings .answers")) < 900, "the answers begin on the first screen");
    assert.ok((await top("#findings .glance tbody tr:last-child")) < 1800, "the table of answers ends on the second");
    assert.ok((await top(".chart")) > (await top("#findings .answers")));
    assert.ok((await tab.locator("#findings .glance td[data-verdict]").count()) > 0);
    await close();
  }
});

test("a hostile title is shown and does not run", async () => {
  const path = page("hostile");
  const { tab, seen, close } = await open(path);
  assert.equal(await tab.evaluate(() => window.owned), undefined);
  const plain = HOSTILE.replace(/[\u202a-\u202e]/g, "");
  assert.equal(await tab.locator("h1").innerText(), plain);
  assert.equal(await tab.title(), plain);
  assert.equal(await tab.locator("img").count(), 0);
  assert.equal(await tab.locator("script").count(), 3);
  assert.doesNotMatch(textOf(path), /[\u202a-\u202e\u2066-\u2069]/);
  assert.deepEqual(seen, { errors: [], requests: [] });
  await tab.locator("[data-language=fr]").click();
  assert.equal(await tab.evaluate(() => window.owned), undefined);
  await close();
});

test("the content policy stops a script that was not there when the page was written", async () => {
  const { tab, close } = await open(page("few"));
  await tab.evaluate(() => {
    const script = document.createElement("script");
    script.textContent = "window.owned = 1";
    document.body.append(script);
  });
  assert.equal(await tab.evaluate(() => window.owned), undefined);
  assert.match(await tab.getAttribute("meta[http-equiv]", "content"), /^default-src 'none'; script-src 'sha256-/);
  await close();
});

test("a page switched to French is the page that opens in French", async () => {
  const switched = await open(page("few"), { hash: "#lang=fr" });
  const french = await open(page("few", "--lang", "fr"));
  const words = (tab) => tab.locator("body").evaluate((body) => [...body.querySelectorAll("[data-t], [data-n], [data-i]")].map((one) => one.textContent));
  assert.deepEqual(await words(switched.tab), await words(french.tab));
  const off = await open(page("few", "--lang", "fr"), { javaScriptEnabled: false });
  const written = await off.tab.locator("#differences td").allTextContents();
  assert.deepEqual(await french.tab.locator("#differences td").allTextContents(), written);
  assert.ok(written.some((cell) => /\u22120,\d/.test(cell)), "a decimal comma and a real minus");
  assert.ok(!written.some((cell) => /\d\.\d/.test(cell)), "no decimal point");
  for (const one of [switched, french, off]) await one.close();
});

test("without JavaScript every panel has its tables", async () => {
  const { tab, close } = await open(page("few"), { javaScriptEnabled: false });
  for (const id of ["differences", "gains", "map", "trajectories", "survival", "coherence", "why"]) {
    assert.ok(await tab.locator(`#${id} table`).first().isVisible(), id);
    assert.ok((await tab.locator(`#${id} tbody tr`).count()) > 0, id);
  }
  assert.ok((await tab.locator("#findings li").count()) + (await tab.locator("#findings .none").count()) > 0);
  await close();
});

test("on paper controls are gone and both picture and table are there", async () => {
  const { tab, close } = await open(page("few"));
  await tab.emulateMedia({ media: "print" });
  assert.ok(await tab.locator("#differences table").first().isVisible());
  assert.ok(await tab.locator("#differences .chart svg").first().isVisible());
  assert.equal(await tab.locator("button:visible").count(), 0);
  await close();
});

test("everything can be reached and used with the keyboard", async () => {
  const { tab, close } = await open(page("few"));
  await tab.keyboard.press("Tab");
  assert.equal(await tab.evaluate(() => document.activeElement.className), "skip");
  await tab.locator("#map-tab-chart").focus();
  await tab.keyboard.press("ArrowRight");
  assert.equal(await tab.evaluate(() => document.activeElement.id), "map-tab-table");
  assert.ok(await tab.locator("#map table").first().isVisible());
  const unreachable = await tab.evaluate(() => [...document.querySelectorAll("button, select, input, a")].filter((one) => one.offsetParent && one.tabIndex < 0 && one.getAttribute("role") !== "tab").length);
  assert.equal(unreachable, 0);
  await close();
});

for (const [name, options] of [["few", {}], ["sweep", {}], ["few", { hash: "#lang=fr", viewport: { width: 390, height: 800 } }]]) {
  test(`axe finds nothing wrong: ${name} ${JSON.stringify(options)}`, async () => {
    const { tab, close } = await open(page(name), { ...options, bypassCSP: true });
    await tab.addScriptTag({ path: axe });
    const { violations } = await tab.evaluate(() => window.axe.run());
    assert.deepEqual(violations.map((one) => `${one.id}: ${one.help} (${one.nodes.slice(0, 3).map((node) => node.target.join(" ")).join(", ")})`), []);
    await close();
  });
}

test("on a telephone nothing stands out of the page", async () => {
  const { tab, close } = await open(page("few"), { viewport: { width: 390, height: 800 } });
  assert.ok((await tab.evaluate(() => document.documentElement.scrollWidth)) <= 390);
  await close();
});

test("a page of a sweep is smaller than 3 MB", () => {
  for (const name of ["few", "sweep", "hostile"]) assert.ok(statSync(page(name)).size < 3e6);
});
