// Our own page around the element: address, history, clipboard, and what it promises to leave alone.
import assert from "node:assert/strict";
import test from "node:test";
import { answer, ask, box, drop, options, paste, site, words } from "./browser.mjs";

const here = site();

const address = (page) => page.url().slice(here.server.url.length - 1);
const chosen = (page) => page.locator("status-codebook").getAttribute("entry");

test("what is typed stands in the address as one place in the history", async (t) => {
  const page = await here.open(t);
  const before = await page.evaluate(() => history.length);
  await ask(page, "azsm 1024");
  await page.waitForURL("**/?q=azsm+1024");
  assert.equal(await page.evaluate(() => history.length), before);
  await page.reload();
  assert.match(await words(answer(page)), /AZSM1024/);
  assert.equal(await box(page).inputValue(), "azsm 1024");
});

test("what is pasted never stands in the address", async (t) => {
  const page = await here.open(t);
  await box(page).click();
  await paste(page, "user jane@contoso.example failed");
  // Chromium tells an inserted text from a pasted one by its input type, so the paste is made known as one.
  await box(page).evaluate((input) => {
    input.value = "secret-marker";
    input.dispatchEvent(
      new InputEvent("input", { inputType: "insertFromPaste", bubbles: true, composed: true }),
    );
  });
  assert.equal(await page.locator("status-codebook").getAttribute("query"), "secret-marker");
  await page.keyboard.press("End");
  await page.keyboard.type(" and more");
  assert.equal(await page.locator("status-codebook").getAttribute("query"), "secret-marker and more");
  await page.waitForTimeout(500);
  assert.doesNotMatch(page.url(), /secret/);
  await paste(page, "AZSM1024 one\nAZSM1025 two");
  await page.locator(".tally").waitFor();
  await page.waitForTimeout(500);
  assert.doesNotMatch(page.url(), /one|two|q=/);
});

test("a chosen entry is a link that restores it, also where a code stands twice", async (t) => {
  const page = await here.open(t);
  await ask(page, "500");
  await answer(page).nth(2).getByRole("button", { name: "Show only this" }).click();
  assert.equal(address(page), "/?q=500#/egnyte/500/ERR_POST_CONFIG_FILE_GET");
  const again = await here.open(t, { path: "#/egnyte/500/ERR_POST_CONFIG_FILE_GET" });
  assert.match(await words(answer(again)), /^Failure 500 ERR_POST_CONFIG_FILE_GET/);
  assert.equal(await box(again).inputValue(), "500");
});

test("a link with encoded blanks is read, a link to a doubled code shows its meanings, a broken one does no harm", async (t) => {
  const encoded = await here.open(t, { path: "#/egnyte/0/NOERRORCODE" });
  assert.match(await words(answer(encoded)), /^Success 0 NOERRORCODE/);
  const doubled = await here.open(t, { path: "#/egnyte/500" });
  await doubled.locator(".side-by-side").waitFor();
  assert.equal(await answer(doubled).count(), 2);
  assert.equal(await box(doubled).inputValue(), "egnyte 500");
  const unknown = await here.open(t, { path: "#/mover/2045" });
  await unknown.locator("status-codebook[query='mover 2045']").waitFor();
  assert.doesNotMatch(await words(unknown.locator("status-codebook")), /AZSM2045/, "another product's code");
  const broken = await here.open(t, { path: "#/%E0%A4%A" });
  await broken.locator(".examples").waitFor();
});

test("back and forward lead from entry to results and to the entry again", async (t) => {
  const page = await here.open(t);
  await ask(page, "target location");
  await options(page).nth(1).click();
  const first = await chosen(page);
  await page.getByRole("button", { name: /^Next code/ }).click();
  const second = await chosen(page);
  assert.notEqual(first, second);
  await page.goBack();
  await page.locator(`status-codebook[entry='${first}']`).waitFor();
  await page.goBack();
  await page.locator("status-codebook:not([entry])").waitFor();
  assert.equal(await box(page).inputValue(), "target location");
  assert.ok((await options(page).count()) > 1);
  await page.goForward();
  await page.locator(`status-codebook[entry='${first}']`).waitFor();
});

test("a link followed inside the open page is restored as well", async (t) => {
  const page = await here.open(t, { path: "#/mover/404" });
  assert.match(await words(answer(page)), /^Failure 404 Mover/);
  await page.evaluate(() => (location.hash = "#/azsm/AZSM1024"));
  await page.locator("status-codebook[entry='azsm/AZSM1024']").waitFor();
  assert.match(await words(answer(page)), /^Failure AZSM1024/);
});

