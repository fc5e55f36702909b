/** Answers for the ways by which files come in: dropped anywhere on the element, or chosen. */
import type { ComponentChildren, VNode } from "preact";
import { useRef, useState } from "preact/hooks";
import type { Direction } from "../messages/formats.ts";
import type { Messages } from "../messages/index.ts";
import { Icon } from "./icons.tsx";
import { useCompact } from "./words.ts";

export type TakeFiles = (files: readonly File[]) => void;

const holdsFiles = (event: DragEvent): boolean => event.dataTransfer?.types.includes("Files") ?? false;

/** What is dropped here and is no file goes the browser's way: in the box that of a paste. */
export function DropZone({
  words,
  direction,
  onFiles,
  disabled,
  children,
}: {
  readonly words: Messages;
  readonly direction: Direction;
  readonly onFiles: TakeFiles;
  readonly disabled: boolean;
  readonly children: ComponentChildren;
}): VNode {
  const [over, setOver] = useState(false);
  // Entering a part is told before the one around it is left.
  const depth = useRef(0);
  const enter = (event: DragEvent, step: number): void => {
    if (disabled || !holdsFiles(event)) return;
    depth.current = Math.max(depth.current + step, 0);
    setOver(depth.current > 0);
  };
  return (
    // A field set disables what is in it and leaves it to be read; to the ear it is nothing.
    <fieldset
      class={["codebook", useCompact() && "compact", words.direction !== direction && "turned"]
        .filter(Boolean)
        .join(" ")}
      lang={words.language}
      dir={direction}
      role="none"
      disabled={disabled}
      onDragEnter={(event) => enter(event, 1)}
      onDragLeave={(event) => enter(event, -1)}
      onDragOver={(event) => {
        if (!holdsFiles(event)) return;
        event.preventDefault();
        event.dataTransfer!.dropEffect = disabled ? "none" : "copy";
      }}
      onDrop={(event) => {
        if (!holdsFiles(event)) return;
        event.preventDefault();
        depth.current = 0;
        setOver(false);
        if (!disabled) onFiles([...event.dataTransfer!.files]);
      }}
    >
      {children}
      {over ? (
        <div class="drop" aria-hidden="true">
          <p>
            <Icon name="file" />
            {words.dropHere}
          </p>
        </div>
      ) : null}
    </fieldset>
  );
}

/** The field itself lies over its drawing, unseen: so it is pressed, focused and named as what it is. */
export function FileButton({
  label,
  accept,
  multiple = false,
  onFiles,
}: {
  readonly label: string;
  readonly accept?: string;
  readonly multiple?: boolean;
  readonly onFiles: TakeFiles;
}): VNode {
  return (
    <label class="button file" part="file">
      <Icon name="file" />
      <span class="file-name">{label}</span>
      <input
        type="file"
        aria-label={label}
        accept={accept}
        multiple={multiple}
        onChange={({ currentTarget: input }) => {
          onFiles([...(input.files ?? [])]);
          // So that the same file can be chosen again.
          input.value = "";
        }}
      />
    </label>
  );
}
