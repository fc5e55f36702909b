// `npm start`: sets up, builds, and serves the page until it is stopped.
import { build } from "./build.mjs";
import { namedPort, open } from "./serve.mjs";
import { setup } from "./setup.mjs";
import { task } from "./step.mjs";

async function start(args) {
  // First, so that a wrong argument is not found out after ten minutes of set-up.
  const port = namedPort(args);
  await setup();
  await build();
  await open(port);
}

await task(import.meta.url, start);
