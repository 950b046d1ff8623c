// The app's Home tab, beside its Messages tab.
import { html } from "./lit.js";
import { go } from "./address.js";
import { blocksView } from "./blocks.js";
import { icon } from "./icons.js";
import { avatar, nameOf } from "./people.js";
import { changed, state } from "./store.js";

/** The app's room has two tabs; both show this head. */
export function appHead(tab) {
  const id = state.place.id;
  const one = (name, label, target) => html`<button role="tab" aria-selected=${tab === name} @click=${() => go(target)}>${label}</button>`;
  return html`<div class="place-head">
      <button class="icon-button back" aria-label="All rooms" @click=${() => { state.showsRooms = true; changed(); }}>${icon("back")}</button>
      ${avatar(state.app.botUser, "middle")}
      <h1>${nameOf(state.app.botUser)}</h1><span class="tag">APP</span>
    </div>
    <div class="tabs" role="tablist">
      ${one("home", "Home", { id, tab: "home" })}${one("messages", "Messages", { id })}
    </div>`;
}

export function homeView() {
  return html`<main class="place" aria-label="Home of ${nameOf(state.app.botUser)}">
    ${appHead("home")}
    <div class="home">
      ${state.home?.blocks?.length
        ? blocksView(state.home.blocks, { view: state.home.id })
        : html`<div class="empty">${avatar(state.app.botUser, "large")}
            <h2>Nothing here yet</h2><p>The app has not published a home tab for you.</p></div>`}
    </div>
  </main>`;
}
