/** Answers for which languages the interface speaks: each is one object with every word of it, in a file of its own. */
import { english } from "./en.ts";

/** Nothing else in the element holds a sentence that a person reads. */
export type Messages = typeof english;

export { english };
