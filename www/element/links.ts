/** Answers for the written form of a link to an entry, `#/catalog/code[/NAME]`, and for which outside links are shown. */
import type { Entry } from "../lib/public.js";

/** The id's parts; a name may hold a slash or a blank, so it is encoded as one segment. */
export function hashOf(entry: Entry): string {
  const head = `${entry.catalog}/${entry.code}/`;
  const segments = [entry.catalog, entry.code];
  if (entry.id.startsWith(head)) segments.push(entry.id.slice(head.length));
  return `#/${segments.map(encodeURIComponent).join("/")}`;
}

/** Catalog, code and name as a hash names them; undefined where it is no link of ours or is badly encoded. */
export function segmentsOf(hash: string): readonly string[] | undefined {
  if (!hash.startsWith("#/")) return undefined;
  try {
    const segments = hash.slice(2).split("/").map(decodeURIComponent);
    return segments.length > 1 ? segments : undefined;
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
