// Mover's rules: checks what describes a task and asks the module for the verdict.
import { use } from "./engine.ts";
import { frozen } from "./entries.ts";
import { code, text, truth, wholeNumber } from "./options.ts";
import type * as Public from "./public.js";

/** As many automatic reruns as a task's first scan has, and its first migration (Mover's document, line 26). */
const MOST_RERUNS = 3;

/** The task itself; its members are read once each. */
function task<T extends object>(value: T): Partial<T> {
  if (typeof value !== "object" || value === null) throw new TypeError("task must be an object");
  return value;
}

export const mover: typeof Public.mover = Object.freeze({
  rerun: (given) => {
    const { lastCode, action, firstTime, rerunsUsed, beingCanceled = false } = task(given);
    const written = code(lastCode, "task.lastCode");
    if (action !== "scan" && action !== "migrate")
      throw new TypeError('task.action must be "scan" or "migrate"');
    const first = truth(firstTime, "task.firstTime");
    const used = wholeNumber(rerunsUsed, "task.rerunsUsed", 0, MOST_RERUNS);
    const canceled = truth(beingCanceled, "task.beingCanceled");
    return frozen(use().rerun(written, action === "scan", first, used, canceled));
  },
  cancel: (given) => {
    const { state, code: shown } = task(given);
    return frozen(use().cancel(text(state, "task.state"), code(shown, "task.code")));
  },
} satisfies typeof Public.mover);
