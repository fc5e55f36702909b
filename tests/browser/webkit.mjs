// WebKitGTK: playwright-core looks at the page and changes it through the Web Inspector, while keys and the mouse are
// those of WebKit's own WebDriver, which presses them for real. Each page has a browser of its own.
import { readFileSync, readdirSync } from "node:fs";
import { basename, join } from "node:path";
import { setImmediate as nextTurn } from "node:timers/promises";
import { webkit } from "playwright-core";
import { eventually, screen, start } from "./webkit-browser.mjs";

export const cannot = {
  "input method": "a word is composed through Chromium's protocol alone",
  "accessibility tree": "the tree is told by Chromium's protocol alone",
  "forced colours": "WebKit has none",
  "fast painting": "it is painted by the processor alone here",
};

/** WebDriver's names of the keys that write nothing. */
const KEYS = {
  Backspace: "\ue003",
  Tab: "\ue004",
  Enter: "\ue007",
  Shift: "\ue008",
  Control: "\ue009",
  Alt: "\ue00a",
  Escape: "\ue00c",
  PageUp: "\ue00e",
  PageDown: "\ue00f",
  End: "\ue010",
  Home: "\ue011",
  ArrowLeft: "\ue012",
  ArrowUp: "\ue013",
  ArrowRight: "\ue014",
  ArrowDown: "\ue015",
  Delete: "\ue017",
  Meta: "\ue03d",
};

export async function launch(programs) {
  const { display, close } = await screen(programs.screen);
  const running = new Set();
  const begin = async () => {
    const started = await start(programs, display);
    running.add(started);
    return started;
  };
  // The next one starts while a test goes on with its own.
  let next = begin();
  return {
    async newPage(options) {
      const started = await next;
      next = begin();
      next.catch(() => {});
      return pageOf(started, options);
    },
    async close() {
      await next.catch(() => {});
      for (const each of running) await (each.close ?? each.end)();
      close();
    },
  };
}

async function pageOf(started, options) {
  const { viewport, colorScheme = "light", reducedMotion = "no-preference" } = options;
  const { hasTouch = false, javaScriptEnabled = true } = options;
  const { transport, ask, downloads, end } = started;
  const browser = await webkit.connectOverCDP(transport);
  started.close = async () => {
    await browser.close();
    end();
  };
  const [page] = browser.contexts()[0].pages();
  const inner = browser._connection.toImpl(page);
  endTexts(page.locator("html").constructor.prototype);
  handOver(inner, ask);
  inner.delegate.setInputFilePaths = (progress, field, paths) =>
    field.evaluateInUtility(
      ([injected, node, files]) => injected.setInputFiles(node, files),
      paths.map((path) => ({ name: basename(path), mimeType: "", buffer: readFileSync(path, "base64") })),
    );
  const { goto, waitForEvent } = page;
  const events = { download: () => download(downloads), filechooser: () => fileChooser(page) };
  const visit = (url) => ask("/url", { url });
  Object.assign(page, {
    goto(url, options) {
      if (!javaScriptEnabled) return withoutScripts(inner.delegate._session, () => visit(url));
      return url.startsWith("file:") ? visit(url) : goto.call(page, url, options);
    },
    goBack: () => ask("/back", {}),
    goForward: () => ask("/forward", {}),
    setViewportSize: (size) => fit(page, size, ask),
    waitForEvent: (name, options) => events[name]?.() ?? waitForEvent.call(page, name, options),
  });
  page.context().close = started.close;
  await page.emulateMedia({ colorScheme, reducedMotion });
  await page.setViewportSize(viewport);
  if (hasTouch) await page.addInitScript(byFinger);
  return page;
}

/** The element's rules for fingers hold, since no such screen can be made up here. */
function byFinger() {
  const { replaceSync } = CSSStyleSheet.prototype;
  CSSStyleSheet.prototype.replaceSync = function (text) {
    return replaceSync.call(this, text.replace(/\(pointer: ?coarse\)/g, "all"));
  };
}

const ended = new WeakSet();