test("copying puts plain text on the clipboard and says so", async (t) => {
  const page = await here.open(t, {
    path: "?q=azsm+1027",
    permissions: ["clipboard-read", "clipboard-write"],
  });
  const clipboard = () => page.evaluate(() => navigator.clipboard.readText());
  await page.getByRole("button", { name: "Copy for ticket", exact: true }).click();
  await page.getByRole("status").filter({ hasText: "Copied" }).waitFor();
  assert.deepEqual((await clipboard()).split("\n"), [
    "Code AZSM1027 of Azure Storage Mover: Failure",
    "Scope: applies to the whole job run; category: target",
    "Meaning: The target location is busy",
    "Next step: Someone must fix the cause, then retry. The alternative is a support ticket. (Document of 2023-08-07, line 54)",
    "The document says: The agent can't access the target location because an existing lease is active. This error may be caused by another agent writing to the location. Ensure no other job is running against the target. Retry or create support ticket.",
    "Source: «Troubleshooting Azure Storage Mover job run error codes», line 54, document of 2023-08-07, https://learn.microsoft.com/azure/storage-mover/status-code#AZSM1027",
    `Codebook entry: ${here.server.url}#/azsm/AZSM1027`,
  ]);
  const told = page.evaluate(
    () =>
      new Promise((resolve) =>
        document.addEventListener("status-codebook-copy", (event) => resolve(event.detail), { once: true }),
      ),
  );
  await page.getByRole("button", { name: "Copy for ticket as Markdown" }).click();
  const { kind, text } = await told;
  assert.equal(kind, "ticket-markdown");
  assert.match(text, /^\*\*Code AZSM1027 of Azure Storage Mover: Failure\*\*\n\n- \*\*Scope:\*\*/);
  assert.equal(await clipboard(), text);
  await page.getByRole("button", { name: "Copy code" }).click();
  await page.waitForFunction(async () => (await navigator.clipboard.readText()) === "AZSM1027");
  await page.getByRole("button", { name: "Copy link" }).click();
  await page.waitForFunction(async () => (await navigator.clipboard.readText()).endsWith("#/azsm/AZSM1027"));
  assert.equal(await clipboard(), `${here.server.url}#/azsm/AZSM1027`);
});

test("where the clipboard is closed, the older way is taken, and where that fails too the page says so", async (t) => {
  const page = await here.open(t, {
    path: "?q=404",
    before: (fresh) =>
      fresh.addInitScript(() => {
        Object.defineProperty(navigator, "clipboard", { value: undefined });
        document.execCommand = (command) => {
          window.copied = [command, document.querySelector("status-codebook").shadowRoot.activeElement.value];
          return !window.copyFails;
        };
      }),
  });
  const copy = page.getByRole("button", { name: "Copy code" }).first();
  await copy.click();
  await page.getByRole("status").filter({ hasText: "Copied" }).waitFor();
  assert.deepEqual(await page.evaluate(() => window.copied), ["copy", "404"]);
  await page.evaluate(() => (window.copyFails = true));
  await copy.click();
  await page.getByText("Copying is blocked here.").waitFor();
});

test("after loading the page asks for nothing, whatever is done on it", async (t) => {
  const page = await here.open(t, { permissions: ["clipboard-read", "clipboard-write"] });
  await page.locator(".examples").waitFor();
  await page.waitForLoadState("networkidle");
  const loaded = page.asked.length;
  for (const question of [
    "404",
    "azsm 1024",
    "DATA_SYNC : FAILED",
    "can I cancel a running transfer",
    "AZSM2045",
  ])
    await ask(page, question);
  await page.getByRole("button", { name: /^AZSM2026/ }).click();
  await page.getByRole("button", { name: "Copy for ticket", exact: true }).click();
  await paste(page, "AZSM1024 one\nAZSM1025 two");
  await page.locator(".tally").waitFor();
  await drop(page, { name: "short.log", content: "AZSM1024 one" });
  await page.locator("input[placeholder='short.log']").waitFor();
  await page.waitForTimeout(300);
  // Where nothing may be kept on disk, as here, Chromium takes the icon of the tab anew from its cache whenever the
  // address changes; that is the browser's own doing and carries nothing.
  const icon = `${here.server.url}icon.svg`;
  assert.deepEqual(
    page.asked.slice(loaded).filter((url) => url !== icon),
    [],
  );
  // A file that takes longer needs the worker's script, and nothing else.
  await drop(page, { name: "long.log", content: "AZSM1024 one\n".repeat(50_000) });
  await page.locator("input[placeholder='long.log']").waitFor();
  assert.deepEqual(
    page.asked.slice(loaded).filter((url) => url !== icon),
    [`${here.server.url}scan-worker.js`],
  );
  assert.ok(page.asked.every((url) => url.startsWith(here.server.url)));
});

