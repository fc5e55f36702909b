// The languages of the interface: which one is spoken and when, what stays as documented, and layouts from the right.
import assert from "node:assert/strict";
import { createRequire } from "node:module";
import test from "node:test";
import { answer, ask, box, options, paste, PHONE, site, SMALL, WIDE, words } from "./browser.mjs";

const here = site();
const axe = createRequire(import.meta.url).resolve("axe-core/axe.min.js");

const german = { locale: "de-DE" };
const LOG =
  "copy a AZSM2063\ncopy b AZSM2063\nend AZSM1027\nthen DATA_SYNC : SUCCEEDED\nand AZSM2045\nstatus 102";

const VIEWS = {
  "first view": () => undefined,
  "one entry": (page) => ask(page, "azsm 1024"),
  "several meanings": (page) => ask(page, "102"),
  "Mover's rules": (page) => ask(page, "mover 404"),
  "life of an operation": (page) => ask(page, "DATA_SYNC : FAILED"),
  "a list": (page) => ask(page, "target location"),
  "not documented": (page) => ask(page, "AZSM2045"),
  nothing: (page) => ask(page, "xylophone banana"),
  report: async (page) => {
    await paste(page, LOG);
    await page.locator(".tally").waitFor();
  },
  "all codes": async (page) => {
    await page.locator(".to-browse").click();
    await page.locator("[data-row='mover/120']").waitFor();
  },
};

const codebook = (page) => page.locator("status-codebook");
const language = (page) => page.locator(".codebook").getAttribute("lang");
const title = (page) => page.locator(".examples >> xpath=../h2").innerText();

/** The rules of axe that are about the language of a page and its parts are among them. */
async function axeFinds(page) {
  await page.addScriptTag({ path: axe });
  const { violations } = await page.evaluate(() => window.axe.run(document, { resultTypes: ["violations"] }));
  return violations.map(
    (each) => `${each.id}: ${each.nodes.map((node) => node.target.join(" ")).join("; ")}`,
  );
}

test("a reader of German gets the whole page in German, and one of English loads no other language", async (t) => {
  const page = await here.open(t, { locale: "de-AT" });
  assert.equal(await page.title(), "Statuscode-Verzeichnis");
  assert.equal(await page.locator("html").getAttribute("lang"), "de-AT");
  assert.equal(await page.locator("h1").innerText(), "Statuscode-Verzeichnis");
  assert.match(await page.locator("meta[name=description]").getAttribute("content"), /^Was ein Statuscode/);
  assert.match(await words(page.locator("footer")), /^Texte der Einträge: .* English Deutsch$/);
  assert.equal(await box(page).getAttribute("aria-label"), "Statuscode, Name, Meldung oder Log");
  assert.equal(await title(page), "Zum Ausprobieren");
  assert.equal(page.asked.filter((url) => url.endsWith("/de.js")).length, 1);

  const english = await here.open(t, { locale: "en-GB" });
  assert.equal(await english.locator("html").getAttribute("lang"), "en-GB");
  assert.equal(await title(english), "Try one");
  assert.deepEqual(
    english.asked.filter((url) => url.endsWith("/de.js")),
    [],
  );
});

test("the address decides before the reader, and keeps its language while something is asked", async (t) => {
  const page = await here.open(t, { path: "?lang=de" });
  assert.equal(await title(page), "Zum Ausprobieren");
  await ask(page, "azsm 1024");
  await page.waitForURL("**/?q=azsm+1024&lang=de");
  await page.reload();
  assert.match(await words(answer(page)), /^Fehler AZSM1024/);
  const unknown = await here.open(t, { ...german, path: "?lang=xx" });
  assert.equal(await title(unknown), "Zum Ausprobieren");
});

