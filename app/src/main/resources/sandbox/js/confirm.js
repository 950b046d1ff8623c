// "Are you sure?", as an app's confirm object words it, or the page itself.
import { html, nothing, ref } from "./lit.js";
import { keepsFocus, takesFocus } from "./focus.js";
import { bare, textObject } from "./mrkdwn.js";
import { changed, state } from "./store.js";

/** @param dialog Block Kit's confirm object. @returns whether the person said yes */
export function ask(dialog) {
  return new Promise((answer) => {
    state.confirm = { ...dialog, answer, focus: takesFocus(".no") };
    changed();
  });
}

function answered(yes) {
  const { answer } = state.confirm;
  state.confirm = null;
  changed();
  answer(yes);
}

export function confirmView() {
  const dialog = state.confirm;
  if (!dialog) return nothing;
  const onKey = (event) => {
    if (event.key === "Escape") {
      event.stopPropagation();
      answered(false);
    } else keepsFocus(event);
  };
  return html`<div class="shade above">
    <div class="modal confirm" role="alertdialog" aria-modal="true" aria-labelledby="confirm-title" tabindex="-1"
      @keydown=${onKey} ${ref(dialog.focus)}>
      <div class="modal-head"><h2 id="confirm-title">${bare(dialog.title)}</h2></div>
      <div class="modal-body text">${textObject(dialog.text)}</div>
      <div class="modal-foot">
        <button class="button no" @click=${() => answered(false)}>${bare(dialog.deny) || "Cancel"}</button>
        <button class="button ${dialog.style === "danger" ? "danger" : "primary"} yes" @click=${() => answered(true)}>
          ${bare(dialog.confirm) || "OK"}</button>
      </div>
    </div>
  </div>`;
}
