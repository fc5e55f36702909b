/**
 * Answers for the lines of a text that are drawn: those in view and a few around them, all of one height, so that a
 * place in the text is a multiplication away.
 */
import type { VNode } from "preact";
import { useEffect, useLayoutEffect, useMemo, useRef, useState } from "preact/hooks";
import { Blocks } from "../../blocks.ts";
import type { Lines } from "../../lines.ts";
import { marksIn, placeOf, type Marks, type Seen } from "../../marks.ts";
import { piecesOf } from "../../pieces.ts";
import { stateGroupOf, type Row } from "../../tally.ts";
import { Icon, stateIcon } from "../icons.tsx";
import { useWords } from "../words.ts";
import type { Goal } from "./state.ts";
import { messageOf, stateWord } from "./text.tsx";

const rowHeight = 22;
/** Rows that are drawn beyond both edges: a turn of the wheel shows no gap. */
const beyond = 10;
/** Browsers draw nothing beyond 17 to 33 million pixels; with more lines than this holds, one pixel stands for more. */
const tallest = 8_000_000;

export function Scroller({
  lines,
  marks,
  rows,
  seen,
  only,
  goal,
  onOpen,
}: {
  readonly lines: Lines;
  readonly marks: Marks;
  readonly rows: readonly Row[];
  readonly seen: Seen;
  /** The lines that are shown, from 1; undefined for all. */
  readonly only: Uint32Array | undefined;
  readonly goal: Goal | undefined;
  readonly onOpen: (mark: number) => void;
}): VNode {
  const words = useWords();
  const scroller = useRef<HTMLDivElement>(null);
  const list = useRef<HTMLOListElement>(null);
  const whole = useRef<HTMLParagraphElement>(null);
  const [scrolled, setScrolled] = useState(0);
  const [height, setHeight] = useState(0);
  const [, redraw] = useState(0);
  const blocks = useMemo(() => new Blocks(lines, () => redraw((times) => times + 1)), [lines]);
  useEffect(() => () => blocks.stop(), [blocks]);

  const count = only?.length ?? lines.count;
  const total = count * rowHeight;
  const drawn = Math.min(total, tallest);
  const stretch = total > drawn && drawn > height ? (total - height) / (drawn - height) : 1;
  /** From the beginning of the text, where the list begins to be seen. */
  const top = scrolled * stretch;
  const first = Math.max(0, Math.floor(top / rowHeight) - beyond);
  const end = height === 0 ? first : Math.min(count, Math.ceil((top + height) / rowHeight) + beyond);

  useLayoutEffect(() => {
    const box = scroller.current;
    if (box === null) return undefined;
    setHeight(box.clientHeight);
    const observer = new ResizeObserver(() => setHeight(box.clientHeight));
    observer.observe(box);
    return () => observer.disconnect();
  }, []);

  const onScroll = (): void => {
    const box = scroller.current;
    if (box === null) return;
    const to = Math.max(0, box.scrollTop);
    setScrolled(stretch === 1 ? to - (to % rowHeight) : to);
    keepFocus(box);
  };

  // Lines leave while others come: the widest one seen keeps the list from jumping sideways.
  const widest = useRef(0);
  useLayoutEffect(() => {
    widest.current = 0;
    list.current?.style.removeProperty("min-width");
  }, [lines, only]);

  const wanted = useRef<{ readonly goal: Goal; placed: boolean } | undefined>(undefined);
  useLayoutEffect(() => {
    wanted.current = goal && { goal, placed: false };
  }, [goal]);

  useLayoutEffect(() => {
    const box = scroller.current;
    if (box === null || list.current === null || height === 0) return;
    if (box.scrollWidth > Math.max(widest.current, box.clientWidth)) {
      widest.current = box.scrollWidth;
      list.current.style.setProperty("min-width", `${widest.current}px`);
    }
    const { goal, placed } = wanted.current ?? {};
    if (wanted.current === undefined || goal === undefined) return;
    const at = only === undefined ? goal.line - 1 : placeOf(only, goal.line);
    if (!placed) {
      wanted.current.placed = true;
      const y = at * rowHeight;
      if (y < top + rowHeight || y + 2 * rowHeight > top + height) {
        box.scrollTop = Math.max(0, y - height / 3) / stretch;
        onScroll();
        // Also where that is no other row, as at both ends: the rest follows when it is drawn.
        redraw((times) => times + 1);
        return;
      }
    }
    const place = box.querySelector<HTMLElement>(".mention[aria-current]");
    if (goal.mark !== undefined && place === null) {
      // Its block is still being read, unless a person has scrolled on since.
      if (at < first || at >= end) wanted.current = undefined;
      return;
    }
    wanted.current = undefined;
    if (place !== null) showSideways(box, place);
    const said = whole.current?.querySelector<HTMLElement>(".here");
    if (whole.current && said) whole.current.scrollTop = said.offsetTop - 2 * rowHeight;
    if (goal.focus) {
      box.scrollIntoView({ block: "nearest" });
      (place ?? box).focus({ preventScroll: true });
    }
  });

  const drawnRows: VNode[] = [];
  for (let at = first; at < end; at++) {
    const line = only === undefined ? at + 1 : only[at]!;
    drawnRows.push(
      <li
        key={line}
        aria-posinset={at + 1}
        aria-setsize={count}
        class={line === goal?.line ? "here" : undefined}
        style={{ top: `${at * rowHeight - (top - scrolled)}px` }}
      >
        <span class="number">{line}</span>
        <Line
          text={blocks.line(line - 1)}
          marks={marks}
          numbers={marksIn(seen, marks, line)}
          rows={rows}
          current={goal?.mark}
        />
      </li>,
    );
  }

  const press = (event: Event): void => {
    const mark = (event.target as Element).closest<HTMLElement>("[data-mark]")?.dataset["mark"];
    if (mark === undefined) return;
    event.preventDefault();
    onOpen(Number(mark));
  };
  const current = goal && marksIn(seen, marks, goal.line);
  return (
    <>
      <div
        class="scroller"
        ref={scroller}
        role="region"
        aria-label={words.textOf(lines.count)}
        tabIndex={0}
        onScroll={onScroll}
      >
        <ol
          ref={list}
          style={{ height: `${drawn}px`, "--row": `${rowHeight}px`, "--digits": String(lines.count).length }}
          onClick={press}
          onKeyDown={(event) => {
            if (event.key === "Enter" || event.key === " ") press(event);
          }}
        >
          {drawnRows}
        </ol>
      </div>
      {/* Sideways only a part of a long line is seen; this is where a person stands, whole. */}
      {goal === undefined || current === undefined ? null : (
        <p class="whole-line" ref={whole}>
          <span class="number">{words.lineNumber(goal.line)}</span>
          <Line
            text={blocks.line(goal.line - 1)}
            marks={marks}
            numbers={current}
            rows={rows}
            current={goal.mark}
            pressable={false}
          />
        </p>
      )}
    </>
  );
}