test("nothing is stored", async (t) => {
  const page = await here.open(t, { path: "?q=404" });
  await answer(page).first().waitFor();
  const stored = await page.evaluate(async () => [
    localStorage.length,
    sessionStorage.length,
    document.cookie,
    (await indexedDB.databases()).length,
  ]);
  assert.deepEqual(stored, [0, 0, "", 0]);
  assert.equal(await box(page).getAttribute("autocomplete"), "off");
  assert.equal(await box(page).getAttribute("spellcheck"), "false");
});

test("where wasm is blocked the page says so in plain words", async (t) => {
  const page = await here.open(t, {
    trouble: true,
    before: (fresh) =>
      fresh.route("**/*", async (route) => {
        const response = await route.fetch();
        const headers = { ...response.headers() };
        headers["content-security-policy"] =
          "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'";
        await route.fulfill({ response, headers });
      }),
  });
  const alert = page.getByRole("alert");
  await alert.waitFor();
  assert.match(
    await words(alert),
    /^This page does not allow WebAssembly .* adding 'wasm-unsafe-eval' to script-src .* in a frame of its own/,
  );
});

test("a missing module is told, not waited for", async (t) => {
  const page = await here.open(t, {
    trouble: true,
    before: (fresh) => fresh.route("**/*.wasm", (route) => route.fulfill({ status: 404, body: "gone" })),
  });
  await page.getByRole("alert").waitFor();
  assert.match(await words(page.getByRole("alert")), /^The codebook could not be started/);
});

/** Holds the module back until it is let go. */
function held() {
  let go;
  const gone = new Promise((resolve) => (go = resolve));
  const before = (fresh) =>
    fresh.route("**/*.wasm", async (route) => {
      await gone;
      await route.continue();
    });
  return { before, go };
}

test("a slow module is announced in the outline of what comes, and announced no longer when it is there", async (t) => {
  for (const reducedMotion of ["no-preference", "reduce"]) {
    const { before, go } = held();
    const page = await here.open(t, { before, reducedMotion });
    await page.getByText("Loading the codebook").waitFor();
    const outline = page.locator(".outline");
    assert.equal(await outline.count(), 6);
    const animation = await outline.first().evaluate((each) => getComputedStyle(each).animationName);
    assert.equal(animation, reducedMotion === "reduce" ? "none" : "breathe");
    const drawn = await outline.first().boundingBox();
    go();
    const example = page.locator(".example").first();
    await example.waitFor();
    assert.equal(await page.getByText("Loading the codebook").count(), 0);
    assert.equal(await outline.count(), 0);
    const { x, y, width } = await example.boundingBox();
    assert.deepEqual([x, y, width], [drawn.x, drawn.y, drawn.width]);
  }
});

test("what is typed while the module loads stays, and is answered", async (t) => {
  const { before, go } = held();
  const page = await here.open(t, { path: "?q=101#/mover/101", before });
  await box(page).fill("411");
  go();
  assert.match(await words(answer(page)), /^Failure 411 Mover/);
  assert.equal(await box(page).inputValue(), "411");
});

test("back and forward keep a pasted report", async (t) => {
  const page = await here.open(t);
  await paste(page, "run 1 AZSM1024\nrun 2 AZSM2061\n");
  const rows = page.locator(".tally-row");
  await rows.nth(1).waitFor();
  await rows.nth(0).click();
  const first = await chosen(page);
  await rows.nth(1).click();
  const second = await chosen(page);
  assert.notEqual(first, second);
  await page.goBack();
  await page.locator(`status-codebook[entry='${first}']`).waitFor();
  assert.equal(await rows.count(), 2);
  await page.goForward();
  await page.locator(`status-codebook[entry='${second}']`).waitFor();
  assert.equal(await rows.count(), 2);
});
