/** Answers for the state of an entry as icon, word and colour together. */
import type { VNode } from "preact";
import type { State } from "../../lib/public.js";
import { groupOf } from "../states.ts";
import { Icon, stateIcon } from "./icons.tsx";
import { useWords } from "./words.ts";

export function Pill({ state }: { readonly state: State }): VNode {
  const words = useWords();
  return (
    <span class={`pill tint ${groupOf(state)}`} part="state">
      <Icon name={stateIcon(state)} />
      {words.states[state]}
    </span>
  );
}

/** The same without its tint, for rows. */
export function SmallState({ state }: { readonly state: State }): VNode {
  const words = useWords();
  return (
    <span class={`state ${groupOf(state)}`} part="state">
      <Icon name={stateIcon(state)} />
      {words.states[state]}
    </span>
  );
}
