/** Answers for the five groups of states: they share an icon and a pair of colours. */
import type { State } from "../lib/public.js";

export type Group = "done" | "attention" | "failed" | "progress" | "over";

const groups: Readonly<Record<State, Group>> = {
  success: "done",
  warning: "attention",
  paused: "attention",
  suspended: "attention",
  skipped: "attention",
  failure: "failed",
  running: "progress",
  queued: "progress",
  stopping: "progress",
  created: "progress",
  active: "progress",
  stopped: "over",
  canceled: "over",
  inactive: "over",
  info: "over",
};

export function groupOf(state: State): Group {
  return groups[state] ?? "over";
}

export const isState = (name: string): name is State => Object.hasOwn(groups, name);
