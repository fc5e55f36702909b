/** Answers for registering <status-codebook>: importing this file does it. */
import { provideInlined } from "../lib/inlined.ts";
import { StatusCodebookElement } from "./element.ts";

// So that one import is all a page needs; a page that fetches the module takes `element` and `slim` instead.
provideInlined();
StatusCodebookElement.define();

export { StatusCodebookElement };
