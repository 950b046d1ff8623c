// Opening a pull request: its title, the files it touches, its labels.
import { html, nothing, ref } from "./lit.js";
import { api } from "./api.js";
import { keepsFocus, takesFocus } from "./focus.js";
import { icon } from "./icons.js";
import { changed, me, notice, state } from "./store.js";

export function newPull() {
  state.newPull = { title: "", paths: "", labels: "", trouble: "", focus: takesFocus("#pull-title") };
  changed();
}

function close() {
  state.newPull = null;
  changed();
}

async function send(event) {
  event.preventDefault();
  const { title, paths, labels } = state.newPull;
  const answer = await api.openPull({ title, paths, labels });
  if (!state.newPull) return;
  if (!answer.ok) {
    state.newPull.trouble = answer.error;
    changed();
    return;
  }
  close();
  state.pulls.tab = "open";
  notice(`#${answer.number} is open.`);
}

export function pullFormView() {
  const typed = state.newPull;
  if (!typed) return nothing;
  const onKey = (event) => {
    if (event.key === "Escape") close();
    else keepsFocus(event);
  };
  const takes = (name) => (event) => { typed[name] = event.target.value; };
  const field = (name, label, hint, input) => html`<div class="input"><label for="pull-${name}">${label}</label>${input}
    ${hint ? html`<span class="hint" id="pull-${name}-hint">${hint}</span>` : nothing}</div>`;
  return html`<div class="shade">
    <form class="modal new-pull-form" role="dialog" aria-modal="true" aria-labelledby="new-pull-title" tabindex="-1"
      @submit=${send} @keydown=${onKey} ${ref(typed.focus)}>
      <div class="modal-head"><h2 id="new-pull-title">New pull request</h2>
        <button class="icon-button" type="button" aria-label="Close" @click=${close}>${icon("close")}</button></div>
      <div class="modal-body"><div class="blocks">
        ${field("title", "Title", "", html`<input class="field" id="pull-title" .value=${typed.title} @input=${takes("title")} />`)}
        ${field("paths", "Files", "One a line.", html`<textarea class="field" id="pull-paths" rows="3" aria-describedby="pull-paths-hint"
          placeholder="docs/install.md" .value=${typed.paths} @input=${takes("paths")}></textarea>`)}
        ${field("labels", "Labels", "With commas between. None is fine.", html`<input class="field" id="pull-labels" placeholder="bug, ~release-blocker"
          aria-describedby="pull-labels-hint" .value=${typed.labels} @input=${takes("labels")} />`)}
      </div></div>
      ${typed.trouble ? html`<div class="modal-trouble" role="alert">${typed.trouble}</div>` : nothing}
      <div class="modal-foot">
        <button class="button" type="button" @click=${close}>Cancel</button>
        <button class="button primary submit">Open as ${me()?.name}</button>
      </div>
    </form>
  </div>`;
}
