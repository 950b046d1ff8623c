// The place of the pull requests on the sandbox's GitHub: which may merge, what holds the others, and what people do there.
import { html, nothing, repeat } from "./lit.js";
import { api } from "./api.js";
import { icon } from "./icons.js";
import { openMenu } from "./menu.js";
import { holdersView } from "./holders.js";
import { newPull } from "./pullform.js";
import { changed, notice, state } from "./store.js";
import { ago, fullTime } from "./time.js";

const WORDS = {
  MAY_MERGE: ["May merge", "good"],
  EXEMPT: ["Exempt: may merge", "good"],
  BLOCKED: ["Blocked", "bad"],
  MERGED: ["Merged", "socket"],
  CLOSED: ["Closed", ""],
};
const LABELS = ["bug", "~release-blocker", "~unreleased-bug", "documentation", "story"];
const TABS = { open: "Open", over: "Merged or closed" };
const READ_AFTER = 120;

/** What the last click did, beside its pull request: number → words. */
const said = new Map();
let waiting;

/** Reads them again in a moment: once for a burst of changes, and only while one looks. */
export function pullsChanged() {
  if (state.place?.kind !== "pulls") return;
  waiting ??= setTimeout(() => {
    waiting = undefined;
    readPulls();
  }, READ_AFTER);
}

export async function readPulls() {
  state.pulls.seen = await api.pulls().catch(() => state.pulls.seen);
  changed();
}

export function pullsView() {
  const { seen, tab } = state.pulls;
  return html`<main class="place" aria-label="Pull requests">
    <div class="place-head">
      <button class="icon-button back" aria-label="All rooms" @click=${() => { state.showsRooms = true; changed(); }}>${icon("back")}</button>
      ${icon("merge")}<h1>Pull requests</h1><span class="topic">${seen?.repository ?? ""}, on the sandbox's GitHub</span>
      <button class="button primary new-pull" @click=${newPull}>New<span class="wide">pull request</span></button>
    </div>
    <div class="tabs" role="tablist">${Object.entries(TABS).map(([key, label]) => html`<button role="tab" aria-selected=${tab === key}
      @click=${() => { state.pulls.tab = key; changed(); }}>${label}${seen ? ` · ${seen[key].count}` : ""}</button>`)}</div>
    <div class="pulls">
      ${seen ? html`${tab === "open" ? holdersView(seen) : nothing}${list(seen[tab])}` : html`<p class="nothing">Reading…</p>`}
    </div>
  </main>`;
}

function list({ count, shown }) {
  if (!count) return html`<p class="nothing">None.</p>`;
  const more = count - shown.length;
  return html`<ul class="pull-list">${repeat(shown, (pull) => pull.number, pullView)}</ul>
    ${more > 0 ? html`<p class="nothing">And ${more} older ones.</p>` : nothing}`;
}

function pullView(pull) {
  const [words, look] = WORDS[pull.state];
  const over = pull.state === "MERGED" || pull.state === "CLOSED";
  return html`<li class="pull" data-pull=${pull.number} aria-labelledby="pull-${pull.number}">
    <div class="pull-head">
      <h2 id="pull-${pull.number}"><span class="number">#${pull.number}</span> ${pull.title}</h2>
      <span class="outcome ${look}">${words}</span>
    </div>
    <p class="pull-words">${pull.words}</p>
    <p class="pull-facts">${pull.author} · <code>${pull.head.slice(0, 7)}</code> · into <strong>${pull.base}</strong>
      · <span title=${fullTime(pull.updated)}>${ago(pull.updated)}</span>
      ${pull.draft ? html`<span class="tag">Draft</span>` : nothing}${pull.fork ? html`<span class="tag">From a fork</span>` : nothing}</p>
    ${filesView(pull)}
    <div class="pull-acts">
      <span class="pull-labels">${pull.labels.map((label) => labelView(pull, label))}
      ${over ? nothing : html`<button class="button low" aria-haspopup="menu" @click=${(event) => addLabel(event.currentTarget, pull)}>Add a label</button>`}</span>
      <span class="pull-buttons">${over ? reopenView(pull) : actsView(pull)}</span>
    </div>
    <p class="pull-said" role="status">${said.get(pull.number) ?? nothing}</p>
  </li>`;
}

function filesView(pull) {
  const [first, ...others] = pull.files;
  if (!others.length) return html`<p class="pull-files"><code>${first}</code></p>`;
  const more = pull.fileCount - pull.files.length;
  return html`<details class="pull-files"><summary>${pull.fileCount} files: <code>${first}</code>, …</summary>
    <ul>${pull.files.map((file) => html`<li><code>${file}</code></li>`)}${more > 0 ? html`<li>and ${more} more</li>` : nothing}</ul></details>`;
}

const labelView = (pull, label) => html`<span class="pull-label">${label}<button aria-label="Take ${label} off #${pull.number}" title="Take it off"
  @click=${() => api.labelPull(pull.number, label, false)}>${icon("close")}</button></span>`;

function addLabel(anchor, pull) {
  const item = (label) => ({ label, run: () => api.labelPull(pull.number, label, true) });
  openMenu(anchor, {
    label: `Labels for #${pull.number}`,
    filter: "Choose, or type another",
    remote: true,
    items: (typed) => {
      const wanted = typed.trim();
      const offered = LABELS.filter((label) => !pull.labels.includes(label) && label.includes(wanted.toLowerCase()));
      return [...offered, ...(wanted && !offered.includes(wanted) ? [wanted] : [])].map(item);
    },
  });
}

const actsView = (pull) => html`
  <button class="button low" aria-label="Push a commit to #${pull.number}" @click=${() => push(pull)}>Push a commit</button>
  <button class="button low" aria-label="Close #${pull.number}" @click=${() => api.closePull(pull.number)}>Close</button>
  <button class="button low ${pull.state === "BLOCKED" ? "" : "primary"}" aria-label="Merge #${pull.number}" @click=${() => merge(pull)}>Merge</button>`;

const reopenView = (pull) => pull.state === "CLOSED"
  ? html`<button class="button low" aria-label="Reopen #${pull.number}" @click=${() => api.reopenPull(pull.number)}>Reopen</button>` : nothing;

function tell(pull, words) {
  said.set(pull.number, words);
  setTimeout(() => { if (said.get(pull.number) === words) { said.delete(pull.number); changed(); } }, 9000);
  changed();
}

async function push(pull) {
  const answer = await api.pushPull(pull.number);
  if (answer.ok) tell(pull, "A new commit is its head now.");
}

async function merge(pull) {
  const answer = await api.mergePull(pull.number);
  if (answer.ok) notice(`#${pull.number} is merged. ${answer.words}`.trim());
  else tell(pull, answer.error);
}
