// Codes of a person's own: the panel with real files, what is kept and what is not, and what stands beside an entry.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import test from "node:test";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";
import { answer, ask, drop, options, paste, site, words } from "./browser.mjs";

const here = site();
const axe = createRequire(import.meta.url).resolve("axe-core/axe.min.js");
const text = readFileSync(new URL("../../src/data/example-catalog.json", import.meta.url), "utf8");
const example = JSON.parse(text);

const json = (value) => JSON.stringify(value, null, 2);
const file = (name, content) => ({ name, mimeType: "application/json", buffer: Buffer.from(content) });
const panel = (page) => page.locator(".own");
const open = (page) => page.getByRole("button", { name: "Your own codes" }).click();
const choose = (page, ...files) => panel(page).locator("input[type=file]").setInputFiles(files);
const card = (page, words) => panel(page).locator(".files > li", { hasText: words });
const keep = (page) => panel(page).getByRole("checkbox", { name: "Keep on this device" });

async function added(page) {
  await open(page);
  await choose(page, file("nightsafe.json", text));
  await card(page, "Nightsafe backup codes").waitFor();
}

/** It is checked when the file is kept. */
async function keepIt(page) {
  await keep(page).click();
  await page.locator(".own input[type=checkbox]:checked").waitFor();
}

test("a file that is chosen is added, and its entries and notes say where they come from", async (t) => {
  const page = await here.open(t);
  await added(page);
  assert.equal(
    await words(card(page, "Nightsafe")),
    "Nightsafe backup codes Nightsafe · 7 codes · 2 notes beside other codes From your file nightsafe.json Keep on this device Remove",
  );
  assert.equal(
    await panel(page).getByRole("status").textContent(),
    "Nightsafe backup codes is added from nightsafe.json.",
  );
  await page.getByRole("button", { name: "Nightsafe", exact: true }).waitFor();
  await ask(page, "vault is full");
  assert.match(await words(options(page).first()), /NS-301 .*From your file nightsafe\.json$/);
  assert.match(await words(answer(page).locator(".badges")), /From your file nightsafe\.json$/);
  await ask(page, "azsm 1024");
  assert.equal(
    await words(page.locator(".overlay")),
    `From your file nightsafe.json ${example.overlays[0].note} backup.example.com/storage-roles (opens in a new tab)`,
  );
  assert.equal(await page.locator(".overlay a").getAttribute("href"), example.overlays[0].url);
  assert.match(await words(answer(page)), /What the document says to do/);
  // Nothing was asked of any server beside the page's own files, and no file was among them.
  assert.ok(page.asked.every((url) => url.startsWith(here.server.url) && !url.includes("catalog")));
});

test("removing takes codes, notes and the product away again", async (t) => {
  const page = await here.open(t);
  await added(page);
  await panel(page).getByRole("button", { name: "Remove nightsafe.json" }).click();
  await page.getByRole("button", { name: "Nightsafe", exact: true }).waitFor({ state: "detached" });
  assert.equal(await panel(page).locator(".files").count(), 0);
  assert.equal(await page.evaluate(() => document.activeElement.shadowRoot.activeElement.tagName), "H2");
  await ask(page, "azsm 1024");
  assert.equal(await page.locator(".overlay").count(), 0);
});

test("an answer that is shown changes with the catalogs", async (t) => {
  const page = await here.open(t);
  await ask(page, "azsm 1024");
  await drop(page, { name: "nightsafe.json", content: text });
  await card(page, "Nightsafe").waitFor();
  await page.getByRole("button", { name: "Back", exact: true }).click();
  await page.locator(".overlay").waitFor();
});

