// What the element does beyond its own ground only where an attribute asks for it: keys, address, storage.
import assert from "node:assert/strict";
import test from "node:test";
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
