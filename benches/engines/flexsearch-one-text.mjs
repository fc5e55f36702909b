// FlexSearch once more, over all fields as one text.
export { input, buildOneText as build } from "./flexsearch.mjs";
