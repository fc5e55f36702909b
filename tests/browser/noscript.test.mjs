// The page without JavaScript, and as a search engine of the browser.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import test from "node:test";
import { openSearch } from "../../www/tasks/opensearch.mjs";
import { answer, PHONE, site, WIDE, words } from "./browser.mjs";

const here = site();
const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

test("without JavaScript the page shows every documented code in tables with headings", async (t) => {
  const page = await here.open(t, { javaScriptEnabled: false });
  assert.match(await words(page.locator("main")), /need JavaScript, which is off here/);
  assert.deepEqual(await page.locator("caption").allInnerTexts(), [
    "Mover: 34 codes",
    "Azure Storage Mover: 30 codes",
    "Egnyte Migration App: 381 codes",
  ]);
  assert.equal(await page.locator("td:first-child").count(), 445);
  const egnyte = page.getByRole("table").nth(2);
  assert.deepEqual(await egnyte.getByRole("columnheader").allInnerTexts(), [
    "Code",
    "Name",
    "Message",
    "State",
  ]);
  const row = egnyte.getByRole("row").filter({ hasText: "ERR_POST_CONFIG_FILE_GET" });
  assert.deepEqual(await row.getByRole("cell").allInnerTexts(), [
    "500",
    "ERR_POST_CONFIG_FILE_GET",
    "Error while uploading config file.",
    "failure",
  ]);
});

for (const [name, viewport] of Object.entries({ desktop: WIDE, phone: PHONE }))
  for (const colorScheme of ["light", "dark"])
    test(`the tables fit a ${name} in ${colorScheme}, and axe finds nothing`, async (t) => {
      // What is shown without JavaScript, where axe can run: the same markup outside of its element.
      const page = await here.open(t, {
        viewport,
        colorScheme,
        before: (fresh) =>
          fresh.route("**/", async (route) => {
            const response = await route.fetch();
            const html = (await response.text()).replace(/<\/?noscript>|<script.*?<\/script>/gs, "");
            await route.fulfill({ response, body: html });
          }),
      });
      await page.locator("caption").first().waitFor();
      // Hidden until it is known which language is spoken, or two seconds have gone by.
      await page.locator("h1").waitFor();
      assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth));
      await page.evaluate(axe);
      const { violations } = await page.evaluate(() =>
        window.axe.run(document, { resultTypes: ["violations"] }),
      );
      assert.deepEqual(
        violations.map(({ id }) => id),
        [],
      );
    });

test("with JavaScript nothing of the tables is in the page", async (t) => {
  const page = await here.open(t);
  assert.equal(await page.locator("table").count(), 0);
});

test("what a browser makes of the description leads to the answer", async (t) => {
  const page = await here.open(t);
  const { root, template, image } = await page.evaluate((xml) => {
    const read = new DOMParser().parseFromString(xml, "application/xml");
    const one = (name) => read.getElementsByTagNameNS("http://a9.com/-/spec/opensearch/1.1/", name)[0];
    return {
      root: read.documentElement.localName,
      template: one("Url").getAttribute("template"),
      image: one("Image").textContent,
    };
  }, openSearch(here.server.url));
  assert.equal(root, "OpenSearchDescription");
  assert.equal((await page.request.get(image)).status(), 200);
  await page.goto(template.replace("{searchTerms}", encodeURIComponent("azsm 1027")));
  assert.match(await words(answer(page)), /^Failure AZSM1027/);
});
