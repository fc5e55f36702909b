// <status-codebook> wherever a page may put it: several, moved, cloned, removed at work, in frames, shadows and fragments.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import test from "node:test";
import { answer, site, words } from "./browser.mjs";
import { add, bare, host, told } from "./host.mjs";

const here = site();

const shown = () =>
  [...document.querySelectorAll("status-codebook")].map(
    (each) => each.shadowRoot?.querySelector(".answer h2 .code")?.textContent,
  );

test("several on one page each have their own question, and tell their own events", async (t) => {
  const page = await host(here, t);
  await add(page, { id: "one", query: "azsm 1024" });
  await add(page, { id: "two", query: "mover 404", theme: "dark" });
  await answer(page).nth(1).waitFor();
  assert.deepEqual(await page.evaluate(shown), ["AZSM1024", "404"]);
  await page.locator("#two").getByRole("combobox").fill("mover 600");
  assert.deepEqual(await page.evaluate(shown), ["AZSM1024", "600"]);
  await page
    .locator("#one")
    .getByRole("button", { name: /^Next code/ })
    .focus();
  await page.keyboard.press("]");
  assert.deepEqual(await page.evaluate(shown), ["AZSM1025", "600"]);
  const from = await page.evaluate(() =>
    window.events
      .filter(({ name }) => ["input", "select"].includes(name))
      .map(({ name, on }) => `${name} ${on}`),
  );
  assert.deepEqual(from, ["input two", "select one"]);
});

test("moved it keeps what was asked, chosen and read, and hears its keys once", async (t) => {
  const page = await host(here, t);
  await add(page, { query: "azsm 1024" });
  await answer(page).waitFor();
  for (let times = 0; times < 3; times++)
    await page.evaluate(() => {
      const codebook = document.querySelector("status-codebook");
      document.body.prepend(codebook);
      document.querySelector("main").append(codebook);
      codebook.focus();
    });
  await page.keyboard.press("Alt+PageDown");
  assert.deepEqual(await page.evaluate(shown), ["AZSM1025"]);
  assert.equal((await told(page, "ready")).length, 1);
  assert.equal((await told(page, "select")).length, 1);
});

test("a clone begins with the attributes of the first, in a document of its own life", async (t) => {
  const page = await host(here, t);
  await add(page, { query: "404", catalogs: "mover", compact: "", value: "AZSM1027", name: "code" });
  await answer(page).waitFor();
  await page.evaluate(() => {
    const clone = document.querySelector("status-codebook").cloneNode(true);
    document.querySelector("main").append(clone);
  });
  await answer(page).nth(1).waitFor();
  const [first, clone] = await page
    .locator("status-codebook")
    .evaluateAll((all) =>
      all.map((each) => [each.query, each.catalogs, each.compact, each.value, each.name]),
    );
  assert.deepEqual(clone, first);
  assert.deepEqual(clone, ["404", "mover", true, "404", "code"]);
  await page.locator("status-codebook").nth(1).getByRole("combobox").fill("mover 600");
  assert.deepEqual(await page.evaluate(shown), ["404", "600"]);
});

test("removed while the engine loads, or while a file is read, it does and tells nothing more", async (t) => {
  const page = await host(here, t, { trouble: true });
  const left = await page.evaluate(async () => {
    const loading = document.createElement("status-codebook");
    loading.query = "404";
    document.querySelector("main").append(loading);
    loading.remove();
    const reading = document.createElement("status-codebook");
    document.querySelector("main").append(reading);
    await reading.search("");
    const dataTransfer = new DataTransfer();
    dataTransfer.items.add(new File(Array(500).fill("copy a AZSM2063\n".repeat(1000)), "a.log"));
    const init = { dataTransfer, bubbles: true, cancelable: true };
    reading.shadowRoot.querySelector(".body").dispatchEvent(new DragEvent("drop", init));
    reading.remove();
    const heard = [];
    for (const codebook of [loading, reading])
      for (const name of ["ready", "results", "report", "error"])
        codebook.addEventListener(`status-codebook-${name}`, ({ type }) => heard.push(type));
    await new Promise((resolve) => setTimeout(resolve, 1500));
    return { heard, drawn: [loading, reading].map((each) => each.shadowRoot.childElementCount) };
  });
  assert.deepEqual(left, { heard: [], drawn: [0, 0] });
  await page.evaluate(() => {
    const late = document.createElement("status-codebook");
    late.query = "mover 404";
    document.querySelector("main").append(late);
    late.remove();
    setTimeout(() => document.querySelector("main").append(late), 50);
  });
  await answer(page).waitFor();
  assert.deepEqual(await page.evaluate(shown), ["404"]);
});

