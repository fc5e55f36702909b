// A bare page of a strict host, with nothing of ours on it but the element: what the tests of its public face begin with.

const POLICY =
  "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'none'; connect-src 'none'; frame-src 'self'; require-trusted-types-for 'script'; trusted-types 'none'";

/** The page, with the element's own files beside it and nothing loaded; `body` stands in its main part. */
export async function bare(here, t, { body = "", ...options } = {}) {
  return await here.open(t, {
    ...options,
    before: (fresh) =>
      fresh.route("**/host.html", (route) =>
        route.fulfill({
          contentType: "text/html",
          headers: { "content-security-policy": POLICY },
          body: `<!doctype html><html lang=en><title>Host</title><body><main>${body}</main>`,
        }),
      ),
    path: "host.html",
  });
}

/** The same with the element registered and its events kept in `window.events`. */
export async function host(here, t, options) {
  const page = await bare(here, t, options);
  await page.evaluate(async () => {
    window.events = [];
    for (const name of ["ready", "input", "results", "select", "copy", "report", "error"])
      document.addEventListener(`status-codebook-${name}`, ({ composed, detail, target }) => {
        const kept = detail.error ? { ...detail, error: `${detail.error}` } : detail;
        window.events.push({ name, composed, detail: kept, on: target.id });
      });
    window.globals = 0;
    window.globals = Object.keys(window).length;
    await import(new URL("define.js", location.href).href);
  });
  return page;
}

export const add = (page, attributes = {}, into = "main") =>
  page.evaluate(
    ([given, place]) => {
      const codebook = document.createElement("status-codebook");
      for (const [name, value] of Object.entries(given)) codebook.setAttribute(name, value);
      document.querySelector(place).append(codebook);
    },
    [attributes, into],
  );

/** What was told so far of one kind, or of all. */
export const told = (page, kind) =>
  page.evaluate(
    (name) =>
      window.events
        .filter((event) => name === undefined || event.name === name)
        .map(({ detail }) => detail ?? null),
    kind,
  );
