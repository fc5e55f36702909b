/** Answers for the verdict on an entry: who acts next, whether a retry helps, and the line that says so. */
import type { Entry } from "../lib/public.js";
import type { Messages } from "./messages.ts";
import { ruleLine } from "./rule-lines.ts";
import { groupOf, type Group } from "./states.ts";

export type VerdictIcon = "repeat" | "wrench" | "clock" | "check" | "cross" | "silent" | "person";

export interface VerdictWords {
  readonly tone: Group;
  readonly icon: VerdictIcon;
  readonly headline: string;
  /** What qualifies the headline; the source line stands apart. */
  readonly detail?: string | undefined;
  readonly line?: number | undefined;
  /** How a report groups the entry. */
  readonly who: "act" | "retry" | "wait" | "done" | "silent";
}

/** `ticket` and `persists`: the document offers support at once, or only when a retry did not help. */
function supportDetail(entry: Entry, words: Messages): string | undefined {
  if (entry.retry.then !== "contact-support") return undefined;
  const persists = /\bpersists?\b/i.test(entry.remediation ?? "");
  return persists ? words.verdictDetails.persists : words.verdictDetails.ticket;
}

export function verdictOf(entry: Entry, words: Messages): VerdictWords {
  const { kind, then } = entry.retry;
  const rule = ruleLine(entry.catalog);
  const line = entry.source.line;
  const group = groupOf(entry.state);
  const hurt: Group = group === "failed" || group === "attention" ? group : "attention";
  const offList = rule?.kind === "rerun-list" ? words.verdictDetails.notOnTheList : undefined;
  const { verdicts, verdictDetails } = words;

  switch (kind) {
    case "automatic":
      return {
        tone: "progress",
        icon: "repeat",
        headline: verdicts.automatic,
        detail: verdictDetails.onTheList,
        line: rule?.line ?? line,
        who: "retry",
      };
    case "manual":
      return {
        tone: hurt,
        icon: "person",
        headline: verdicts.manual,
        detail: offList ?? supportDetail(entry, words),
        line,
        who: "act",
      };
    case "after-fix":
      return {
        tone: hurt,
        icon: "wrench",
        headline: then === "reauthorize" ? verdicts.reauthorize : verdicts.fix,
        detail: verdictDetails.retryAlone,
        line,
        who: "act",
      };
    case "no":
      if (then === "wait")
        return { tone: "progress", icon: "clock", headline: verdicts.wait, line, who: "wait" };
      if (group === "failed" || group === "attention")
        return { tone: hurt, icon: "cross", headline: verdicts.futile, line, who: "act" };
      return {
        tone: group === "done" ? "done" : "over",
        icon: "check",
        headline: verdicts.nothing,
        line,
        who: group === "progress" ? "wait" : "done",
      };
    case "undocumented":
      if (then === "contact-support")
        return { tone: hurt, icon: "person", headline: verdicts.support, line, who: "act" };
      return {
        tone: "over",
        icon: "silent",
        headline: verdicts.silent,
        detail: rule?.kind === "support-only" ? verdictDetails.supportOnly : offList,
        line: rule?.line ?? line,
        who: "silent",
      };
  }
}
