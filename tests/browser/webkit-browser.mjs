// Starts a WebKitGTK on a screen that nobody sees, with its driver and its inspector.
import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { inspector } from "./webkit-inspector.mjs";

/** How long a browser may take to start. */
const START_MS = 60_000;

/** Without this the buttons over the page keep the window wider than a phone. */
const NARROW =
  "button, entry, toolbar, toolbutton, image, headerbar { min-width: 0; padding: 0; margin: 0; border-width: 0; }\n";

const ARGUMENTS = ["--automation", "--javascript-can-access-clipboard=true"];
const ENVIRONMENT = { GDK_BACKEND: "x11", WEBKIT_DISABLE_COMPOSITING_MODE: "1" };

async function freePort() {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address();
  server.close();
  return port;
}

/** Tries until it succeeds. */
export async function eventually(attempt) {
  for (const end = Date.now() + START_MS; ; await wait(20)) {
    try {
      return await attempt();
    } catch (error) {
      if (Date.now() > end) throw error;
    }
  }
}

/** A screen that nobody sees; it names itself by a number. */
export async function screen(path) {
  const server = spawn(path, ["-displayfd", "3", "-screen", "0", "1600x1200x24", "-nolisten", "tcp"], {
    stdio: ["ignore", "ignore", "ignore", "pipe"],
  });
  const [number] = await once(server.stdio[3], "data");
  return { display: `:${String(number).trim()}`, close: () => server.kill() };
}

/** WebDriver as a function: it asks, and answers what is answered. */
async function driver(port) {
  const ask = async (path, body) => {
    const response = await fetch(`http://127.0.0.1:${port}${path}`, {
      method: "POST",
      body: JSON.stringify(body),
    });
    const { value } = await response.json();
    if (!response.ok) throw new Error(`WebDriver: ${value.error}: ${value.message}`);
    return value;
  };
  const { sessionId } = await ask("/session", { capabilities: {} });
  return (path, body) => ask(`/session/${sessionId}${path}`, body);
}

/** A folder as the browser's home, with what it reads there. */
function household() {
  const home = mkdtempSync(join(tmpdir(), "status-codebook-webkit-"));
  mkdirSync(join(home, "gtk-3.0"));
  mkdirSync(join(home, "downloads"));
  writeFileSync(join(home, "gtk-3.0", "gtk.css"), NARROW);
  writeFileSync(join(home, "user-dirs.dirs"), `XDG_DOWNLOAD_DIR="${join(home, "downloads")}"\n`);
  return home;
}

/** A browser with one page. */
export async function start(programs, display) {
  const home = household();
  const [inspected, driven] = [await freePort(), await freePort()];
  const address = `127.0.0.1:${inspected}`;
  const env = {
    ...process.env,
    ...ENVIRONMENT,
    DISPLAY: display,
    HOME: home,
    XDG_CONFIG_HOME: home,
    WEBKIT_INSPECTOR_SERVER: address,
  };
  const options = { env, stdio: "ignore" };
  const started = [spawn(programs.browser, ARGUMENTS, options)];
  const end = () => {
    started.forEach((each) => each.kill("SIGKILL"));
    rmSync(home, { recursive: true, force: true, maxRetries: 5 });
  };
  try {
    const transport = await eventually(() => inspector(inspected));
    started.push(spawn(programs.driver, [`--port=${driven}`, "-t", address], options));
    const ask = await eventually(() => driver(driven));
    return { transport, ask, downloads: join(home, "downloads"), end };
  } catch (error) {
    end();
    throw error;
  }
}
