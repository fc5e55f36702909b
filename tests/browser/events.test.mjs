// What <status-codebook> tells its host, and what a host can call: events, their order and details, search and clear.
import assert from "node:assert/strict";
import test from "node:test";
import { answer, box, bytes, drop, options, paste, site, words } from "./browser.mjs";
import { add, host, told } from "./host.mjs";

const here = site();

async function codebook(t, attributes, options) {
  const page = await host(here, t, options);
  await add(page, attributes);
  await page.locator("status-codebook [part~=filter]").waitFor();
  return page;
}

const names = (page) => page.evaluate(() => window.events.map((event) => event.name));

test("it says once that it is ready, before the first results, also when the engine was there before it", async (t) => {
  const page = await codebook(t, { query: "404" });
  await answer(page).first().waitFor();
  assert.deepEqual(await names(page), ["ready", "results"]);
  assert.deepEqual(await told(page, "ready"), [{ engine: "wasm" }]);
  await page.evaluate(() => {
    const [first] = document.getElementsByTagName("status-codebook");
    document.querySelector("main").append(first);
    document.querySelector("main").append(document.createElement("status-codebook"));
  });
  await page.waitForFunction(() => window.events.filter((event) => event.name === "ready").length === 2);
  assert.ok(await page.evaluate(() => window.events.every((event) => event.composed)));
});

test("each change of the text by a person is told with its origin, before what follows from it", async (t) => {
  const page = await codebook(t, {}, { permissions: ["clipboard-read", "clipboard-write"] });
  await box(page).pressSequentially("40");
  await page.keyboard.press("Escape");
  await page.getByRole("button", { name: /^A code/ }).click();
  await page.evaluate(() => navigator.clipboard.writeText("5"));
  await box(page).press("Control+v");
  await page.locator("status-codebook").evaluate((each) => (each.query = "set by the host"));
  await page.keyboard.press("Escape");
  assert.deepEqual(await told(page, "input"), [
    { query: "4", origin: "typed" },
    { query: "40", origin: "typed" },
    { query: "", origin: "typed" },
    { query: "azsm 1024", origin: "typed" },
    { query: "azsm 10245", origin: "pasted" },
    { query: "", origin: "typed" },
  ]);
  assert.deepEqual((await names(page)).slice(0, 4), ["ready", "results", "input", "results"]);
});

test("of a report codes and counts are told, and nothing of the text or the name of its file", async (t) => {
  const page = await codebook(t, {});
  const log = "secret-marker AZSM2063\nb AZSM2063\nend AZSM1027\nand AZSM2045";
  await paste(page, log);
  await drop(page, { name: "secret-marker.log", content: log });
  await page.waitForFunction(() => window.events.filter((event) => event.name === "report").length === 2);
  const [pasted, file] = await told(page, "report");
  assert.deepEqual(
    { ...pasted, tally: pasted.tally.map(({ id, count, lines }) => [id, count, lines]) },
    {
      origin: "pasted",
      total: 3,
      tally: [
        ["azsm/AZSM2063", 2, 2],
        ["azsm/AZSM1027", 1, 1],
      ],
      undocumented: 1,
      lines: 4,
      format: "text",
      complete: true,
    },
  );
  assert.deepEqual(file, { ...pasted, origin: "file" });
  const all = await page.evaluate(() => JSON.stringify(window.events));
  assert.ok(!all.includes("secret-marker"));
});

test("a file that cannot be read is told without its name", async (t) => {
  const page = await codebook(t, {});
  await drop(page, { name: "secret-marker.xlsx", content: bytes([0x50, 0x4b, 3, 4]) });
  await page.getByRole("alert").waitFor();
  assert.deepEqual(await told(page, "error"), [
    { failed: "reading", error: "Error: the file cannot be read: archive" },
  ]);
});

/** As on a page whose policy forbids WebAssembly; `Again` ends it. */
const forbid = (page) =>
  page.evaluate(() => {
    const { compile, Module } = WebAssembly;
    window.allow = () => Object.assign(WebAssembly, { compile, Module });
    WebAssembly.compile = () => Promise.reject(new WebAssembly.CompileError("no"));
    WebAssembly.Module = class {
      constructor() {
        throw new WebAssembly.CompileError("no");
      }
    };
  });

