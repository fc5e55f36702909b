// Firefox by the WebDriver BiDi of playwright-core. What that cannot set yet (colours, motion, paper, scripts) is set
// in Firefox's own scope, which BiDi reaches as well.
import { firefox } from "playwright-core";

export const cannot = {
  "input method": "a word is composed through Chromium's protocol alone",
  "accessibility tree": "the tree is told by Chromium's protocol alone",
};

const PREFERENCES = {
  // Reading the clipboard puts a button before the person otherwise, and there is none.
  "dom.events.testing.asyncClipboard": true,
};

/** Runs in the browser's own scope, on the tab that BiDi calls by this id. */
const SET = `(id, set) => {
  const { NavigableManager } = ChromeUtils.importESModule("chrome://remote/content/shared/NavigableManager.sys.mjs");
  Object.assign(NavigableManager.getBrowsingContextById(id), JSON.parse(set));
}`;

/** What is in view is clicked where it is. */
function inView([, element]) {
  const { top, bottom, left, right } = element.getBoundingClientRect();
  return top >= 0 && left >= 0 && bottom <= innerHeight && right <= innerWidth;
}

export async function launch(executablePath) {
  const browser = await firefox.launch({
    channel: "moz-firefox",
    executablePath,
    args: ["--remote-allow-system-access"],
    firefoxUserPrefs: PREFERENCES,
  });
  // What playwright-core asks beyond what this Firefox knows is answered here: it asks it of every page.
  const inner = (each) => browser._connection.toImpl(each);
  const { _connection: wire, _browserSession: session } = inner(browser);
  const send = wire.rawSend.bind(wire);
  wire.rawSend = (message) => {
    if (!["emulation.setMediaFeaturesOverride", "permissions.setPermission"].includes(message.method))
      return send(message);
    const tell = () => wire._dispatchMessage({ type: "success", id: message.id, result: {} });
    const tab = message.params.contexts?.[0];
    const page = tab && inner(browser)._bidiPages.get(tab)._page;
    void (page ? set(page.delegate, looks(page.emulatedMedia())) : Promise.resolve()).then(tell);
  };
  // A download that no navigation began has no name there, and is passed over.
  const { onmessage } = wire._transport;
  const begun = [];
  wire._transport.onmessage = (message) => {
    const { method, params } = message;
    if (method === "browsingContext.downloadWillBegin") begun.push((params.download = params.url));
    if (method === "browsingContext.downloadEnd") params.download = begun.shift();
    onmessage(message);
  };
  const { contexts } = await session.send("browsingContext.getTree", { "moz:scope": "chrome" });
  const set = (tab, values) =>
    session.send("script.callFunction", {
      functionDeclaration: SET,
      arguments: [tab._session.sessionId, JSON.stringify(values)].map((value) => ({ type: "string", value })),
      target: { context: contexts[0].context },
      awaitPromise: false,
    });

  return {
    async newPage({ javaScriptEnabled = true, hasTouch = false, ...options }) {
      const context = await browser.newContext(options);
      const page = await context.newPage();
      const { colorScheme, reducedMotion, forcedColors } = options;
      await page.emulateMedia({ colorScheme, reducedMotion, forcedColors });
      const tab = inner(page).delegate;
      await set(tab, {
        allowJavascript: javaScriptEnabled,
        touchEventsOverride: hasTouch ? "enabled" : "none",
      });
      const scroll = tab.scrollRectIntoViewIfNeeded.bind(tab);
      tab.scrollRectIntoViewIfNeeded = async (handle, part) =>
        (await handle.evaluateInUtility(inView, null)) ? "done" : scroll(handle, part);
      page.goBack = () => tab.goBack();
      page.goForward = () => tab.goForward();
      return page;
    },
    close: () => browser.close(),
  };
}

const looks = ({ colorScheme, reducedMotion, forcedColors, media }) => ({
  prefersColorSchemeOverride: colorScheme === "no-override" ? "none" : colorScheme,
  prefersReducedMotionOverride: reducedMotion === "reduce" ? "reduce" : "no-preference",
  forcedColorsOverride: forcedColors === "active" ? "active" : "none",
  mediumOverride: media === "print" ? "print" : "",
});
