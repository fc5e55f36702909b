// What the element does beyond its own ground only where an attribute asks for it: keys, address, storage.
import assert from "node:assert/strict";
import test from "node:test";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";
import { answer, box, paste, site, words } from "./browser.mjs";

const here = site();

/** A bare page of the same site with one element on it, after an address of its own. */
async function host(t, attributes, { path = "host.html", policy = "", ...options } = {}) {
  const page = await here.open(t, {
    ...options,
    before: (fresh) =>
      fresh.route("**/host.html*", (route) =>
        route.fulfill({
          contentType: "text/html",
          headers: {
            "content-security-policy": `default-src 'none'; script-src 'self' 'wasm-unsafe-eval'${policy}`,
          },
          body: `<!doctype html><html lang=en><title>Host</title><body><input id=own><main><status-codebook ${attributes}></status-codebook></main><script type=module src=define.js></script>`,
        }),
      ),
    path,
  });
  await page.locator("status-codebook [part=filter]").waitFor();
  return page;
}

const at = (page, path) => page.waitForURL(`${here.server.url}${path}`);
const focused = (page) => page.evaluate(() => document.activeElement.tagName);

test("with shortcut the page's keys go to the box, out of no field, and end with the attribute or the element", async (t) => {
  const page = await host(t, "shortcut");
  await page.keyboard.press("/");
  assert.equal(await focused(page), "STATUS-CODEBOOK");
  await page.locator("#own").focus();
  await page.keyboard.press("Control+k");
  await page.keyboard.type("/?");
  assert.equal(await page.locator("#own").inputValue(), "/?");
  const blur = () => page.evaluate(() => document.activeElement.blur());
  for (const [end, again] of [
    ["removeAttribute", () => document.querySelector("status-codebook").setAttribute("shortcut", "")],
    ["remove", () => undefined],
  ]) {
    await blur();
    await page.evaluate((how) => {
      window.codebook = document.querySelector("status-codebook");
      window.codebook[how]("shortcut");
      window.left = 0;
      document.addEventListener("keydown", (event) => (window.left += event.defaultPrevented ? 0 : 1));
    }, end);
    await page.keyboard.press("/");
    assert.equal(await focused(page), "BODY", end);
    assert.ok((await page.evaluate(() => window.left)) > 0);
    await page.evaluate(again);
  }
});

test("without url-param the address is neither read nor written", async (t) => {
  const page = await host(t, "", { path: "host.html?q=404" });
  assert.equal(await box(page).inputValue(), "");
  await box(page).fill("azsm 1024");
  await answer(page).waitFor();
  await page.waitForTimeout(500);
  assert.match(page.url(), /host\.html\?q=404$/);
});

