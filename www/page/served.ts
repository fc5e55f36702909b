/** Answers for the page as it is served: the module is a file beside it. */
import { init } from "../lib/slim.ts";
import { start } from "./page.ts";

// A quarter smaller than inside the script, and under way before the element asks for it; where that fails, the element
// says so.
init(fetch("./status-codebook.wasm")).catch(() => undefined);
start();
