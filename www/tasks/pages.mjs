// Puts the HTML pages together: the served page with the tables of codes, and the page that is one file.
import { createHash } from "node:crypto";
import { Failure } from "./step.mjs";
import { SEARCH_LINK } from "./opensearch.mjs";

/** Puts `parts` in the place of what stands in the page once; a page that has changed stops the build. */
function exchanged(page, parts) {
  return parts.reduce((html, [from, to]) => {
    const found = html.split(from);
    if (found.length !== 2) throw new Failure(`the page has ${found.length - 1} times, not once: ${from}`);
    return found.join(to);
  }, page);
}

const TABLES = "<!-- tables of all codes -->";

/** The served page. Of a `site` that is known it says that it can be searched. */
export function servedPage(template, { tables, site }) {
  const head = site === undefined ? [] : [["</head>", `  ${SEARCH_LINK}\n  </head>`]];
  return exchanged(template, [[TABLES, tables], ...head]);
}

const hash = (text) => `'sha256-${createHash("sha256").update(text).digest("base64")}'`;

/** The page with everything inside. Its policy lets in this very script and this very style, and nothing else. */
export function singlePage(template, { tables, script, style, icon }) {
  if (/<\/script|<!--/i.test(script) || /<\/style/i.test(style))
    throw new Failure("the script or the style would end its own element within the page");
  const policy = `default-src 'none'; script-src ${hash(script)} 'wasm-unsafe-eval'; style-src ${hash(style)}; img-src data:; base-uri 'none'; form-action 'none'`;
  const [, served] = /http-equiv="Content-Security-Policy"\s+content="([^"]*)"/.exec(template) ?? [];
  return exchanged(template, [
    [served, policy],
    ["./icon.svg", `data:image/svg+xml,${encodeURIComponent(icon)}`],
    ['<link rel="stylesheet" href="./page.css" />', `<style>${style}</style>`],
    ['\n    <script type="module" src="./page.js"></script>', ""],
    [TABLES, tables],
    // A classic script waits for nothing: it stands after the element.
    ["</body>", `<script>${script}</script>\n  </body>`],
  ]);
}