/** A mention that is about to leave hands its focus to the list, or it would be lost with it. */
function keepFocus(box: HTMLElement): void {
  const focused = (box.getRootNode() as ShadowRoot).activeElement;
  if (focused === null || focused === box || !box.contains(focused)) return;
  const { top, bottom } = box.getBoundingClientRect();
  const place = focused.getBoundingClientRect();
  if (place.bottom < top || place.top > bottom) box.focus({ preventScroll: true });
}

/** Where it is not seen beside the line numbers, it is brought to the middle; the beginning of lines is preferred. */
function showSideways(box: HTMLElement, place: HTMLElement): void {
  const outer = box.getBoundingClientRect();
  const inner = place.getBoundingClientRect();
  const numbers = place.closest("li")?.querySelector(".number")?.getBoundingClientRect().width ?? 0;
  const from = inner.left - outer.left + box.scrollLeft;
  if (from + inner.width < box.clientWidth) box.scrollLeft = 0;
  else if (inner.left < outer.left + numbers || inner.right > outer.left + box.clientWidth)
    box.scrollLeft = from - numbers - (box.clientWidth - numbers) / 2;
}

function Line({
  text,
  marks,
  numbers,
  rows,
  current,
  pressable = true,
}: {
  readonly text: ReturnType<Blocks["line"]>;
  readonly marks: Marks;
  readonly numbers: readonly number[];
  readonly rows: readonly Row[];
  readonly current: number | undefined;
  readonly pressable?: boolean;
}): VNode {
  const words = useWords();
  if (text === "reading") return <span class="reading" />;
  if (text === "failed") return <em class="reading">{words.lineFailed}</em>;
  const places = numbers.map((number) => {
    const { column, text } = marks.all[number]!;
    return { column, length: text.length };
  });
  return (
    <code>
      {piecesOf(text.text, places, current === undefined ? -1 : numbers.indexOf(current)).map((piece) => {
        if (piece.kind === "text") return <span>{piece.text}</span>;
        if (piece.kind === "gap") return <em>{words.gap(piece.length, piece.marks)}</em>;
        const number = numbers[piece.at]!;
        const row = rows[marks.rows[number]!]!;
        const here = number === current;
        const look = here ? `mention here ${stateGroupOf(row)}` : `mention ${stateGroupOf(row)}`;
        if (!pressable) return <span class={look}>{piece.text}</span>;
        return (
          <span
            role="button"
            class={look}
            tabIndex={here ? 0 : -1}
            aria-current={here ? "true" : undefined}
            title={words.mentionTitle(stateWord(row, words), messageOf(row))}
            data-mark={number}
          >
            <Icon name={row.entry === undefined ? "silent" : stateIcon(row.entry.state)} />
            {piece.text}
          </span>
        );
      })}
    </code>
  );
}
