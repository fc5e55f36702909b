// Answers for: the pages that the build puts together: the tables of all codes, the page as one file, and the description
// by which a browser takes the page as a search engine.
import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import { fileURLToPath } from "node:url";
import { tablesOfCodes } from "../../www/tasks/codes.mjs";
import { integrityOf } from "../../www/tasks/integrity.mjs";
import { openSearch, siteAddress } from "../../www/tasks/opensearch.mjs";
import { servedPage, singlePage } from "../../www/tasks/pages.mjs";

const root = fileURLToPath(new URL("../..", import.meta.url));
const text = (path) => readFileSync(join(root, path), "utf8");
const template = text("www/page/index.html");
const sha = (algorithm, bytes) => `${algorithm}-${createHash(algorithm).update(bytes).digest("base64")}`;

/** A folder with the built-in catalogs' names, each with one entry. */
function catalogs(t, entry) {
  const folder = mkdtempSync(join(tmpdir(), "status-codebook-codes-"));
  t.after(() => rmSync(folder, { recursive: true, force: true }));
  for (const id of ["mover", "azsm", "egnyte"])
    writeFileSync(join(folder, `${id}.json`), JSON.stringify({ product: id, entries: [entry] }));
  return folder;
}

test("what a catalog says is text in the tables of codes", (t) => {
  const evil = `</noscript><script>alert("&")</script>`;
  const html = tablesOfCodes(
    catalogs(t, { code: evil, name: evil, section: evil, message: evil, state: "failure" }),
  );
  assert.ok(!/<\/?(?:no)?script/.test(html));
  const shown = "&lt;/noscript&gt;&lt;script&gt;alert(&quot;&amp;&quot;)&lt;/script&gt;";
  assert.equal(html.split(shown).length - 1, 4 * 3);
});

test("a code that no table of its document has is in no table here", (t) => {
  const entry = { code: "1", message: "m", state: "info", tier: "later-revision" };
  assert.ok(!tablesOfCodes(catalogs(t, entry)).includes("<td>"));
});

test("the served page and the page as one file hold the tables, for readers without JavaScript", () => {
  for (const path of ["dist/index.html", "dist/status-codebook.html"]) {
    const [, inside] = /<noscript>(.*?)<\/noscript>/s.exec(text(path));
    assert.equal(inside.match(/<tr><td>/g).length, 445, path);
    for (const row of ["<td>404<td>", "<td>AZSM1024<td>", "<td>500<td>ERR_POST_CONFIG_FILE_GET<td>"])
      assert.ok(inside.includes(row), `${path}: ${row}`);
  }
});

test("the page as one file lets in its own script and style by their hashes, and connects to nothing", () => {
  const page = text("dist/status-codebook.html");
  const [, policy] = /http-equiv="Content-Security-Policy"\s+content="([^"]*)"/.exec(page);
  const inside = (tag) => new RegExp(`<${tag}>(.*?)</${tag}>`, "s").exec(page)[1];
  assert.equal(
    policy,
    `default-src 'none'; script-src '${sha("sha256", inside("script"))}' 'wasm-unsafe-eval'; style-src '${sha("sha256", inside("style"))}'; img-src data:; base-uri 'none'; form-action 'none'`,
  );
  assert.ok(!/(?:src|href)="\.?\//.test(page), "names a file beside it");
});

test("a script that would end its own element, and a page that has changed, stop the build", () => {
  const parts = { tables: "", script: "1", style: "a{}", icon: "<svg/>" };
  assert.match(singlePage(template, parts), /<script>1<\/script>/);
  for (const wrong of [{ script: "'</Script>'" }, { script: "'<!--'" }, { style: "</style>" }])
    assert.throws(() => singlePage(template, { ...parts, ...wrong }), /would end its own element/);
  assert.throws(() => singlePage(template.replace("./page.css", "./x.css"), parts), /0 times, not once/);
  assert.throws(() => servedPage(template.replace("<!-- tables", "<!-- no"), parts), /0 times, not once/);
});

test("dollar signs of a script stay what they are", () => {
  const script = "'$& $1 $`'";
  assert.ok(singlePage(template, { tables: "", script, style: "", icon: "" }).includes(`>${script}<`));
});

test("the description for browsers names whole addresses, and is there only for an address that is known", () => {
  const xml = openSearch("https://codes.example.org/a&b/");
  assert.match(xml, /template="https:\/\/codes\.example\.org\/a&amp;b\/\?q=\{searchTerms\}"/);
  const link = `href="./opensearch.xml"`;
  assert.ok(servedPage(template, { tables: "", site: "https://codes.example.org/" }).includes(link));
  assert.ok(!servedPage(template, { tables: "" }).includes(link));
});

test("an address without a slash is a folder's, and what is no address of a page is refused", () => {
  assert.equal(siteAddress("https://codes.example.org/a"), "https://codes.example.org/a/");
  assert.equal(siteAddress("http://localhost:8404/"), "http://localhost:8404/");
  assert.equal(siteAddress(""), undefined);
  for (const wrong of [
    "codes.example.org",
    "/a/",
    "file:///a/",
    "https://a.example/?q=",
    "https://a.example/#a",
  ])
    assert.throws(() => siteAddress(wrong), /STATUS_CODEBOOK_URL must be the page's address/, wrong);
});

test("the hashes beside the scripts are those of the scripts", () => {
  const named = JSON.parse(text("dist/cdn/integrity.json"));
  assert.deepEqual(Object.keys(named), ["embed.js", "status-codebook.js"]);
  for (const [name, hash] of Object.entries(named))
    assert.equal(hash, sha("sha384", readFileSync(join(root, "dist/cdn", name))));
  assert.equal(integrityOf(join(root, "dist/cdn")), text("dist/cdn/integrity.json"));
});
