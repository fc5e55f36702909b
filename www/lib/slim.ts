// The entry without the module's bytes: the same functions, and `init`, which is told where the module is.
import { init } from "./engine.ts";
import type * as Public from "./public-slim.js";

export * from "./api.ts";

const checked: typeof Public.init = init;
export { checked as init };
