// Our page's places in the history: what is one, what back and forward bring, and what never stands in an address.
import assert from "node:assert/strict";
import test from "node:test";
import { answer, ask, box, drop, options, paste, site, words } from "./browser.mjs";

const here = site();

const address = (page) => page.url().slice(here.server.url.length - 1);
const places = (page) => page.evaluate(() => history.length);
const at = (page, search) => page.waitForURL(`${here.server.url}${search}`);
const asked = (page, query) => page.locator(`status-codebook[query='${query}']`).waitFor();
const filter = (page, product) => page.getByRole("button", { name: product, exact: true });
/** As long as an answer has to stand to count as read, from when no key came any more. */
const read = (page) => page.waitForTimeout(2600);

test("many keys are one place, a question after one that was read is another, and back and forward bring both", async (t) => {
  const page = await here.open(t);
  const before = await places(page);
  await ask(page, "target loc");
  await page.waitForTimeout(400);
  await box(page).press("End");
  await page.keyboard.type("ation");
  await at(page, "?q=target+location");
  assert.equal(await places(page), before);
  await read(page);
  await ask(page, "azsm 1024");
  await at(page, "?q=azsm+1024");
  assert.equal(await places(page), before + 1);
  await page.goBack();
  await asked(page, "target location");
  assert.ok((await options(page).count()) > 1);
  await page.goForward();
  await asked(page, "azsm 1024");
  assert.match(await words(answer(page)), /AZSM1024/);
});

test("who goes on before the answer was read, or only types on, stays in the place", async (t) => {
  const page = await here.open(t);
  const before = await places(page);
  await ask(page, "404");
  await at(page, "?q=404");
  await ask(page, "mover");
  await at(page, "?q=mover");
  await read(page);
  await box(page).press("End");
  await page.keyboard.type(" 102");
  await at(page, "?q=mover+102");
  assert.equal(await places(page), before);
});

