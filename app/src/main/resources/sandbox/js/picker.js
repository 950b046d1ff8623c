// The small emoji picker.
import { html } from "./lit.js";
import { EMOJI, FAVOURITES, emojiLike } from "./emoji.js";
import { closeMenu, openMenu } from "./menu.js";
import { changed, state } from "./store.js";

const SHOWN = 64;

/** @param chosen called with the emoji's short name */
export function pickEmoji(anchor, chosen) {
  const pick = (name) => {
    closeMenu();
    chosen(name);
  };
  const button = (name) => html`<button class="emoji" aria-label=${name} title=":${name}:" @click=${() => pick(name)}>${EMOJI.get(name)}</button>`;
  const content = () => {
    const typed = state.menu.typed;
    const found = typed ? emojiLike(typed) : [...FAVOURITES, ...[...EMOJI.keys()].filter((name) => !FAVOURITES.includes(name))];
    return html`<div class="seek">
        <input class="field" aria-label="Find an emoji" placeholder="Find an emoji" .value=${typed}
          @input=${(event) => { state.menu.typed = event.target.value; changed(); }}
          @keydown=${(event) => { if (event.key === "Enter" && found[0]) pick(found[0]); }} />
      </div>
      <div class="emoji-grid">${found.slice(0, SHOWN).map(button)}</div>`;
  };
  openMenu(anchor, { label: "Emoji", content });
}
