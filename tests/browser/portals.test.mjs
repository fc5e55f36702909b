// The recipes of EMBEDDING.md, each as it stands there, on a page with the headers that the portal publishes.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import test from "node:test";
import { answer, ask, box, site, words } from "./browser.mjs";
import { frameIn, seenWhole, pageAround, portal } from "./portal.mjs";

const here = site();
const read = (path) => readFileSync(new URL(`../../${path}`, import.meta.url), "utf8");
const document = read("EMBEDDING.md");
const { sharepoint, servicenow, zendesk, intranet } = JSON.parse(read("tests/data/portals.json"));
const integrity = JSON.parse(read("dist/cdn/integrity.json"));
const before = () => undefined;

/** The blocks of a section in a language, with the codebook where the test has it. */
function recipe(title, language) {
  const [, section = ""] = document.split(`\n## ${title}\n`);
  const blocks = [...section.split("\n## ")[0].matchAll(/^```(\w+)\n(.*?)^```$/gms)];
  const found = blocks.filter(([, one]) => one === language).map(([, , text]) => text);
  assert.ok(found.length > 0, `${title} has ${language}`);
  return found.map((text) => text.replaceAll("https://codes.example.org/", here.server.url));
}

const open = async (t, { headers }, files) =>
  here.open(t, { path: await portal(t, { headers, files }), before });
/** The same frame as strict as scripts can be had. */
const boxed = (markup) => markup.replace("<iframe", `<iframe sandbox="allow-scripts"`);

async function answers(codebook) {
  await ask(codebook, "azsm 1027");
  assert.match(await words(answer(codebook)), /^Failure AZSM1027/);
}

test("what a portal publishes is linked from its recipe", () => {
  for (const { published } of [sharepoint, servicenow, zendesk])
    assert.ok(document.includes(`](${published})`), published);
});

test("SharePoint Online: the frame in an Embed web part", async (t) => {
  const [markup] = recipe("SharePoint Online", "html");
  for (const one of [markup, boxed(markup)]) {
    const page = await open(t, sharepoint, { "/": pageAround(one) });
    await answers(await frameIn(page));
    assert.equal(await page.locator("iframe").evaluate((each) => each.clientHeight), 700);
  }
});

test("SharePoint Online: the script in a web part, its folder among the script sources", async (t) => {
  const [code] = recipe("SharePoint Online", "ts");
  const source = /loadScript\("(.*?)status-codebook\.js"\)/.exec(code)[1];
  assert.ok(document.includes("`https://codes.example.org/cdn/`") && source === `${here.server.url}cdn/`);
  // The web part's methods as they are compiled, on a page that has SharePoint's loader.
  const [, onInit] = /onInit\(\): Promise<void> (\{.*?\n\})/s.exec(code);
  const [, render] = /render\(\): void (\{.*?\n\})/s.exec(code);
  const part = `
    const SPComponentLoader = {
      loadScript: (src) => new Promise((onload, onerror) =>
        document.head.append(Object.assign(document.createElement("script"), { src, onload, onerror }))),
    };
    const part = {
      domElement: document.querySelector("h1"),
      async onInit() ${onInit},
      render() ${render},
    };
    await part.onInit();
    part.render();`;
  const policy = `${sharepoint.headers["Content-Security-Policy"]} ${source}`;
  const page = await open(
    t,
    { headers: { "Content-Security-Policy": policy } },
    { "/": pageAround('<script type="module" src="/part.js"></script>'), "/part.js": part },
  );
  await page.locator("status-codebook [part=filter]").waitFor();
  await answers(page);
});

test("ServiceNow: the frame and its script in a UI page", async (t) => {
  const [markup] = recipe("ServiceNow", "html");
  for (const one of [markup, boxed(markup)]) {
    const page = await open(t, servicenow, { "/": pageAround(one) });
    const codebook = await frameIn(page);
    await answers(codebook);
    await page.waitForFunction(() => document.querySelector("iframe").style.height !== "");
    await seenWhole(codebook);
  }
});

test("ServiceNow: under a policy that allows what the recipe names", async (t) => {
  const [section] = document.split("\n## ServiceNow\n")[1].split("\n## ");
  const origin = here.server.url.slice(0, -1);
  const named = [...section.matchAll(/`((?:frame|script)-src [^`]+)`/g)].map(([, one]) =>
    one.replaceAll("https://codes.example.org", origin),
  );
  assert.equal(named.length, 2);
  const policy = `default-src 'none'; img-src data:; ${named.join("; ")}`;
  const [markup] = recipe("ServiceNow", "html");
  const page = await open(t, { headers: { "Content-Security-Policy": policy } }, { "/": pageAround(markup) });
  await answers(await frameIn(page));
  await page.waitForFunction(() => document.querySelector("iframe").style.height !== "");
});

test("Zendesk: the app's page in a frame, which tells its height to Zendesk", async (t) => {
  const [markup] = recipe("Zendesk", "html");
  const [resize] = recipe("Zendesk", "js");
  const [manifest] = recipe("Zendesk", "json").map((text) => JSON.parse(text));
  const { url } = manifest.location.support.ticket_sidebar;
  const kit = /https:\/\/static\.zdassets\.com\/[^"]+/.exec(markup)[0];
  const app = await portal(t, {
    headers: zendesk.headers,
    files: {
      [`/${url}`]: markup.replace(kit, "kit.js"),
      "/assets/status-codebook.js": read("dist/cdn/status-codebook.js"),
      "/assets/resize.js": resize,
      // Zendesk's own kit speaks with Zendesk alone: this one passes on what it is told.
      "/assets/kit.js":
        "window.ZAFClient = { init: () => ({ invoke: (...told) => parent.postMessage(told, '*') }) };",
    },
  });
  for (const sandbox of ["", `sandbox="allow-scripts"`]) {
    const page = await open(t, zendesk, {
      "/": pageAround(
        `<iframe title="App" width="320" ${sandbox} src="${app}${url}?origin=https%3A%2F%2Fexample.zendesk.com&amp;app_guid=1"></iframe><script>const told = []; onmessage = ({ data }) => told.push(data)</script>`,
      ),
    });
    const codebook = await frameIn(page);
    await answers(codebook);
    await page.waitForFunction(() => told.length > 1);
    const [name, { height }] = await page.evaluate(() => told.at(-1));
    assert.equal(name, "resize");
    assert.ok(/^\d{3,4}px$/.test(height), height);
  }
});

test("an intranet's own page under the strictest policy, the script's hash named", async (t) => {
  const [markup] = recipe("Your own intranet", "html");
  assert.ok(document.includes(`\`${intranet.headers["Content-Security-Policy"]}\``));
  const files = {
    "/": markup.replace("sha384-…", integrity["status-codebook.js"]),
    "/cdn/status-codebook.js": read("dist/cdn/status-codebook.js"),
  };
  const page = await open(t, intranet, files);
  await page.locator("status-codebook [part=filter]").waitFor();
  assert.equal(await box(page).inputValue(), "");
  await answers(page);
  const changed = await here.open(t, {
    path: await portal(t, {
      headers: intranet.headers,
      files: { ...files, "/cdn/status-codebook.js": `${files["/cdn/status-codebook.js"]}\n` },
    }),
    before,
    trouble: true,
  });
  assert.equal(await changed.evaluate(() => customElements.get("status-codebook")), undefined);
});
