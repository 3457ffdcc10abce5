// Pages to test: small files made by the program itself, and a browser to open them in.

import { execFileSync } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { chromium } from "playwright-core";

const root = join(dirname(fileURLToPath(import.meta.url)), "..", "..");
const program = process.env.ENTENTE_PROGRAM ?? join(root, "build", "release", "entente");
export const HOSTILE = `</script><script>window.owned=1</script>"'><img src=x onerror="window.owned=2">\u202Eevil\u202C & co`;

// Test files run as processes of their own; a folder given to all of them is filled once.
const folder = process.env.ENTENTE_PAGES ?? mkdtempSync(join(tmpdir(), "entente-page-"));
if (!process.env.ENTENTE_PAGES) process.on("exit", () => rmSync(folder, { recursive: true, force: true }));

const run = (...words) => execFileSync(program, words.map(String), { cwd: folder, env: { ...process.env, ENTENTE_DATA: join(root, "scenarios") }, stdio: ["ignore", "pipe", "pipe"] });
const toml = (text) => JSON.stringify(text).replace(/[\u202a-\u202e]/g, (mark) => `\\u${mark.charCodeAt(0).toString(16).padStart(4, "0")}`);

// Each file is made once, when a test first asks for it.
const makers = {
  few: (file) => run("run", "archetype_contested", "--models", "two_feet_out,one_foot_in,two_feet_in", "--weeks", 60, "--households", 500, "--replicates", 4, "--record", "all", "-o", file, "--quiet"),
  hostile: (file) => {
    writeFileSync(join(folder, "hostile.toml"), `extends = ${toml(join(root, "scenarios", "archetype_contested.toml"))}\n[scenario]\ntitle = ${toml(HOSTILE)}\nsources = [${toml(HOSTILE)}]\n`);
    run("run", "hostile.toml", "--models", "two_feet_out,two_feet_in", "--weeks", 20, "--households", 300, "--replicates", 2, "--record", "district", "-o", file, "--quiet");
  },
  alone: (file) => run("run", "archetype_contested", "--models", "two_feet_out", "--weeks", 20, "--households", 300, "--replicates", 1, "-o", file, "--quiet"),
  sweep: (file) => {
    writeFileSync(
      join(folder, "sweep.toml"),
      `[sweep]\nscenario = ${toml(join(root, "scenarios", "archetype_contested.toml"))}\nmodels = ["two_feet_out", "two_feet_in"]\nreplicates = 4\nseed = 3\nrecord = "outcomes"\n` +
        `[set]\npopulation.households = 300\nscenario.weeks = 20\n[axes]\nworld.hostility = [0.0, 1.0]\ngovernment.predation = [0.0, 0.5, 1.0]\n`,
    );
    run("sweep", "sweep.toml", "-o", file, "--quiet");
  },
  scenarios: (file) => {
    const of = (name) => toml(join(root, "scenarios", `${name}.toml`));
    writeFileSync(
      join(folder, "scenarios.toml"),
      `[sweep]\nscenarios = [${of("archetype_contested")}, ${of("archetype_calm")}]\nmodels = ["two_feet_out", "two_feet_in"]\nreplicates = 2\nseed = 3\n[set]\npopulation.households = 300\nscenario.weeks = 20\n`,
    );
    run("sweep", "scenarios.toml", "-o", file, "--quiet");
  },
};

export function resultFile(name) {
  const file = join(folder, `${name}.h5`);
  if (!existsSync(file)) makers[name](file);
  return file;
}

export function page(name, ...options) {
  const path = join(folder, `${name}${options.join("").replace(/\W+/g, "-")}.html`);
  if (!existsSync(path)) run("report", resultFile(name), "-o", path, "--quiet", ...options);
  return path;
}

export const textOf = (path) => readFileSync(path, "utf8");
export function dataOf(path) {
  return JSON.parse(textOf(path).match(/<script type="application\/json" id="data">(.*?)<\/script>/s)[1]);
}

let browser = null;
export async function open(path, { hash = "", ...context } = {}) {
  browser ??= await chromium.launch({ executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium", args: ["--no-sandbox", "--disable-gpu"] });
  const own = await browser.newContext({ viewport: { width: 1280, height: 900 }, acceptDownloads: true, ...context });
  own.setDefaultTimeout(240_000); // a busy machine is slow, not wrong
  const tab = await own.newPage();
  const seen = { errors: [], requests: [] };
  tab.on("console", (message) => ["error", "warning"].includes(message.type()) && seen.errors.push(message.text()));
  tab.on("pageerror", (error) => seen.errors.push(String(error)));
  tab.on("request", (request) => /^(file|data|blob):/.test(request.url()) || seen.requests.push(request.url()));
  await tab.goto(pathToFileURL(path).href + hash);
  if (context.javaScriptEnabled !== false) await tab.waitForSelector("html[data-ready]");
  return { tab, seen, close: () => own.close() };
}
export async function closeBrowser() {
  await browser?.close();
  browser = null;
}