test("two copies of the package on one page: the first has the tag, the second another one, and both answer", async (t) => {
  const page = await bare(here, t);
  await page.route("**/other/*", (route) => {
    const name = new URL(route.request().url()).pathname.split("/").pop();
    const body = readFileSync(new URL(`../../dist/${name}`, import.meta.url));
    return route.fulfill({ contentType: "text/javascript", body });
  });
  const classes = await page.evaluate(async () => {
    const load = (path) => import(new URL(path, location.href).href);
    const [first, second] = [await load("define.js"), await load("other/define.js")];
    second.StatusCodebookElement.define("second-codebook");
    const api = await load("other/index.js");
    api.addCatalog({ id: "own", title: "t", product: "Own", entries: [{ code: "X1", message: "mine" }] });
    for (const tag of ["status-codebook", "second-codebook"]) {
      const codebook = document.createElement(tag);
      codebook.query = "X1";
      document.querySelector("main").append(codebook);
      await codebook.search("X1");
    }
    return [
      first.StatusCodebookElement === second.StatusCodebookElement,
      customElements.get("status-codebook") === first.StatusCodebookElement,
    ];
  });
  assert.deepEqual(classes, [false, true]);
  assert.match(await words(page.locator("second-codebook").locator(".answer")), /mine/);
  assert.equal(await page.locator("status-codebook").locator(".answer article").count(), 0);
});

test("moved into a frame and back it is dressed, answers, and hears its keys in either", async (t) => {
  const page = await host(here, t);
  await page.route("**/frame.html", (route) =>
    route.fulfill({ contentType: "text/html", body: "<!doctype html><title>Frame</title><body>" }),
  );
  await add(page, { query: "azsm 1024" });
  await answer(page).waitFor();
  await page.evaluate(async () => {
    const frame = document.createElement("iframe");
    frame.src = "frame.html";
    const loaded = new Promise((resolve) => frame.addEventListener("load", resolve));
    document.body.append(frame);
    await loaded;
    frame.contentDocument.body.append(document.querySelector("status-codebook"));
  });
  const frame = page.frameLocator("iframe");
  await frame.locator(".answer article").waitFor();
  assert.equal(
    await frame.locator("status-codebook").evaluate((each) => getComputedStyle(each).containerName),
    "status-codebook",
  );
  await frame.getByRole("combobox").focus();
  await page.keyboard.press("Alt+PageDown");
  assert.match(await words(frame.locator(".answer h2")), /AZSM1025/);
  await frame.locator(".body").focus();
  await page.keyboard.press("]");
  assert.match(await words(frame.locator(".answer h2")), /AZSM1026/);
  await frame.getByRole("combobox").fill("azsm 1027]");
  await page.keyboard.press("]");
  assert.equal(await frame.getByRole("combobox").inputValue(), "azsm 1027]]");
  await page.evaluate(() => {
    const template = document.createElement("template");
    const codebook = document.querySelector("iframe").contentDocument.querySelector("status-codebook");
    template.content.append(codebook);
    codebook.query = "mover 404";
    document.querySelector("main").append(template.content);
  });
  await answer(page).waitFor();
  assert.equal(
    await page.locator("status-codebook").evaluate((each) => getComputedStyle(each).containerName),
    "status-codebook",
  );
  assert.deepEqual(await page.evaluate(shown), ["404"]);
});

test("upgraded late it takes what was set before: properties, attributes and a value", async (t) => {
  const page = await bare(here, t, {
    body: "<form><status-codebook catalogs=mover></status-codebook></form>",
  });
  await page.evaluate(async (origin) => {
    const early = document.querySelector("status-codebook");
    Object.assign(early, {
      value: "404",
      compact: true,
      states: "failure",
      name: "code",
      required: true,
      theirs: 1,
    });
    await import(`${origin}define.js`);
  }, here.server.url);
  await answer(page).waitFor();
  const taken = await page.locator("status-codebook").evaluate((each) => ({
    names: each.getAttributeNames().sort(),
    sent: new FormData(each.form).get("code"),
    theirs: each.theirs,
    own: Object.keys(each),
  }));
  assert.deepEqual(taken, {
    names: ["catalogs", "compact", "name", "query", "required", "states"],
    sent: "404",
    theirs: 1,
    own: ["theirs"],
  });
});

test("made in a template or a fragment, and inside another shadow root, it works like anywhere", async (t) => {
  const page = await host(here, t);
  await page.evaluate(() => {
    const template = document.createElement("template");
    const inert = template.content.ownerDocument.createElement("status-codebook");
    inert.setAttribute("query", "azsm 1024");
    template.content.append(inert);
    const place = document.createElement("div");
    place.attachShadow({ mode: "open" }).append(template.content.cloneNode(true));
    const fragment = document.createDocumentFragment();
    const second = document.createElement("status-codebook");
    fragment.append(second);
    second.query = "mover 404";
    document.querySelector("main").append(place, fragment);
  });
  await answer(page).nth(1).waitFor();
  assert.deepEqual(await answer(page).locator("h2 .code").allInnerTexts(), ["AZSM1024", "404"]);
  const inner = page.getByRole("combobox").first();
  await inner.focus();
  await page.keyboard.press("Alt+PageDown");
  assert.deepEqual(await answer(page).locator("h2 .code").allInnerTexts(), ["AZSM1025", "404"]);
  assert.equal((await told(page, "select")).length, 1);
});
