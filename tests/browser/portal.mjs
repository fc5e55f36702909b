// A portal: a page of another site, with the headers and the markup that are given, and what a test asks of it.
import { createServer } from "node:http";
import { PATIENCE_MS } from "./browser.mjs";

/**
 * Serves `files`, texts by their path, with `headers` until the test ends. Answers the address of "/": by number, so that
 * it is another site than the codebook's "localhost".
 */
export async function portal(t, { headers = {}, charset = "utf-8", files }) {
  const server = createServer(({ url }, response) => {
    const path = new URL(url, "http://localhost").pathname;
    if (files[path] === undefined) return response.writeHead(404).end();
    const type = path.endsWith(".js") ? "text/javascript" : "text/html";
    response.writeHead(200, { ...headers, "Content-Type": `${type}; charset=${charset}` }).end(files[path]);
  });
  await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
  t.after(() => new Promise((done) => (server.close(done), server.closeAllConnections())));
  return `http://127.0.0.1:${server.address().port}/`;
}

/** A page around the markup of a recipe that is none by itself. */
export const pageAround = (markup, charset = "utf-8") =>
  `<!doctype html><html lang="en"><head><meta charset="${charset}"><title>Portal</title><link rel="icon" href="data:,"></head><body><h1>Portal</h1>${markup}</body></html>`;

/** The codebook in the first frame of a page, ready to be asked. */
export async function frameIn(page, at = 0) {
  const frame = page.locator("iframe").nth(at).contentFrame();
  // The dense form does not show it.
  await frame.locator("status-codebook [part=filter]").waitFor({ state: "attached" });
  return frame;
}

/** Until nothing of the frame's content has to be scrolled to. */
export const seenWhole = (frame) =>
  frame.locator("html").evaluate(
    (page, patience) =>
      new Promise((resolve, reject) => {
        const end = Date.now() + patience;
        const look = () => {
          const hidden = page.scrollHeight - page.clientHeight;
          if (hidden <= 0) resolve();
          else if (Date.now() > end) reject(new Error(`${hidden} px of the frame are hidden`));
          else setTimeout(look, 50);
        };
        look();
      }),
    PATIENCE_MS,
  );
