/** Answers for the help on keys: the button that opens it, and the list of all of them. */
import type { VNode } from "preact";
import { useLayoutEffect, useRef } from "preact/hooks";
import { keys, type KeyDeed, type KeyPlace } from "../keys.ts";
import { shortcutsOf } from "../shortcuts.ts";
import { Icon } from "./icons.tsx";
import { useWords } from "./words.ts";

export function KeysButton({ onPress }: { readonly onPress: () => void }): VNode {
  const { title } = useWords().keys;
  return (
    <button
      type="button"
      class="chip to-keys"
      part="keys-button"
      aria-label={title}
      aria-keyshortcuts={shortcutsOf("help")}
      aria-haspopup="dialog"
      title={title}
      data-deed="help"
      onClick={onPress}
    >
      {keys.element.help[0]}
    </button>
  );
}

/** `page`: whether the keys for the whole page work, too. */
export function Keys({ page, onClose }: { readonly page: boolean; readonly onClose: () => void }): VNode {
  const words = useWords();
  const dialog = useRef<HTMLDialogElement>(null);
  // The browser gives the focus back, takes Escape, and keeps the rest of the page out of reach.
  useLayoutEffect(() => dialog.current?.showModal(), []);
  const places = (Object.keys(keys) as KeyPlace[]).filter((place) => page || place !== "page");
  return (
    <dialog
      class="keys"
      part="keys"
      aria-labelledby="keys-title"
      ref={dialog}
      onClose={onClose}
      // Beside it: there the dialog itself is hit, and not what is in it.
      onClick={({ target, currentTarget }) => target === currentTarget && currentTarget.close()}
    >
      <div class="keys-inside">
        <header>
          <h2 id="keys-title">{words.keys.title}</h2>
          <button
            type="button"
            class="clear"
            aria-label={words.close}
            onClick={() => dialog.current?.close()}
          >
            <Icon name="cross" />
          </button>
        </header>
        {places.map((place) => (
          <section key={place}>
            <h3 class="heading">{words.keys.places[place]}</h3>
            <dl>
              {/* What is listed for the whole page holds here, too. */}
              {(Object.entries(keys[place]) as [KeyDeed, readonly string[]][])
                .filter(([deed]) => !(page && place === "element" && deed === "help"))
                .map(([deed, each]) => (
                  <div key={deed}>
                    <dt>{words.keys.deeds[deed]}</dt>
                    <dd>
                      {each.map((key) => (
                        <Key key={key} of={key} />
                      ))}
                    </dd>
                  </div>
                ))}
            </dl>
          </section>
        ))}
        <p class="place">{words.keys.noteOnFields}</p>
      </div>
    </dialog>
  );
}

function Key({ of }: { readonly of: string }): VNode {
  const { names } = useWords().keys;
  return (
    <span class="key">
      {of.split("+").map((part) => (
        <kbd key={part}>{names[part] ?? part}</kbd>
      ))}
    </span>
  );
}
