/** Answers for the one box and the filter by product under it. */
import type { VNode } from "preact";
import { useEffect, useLayoutEffect, useRef } from "preact/hooks";
import type { State } from "../../lib/public.js";
import { Combobox, type ComboboxList } from "../combobox.ts";
import { FileButton, type TakeFiles } from "./files.tsx";
import { Icon } from "./icons.tsx";
import { listId, optionId } from "./list.tsx";
import { useCatalogs, useWords } from "./words.ts";

/** Hangul, kana, Han and full-width forms: they are put together from several keys. */
const composed = /[\u1100-\u11ff\u3000-\ud7ff\uff00-\uffef]/;

export interface BoxDeeds {
  /** With the input type of the event, which tells typing from pasting and from undoing. */
  readonly type: (text: string, inputType: string) => void;
  /** True when the text was taken as a whole, so that the box must not take it too. */
  readonly paste: (text: string) => boolean;
  readonly files: TakeFiles;
  readonly clear: () => void;
  readonly list: ComboboxList;
}

export function Box({
  text,
  label,
  placeholder,
  required,
  active,
  filled,
  deeds,
}: {
  readonly text: string;
  readonly label: string;
  readonly placeholder: string;
  readonly required: boolean;
  readonly active: number;
  /** Whether there is something to clear. */
  readonly filled: boolean;
  readonly deeds: BoxDeeds;
}): VNode {
  const words = useWords();
  const input = useRef<HTMLInputElement>(null);
  /** Whatever is drawn meanwhile must leave the box alone, or the composition ends. */
  const composing = useRef(false);
  useEffect(() => {
    if (!input.current) return undefined;
    const combobox = new Combobox(input.current, deeds.list);
    combobox.start();
    return () => combobox.stop();
  }, [deeds]);

  // After the list was drawn, or was not: in one column it gives way to the answer, and then the box controls nothing.
  useLayoutEffect(() => {
    if (input.current) tieToList(input.current, active);
  });

  const onInput = (event: InputEvent): void => {
    const field = event.currentTarget as HTMLInputElement;
    // Half a composed character is no question yet; compositionend brings the whole. Keyboards of phones compose every
    // word, and there each letter counts.
    if (event.isComposing && composed.test(field.value)) return;
    // A script's own event, and that of an older browser, has no type.
    deeds.type(field.value, event.inputType ?? "");
  };
  const take = (event: Event, data: DataTransfer | null): void => {
    const pasted = data?.getData("text/plain") ?? "";
    if (pasted !== "" && deeds.paste(pasted)) event.preventDefault();
    // Cells that were copied come as a picture, too: only what has no text is taken as a file.
    if (pasted !== "" || !data || data.files.length === 0 || event.defaultPrevented) return;
    event.preventDefault();
    deeds.files([...data.files]);
  };
  return (
    <div class="box" part="box">
      <Icon name="search" />
      <input
        ref={input}
        id="box"
        part="input"
        type="text"
        role="combobox"
        aria-label={label}
        aria-autocomplete="list"
        autocomplete="off"
        autocapitalize="off"
        autocorrect="off"
        spellcheck={false}
        enterkeyhint="search"
        placeholder={placeholder}
        aria-required={required || undefined}
        value={composing.current ? input.current?.value : text}
        // What is typed has a direction of its own; the hint has that of the box.
        dir={text === "" ? undefined : "auto"}
        onInput={onInput}
        onCompositionStart={() => (composing.current = true)}
        onCompositionEnd={({ currentTarget: { value } }) => {
          composing.current = false;
          if (value !== text) deeds.type(value, "insertCompositionText");
        }}
        onPaste={(event) => take(event, event.clipboardData)}
        onDrop={(event) => take(event, event.dataTransfer)}
      />
      {filled ? (
        <button
          type="button"
          class="clear"
          part="clear"
          aria-label={words.clear}
          onClick={() => {
            deeds.clear();
            input.current?.focus();
          }}
        >
          <Icon name="cross" />
        </button>
      ) : (
        <slot name="hint" />
      )}
      <FileButton label={words.chooseFile} onFiles={deeds.files} />
    </div>
  );
}

/** The attributes that tie the box to its list; all of them are written here, since only a drawn list can be tied to. */
function tieToList(input: HTMLInputElement, active: number): void {
  const root = input.getRootNode() as ShadowRoot;
  const list = root.getElementById(listId);
  const drawn = list !== null && list.getClientRects().length > 0;
  const write = (name: string, value: string | undefined): void =>
    value === undefined ? input.removeAttribute(name) : input.setAttribute(name, value);
  write("aria-expanded", String(drawn));
  write("aria-controls", drawn ? listId : undefined);
  const option = active >= 0 ? optionId(active) : undefined;
  write("aria-activedescendant", drawn && option && root.getElementById(option) ? option : undefined);
}

export function Filter({
  chosen,
  states = [],
  countOf,
  onChoose,
  onAllStates,
}: {
  readonly chosen: readonly string[];
  /** What the host narrows the search to. */
  readonly states?: readonly State[];
  /** How many codes each would show, of all products without an id. */
  readonly countOf?: (id?: string) => number;
  readonly onChoose: (ids: readonly string[]) => void;
  readonly onAllStates?: () => void;
}): VNode {
  const words = useWords();
  const catalogs = useCatalogs();
  const chip = (label: string, on: boolean, ids: readonly string[], id?: string): VNode => (
    <button type="button" class="chip" part="chip" aria-pressed={on} onClick={() => onChoose(ids)}>
      {label}
      {countOf === undefined ? null : <span class="many"> {words.number(countOf(id))}</span>}
    </button>
  );
  return (
    <div class="filter" role="group" aria-label={words.filter} part="filter">
      {chip(words.allProducts, chosen.length === 0, [])}
      {catalogs.map((each) => {
        const on = chosen.includes(each.id);
        // Pressing the only chosen product again goes back to all.
        return chip(each.product, on, on && chosen.length === 1 ? [] : [each.id], each.id);
      })}
      {states.length === 0 ? null : (
        <button type="button" class="chip" part="chip" aria-pressed="true" onClick={onAllStates}>
          {states.map((each) => words.states[each]).join(", ")}
        </button>
      )}
    </div>
  );
}
