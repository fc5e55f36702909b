/** Answers for the written form of a link to an entry, `#/catalog/code[/NAME]`, and for which outside links are shown. */
import type { Entry } from "../lib/public.js";

/** The id's parts; a name may hold a slash or a blank, so it is encoded as one segment. */
export function hashOf(entry: Entry): string {
  const head = `${entry.catalog}/${entry.code}/`;
  const segments = [entry.catalog, entry.code];
  if (entry.id.startsWith(head)) segments.push(entry.id.slice(head.length));
  return `#/${segments.map(encodeURIComponent).join("/")}`;
}

/** The id a hash names; undefined where it is no link of ours or is badly encoded. */
export function idOf(hash: string): string | undefined {
  if (!hash.startsWith("#/")) return undefined;
  try {
    const id = hash.slice(2).split("/").map(decodeURIComponent).join("/");
    return id.includes("/") ? id : undefined;
  } catch {
    return undefined;
  }
}

/** Catalog text must not run code: only https and http links become links, all else stays text. */
export function safeUrl(url: string | undefined): string | undefined {
  if (url === undefined || !URL.canParse(url)) return undefined;
  const parsed = new URL(url);
  return ["https:", "http:"].includes(parsed.protocol) ? parsed.href : undefined;
}
