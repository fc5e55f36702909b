// <status-codebook> as a host page meets it: registering, attributes, events, and what it leaves alone.
import assert from "node:assert/strict";
import test from "node:test";
import { answer, box, site, words } from "./browser.mjs";
import { add, bare, host } from "./host.mjs";

const here = site();

test("on a server the class is imported and defined without an error", async () => {
  const { StatusCodebookElement } = await import("../../dist/element.js");
  assert.equal(typeof StatusCodebookElement.define, "function");
  StatusCodebookElement.define();
});

test("importing the class registers nothing; defining twice does no harm; another tag gets a class of its own", async (t) => {
  const page = await bare(here, t);
  const seen = await page.evaluate(async (origin) => {
    const { StatusCodebookElement } = await import(`${origin}element.js`);
    const before = customElements.get("status-codebook");
    StatusCodebookElement.define();
    StatusCodebookElement.define();
    StatusCodebookElement.define("other-codebook");
    StatusCodebookElement.define("other-codebook");
    return [
      before === undefined,
      customElements.get("status-codebook") === StatusCodebookElement,
      customElements.get("other-codebook").prototype instanceof StatusCodebookElement,
    ];
  }, here.server.url);
  assert.deepEqual(seen, [true, true, true]);
});

test("attributes are the state: query, catalogs, limit, placeholder, label, entry", async (t) => {
  const page = await host(here, t);
  await add(page, { query: "404", catalogs: "mover", limit: "1", label: "Look up", placeholder: "Code" });
  await answer(page).waitFor();
  assert.match(await words(answer(page)), /^Failure 404 Mover/);
  const codebook = page.locator("status-codebook");
  assert.equal(await box(page).getAttribute("aria-label"), "Look up");
  assert.equal(await box(page).getAttribute("placeholder"), "Code");
  await codebook.evaluate((each) => each.removeAttribute("catalogs"));
  await page.locator(".side-by-side").waitFor();
  assert.equal(await page.getByRole("option").count(), 1);
  assert.equal(await page.getByRole("button", { name: "Show all 2" }).count(), 1);
  await codebook.evaluate((each) => (each.entry = "egnyte/404"));
  await page.locator("article[data-entry='egnyte/404']").waitFor();
  await codebook.evaluate((each) => each.setAttribute("query", "azsm 1024"));
  assert.equal(await box(page).inputValue(), "azsm 1024");
  await box(page).fill("405");
  assert.equal(await codebook.getAttribute("query"), "405");
  assert.equal(await codebook.getAttribute("entry"), null);
});

test("properties set before the class was there count", async (t) => {
  const page = await bare(here, t);
  await page.evaluate(async (origin) => {
    const early = document.createElement("status-codebook");
    early.query = "azsm 1024";
    document.body.append(early);
    await import(`${origin}define.js`);
  }, here.server.url);
  assert.match(await words(answer(page)), /AZSM1024/);
  assert.equal(await page.locator("status-codebook").getAttribute("query"), "azsm 1024");
});

test("events bubble out of the shadow with typed details, and links are offered only where the host has them", async (t) => {
  const page = await host(here, t, { permissions: ["clipboard-read", "clipboard-write"] });
  await add(page, {});
  await box(page).pressSequentially("404");
  await page.keyboard.press("Enter");
  assert.equal(await page.getByRole("button", { name: "Copy link" }).count(), 0);
  await page.getByRole("button", { name: "Copy code" }).click();
  await page.waitForFunction(() => window.events.some((event) => event.name === "copy"));
  const events = await page.evaluate(() => window.events);
  assert.ok(events.every((event) => event.composed));
  const results = events.filter((event) => event.name === "results").at(-1).detail;
  assert.deepEqual(results, {
    query: "404",
    origin: "typed",
    total: results.ids.length,
    ids: ["mover/404", "egnyte/404"],
    agreement: "same",
  });
  assert.equal(events.find((event) => event.name === "select").detail.entry.id, "mover/404");
  const { kind, text } = events.find((event) => event.name === "copy").detail;
  assert.deepEqual([kind, text], ["code", "404"]);
});

