// An app's modals: the top view of the stack, its form, its errors in place.
import { html, keyed, nothing, ref } from "./lit.js";
import { api } from "./api.js";
import { blocksView } from "./blocks.js";
import { waiting } from "./elements.js";
import { keepsFocus, takesFocus } from "./focus.js";
import { forget, missing, valuesOf } from "./forms.js";
import { icon } from "./icons.js";
import { bare } from "./mrkdwn.js";
import { avatar } from "./people.js";
import { changed, state } from "./store.js";

/** View id → what was wrong with it when it was last submitted. */
const refused = new Map();
let sending = null;
const focuses = new Map();

const focusOf = (view) => {
  if (!focuses.has(view.id)) focuses.set(view.id, takesFocus(".modal-body input, .modal-body textarea, .modal-body .select, .modal-foot .submit"));
  return focuses.get(view.id);
};

const named = (view) => view.blocks.map((block, index) => (block.block_id ? block : { ...block, block_id: `block-${index}` }));

async function submit(view) {
  if (sending) return;
  const blocks = named(view);
  const errors = missing({ view: view.id }, blocks);
  refused.set(view.id, { errors });
  if (Object.keys(errors).length) {
    changed();
    return showFirstError();
  }
  sending = view.id;
  changed();
  const said = await api.submit(view.id, valuesOf({ view: view.id }, blocks));
  sending = null;
  if (said.errors) refused.set(view.id, { errors: said.errors });
  else if (!said.ok) refused.set(view.id, { errors: {}, trouble: said.error });
  else if (!state.views.some((each) => each.id === view.id)) forget({ view: view.id });
  changed();
  if (said.errors) showFirstError();
}

const showFirstError = () =>
  requestAnimationFrame(() => requestAnimationFrame(() => {
    const input = document.querySelector(".modal .error")?.closest(".input");
    input?.scrollIntoView({ block: "nearest" });
    input?.querySelector("input, textarea, .select")?.focus();
  }));

function close(view, all = false) {
  for (const each of all ? state.views : [view]) {
    forget({ view: each.id });
    refused.delete(each.id);
    focuses.delete(each.id);
  }
  // At once, as in Slack: the app hears of it afterwards, if it asked to.
  state.views = all ? [] : state.views.filter((each) => each.id !== view.id);
  changed();
  api.close(view.id, all);
}

export function modalView() {
  const view = state.views.at(-1);
  if (!view) return nothing;
  return keyed(view.id, dialog(view));
}

function dialog(view) {
  const { errors = {}, trouble } = refused.get(view.id) ?? {};
  const busy = sending === view.id;
  const onKey = (event) => {
    if (event.key === "Escape") close(view);
    else if (event.key === "Enter" && event.target.matches("input:not([type=checkbox], [type=radio])")) {
      // A dispatching input has already taken the key for itself.
      if (!event.defaultPrevented) submit(view);
    } else keepsFocus(event);
  };
  return html`<div class="shade">
    <div class="modal" role="dialog" aria-modal="true" aria-labelledby="modal-title" tabindex="-1" @keydown=${onKey} ${ref(focusOf(view))}>
      <div class="modal-head">
        ${state.views.length > 1
          ? html`<button class="icon-button" aria-label="Back" @click=${() => close(view)}>${icon("back")}</button>`
          : avatar(state.app?.botUser)}
        <h2 id="modal-title">${bare(view.title)}</h2>
        <button class="icon-button" aria-label="Close" @click=${() => close(view, view.clear_on_close || state.views.length === 1)}>${icon("close")}</button>
      </div>
      <div class="modal-body">${blocksView(view.blocks, { view: view.id }, errors)}</div>
      ${trouble ? html`<div class="modal-trouble" role="alert">${trouble}</div>` : nothing}
      <div class="modal-foot">
        ${view.submit ? html`<button class="button" @click=${() => close(view)}>${bare(view.close) || "Cancel"}</button>
          <button class="button primary submit" ?disabled=${busy || (view.submit_disabled ?? false)} aria-busy=${busy || waiting.has(view.id)}
            @click=${() => submit(view)}>${busy ? html`<span class="spinner"></span>` : nothing}${bare(view.submit)}</button>`
          : html`<button class="button submit" @click=${() => close(view)}>${bare(view.close) || "Close"}</button>`}
      </div>
    </div>
  </div>`;
}