/** WebKit's `innerText` has white space at the end of some boxes, which the standard has not. */
function endTexts(locator) {
  if (ended.has(locator)) return;
  ended.add(locator);
  const { innerText, allInnerTexts } = locator;
  locator.innerText = async function (...options) {
    return (await innerText.apply(this, options)).trimEnd();
  };
  locator.allInnerTexts = async function () {
    return (await allInnerTexts.call(this)).map((text) => text.trimEnd());
  };
}

/** Lets playwright-core's keyboard and mouse be the driver's. */
function handOver({ keyboard, delegate: { rawKeyboard, rawMouse } }, ask) {
  // playwright-core does not wait for one movement of the mouse before the next; the driver takes one request at a time.
  let waiting = [];
  let turn;
  let before = Promise.resolve();
  const send = (type, id, actions) =>
    (before = before.catch(() => {}).then(() => ask("/actions", { actions: [{ type, id, actions }] })));
  const mouse = (action) => {
    waiting.push(action);
    turn ??= nextTurn().then(() => {
      const actions = waiting;
      waiting = [];
      turn = undefined;
      return send("pointer", "mouse", actions);
    });
    return turn;
  };
  const key = (type, name) => ({ type, value: KEYS[name] ?? name });
  const command = (...args) =>
    ask("/execute/sync", { script: "document.execCommand(arguments[0], false, arguments[1])", args });
  keyboard.type = (progress, text) =>
    send(
      "key",
      "keyboard",
      [...text].flatMap((each) => [key("keyDown", each), key("keyUp", each)]),
    );
  Object.assign(rawKeyboard, {
    async keydown(progress, modifiers, name, { key: pressed }) {
      await send("key", "keyboard", [key("keyDown", pressed)]);
      // In WebKitGTK undo is the application's, and this one has no key for it.
      if (modifiers.has("Control") && pressed.toLowerCase() === "z")
        await command(modifiers.has("Shift") ? "redo" : "undo");
    },
    keyup: (progress, modifiers, name, { key: released }) =>
      send("key", "keyboard", [key("keyUp", released)]),
    sendText: (progress, text) => command("insertText", text),
  });
  const button = { left: 0, middle: 1, right: 2 };
  Object.assign(rawMouse, {
    move: (progress, x, y) => mouse({ type: "pointerMove", duration: 0, x: Math.round(x), y: Math.round(y) }),
    down: (progress, x, y, name) => mouse({ type: "pointerDown", button: button[name] }),
    up: (progress, x, y, name) => mouse({ type: "pointerUp", button: button[name] }),
  });
}

/** Afterwards they are on again, since the page is looked at by them. */
async function withoutScripts(session, deed) {
  const allow = (value) => session.send("Page.overrideSetting", { setting: "ScriptEnabled", value });
  await allow(false);
  await deed();
  await allow(true);
  // The page is made known anew, now as one that has scripts.
  await session.send("Runtime.disable");
  await session.send("Runtime.enable");
}

/** What the browser saves next. */
async function download(folder) {
  const before = readdirSync(folder);
  // While it is written it bears another name.
  const file = await eventually(() => {
    const name = readdirSync(folder).find((each) => !before.includes(each) && !each.endsWith(".wkdownload"));
    if (name === undefined) throw new Error("nothing was saved");
    return name;
  });
  return { suggestedFilename: () => file, path: () => join(folder, file) };
}

/** The field whose choice of files is asked for next. While WebKit is driven it shows none. */
async function fileChooser(page) {
  const field = await page.evaluateHandle(
    () =>
      new Promise((resolve) =>
        addEventListener("click", function look(event) {
          const [at] = event.composedPath();
          if (at.type !== "file") return;
          removeEventListener("click", look);
          resolve(at);
        }),
      ),
  );
  return { setFiles: (files) => field.asElement().setInputFiles(files) };
}

/** Makes the window as large as the page is to be, with what stands over the page. */
async function fit(page, { width, height }, ask) {
  const size = () => page.evaluate(() => [innerWidth, innerHeight, outerHeight]);
  const [, inside, outside] = await size();
  await ask("/window/rect", { x: 0, y: 0, width, height: height + outside - inside });
  await page.waitForFunction(([w, h]) => innerWidth === w && innerHeight === h, [width, height]);
}
