/** Answers for the icons: small drawings in the text's own colour. A word always stands beside them. */
import type { VNode } from "preact";
import type { State } from "../../lib/public.js";
import { groupOf } from "../states.ts";

const drawings = {
  check: "M3.5 8.5l3 3 6-7",
  exclamation: "M8 3.2v6M8 12.2v.6",
  cross: "M4.2 4.2l7.6 7.6M11.8 4.2l-7.6 7.6",
  repeat: "M13 8a5 5 0 1 1-1.6-3.7M13 2.2v2.6h-2.6",
  dots: "M3.2 8h.1M8 8h.1M12.8 8h.1",
  square: "M4.8 4.8h6.4v6.4H4.8z",
  info: "M8 7.4v5M8 3.6v.6",
  wrench:
    "M13.2 4.6a3.4 3.4 0 0 1-4.6 4.1l-4.2 4.2a1.3 1.3 0 0 1-1.8-1.8l4.2-4.2a3.4 3.4 0 0 1 4.1-4.6L8.9 4.3l.4 2.1 2.1.4z",
  clock: "M8 2.4a5.6 5.6 0 1 1 0 11.2A5.6 5.6 0 0 1 8 2.4zM8 5v3.2l2.2 1.4",
  person: "M8 2.6a2.5 2.5 0 1 1 0 5 2.5 2.5 0 0 1 0-5zM3.2 13.4c.4-2.6 2.2-4 4.8-4s4.4 1.4 4.8 4",
  silent: "M3.4 8h9.2",
  search: "M7 2.8a4.2 4.2 0 1 1 0 8.4 4.2 4.2 0 0 1 0-8.4zM10.2 10.2l3.2 3.2",
  left: "M9.8 3.4L5.2 8l4.6 4.6",
  right: "M6.2 3.4L10.8 8l-4.6 4.6",
  up: "M8 13V3.4M4 7.4l4-4 4 4",
  down: "M8 3v9.6M4 8.6l4 4 4-4",
  unfold: "M3.6 6l4.4 4.4L12.4 6",
  outside: "M6.4 3.6H3.4v9h9v-3M9 3h4v4M12.8 3.2L7.6 8.4",
  file: "M4 2.2h5l3 3v8.6H4zM8.8 2.4v3h3",
  lock: "M4 7.4h8v5.8H4zM5.6 7.4V5.2a2.4 2.4 0 0 1 4.8 0v2.2",
} as const;

export type IconName = keyof typeof drawings;

/** Those that point along a line of text. */
const turning: readonly IconName[] = ["left", "right"];

export function Icon({ name }: { readonly name: IconName }): VNode {
  return (
    <svg
      class={turning.includes(name) ? "icon turns" : "icon"}
      viewBox="0 0 16 16"
      aria-hidden="true"
      focusable="false"
    >
      <path d={drawings[name]} />
    </svg>
  );
}

export function stateIcon(state: State): IconName {
  if (state === "queued" || state === "created") return "dots";
  if (state === "info") return "info";
  const icons = {
    done: "check",
    attention: "exclamation",
    failed: "cross",
    progress: "repeat",
    over: "square",
  } as const;
  return icons[groupOf(state)];
}