test("another language is another word for the same: entry, filter, report and place stay", async (t) => {
  const page = await here.open(t);
  const turn = async (to) => {
    await page.getByRole("link", { name: to }).click();
    await page.locator(`.codebook[lang=${to === "Deutsch" ? "de" : "en"}]`).waitFor();
  };
  await ask(page, "target location");
  await options(page).nth(1).click();
  const id = await answer(page).getAttribute("data-entry");
  await turn("Deutsch");
  assert.equal(await answer(page).getAttribute("data-entry"), id);
  assert.equal(await box(page).inputValue(), "target location");
  assert.match(page.url(), /[?&]lang=de\b.*#\/azsm\//);
  await page.goBack();
  await page.locator("status-codebook:not([entry])").waitFor();
  assert.equal(await language(page), "de");

  await paste(page, LOG);
  await page.locator(".chip.done").click();
  await turn("English");
  assert.equal(await page.locator(".chip.done").getAttribute("aria-pressed"), "true");
  assert.equal(await words(page.locator(".under .count")), "1 of 5 occurrences");

  await page.getByRole("button", { name: "Clear", exact: true }).click();
  await page.locator(".to-browse").click();
  await page.locator("[data-facet=advice]").click();
  await page.getByRole("checkbox", { name: /^Someone must reauthorize/ }).check();
  const rows = await page.locator("[data-row]").count();
  await turn("Deutsch");
  assert.equal(await page.locator("[data-row]").count(), rows);
  assert.equal(
    await page.getByRole("checkbox", { name: /^Eine neue Autorisierung ist nötig/ }).isChecked(),
    true,
  );
});

test("no English is read before German, and the box is in its place from the beginning", async (t) => {
  let go;
  const gate = new Promise((resolve) => (go = resolve));
  const page = await here.open(t, {
    ...german,
    before: (fresh) => fresh.route("**/de.js", (route) => gate.then(() => route.continue())),
  });
  await page.locator(".box").waitFor();
  await page.waitForTimeout(300);
  const place = () => page.locator(".box").boundingBox();
  const waiting = await place();
  assert.equal(await codebook(page).evaluate((each) => each.shadowRoot.textContent), "");
  assert.equal(await page.locator("h1").isVisible(), false);
  go();
  await page.locator(".examples").waitFor();
  assert.equal(await page.locator("h1").isVisible(), true);
  assert.equal(await title(page), "Zum Ausprobieren");
  const there = await place();
  assert.deepEqual([there.width, there.height], [waiting.width, waiting.height]);
});

test("where the language cannot be loaded, it is English, quietly", async (t) => {
  const page = await here.open(t, {
    ...german,
    trouble: true,
    before: (fresh) => fresh.route("**/de.js", (route) => route.abort()),
  });
  await page.locator(".examples").waitFor();
  assert.equal(await title(page), "Try one");
  assert.equal(await page.locator("html").getAttribute("lang"), "en");
  assert.equal(await page.locator("h1").isVisible(), true);
  assert.deepEqual(
    page.troubles.map((each) => /ERR_FAILED/.test(each)),
    [true],
  );
});

/** A page of somebody else's, with the package's own files. */
async function host(t, html, options = {}) {
  const page = await here.open(t, {
    ...options,
    before: (fresh) =>
      fresh.route("**/host.html", (route) =>
        route.fulfill({ contentType: "text/html", body: `<!doctype html><title>Host</title>${html}` }),
      ),
    path: "host.html",
  });
  await page.evaluate(async (url) => void (await import(url)), `${here.server.url}define.js`);
  return page;
}

const heard = (page, at = 0) =>
  page.locator("status-codebook [role=combobox]").nth(at).getAttribute("aria-label");
const GERMAN = "Statuscode, Name, Meldung oder Log";
const ENGLISH = "Status code, name, message or log";

test("the nearest lang decides, through shadow roots too; without any the reader's language does", async (t) => {
  const page = await host(
    t,
    `<html lang="en"><main lang="de">
      <status-codebook></status-codebook><status-codebook lang="en"></status-codebook><status-codebook lang="fr"></status-codebook>
      <p lang="en"><x-host lang="de"><template shadowrootmode="open"><status-codebook></status-codebook></template></x-host></p>`,
  );
  await page.locator("[part=filter]").nth(3).waitFor();
  assert.deepEqual(
    [await heard(page), await heard(page, 1), await heard(page, 2), await heard(page, 3)],
    [GERMAN, ENGLISH, ENGLISH, GERMAN],
  );
  const unsaid = await host(t, "<status-codebook></status-codebook>", german);
  await unsaid.locator("[part=filter]").waitFor();
  assert.equal(await heard(unsaid), GERMAN);
});

test("a lang that is set, changed or removed is followed, on the element and around it", async (t) => {
  const page = await host(
    t,
    `<html lang="en"><main><x-host><template shadowrootmode="open"><status-codebook query="102"></status-codebook></template></x-host></main>`,
  );
  await answer(page).first().waitFor();
  const changes = [
    ["document.documentElement.lang = 'de'", "de"],
    ["document.querySelector('main').lang = 'en-GB'", "en"],
    ["document.querySelector('x-host').lang = 'de-CH'", "de"],
    ["document.querySelector('x-host').shadowRoot.firstElementChild.lang = 'en'", "en"],
    ["document.querySelector('x-host').shadowRoot.firstElementChild.removeAttribute('lang')", "de"],
    ["document.body.append(document.querySelector('x-host').shadowRoot.firstElementChild)", "de"],
    ["document.documentElement.lang = 'fr'", "en"],
  ];
  for (const [change, expected] of changes) {
    await page.evaluate(change);
    await page.locator(`.codebook[lang=${expected}]`).waitFor();
    assert.equal(await answer(page).count(), 2, change);
  }
});

test("numbers are written as in the country", async (t) => {
  const lines = `${"a quiet line\n".repeat(1233)}AZSM1024 ends it`;
  for (const [lang, wanted] of [
    ["de", "1.234 Zeilen"],
    ["de-CH", `${new Intl.NumberFormat("de-CH").format(1234)} Zeilen`],
    ["en", "1,234 lines"],
  ]) {
    const page = await host(t, `<html lang="${lang}"><status-codebook></status-codebook>`);
    await page.locator("[part=filter]").waitFor();
    await paste(page, lines);
    await page.locator(".tally").waitFor();
    assert.ok((await words(page.locator(".under .count"))).startsWith(wanted), lang);
  }
});

test("what the documents say is marked as English, what is said about it as German", async (t) => {
  const page = await here.open(t, german);
  /** The text of each part of a place with the language it is in. */
  const spokenIn = (locator) =>
    locator.evaluate((place) => {
      const walker = document.createTreeWalker(place, NodeFilter.SHOW_TEXT);
      const parts = [];
      while (walker.nextNode()) {
        const lang = walker.currentNode.parentElement.closest("[lang]").lang;
        const text = walker.currentNode.data.trim();
        if (/\p{L}/u.test(text)) parts.push(`${lang}: ${text}`);
      }
      return parts;
    });
  await ask(page, "azsm 1024");
  assert.deepEqual(await spokenIn(answer(page).locator(".message")), [
    "en: Authorization failure accessing the target location",
  ]);
  assert.deepEqual(await spokenIn(answer(page).locator(".place")), [
    "de: Azure Storage Mover",
    "de: gilt für den ganzen Auftragslauf",
    "en: target",
  ]);
  assert.deepEqual(await spokenIn(answer(page).locator(".pill, .headline").last()), [
    "de: Ein Eingriff ist nötig; das Dokument nennt die Schritte",
  ]);
  assert.deepEqual(
    await spokenIn(answer(page).locator(".source")),
    [
      "de: Quelle",
      "de: : „",
      "en: Troubleshooting Azure Storage Mover job run error codes",
      "de: “",
      "de: Zeile 51",
      "de: Stand 2023-08-07",
      "de: offizielle",
      "de: Seite",
      "de: (öffnet sich in einem neuen Tab)",
    ].filter((each) => /: .*\p{L}/u.test(each)),
  );
  assert.deepEqual((await spokenIn(page.locator(".under .count"))).slice(-2), [
    "de: Erstes: AZSM1024, Fehler:",
    "en: Authorization failure accessing the target location",
  ]);
  const marked = await codebook(page).evaluate(
    (each) => each.shadowRoot.querySelectorAll("[lang=en]").length,
  );
  assert.ok(marked > 5);
  await page.getByRole("link", { name: "English" }).click();
  await page.locator(".codebook[lang=en]").waitFor();
  assert.equal(await page.locator(".codebook span[lang]:not(.unseen)").count(), 0);
});

test("a site's own texts are taken to be in the language of the page", async (t) => {
  const page = await host(t, `<html lang="de"><status-codebook></status-codebook>`);
  await page.locator("[part=filter]").waitFor();
  await page.evaluate(async () => {
    const { addCatalog } = await import(new URL("slim.js", location.href).href);
    addCatalog({
      id: "haus",
      title: "t",
      product: "Haus",
      entries: [{ code: "H-77", message: "Der Drucker fehlt" }],
    });
    document.querySelector("status-codebook").query = "H-77";
  });
  await answer(page).waitFor();
  assert.equal(await answer(page).locator("[lang=en]").count(), 0);
});

test("what leaves the page is in German, with the texts as documented", async (t) => {
  const page = await here.open(t, { ...german, permissions: ["clipboard-read", "clipboard-write"] });
  const copied = async (name) => {
    await page.getByRole("button", { name, exact: true }).first().click();
    await page.getByText("Kopiert", { exact: true }).first().waitFor();
    return await page.evaluate(() => navigator.clipboard.readText());
  };
  await ask(page, "azsm 1024");
  assert.match(
    await copied("Für Ticket kopieren"),
    /^Statuscode AZSM1024 \(Azure Storage Mover\): Fehler\nGeltungsbereich: gilt für den ganzen Auftragslauf; Kategorie: target\nBedeutung: Authorization failure accessing the target location\nNächster Schritt: Ein Eingriff ist nötig; das Dokument nennt die Schritte\. /,
  );
  await paste(page, LOG);
  await page.locator(".tally").waitFor();
  const summary = await copied("Zusammenfassung kopieren");
  assert.match(summary, /^## Statuscodes in einem eingefügten Text\n\n6 Zeilen · 5 Vorkommen von 4 Codes/);
  assert.match(
    summary,
    /\| Code \| Produkt \| Bedeutung \| Status \| Nächster Schritt \| Anzahl \| Zeilen \|/,
  );
  await page.getByRole("button", { name: "Leeren" }).click();
  await page.locator(".to-browse").click();
  await page.getByRole("button", { name: "Exportieren" }).click();
  assert.match(
    await copied("CSV kopieren"),
    /^ID,Produkt,Abschnitt,Code,Name,Bedeutung,Was zu tun ist,Kommentar,Status,Empfehlung,/,
  );
});

/**
 * What is wider than its place. The text of a report is to be, and the entries that are tied to one, whose buttons reach
 * out over their list by as much as they are padded.
 */
const cutOff = (page) =>
  codebook(page).evaluate((each) =>
    [
      ...each.shadowRoot.querySelectorAll(
        "button, .chip, summary, p, h2, h3, li, td, th, dt, dd, label, legend",
      ),
    ]
      .filter(
        (part) =>
          part.getClientRects().length > 0 &&
          part.closest(".scroller, .whole-line, .unseen, .file, .entries, .compare .results") === null,
      )
      .filter(
        (part) => part.scrollWidth > part.clientWidth + 1 && getComputedStyle(part).display !== "inline",
      )
      .filter((part) => getComputedStyle(part).overflowX === "visible")
      .map((part) => `${part.localName}.${part.className}: ${part.textContent.slice(0, 60)}`),
  );

const wider = (page) =>
  page.evaluate(() =>
    Math.max(0, document.documentElement.scrollWidth - document.documentElement.clientWidth),
  );

for (const [what, viewport] of [
  ["320 px", SMALL],
  ["200 % zoom", { width: WIDE.width / 2, height: WIDE.height / 2 }],
])
  for (const name of Object.keys(VIEWS))
    test(`in German at ${what} nothing is wider than the screen and nothing is cut off: ${name}`, async (t) => {
      const page = await here.open(t, { ...german, viewport });
      await VIEWS[name](page);
      assert.equal(await wider(page), 0);
      assert.deepEqual(await cutOff(page), []);
    });

/** The page as it is inside a portal that is written from the right. */
async function fromTheRight(t, viewport, options = {}) {
  const page = await here.open(t, { viewport, bypassCSP: true, ...options });
  await page.evaluate(() => (document.documentElement.dir = "rtl"));
  await page.locator(".codebook[dir=rtl]").waitFor();
  return page;
}

for (const viewport of [WIDE, PHONE])
  for (const name of Object.keys(VIEWS))
    test(`from the right at ${viewport.width} px nothing is wider than the screen, and axe finds nothing: ${name}`, async (t) => {
      const page = await fromTheRight(t, viewport);
      await VIEWS[name](page);
      assert.equal(await wider(page), 0);
      assert.deepEqual(await cutOff(page), []);
      assert.deepEqual(await axeFinds(page), []);
    });

test("from the right, list and answer change sides, arrows turn, and codes and logs do not", async (t) => {
  const page = await fromTheRight(t, WIDE);
  await ask(page, "target location");
  const x = async (selector) => (await page.locator(selector).first().boundingBox()).x;
  assert.ok((await x(".results")) > (await x(".answer")));
  assert.ok((await x(".pill")) > WIDE.width / 4);
  const turned = (selector) =>
    page.locator(selector).evaluate((icon) => new DOMMatrix(getComputedStyle(icon).transform).a);
  assert.equal(await turned("[data-deed=next] .icon"), -1);
  assert.equal(await turned(".box > .icon"), 1);
  const direction = (selector) =>
    page
      .locator(selector)
      .first()
      .evaluate((each) => getComputedStyle(each).direction);
  assert.equal(await direction(".answer .code"), "ltr");
  await paste(page, LOG);
  await page.locator(".scroller li").first().waitFor();
  assert.equal(await direction(".scroller"), "ltr");
  assert.equal(await direction(".whole-line"), "ltr");
  assert.equal(await direction(".tally"), "rtl");
  await page.evaluate(() => document.documentElement.removeAttribute("dir"));
  await page.locator(".codebook[dir=ltr]").waitFor();
});

for (const name of Object.keys(VIEWS))
  test(`axe finds nothing in German: ${name}`, async (t) => {
    const page = await here.open(t, { ...german, bypassCSP: true });
    await VIEWS[name](page);
    assert.deepEqual(await axeFinds(page), []);
  });
