/** Answers for the style sheets of the shadow root: constructed once for each document, no <style> element, no request. */
import advisor from "./styles/advisor.css";
import base from "./styles/base.css";
import browse from "./styles/browse.css";
import compact from "./styles/compact.css";
import entry from "./styles/entry.css";
import files from "./styles/files.css";
import keys from "./styles/keys.css";
import list from "./styles/list.css";
import own from "./styles/own.css";
import places from "./styles/places.css";
import report from "./styles/report.css";
import surroundings from "./styles/surroundings.css";
import tokens from "./styles/tokens.css";

const made = new WeakMap<Document, readonly CSSStyleSheet[]>();

export function styleSheets(document: Document): CSSStyleSheet[] {
  let sheets = made.get(document);
  if (sheets === undefined) {
    // A sheet belongs to the document whose window made it; an element may be moved into a frame.
    const Sheet = document.defaultView?.CSSStyleSheet ?? CSSStyleSheet;
    sheets = [
      tokens,
      base,
      list,
      entry,
      advisor,
      places,
      report,
      files,
      surroundings,
      browse,
      own,
      keys,
      compact,
    ].map((text) => {
      const sheet = new Sheet();
      sheet.replaceSync(text);
      return sheet;
    });
    made.set(document, sheets);
  }
  return [...sheets];
}