test("every fault is listed with line, path and reason, and nothing is lost", async (t) => {
  const page = await here.open(t);
  await added(page);
  const broken = structuredClone(example);
  broken.id = "other";
  broken.entries[2].state = "broken";
  broken.entries[3].message = "";
  delete broken.title;
  broken.overlays[1].url = "javascript:alert(1)";
  await choose(page, file("broken.json", json(broken)), file("half.json", '{ "id": '));
  await card(page, "half.json").waitFor();
  assert.match(
    await words(card(page, "half.json")),
    /^half\.json was not added: 1 fault\. .* The whole file not JSON: /,
  );
  const faults = card(page, "broken.json").locator(".faults li");
  const lineOf = (part) =>
    json(broken)
      .split("\n")
      .findIndex((line) => line.includes(part)) + 1;
  const shown = await faults.evaluateAll((all) => all.map((each) => each.innerText.replace(/\s+/g, " ")));
  assert.deepEqual(
    [
      /^The whole file the key "title" is missing$/,
      new RegExp(`^line ${lineOf('"broken"')} · /entries/2/state unknown state "broken"`),
      new RegExp(`^line ${lineOf('"message": ""')} · /entries/3/message expected a text that is not empty$`),
      new RegExp(`^line ${lineOf("javascript:")} · /overlays/1/url expected an https: or http: link`),
    ].filter((expected) => !shown.some((each) => expected.test(each))),
    [],
  );
  assert.equal(shown.length, 4);
  assert.equal(await card(page, "Nightsafe backup codes").count(), 1);
  // A mended file takes the place of what was said of it.
  await choose(
    page,
    file(
      "broken.json",
      json({ ...example, id: "other", entries: [], overlays: [], rules: [], relations: [] }),
    ),
  );
  await card(page, "From your file broken.json").waitFor();
  assert.equal(await card(page, "was not added").count(), 1);
});

test("of a thousand faults the first are shown, and all by click", async (t) => {
  const page = await here.open(t);
  await open(page);
  const entries = Array.from({ length: 1000 }, (_, at) => ({ code: `X${at}`, message: "" }));
  await choose(page, file("many.json", json({ id: "many", title: "t", product: "p", entries })));
  const faults = panel(page).locator(".faults li");
  await faults.first().waitFor();
  assert.equal(await faults.count(), 50);
  await panel(page).getByRole("button", { name: "Show all 1,000" }).click();
  assert.equal(await faults.count(), 1000);
});

test("a file whose id is added already takes its place only when asked, and not when it is faulty", async (t) => {
  const page = await here.open(t);
  await added(page);
  await choose(page, file("newer.json", json({ ...example, title: "Newer" })));
  assert.match(await words(card(page, "newer.json")), /same id as «Nightsafe backup codes»/);
  await card(page, "newer.json").getByRole("button", { name: "Leave it" }).click();
  assert.equal(await panel(page).locator(".files > li").count(), 1);
  await choose(page, file("newer.json", json({ ...example, title: "Newer" })));
  await card(page, "newer.json").getByRole("button", { name: "Replace it" }).click();
  await card(page, "From your file newer.json").waitFor();
  assert.equal(await panel(page).locator(".files > li").count(), 1);
  // One that has become faulty since it was given does not take the place.
  const desk = { id: "desk", title: "Desk", product: "Desk", entries: [{ code: "D1", message: "m" }] };
  await choose(page, file("desk.json", json(desk)));
  await card(page, "From your file desk.json").waitFor();
  await choose(page, file("late.json", json({ ...example, overlays: [{ entry: "desk/D1", note: "n" }] })));
  await card(page, "late.json").waitFor();
  await panel(page).getByRole("button", { name: "Remove desk.json" }).click();
  await card(page, "late.json").getByRole("button", { name: "Replace it" }).click();
  await card(page, "late.json was not added").waitFor();
  assert.match(await words(card(page, "late.json")), /no loaded catalog has the entry "desk\/D1"/);
  assert.equal(await card(page, "From your file newer.json").count(), 1);
  assert.equal(await page.getByRole("button", { name: "Nightsafe", exact: true }).count(), 1);
  // Nor does one with other faults beside the id.
  const self = { ...example, title: "Newest", overlays: [{ entry: "mover/404", note: "n" }], x: 1 };
  await choose(page, file("newest.json", json(self)));
  assert.match(await words(card(page, "newest.json")), /2 faults/);
  assert.equal(await card(page, "From your file newer.json").count(), 1);
});

test("built-in codes are never replaced", async (t) => {
  const page = await here.open(t);
  await open(page);
  await choose(page, file("mover.json", json({ ...example, id: "mover", relations: [], rules: [] })));
  assert.match(await words(card(page, "mover.json")), /a catalog with the id "mover" is there already/);
  assert.equal(await panel(page).getByRole("button", { name: "Replace it" }).count(), 0);
});

test("files that speak of each other are added in whatever order they come", async (t) => {
  const page = await here.open(t);
  await open(page);
  const notes = {
    id: "desk",
    title: "Desk notes",
    product: "Desk",
    entries: [],
    overlays: [{ entry: "nightsafe/NS-301", note: "Room 3" }],
  };
  await choose(page, file("a-notes.json", json(notes)), file("b-codes.json", text));
  await card(page, "Nightsafe").waitFor();
  assert.equal(await card(page, "Desk notes").count(), 1);
  assert.equal(await panel(page).locator(".faults").count(), 0);
});