test("under a strict policy with trusted types it works, and leaves address, keys and globals alone", async (t) => {
  const page = await host(here, t);
  await add(page, { query: "azsm 1024" });
  await answer(page).waitFor();
  await page.keyboard.press("/");
  await page.keyboard.press("Control+k");
  assert.equal(await page.evaluate(() => document.activeElement.tagName), "BODY");
  await page.getByRole("button", { name: /^Next code/ }).click();
  assert.match(page.url(), /host\.html$/);
  // What begins so is the driver's own.
  const globals = await page.evaluate(() => Object.keys(window).slice(window.globals));
  assert.deepEqual(
    globals.filter((name) => !name.startsWith("__pw")),
    [],
  );
  assert.equal(
    await page
      .locator("status-codebook")
      .evaluate((each) => each.shadowRoot.querySelectorAll("style, [style]").length),
    0,
  );
});

test("taken out and put back it works on; focus() goes to the box", async (t) => {
  const page = await host(here, t);
  await add(page, { query: "404" });
  await answer(page).first().waitFor();
  await page.evaluate(() => {
    const codebook = document.querySelector("status-codebook");
    codebook.remove();
    document.querySelector("main").append(codebook);
    codebook.focus();
  });
  assert.equal(await answer(page).count(), 2);
  assert.equal(await page.evaluate(() => document.activeElement.shadowRoot.activeElement.id), "box");
});

test("text of an answer can be selected: a click on it does not send the focus to the box", async (t) => {
  const page = await host(here, t);
  await add(page, { query: "azsm 1024" });
  const { x, y, height } = await page.locator(".message").boundingBox();
  await page.mouse.move(x + 20, y + height / 2);
  await page.mouse.down();
  await page.mouse.move(x + 120, y + height / 2, { steps: 5 });
  await page.mouse.up();
  assert.notEqual(await page.evaluate(() => document.activeElement.shadowRoot?.activeElement?.id), "box");
  const marked = await page.evaluate(() => String(document.getSelection()).trim());
  assert.ok("Authorization failure accessing the target location".includes(marked) && marked !== "");
});

test("an added catalog is asked and gets its own filter", async (t) => {
  const page = await host(here, t);
  await add(page, {});
  await page.locator(".examples").waitFor();
  await page.evaluate(async () => {
    const { addCatalog } = await import(new URL("slim.js", location.href).href);
    addCatalog({
      id: "house",
      title: "House codes",
      product: "House",
      entries: [
        {
          code: "H-77",
          message: "See [the wiki](https://wiki.example/h77), not [this](javascript:alert(1)), <b>now</b>",
        },
      ],
    });
    document.querySelector("status-codebook").query = "H-77";
  });
  await answer(page).waitFor();
  assert.equal(
    await page.locator(".message").textContent(),
    "See the wiki (opens in a new tab), not [this](javascript:alert(1)), <b>now</b>",
  );
  assert.deepEqual(await page.locator(".message a").evaluateAll((links) => links.map((link) => link.href)), [
    "https://wiki.example/h77",
  ]);
  assert.equal(await page.getByRole("button", { name: "House" }).count(), 1);
});

test("what belongs to a catalog that was removed since is not announced", async (t) => {
  const page = await host(here, t);
  await add(page, {});
  await page.locator(".examples").waitFor();
  await page.evaluate(async () => {
    const { addCatalog, removeCatalog } = await import(new URL("slim.js", location.href).href);
    const named = ["gone/G1", "gone/G2", "gone/G3", "gone/G4", "gone/G5"];
    const entries = named.map((id) => ({ code: id.slice(5), message: "m" }));
    addCatalog({ id: "gone", title: "Gone", product: "Gone", entries });
    addCatalog({
      id: "stays",
      title: "Stays",
      product: "Stays",
      rules: [{ id: "r", title: "Who waters the plants", text: "Nobody.", entries: named }],
      relations: [{ why: "Neighbours", entries: ["stays/S1", ...named] }],
      entries: [{ code: "S1", message: "The office is empty.", related: ["gone/G1"] }],
    });
    removeCatalog("gone");
    document.querySelector("status-codebook").query = "S1";
  });
  await answer(page).waitFor();
  assert.equal(await page.locator(".related").count(), 0);
  await page.evaluate(() => {
    document.querySelector("status-codebook").query = "who waters the plants";
  });
  await page.locator("article.rule").waitFor();
  assert.equal(await page.locator("article.rule details").count(), 0);
});