test("with url-param the question is read from the host's address and kept there, in one place", async (t) => {
  const page = await host(t, `url-param="code"`, { path: "host.html?tab=a%20b&code=azsm+1024#there" });
  assert.match(await words(answer(page)), /AZSM1024/);
  await page.evaluate(() => history.replaceState({ mine: 1 }, ""));
  const places = await page.evaluate(() => history.length);
  await box(page).fill("404");
  await at(page, "host.html?code=404&tab=a%20b#there");
  await box(page).fill("");
  await at(page, "host.html?tab=a%20b#there");
  assert.deepEqual(await page.evaluate(() => [history.length, history.state]), [places, { mine: 1 }]);
  await box(page).evaluate((input) => {
    input.value = "secret";
    input.dispatchEvent(
      new InputEvent("input", { inputType: "insertFromPaste", bubbles: true, composed: true }),
    );
  });
  await page.waitForTimeout(500);
  assert.match(page.url(), /host\.html\?tab=a%20b#there$/);
  await paste(page, "AZSM1024 one\nAZSM1025 two");
  await page.locator(".tally").waitFor();
  await page.waitForTimeout(500);
  assert.match(page.url(), /host\.html\?tab=a%20b#there$/);
  // The host's own way back, to where its address asked something else.
  await page.evaluate(() => history.pushState(null, "", "?code=405"));
  await page.evaluate(() => history.pushState(null, "", "?code=406"));
  await page.goBack();
  await page.locator("status-codebook[query='405']").waitFor();
  await page.goBack();
  await page.locator("status-codebook:not([query])").waitFor();
});

test("a question that the host asks comes before that of the address", async (t) => {
  const page = await host(t, `url-param="q" query="404"`, { path: "host.html?q=405" });
  await answer(page).first().waitFor();
  assert.equal(await box(page).inputValue(), "404");
});

const recent = (page) => page.locator(".recent li");
const stored = (page) =>
  page.evaluate(() =>
    [sessionStorage, localStorage].map((each) => each.getItem("status-codebook-recent") !== null),
  );
/** As long as an answer has to stand to count as read. */
const read = (page) => page.waitForTimeout(2200);

test("without recent nothing is kept, whatever is looked up", async (t) => {
  const page = await host(t, "");
  await box(page).fill("404");
  await page.keyboard.press("Enter");
  await read(page);
  await box(page).fill("");
  await page.locator(".examples").waitFor();
  assert.equal(await recent(page).count(), 0);
  assert.deepEqual(await stored(page), [false, false]);
});

test("what was read is offered in the first view, an entry in the place of its question, latest first, once", async (t) => {
  const page = await host(t, `recent="session"`);
  const look = async (question, key) => {
    await box(page).fill(question);
    await answer(page).first().waitFor();
    if (key) await box(page).press(key);
    await read(page);
  };
  await look("target location");
  await look("azsm 1024");
  await page.keyboard.press("Enter");
  await read(page);
  await look("102");
  await look("target location");
  // Not read.
  await box(page).fill("405");
  await box(page).fill("");
  await page.locator(".examples").waitFor();
  assert.deepEqual(await recent(page).locator(".again").allTextContents(), [
    "target location",
    "102",
    "AZSM1024 Authorization failure accessing the target location",
  ]);
  assert.deepEqual(await stored(page), [true, false]);
  await page.reload();
  await recent(page).nth(2).locator(".again").click();
  await page.locator("status-codebook[entry='azsm/AZSM1024']").waitFor();
  await page.getByRole("button", { name: "Back to the results" }).click();
  await recent(page).nth(0).locator(".again").click();
  await page.locator("status-codebook[query='target location']").waitFor();
  assert.equal(await page.evaluate(() => document.activeElement.shadowRoot.activeElement.id), "box");
});

test("look-ups go one by one, the focus to the next, and all at once", async (t) => {
  const page = await host(t, `recent="local"`);
  await page.evaluate(() =>
    localStorage.setItem(
      "status-codebook-recent",
      JSON.stringify([
        { entry: "mover/404" },
        { query: "lease" },
        { query: "102" },
        { entry: "gone/1" },
        7,
        null,
      ]),
    ),
  );
  await page.reload();
  await recent(page).nth(2).waitFor();
  assert.equal(await recent(page).count(), 3);
  const focus = () =>
    page.evaluate(() => {
      const at = document.activeElement?.shadowRoot?.activeElement;
      return at && (at.getAttribute("aria-label") || at.id);
    });
  await page.getByRole("button", { name: "Remove lease" }).click();
  assert.equal(await recent(page).count(), 2);
  assert.equal(await focus(), "Remove 102");
  await page.getByRole("button", { name: "Remove 102" }).click();
  assert.equal(await focus(), "Remove 404");
  await page.getByRole("button", { name: "Remove all" }).click();
  assert.equal(await recent(page).count(), 0);
  assert.deepEqual(await stored(page), [false, false]);
});

test("nothing of what was pasted is kept, nor what the host asks", async (t) => {
  const page = await host(t, `recent="local" query="404"`);
  await read(page);
  await box(page).evaluate((input) => {
    input.value = "lease";
    input.dispatchEvent(
      new InputEvent("input", { inputType: "insertFromPaste", bubbles: true, composed: true }),
    );
  });
  await page.keyboard.press("Enter");
  await read(page);
  await paste(page, "run 1 AZSM1024\nrun 2 AZSM2061\n");
  await page.locator(".tally-row").first().click();
  await read(page);
  assert.deepEqual(await stored(page), [false, false]);
});

/** One classic script, since a sandboxed frame without an origin of its own loads no modules. */
async function classic() {
  const { outputFiles } = await build({
    entryPoints: [fileURLToPath(new URL("../../dist/define.js", import.meta.url))],
    bundle: true,
    write: false,
    format: "iife",
    logLevel: "silent",
  });
  return outputFiles[0].text;
}

test("in a sandboxed frame, where storage and clipboard are closed, look-ups last as long as the element, and all is copied", async (t) => {
  const script = await classic();
  const html = (body) => ({
    contentType: "text/html",
    body: `<!doctype html><html lang=en><title>-</title>${body}`,
  });
  const page = await here.open(t, {
    // What Chromium says of the closed clipboard.
    trouble: true,
    before: async (fresh) => {
      await fresh.route("**/outer.html", (route) =>
        route.fulfill(
          html(
            `<textarea></textarea><iframe sandbox="allow-scripts" src="inner.html?q=404" width=1000 height=700></iframe>`,
          ),
        ),
      );
      await fresh.route("**/inner.html*", (route) =>
        route.fulfill(
          html(
            `<status-codebook recent="local" url-param="q" link-base="https://help.example/"></status-codebook><script src=classic.js></script>`,
          ),
        ),
      );
      await fresh.route("**/classic.js", (route) =>
        route.fulfill({ contentType: "text/javascript", body: script }),
      );
    },
    path: "outer.html",
  });
  const frame = page.frameLocator("iframe");
  const input = frame.getByRole("combobox");
  await frame.locator(".answer article").first().waitFor();
  assert.equal(await input.inputValue(), "404");
  await input.fill("azsm 1024");
  await frame.locator("article[data-entry='azsm/AZSM1024']").waitFor();
  for (const [name, copied] of [
    ["Copy code", /^AZSM1024$/],
    ["Copy link", /^https:\/\/help\.example\/#\/azsm\/AZSM1024$/],
    ["Copy for ticket", /^Code AZSM1024 of Azure Storage Mover: Failure\n/],
  ]) {
    await frame.getByRole("button", { name, exact: true }).click();
    await frame.getByRole("status").filter({ hasText: "Copied" }).first().waitFor();
    await page.locator("textarea").fill("");
    await page.locator("textarea").focus();
    await page.keyboard.press("Control+v");
    assert.match(await page.locator("textarea").inputValue(), copied, name);
  }
  await input.fill("");
  await frame.locator(".recent li").waitFor();
  assert.match(await frame.locator(".recent").innerText(), /azsm 1024/);
  const refused = await frame.locator("body").evaluate(() => {
    try {
      return String(localStorage.length);
    } catch (error) {
      return error.name;
    }
  });
  assert.equal(refused, "SecurityError");
});