test("a catalog that is dropped on the element goes to the panel, and any other file is read as a report", async (t) => {
  const page = await here.open(t);
  const log = '{"id": 7, "code": "AZSM1024"}\n{"id": 8, "code": "AZSM1024"}\n';
  await drop(page, { name: "log.json", content: log });
  await page.locator(".tally").waitFor();
  assert.equal(await panel(page).count(), 0);
  await drop(
    page,
    { name: "codes.json", content: text },
    { name: "agent.log", content: "job ended with AZSM1027" },
  );
  await card(page, "From your file codes.json").waitFor();
  await page.getByRole("button", { name: "Show the report" }).click();
  await page.locator(".tally").waitFor();
  assert.equal(await panel(page).count(), 0);
  await paste(page, "one\nvault AZSM1024 and\nNS-301\n");
  await page.getByText("NS-301").first().waitFor();
});

test("a report outlives the catalog of its codes", async (t) => {
  const page = await here.open(t);
  await added(page);
  await paste(page, "one\nAZSM1024 and\nNS-301\n");
  await page.locator(".tally").waitFor();
  // The panel opens with whatever is dropped, and lies over the report.
  await drop(page, { name: "again.json", content: text });
  await card(page, "again.json").waitFor();
  await panel(page).getByRole("button", { name: "Remove nightsafe.json" }).click();
  await page.getByRole("button", { name: "Back", exact: true }).click();
  await page.locator(".tally").waitFor();
  assert.match(await words(page.locator(".tally")), /NS-301/);
});

test("a file that is too large or cannot be read is named, and no fault of its contents", async (t) => {
  const page = await here.open(t);
  await open(page);
  await drop(page, { name: "large.json", content: " ".repeat(1 << 20), times: 5 });
  await card(page, "large.json is larger than 4 MB and was not read.").waitFor();
});

test("the example that can be saved is the documented one", async (t) => {
  const page = await here.open(t);
  await open(page);
  const [download] = await Promise.all([
    page.waitForEvent("download"),
    page.getByRole("button", { name: "Save an example to start from" }).click(),
  ]);
  assert.equal(download.suggestedFilename(), "example-catalog.json");
  const saved = readFileSync(await download.path(), "utf8");
  const { $schema, ...rest } = example;
  assert.deepEqual(JSON.parse(saved), rest);
  await choose(page, file("saved.json", saved));
  await card(page, "Nightsafe backup codes").waitFor();
});

test("nothing is kept unless asked; what is kept is there again, and forgotten when asked", async (t) => {
  const page = await here.open(t);
  const databases = () => page.evaluate(async () => (await indexedDB.databases()).map(({ name }) => name));
  await added(page);
  assert.deepEqual(await databases(), []);
  await page.reload();
  await open(page);
  assert.equal(await panel(page).locator(".files").count(), 0);
  await choose(page, file("nightsafe.json", text));
  await keepIt(page);
  await page.reload();
  await page.getByRole("button", { name: "Nightsafe", exact: true }).waitFor();
  await open(page);
  assert.equal(await keep(page).isChecked(), true);
  // It is unchecked when the file is forgotten.
  await keep(page).click();
  await page.locator(".own input[type=checkbox]:not(:checked)").waitFor();
  assert.equal(await card(page, "From your file nightsafe.json").count(), 1);
  await page.reload();
  await open(page);
  assert.equal(await panel(page).locator(".files").count(), 0);
  // Removing forgets as well; a file that replaces a kept one is kept in its place.
  await choose(page, file("nightsafe.json", text));
  await keepIt(page);
  await choose(page, file("newer.json", json({ ...example, title: "Newer" })));
  await panel(page).getByRole("button", { name: "Replace it" }).click();
  await page.waitForFunction(
    () =>
      document.querySelector("status-codebook").shadowRoot.querySelector(".own input[type=checkbox]").checked,
  );
  await page.reload();
  await open(page);
  await card(page, "Newer").waitFor();
  await panel(page).getByRole("button", { name: "Remove newer.json" }).click();
  await page.reload();
  await open(page);
  assert.equal(await panel(page).locator(".files").count(), 0);
});

/** Everything in one script, since a sandboxed frame gets no modules. */
async function classicScript() {
  const made = await build({
    entryPoints: [fileURLToPath(new URL("../../dist/define.js", import.meta.url))],
    bundle: true,
    format: "iife",
    write: false,
    logLevel: "error",
    logOverride: { "empty-import-meta": "silent" },
  });
  return made.outputFiles[0].text;
}