test("a chosen entry makes its question a place however soon one goes on", async (t) => {
  const page = await here.open(t);
  await ask(page, "target location");
  await page.keyboard.press("Enter");
  const entry = address(page);
  assert.match(entry, /^\/\?q=target\+location#\/azsm\//);
  await ask(page, "404");
  await at(page, "?q=404");
  await page.goBack();
  await page.locator("status-codebook[entry]").waitFor();
  assert.equal(address(page), entry);
  await page.goBack();
  await page.locator("status-codebook:not([entry])").waitFor();
  assert.equal(await box(page).inputValue(), "target location");
  await page.goForward();
  await page.goForward();
  await asked(page, "404");
  assert.equal(await page.locator("status-codebook").getAttribute("entry"), null);
});

test("going back to the results inside the element leaves no place twice once another is chosen", async (t) => {
  const page = await here.open(t);
  await ask(page, "102");
  await at(page, "?q=102");
  const before = await places(page);
  for (const at of [0, 1, 0]) {
    await answer(page).nth(at).getByRole("button", { name: "Show only this" }).click();
    await page.getByRole("button", { name: "Show both meanings" }).click();
  }
  await answer(page).nth(1).getByRole("button", { name: "Show only this" }).click();
  assert.equal(await places(page), before + 1);
  await page.goBack();
  await page.locator(".side-by-side").waitFor();
});

test("a pasted report is a place without a word of it, and back brings it again after one key in the box", async (t) => {
  const page = await here.open(t);
  const before = await places(page);
  await paste(page, "jane@contoso.example AZSM1024\nrun 2 AZSM2061\n");
  const rows = page.locator(".tally-row");
  await rows.nth(1).waitFor();
  assert.equal(await places(page), before + 1);
  assert.equal(address(page), "/");
  await box(page).focus();
  await page.keyboard.type("4");
  await at(page, "?q=4");
  assert.equal(await rows.count(), 0);
  await page.goBack();
  await rows.nth(1).waitFor();
  assert.equal(address(page), "/");
  assert.match(await words(page.locator("section.text")), /jane@contoso\.example/);
  await page.goBack();
  await page.locator(".examples").waitFor();
  await page.goForward();
  await rows.nth(1).waitFor();
  // At once, before what is typed is written.
  await box(page).focus();
  await page.keyboard.type("5");
  await page.goBack();
  await page.goForward();
  await rows.nth(1).waitFor();
  assert.equal(await box(page).inputValue(), "");
});

test("a report that was cleared, and one that another paste replaced, come back", async (t) => {
  const page = await here.open(t);
  const rows = page.locator(".tally-row");
  const first = () => rows.filter({ hasText: "AZSM1024" }).waitFor();
  await paste(page, "run 1 AZSM1024\nrun 2 AZSM1025\n");
  await first();
  await drop(page, { name: "second.log", content: "run 1 AZSM2063\nrun 2 AZSM2069\n" });
  await page.locator("input[placeholder='second.log']").waitFor();
  await box(page).focus();
  await page.keyboard.press("Escape");
  await page.locator(".examples").waitFor();
  await page.waitForTimeout(400);
  await page.goBack();
  await page.locator("input[placeholder='second.log']").waitFor();
  await page.goBack();
  await first();
});

test("a pasted question is no part of the address and comes back all the same", async (t) => {
  const page = await here.open(t, { permissions: ["clipboard-read", "clipboard-write"] });
  await page.evaluate(() => navigator.clipboard.writeText("secret target location"));
  await box(page).focus();
  await page.keyboard.press("Control+v");
  await asked(page, "secret target location");
  await read(page);
  assert.equal(address(page), "/");
  await ask(page, "404");
  await at(page, "?q=404");
  await page.goBack();
  await asked(page, "secret target location");
  assert.equal(address(page), "/");
  // What is edited of it is still what was pasted.
  await box(page).press("End");
  await page.keyboard.type("s");
  await page.waitForTimeout(500);
  assert.equal(address(page), "/");
});

test("products and theme stand in the address; back and forward bring the products and leave the theme", async (t) => {
  const page = await here.open(t, { path: "?q=404&theme=dark&other=a%20b" });
  const codebook = page.locator("status-codebook");
  assert.equal(await codebook.getAttribute("theme"), "dark");
  await filter(page, "Egnyte Migration App").click();
  await at(page, "?q=404&catalogs=egnyte&theme=dark&other=a%20b");
  await read(page);
  await ask(page, "102");
  await at(page, "?q=102&catalogs=egnyte&theme=dark&other=a%20b");
  await filter(page, "Mover").click();
  await at(page, "?q=102&catalogs=mover&theme=dark&other=a%20b");
  await codebook.evaluate((each) => (each.theme = "light"));
  await page.goBack();
  await asked(page, "404");
  assert.equal(await filter(page, "Egnyte Migration App").getAttribute("aria-pressed"), "true");
  assert.equal(await codebook.getAttribute("theme"), "light");
  assert.equal(address(page), "/?q=404&catalogs=egnyte&theme=light&other=a%20b");
  await page.goForward();
  await asked(page, "102");
  assert.equal(await codebook.getAttribute("catalogs"), "mover");
  await page.reload();
  await answer(page).waitFor();
  assert.equal(await answer(page).getAttribute("data-entry"), "mover/102");
});

test("the page's switch sets the theme of element and page, in the address and nowhere else", async (t) => {
  const page = await here.open(t, { path: "?q=404", colorScheme: "light" });
  const theme = page.getByRole("button", { name: /^Theme: / });
  const grounds = () =>
    page.evaluate(() =>
      [document.documentElement, document.querySelector("status-codebook")].map(
        (each) => getComputedStyle(each).backgroundColor,
      ),
    );
  const light = await grounds();
  assert.equal(light[0], light[1]);
  const before = await places(page);
  await theme.click();
  await at(page, "?q=404&theme=light");
  await theme.click();
  await at(page, "?q=404&theme=dark");
  const dark = await grounds();
  assert.equal(dark[0], dark[1]);
  assert.notEqual(dark[0], light[0]);
  await page.reload();
  assert.equal(await theme.innerText(), "Theme: dark");
  assert.deepEqual(await grounds(), dark);
  await theme.click();
  await at(page, "?q=404");
  assert.deepEqual(await grounds(), light);
  assert.equal(await places(page), before);
  assert.deepEqual(await page.evaluate(() => [localStorage.length, sessionStorage.length]), [0, 0]);
});

test("states in an address reach the element and stay there", async (t) => {
  const page = await here.open(t, { path: "?q=404&states=failure+warning" });
  assert.equal(await page.locator("status-codebook").getAttribute("states"), "failure warning");
  await ask(page, "405");
  await at(page, "?q=405&states=failure+warning");
});

test("a link is not rewritten by being opened", async (t) => {
  for (const path of ["#/egnyte/500", "#/azsm/AZSM1024", "?catalogs=mover#/egnyte/500/Service"]) {
    const page = await here.open(t, { path });
    await page.waitForTimeout(500);
    assert.equal(address(page), `/${path}`);
  }
});

test("after a reload a place without its text is the first view, and the others are read from their addresses", async (t) => {
  const page = await here.open(t, { path: "?q=404" });
  await paste(page, "run 1 AZSM1024\nrun 2 AZSM2061\n");
  await page.locator(".tally-row").first().waitFor();
  await page.reload();
  await page.locator(".examples").waitFor();
  await page.goBack();
  await asked(page, "404");
});
