/** Answers for the verdict on an entry: who acts next, whether a retry helps, and the line that says so. */
import type { Entry, State } from "../lib/public.js";
import type { Messages } from "./messages/index.ts";
import { ruleLine } from "./rule-lines.ts";
import { groupOf, type Group } from "./states.ts";

export type VerdictIcon = "repeat" | "wrench" | "clock" | "check" | "cross" | "silent" | "person";

export interface VerdictWords {
  readonly tone: Group;
  readonly icon: VerdictIcon;
  /** The same in every language. */
  readonly verdict: keyof Messages["verdicts"];
  /** A sentence without its full stop: it is the whole of a cell in a report. */
  readonly headline: string;
  /** Whole sentences that qualify the headline; the source lines stand apart. */
  readonly detail?: string | undefined;
  /** Where the document says so: the entry's own line, the line of a general rule, or both. */
  readonly lines: readonly number[];
  /** How a report groups the entry. */
  readonly who: "act" | "retry" | "wait" | "done" | "silent";
}

/** What the document's own words for an entry say beside the advice that is read from them. */
function said(entry: Entry): {
  readonly retry: boolean;
  readonly passing: boolean;
  readonly support: "persists" | "ticket" | "contact" | undefined;
} {
  // What only a rule names has no text of its own: the message is ours.
  const text = entry.tier === "rule-only" ? "" : `${entry.message} ${entry.remediation ?? ""}`;
  const asked = /\bsupport ticket\b/i.test(text)
    ? "ticket"
    : /\bcontact support\b/i.test(text)
      ? "contact"
      : undefined;
  return {
    retry: /\b(retry|rerun|try again|try the command)\b/i.test(text),
    passing: /\b(temporary|transient)\b/i.test(text),
    support: asked && /\bpersists?\b/i.test(text) ? "persists" : asked,
  };
}

/** Work that goes on by itself; a created job and an active agent are facts. */
const underWay: readonly State[] = ["running", "queued", "stopping"];

export function verdictOf(entry: Entry, words: Messages): VerdictWords {
  const told = judged(entry, words.verdictDetails);
  return { ...told, headline: words.verdicts[told.verdict] };
}

function judged(entry: Entry, details: Messages["verdictDetails"]): Omit<VerdictWords, "headline"> {
  const { kind, then } = entry.retry;
  const rule = ruleLine(entry.catalog);
  const group = groupOf(entry.state);
  const hurt: Group = group === "failed" || group === "attention" ? group : "attention";
  const { retry, passing, support } = said(entry);
  const own = entry.source.line;
  const lines = (...of: (number | undefined)[]): readonly number[] => [
    ...new Set(of.filter((line) => line !== undefined).sort((a, b) => a - b)),
  ];
  const detail = (...of: (string | undefined)[]): string | undefined =>
    of.filter((text) => text !== undefined).join(" ") || undefined;
  // The list of automatic reruns stands elsewhere than the code.
  const listed = rule?.kind === "rerun-list" ? rule.line : undefined;
  const unlisted = listed === undefined ? undefined : details.notOnTheList;
  const orSupport = support ? details[support] : then === "contact-support" ? details.contact : undefined;

  if (kind !== "manual" && kind !== "after-fix" && then !== undefined) {
    const asked = byWhomItGoesOn(entry, then);
    const isWaiting = asked.who === "wait";
    return {
      ...asked,
      tone: isWaiting ? "progress" : hurt,
      detail: !isWaiting ? unlisted : kind === "no" ? details.nothingToRetry : undefined,
      lines: lines(own, isWaiting ? undefined : listed),
    };
  }
  switch (kind) {
    case "automatic":
      return {
        tone: "progress",
        icon: "repeat",
        verdict: "automatic",
        detail: detail(
          listed === undefined ? undefined : details.onTheList,
          retry ? details.asksForRetry : undefined,
        ),
        lines: listed === undefined || retry ? lines(own, listed) : lines(listed),
        who: "retry",
      };
    case "manual":
      return {
        tone: hurt,
        icon: "person",
        verdict: "manual",
        detail: detail(passing ? details.passing : undefined, unlisted ?? orSupport),
        lines: lines(own, listed),
        who: "act",
      };
    case "after-fix":
      if (then === "reauthorize")
        return {
          tone: hurt,
          icon: "wrench",
          verdict: "reauthorize",
          detail: unlisted,
          lines: lines(own, listed),
          who: "act",
        };
      return {
        tone: hurt,
        icon: "wrench",
        verdict: retry ? "fixAndRetry" : steps(entry),
        detail: detail(retry ? undefined : details.noWordOfRetry, orSupport),
        lines: lines(own),
        who: "act",
      };
    case "no":
      if (group === "failed" || group === "attention")
        return {
          tone: hurt,
          icon: "cross",
          verdict: "futile",
          // Where the document gives no details, the line of the code does not say this; a note does.
          lines: entry.remediation === undefined ? [] : lines(own),
          who: "act",
        };
      if (underWay.includes(entry.state))
        return {
          tone: "progress",
          icon: "clock",
          verdict: "underWay",
          detail: details.nothingToRetry,
          lines: lines(own),
          who: "wait",
        };
      return {
        tone: group === "done" ? "done" : "over",
        icon: "check",
        verdict: group === "done" ? "done" : "nothing",
        lines: lines(own),
        who: group === "progress" ? "wait" : "done",
      };
    case "undocumented": {
      const silent = { tone: "over", icon: "silent", who: "silent" } as const;
      // The other revision may give advice; of it only the meaning is known here.
      if (entry.tier === "later-revision" || entry.tier === "withdrawn-draft")
        return { ...silent, verdict: "unknown", detail: details.otherRevision, lines: [] };
      return {
        ...silent,
        verdict: "silent",
        detail: rule?.kind === "support-only" ? details.supportOnly : unlisted,
        lines: lines(rule?.line ?? own),
      };
    }
  }
}

/** Where the steps are read: beside the message, or in it. */
function steps(entry: Entry): "steps" | "stepsInMessage" {
  return entry.remediation === undefined ? "stepsInMessage" : "steps";
}

/** What the document says who acts next, where it says no more about a retry. */
function byWhomItGoesOn(entry: Entry, then: NonNullable<Entry["retry"]["then"]>) {
  switch (then) {
    case "wait":
      return { icon: "clock", verdict: "wait", who: "wait" } as const;
    case "reauthorize":
      return { icon: "wrench", verdict: "reauthorize", who: "act" } as const;
    case "fix":
      return { icon: "wrench", verdict: steps(entry), who: "act" } as const;
    case "contact-support":
      return { icon: "person", verdict: "support", who: "act" } as const;
  }
}