test("in a frame without a store all works but keeping, and that is said", async (t) => {
  const script = await classicScript();
  const page = await here.open(t, {
    trouble: true,
    before: async (page) => {
      await page.route("**/framed.js", (route) =>
        route.fulfill({ contentType: "text/javascript", body: script }),
      );
      await page.route("**/frame.html", (route) =>
        route.fulfill({
          contentType: "text/html",
          body: `<!doctype html><title>Frame</title><iframe sandbox="allow-scripts" src="framed.html" width="900" height="1200"></iframe>`,
        }),
      );
      await page.route("**/framed.html", (route) =>
        route.fulfill({
          contentType: "text/html",
          body: `<!doctype html><title>Framed</title><status-codebook></status-codebook><script src="framed.js"></script>`,
        }),
      );
    },
    path: "frame.html",
  });
  const frame = page.frameLocator("iframe");
  await frame.getByRole("button", { name: "Your own codes" }).click();
  await frame.locator(".own input[type=file]").setInputFiles([file("nightsafe.json", text)]);
  const box = frame.getByRole("checkbox", { name: "Keep on this device" });
  await box.click();
  await frame.getByText("This browser or frame lets the page keep nothing.").waitFor();
  assert.equal(await box.isChecked(), false);
  await frame.getByRole("combobox").fill("NS-301");
  await frame.locator(".answer article").waitFor();
});

test("all elements of a page know the same files, and one that comes later too", async (t) => {
  const page = await here.open(t);
  await page.evaluate(() => document.querySelector("main").append(document.createElement("status-codebook")));
  const second = page.locator("status-codebook").nth(1);
  const first = page.locator("status-codebook").first();
  await first.getByRole("combobox").fill("azsm 1024");
  await first.locator(".answer article").waitFor();
  await second.getByRole("button", { name: "Your own codes" }).click();
  await second.locator(".own input[type=file]").setInputFiles([file("nightsafe.json", text)]);
  await first.locator(".overlay").waitFor();
  await second.getByRole("button", { name: "Remove nightsafe.json" }).click();
  await first.locator(".overlay").waitFor({ state: "detached" });
  await second.locator(".own input[type=file]").setInputFiles([file("nightsafe.json", text)]);
  await first.locator(".overlay").waitFor();
  await first.getByRole("combobox").fill("");
  await first.getByRole("button", { name: "Your own codes" }).click();
  assert.match(await words(first.locator(".files")), /From your file nightsafe\.json/);
  await page.evaluate(() => document.querySelectorAll("status-codebook")[1].remove());
  await first.getByRole("combobox").fill("NS-301");
  await first.locator(".answer article").waitFor();
  await page.evaluate(() => document.querySelector("main").append(document.createElement("status-codebook")));
  await page
    .locator("status-codebook")
    .nth(1)
    .getByRole("button", { name: "Nightsafe", exact: true })
    .waitFor();
});

test("Escape and Back lead to where one was, with the focus on the button", async (t) => {
  const page = await here.open(t);
  const focused = () => page.evaluate(() => document.activeElement.shadowRoot?.activeElement.textContent);
  await open(page);
  assert.equal(await focused(), "Your own codes");
  await page.keyboard.press("Escape");
  assert.equal(await panel(page).count(), 0);
  assert.equal(await focused(), "Your own codes");
  await page.getByRole("button", { name: "Browse all codes" }).click();
  await open(page);
  assert.equal(await page.locator(".browse").isVisible(), false);
  await page.getByRole("button", { name: "Back", exact: true }).click();
  assert.equal(await page.locator(".browse").isVisible(), true);
  await open(page);
  await ask(page, "404");
  assert.equal(await panel(page).count(), 0);
});

for (const colorScheme of ["light", "dark"])
  test(`axe finds nothing in the ${colorScheme} theme: a file that is rivalled, and a note beside an entry`, async (t) => {
    const page = await here.open(t, { colorScheme, bypassCSP: true });
    await added(page);
    await choose(page, file("newer.json", text), file("broken.json", '{ "id": "x" }'));
    await page.getByRole("button", { name: "Replace it" }).waitFor();
    await page.addScriptTag({ path: axe });
    const check = async () => {
      const { violations } = await page.evaluate(() =>
        window.axe.run(document, { resultTypes: ["violations"] }),
      );
      assert.deepEqual(
        violations.map((each) => `${each.id}: ${each.nodes.map((node) => node.target.join(" "))}`),
        [],
      );
    };
    await check();
    await ask(page, "azsm 1024");
    await page.locator(".overlay").waitFor();
    await check();
  });
