/** Answers for what each button that copies puts on the clipboard. */
import { catalogs } from "../lib/api.ts";
import type { Entry } from "../lib/public.js";
import type { CopyKind } from "./public.js";
import { hashOf } from "./links.ts";
import type { Messages } from "./messages/index.ts";
import { ticketText } from "./ticket.ts";

/** `linkBase`: where the host opens entries; empty where it does not. */
export function textToCopy(kind: CopyKind, entry: Entry, linkBase: string, words: Messages): string {
  const link = linkBase === "" ? undefined : `${linkBase}${hashOf(entry)}`;
  switch (kind) {
    case "ticket":
      return ticketText("plain", entry, catalogs(), link, words);
    case "ticket-markdown":
      return ticketText("markdown", entry, catalogs(), link, words);
    case "code":
      return entry.code;
    case "link":
      return link ?? "";
  }
}
