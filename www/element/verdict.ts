/** Answers for the verdict on an entry: who acts next, whether a retry helps, and the line that says so. */
import type { Entry, State } from "../lib/public.js";
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

/** What the document's own words for an entry say beside the advice that is read from them. */
function said(entry: Entry): { retry: boolean; support: "persists" | "ticket" | "contact" | undefined } {
  const text = `${entry.message} ${entry.remediation ?? ""}`;
  const asked = /\bsupport ticket\b/i.test(text)
    ? "ticket"
    : /\bcontact support\b/i.test(text)
      ? "contact"
      : undefined;
  return {
    retry: /\b(retry|rerun|try again|try the command)\b/i.test(text),
    support: asked && /\bpersists?\b/i.test(text) ? "persists" : asked,
  };
}

/** Work that goes on by itself; a created job and an active agent are facts. */
const underWay: readonly State[] = ["running", "queued", "stopping"];

export function verdictOf(entry: Entry, words: Messages): VerdictWords {
  const { kind, then } = entry.retry;
  const { verdicts, verdictDetails } = words;
  const rule = ruleLine(entry.catalog);
  const line = entry.source.line;
  const group = groupOf(entry.state);
  const hurt: Group = group === "failed" || group === "attention" ? group : "attention";
  const hasList = rule?.kind === "rerun-list";
  const { retry, support } = said(entry);
  const supportDetail =
    support !== undefined
      ? verdictDetails[support]
      : then === "contact-support"
        ? verdictDetails.contact
        : undefined;

  if (kind !== "manual" && kind !== "after-fix" && then !== undefined) {
    const asked = byWhomItGoesOn(then, words);
    return { ...asked, tone: asked.who === "wait" ? "progress" : hurt, line };
  }
  switch (kind) {
    case "automatic":
      return {
        tone: "progress",
        icon: "repeat",
        headline: verdicts.automatic,
        detail: hasList ? verdictDetails.onTheList : undefined,
        line: rule?.line ?? line,
        who: "retry",
      };
    case "manual":
      return {
        tone: hurt,
        icon: "person",
        headline: verdicts.manual,
        detail: hasList ? verdictDetails.notOnTheList : supportDetail,
        // The list stands elsewhere than the code.
        line: hasList ? rule.line : line,
        who: "act",
      };
    case "after-fix":
      return {
        tone: hurt,
        icon: "wrench",
        headline:
          then === "reauthorize" ? verdicts.reauthorize : retry ? verdicts.fixAndRetry : verdicts.actFirst,
        detail: supportDetail,
        line,
        who: "act",
      };
    case "no":
      if (group === "failed" || group === "attention")
        return {
          tone: hurt,
          icon: "cross",
          headline: verdicts.futile,
          // Where the document gives no details, the line of the code does not say this; a note does.
          line: entry.remediation === undefined ? undefined : line,
          who: "act",
        };
      if (underWay.includes(entry.state))
        return { tone: "progress", icon: "clock", headline: verdicts.underWay, line, who: "wait" };
      return {
        tone: group === "done" ? "done" : "over",
        icon: "check",
        headline: verdicts.nothing,
        line,
        who: group === "progress" ? "wait" : "done",
      };
    case "undocumented":
      return {
        tone: "over",
        icon: "silent",
        headline: verdicts.silent,
        detail:
          rule?.kind === "support-only"
            ? verdictDetails.supportOnly
            : hasList
              ? verdictDetails.notOnTheList
              : undefined,
        line: rule?.line ?? line,
        who: "silent",
      };
  }
}

/** What the document says who acts next, where it says no more about a retry. */
function byWhomItGoesOn(then: NonNullable<Entry["retry"]["then"]>, words: Messages) {
  const { verdicts } = words;
  switch (then) {
    case "wait":
      return { icon: "clock", headline: verdicts.wait, who: "wait" } as const;
    case "reauthorize":
      return { icon: "wrench", headline: verdicts.reauthorize, who: "act" } as const;
    case "fix":
      return { icon: "wrench", headline: verdicts.actFirst, who: "act" } as const;
    case "contact-support":
      return { icon: "person", headline: verdicts.support, who: "act" } as const;
  }
}