test("an engine that is blocked is told once, however many questions try it; searches fail, until it is there", async (t) => {
  const page = await host(here, t, { trouble: true });
  await forbid(page);
  await add(page, {});
  await page.getByRole("alert").waitFor();
  await box(page).pressSequentially("azsm 1024");
  const failed = await page.evaluate(() =>
    document
      .querySelector("status-codebook")
      .search("404")
      .catch((error) => error.name),
  );
  assert.equal(failed, "EngineBlockedError");
  const errors = await told(page, "error");
  assert.equal(errors.length, 1);
  assert.equal(errors[0].failed, "engine");
  assert.match(errors[0].error, /^EngineBlockedError: /);
  const ids = await page.evaluate(async () => {
    window.allow();
    const results = await document.querySelector("status-codebook").search("mover 404");
    return results.ids;
  });
  assert.deepEqual(ids, ["mover/404"]);
  assert.equal((await told(page, "ready")).length, 1);
  assert.match(await words(answer(page)), /^Failure 404/);
});

test("an answer that fails is told, its search rejected, and the next question is answered", async (t) => {
  const page = await codebook(t, {}, { trouble: true });
  const message = await page.evaluate(async () => {
    // A function of the browser that every question needs.
    const { stringify } = JSON;
    JSON.stringify = () => {
      throw new RangeError("no room");
    };
    try {
      await document.querySelector("status-codebook").search("404");
      return "answered";
    } catch (error) {
      return `${error}`;
    } finally {
      JSON.stringify = stringify;
    }
  });
  assert.equal(message, "RangeError: no room");
  assert.deepEqual(await told(page, "error"), [{ failed: "answer", error: "RangeError: no room" }]);
  assert.equal(
    await page.evaluate(
      async () => (await document.querySelector("status-codebook").search("mover 404")).total,
    ),
    1,
  );
});

test("search settles when its answer is shown, and with undefined when another question came first", async (t) => {
  const page = await codebook(t, { entry: "mover/404" });
  const seen = await page.evaluate(async () => {
    const codebook = document.querySelector("status-codebook");
    const shown = () => codebook.shadowRoot.querySelector(".answer h2 .code")?.textContent;
    const results = await codebook.search("  azsm 1024 ");
    const again = await codebook.search("azsm 1024");
    const late = document.createElement("status-codebook");
    const waiting = [late.search("404"), late.search("405")];
    document.querySelector("main").append(late);
    return {
      results,
      again: again.ids,
      shown: shown(),
      entry: codebook.entry,
      waiting: (await Promise.all(waiting)).map((each) => each?.query),
    };
  });
  assert.deepEqual(seen, {
    results: {
      query: "azsm 1024",
      origin: "attribute",
      total: 1,
      ids: ["azsm/AZSM1024"],
      agreement: undefined,
    },
    again: ["azsm/AZSM1024"],
    shown: "AZSM1024",
    entry: "",
    waiting: [undefined, "405"],
  });
});

test("search and clear leave a report, and what is being read", async (t) => {
  // Under this policy no worker starts, and that is reported.
  const page = await codebook(t, {}, { trouble: true });
  const call = (name, ...given) =>
    page
      .locator("status-codebook")
      .evaluate((each, [method, args]) => void each[method](...args), [name, given]);
  await paste(page, "copy a AZSM2063\nend AZSM1027");
  await page.locator(".tally").waitFor();
  await call("search", "");
  await page.locator(".examples").waitFor();
  await drop(page, { name: "agent.log", content: "copy a AZSM2063\n".repeat(1000), times: 2000 });
  await page.getByRole("progressbar").waitFor();
  await call("clear");
  await page.getByRole("progressbar").waitFor({ state: "detached" });
  await box(page).fill("target location");
  await options(page).first().click();
  await call("clear");
  assert.equal(await box(page).inputValue(), "");
  await page.locator(".examples").waitFor();
  const codebooks = page.locator("status-codebook");
  assert.deepEqual(await codebooks.evaluate((each) => each.getAttributeNames()), []);
});

test("states narrow what is found, the box says so, and a person can take that off", async (t) => {
  const page = await codebook(t, { query: "102", states: "failure, warning" });
  await answer(page).waitFor();
  assert.deepEqual(
    (await told(page, "results")).map(({ ids, agreement }) => [ids, agreement ?? null]),
    [[["egnyte/102"], null]],
  );
  // Whoever was told one meaning must not take it for the other.
  assert.match(await words(page.locator(".others")), /means the opposite/);
  await box(page).fill("how do i cancel");
  const shown = await options(page).locator(".state").allInnerTexts();
  assert.ok(shown.length > 0 && shown.every((state) => /Failure|Warning/.test(state)), shown.join());
  await box(page).fill("102");
  await page.getByRole("button", { name: "Failure, Warning" }).click();
  assert.equal(await page.locator("status-codebook").getAttribute("states"), null);
  assert.equal(await answer(page).count(), 2);
  await page.locator("status-codebook").evaluate((each) => (each.states = "nonsense"));
  assert.equal(await options(page).count(), 0);
});