test("a catalog removed while its entry is shown leaves the element able to answer", async (t) => {
  const page = await host(here, t);
  await add(page, {});
  await page.locator(".examples").waitFor();
  await page.evaluate(async () => {
    const { addCatalog } = await import(new URL("slim.js", location.href).href);
    addCatalog({
      id: "house",
      title: "House codes",
      product: "House",
      entries: [{ code: "H-77", message: "Gone" }],
    });
    document.querySelector("status-codebook").query = "H-77";
  });
  await answer(page).waitFor();
  await page.evaluate(async () => {
    const { removeCatalog } = await import(new URL("slim.js", location.href).href);
    removeCatalog("house");
    document.querySelector("status-codebook").limit = 5;
  });
  await page.locator("article[data-entry]").waitFor({ state: "detached" });
  await page.evaluate(() => (document.querySelector("status-codebook").query = "azsm 1024"));
  await answer(page).waitFor();
  assert.match(await words(answer(page)), /AZSM1024/);
});

test("typing away from the chosen entry is told", async (t) => {
  const page = await host(here, t);
  await add(page, { query: "404", entry: "mover/404" });
  await answer(page).waitFor();
  await box(page).fill("405");
  assert.deepEqual(
    await page.evaluate(() =>
      window.events.filter((event) => event.name === "select").map((event) => event.detail.entry),
    ),
    [undefined],
  );
});

test("what was pasted comes back from undo and redo as pasted", async (t) => {
  const page = await host(here, t, { permissions: ["clipboard-read", "clipboard-write"] });
  await add(page, {});
  await page.locator(".examples").waitFor();
  await page.evaluate(() => navigator.clipboard.writeText("secret-marker"));
  const last = (query) =>
    page
      .waitForFunction((asked) => {
        const told = window.events.filter((event) => event.name === "results").at(-1);
        return told?.detail.query === asked && told.detail.origin;
      }, query)
      .then((origin) => origin.jsonValue());
  await box(page).click();
  await page.keyboard.press("Control+v");
  assert.equal(await last("secret-marker"), "pasted");
  await page.keyboard.press("Control+a");
  await page.keyboard.press("Delete");
  await last("");
  await page.keyboard.press("Control+z");
  assert.equal(await last("secret-marker"), "pasted", "emptied and undone");
  await page.keyboard.press("Control+z");
  await last("");
  await page.keyboard.press("Control+Shift+z");
  assert.equal(await last("secret-marker"), "pasted", "undone and redone");
  await page.keyboard.press("Control+a");
  await page.keyboard.press("Delete");
  await last("");
  await page.keyboard.type("404");
  assert.equal(await last("404"), "typed", "what is typed afterwards is typed");
});

test("an element that was there before its module answers the next question", async (t) => {
  const page = await bare(here, t, { trouble: true });
  await page.evaluate(async (origin) => {
    const { StatusCodebookElement } = await import(`${origin}element.js`);
    StatusCodebookElement.define();
    document.querySelector("main").append(document.createElement("status-codebook"));
  }, here.server.url);
  await page.getByRole("alert").waitFor();
  // Not awaited: some versions of Chromium collect the promise of a call that compiles meanwhile.
  await page.evaluate((origin) => {
    void (async () => {
      const { ready } = await import(`${origin}index.js`);
      await ready();
      document.querySelector("status-codebook").query = "azsm 1024";
    })();
  }, here.server.url);
  await answer(page).waitFor();
  assert.match(await words(answer(page)), /AZSM1024/);
});
