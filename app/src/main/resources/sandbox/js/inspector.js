// What goes on behind: calls to the Web API, sockets, what the bot still has to do; and faults to order.
import { html, nothing, repeat } from "./lit.js";
import { api } from "./api.js";
import { icon } from "./icons.js";
import { changed, notice, state } from "./store.js";
import { ago, fullTime, weekdayTime, withSeconds } from "./time.js";

const TABS = { calls: "Traffic", bot: "The bot", faults: "Faults" };

const FAULTS = [
  ["rate_limited", "429, Retry-After", "The next message is refused: come again in 5 seconds."],
  ["server_error", "Server error", "The next call fails with a 503, and has no effect."],
  ["timeout_after_effect", "Time-out after the effect", "The next message is posted, but the answer never comes."],
  ["cut_socket", "Cut the socket", "The connection breaks without a goodbye."],
  ["half_open_socket", "Half-open socket", "The socket looks alive and carries nothing."],
  ["duplicate_delivery", "Deliver twice", "The next event is delivered twice."],
  ["refuse_usergroup_update", "Refuse user-group updates", "permission_denied for @oncall and its kin."],
];

export function toggleInspector() {
  state.inspector.open = !state.inspector.open;
  if (state.inspector.open) readInspection();
  changed();
}

async function readInspection() {
  Object.assign(state.inspector, await api.inspection());
  changed();
}

export function inspectorView() {
  const { tab } = state.inspector;
  const views = { calls: callsView, bot: botView, faults: faultsView };
  const choose = (key) => {
    state.inspector.tab = key;
    readInspection();
    changed();
  };
  return html`<aside class="pane inspector" aria-label="Inspector">
    <header class="pane-head"><h2 class="grow">Inspector</h2>
      <button class="icon-button" aria-label="Close the inspector" @click=${toggleInspector}>${icon("close")}</button></header>
    <div class="tabs" role="tablist">${Object.entries(TABS).map(([key, label]) => html`<button role="tab" aria-selected=${tab === key}
      @click=${() => choose(key)}>${label}${key === "faults" && state.inspector.faults.length ? ` · ${state.inspector.faults.length}` : ""}</button>`)}</div>
    ${views[tab]()}
  </aside>`;
}

function callsView() {
  const { calls, filter } = state.inspector;
  const shown = calls.filter((each) => !filter || `${each.name} ${each.outcome}`.includes(filter));
  return html`<div class="filter">
      <input class="field" aria-label="Filter" placeholder="Filter: chat.postMessage, socket, error…" .value=${filter}
        @input=${(event) => { state.inspector.filter = event.target.value.trim(); changed(); }} />
      <button class="button" @click=${() => { state.inspector.calls = []; changed(); }}>Clear</button>
    </div>
    <div class="scroll"><div class="calls">
      ${repeat(shown, (each) => each.id, call)}
      ${shown.length ? nothing : html`<p class="nothing">Calls to the Web API and what goes over the sockets appear here as they happen.</p>`}
    </div></div>`;
}

const call = (each) => html`<details class="call">
  <summary><time title=${fullTime(each.at)}>${withSeconds(each.at).replace(/\s[AP]M$/, "")}</time>
    <span class="method" title=${each.name}>${each.name}</span>
    <span class="took">${each.millis === undefined || each.millis === null ? "" : `${each.millis} ms`}</span>
    <span class="outcome ${each.socket ? "socket" : each.failed ? "bad" : ""}">${each.outcome}</span></summary>
  ${each.request ? html`<pre class="code">${pretty(each.request)}</pre>` : nothing}
  ${each.response ? html`<pre class="code">${pretty(each.response)}</pre>` : nothing}
</details>`;

const pretty = (said) => (typeof said === "string" ? said : JSON.stringify(said, null, 2));

function botView() {
  const { bot, sockets } = state.inspector;
  return html`<div class="scroll">
    <div class="figures">
      ${figure(sockets.length, sockets.length === 1 ? "open socket" : "open sockets")}
      ${bot ? Object.entries(bot.figures ?? {}).map(([label, value]) => figure(value, label)) : nothing}
      ${bot ? figure(bot.quiet ? "quiet" : "busy", "outbox") : nothing}
    </div>
    <h3>Sockets</h3>
    ${table(sockets.map((each) => [each.id, each.note ?? `since ${withSeconds(each.since)}`]), "No socket is open: the bot is not connected.")}
    ${bot ? html`<h3>Next deadline</h3>
      ${table(bot.nextDue ? [["The bot wakes", html`${weekdayTime(bot.nextDue)} <span class="faint">${ago(bot.nextDue)}</span>`]] : [], "Nothing is due.")}
      ${(bot.sections ?? []).map((each) => html`<h3>${each.title}</h3>${table(each.rows, "Empty.")}`)}`
    : html`<p class="nothing">No bot has been introduced to the sandbox: its timers cannot be shown.</p>`}
  </div>`;
}

const figure = (value, label) => html`<div class="figure"><b>${value}</b><span>${label}</span></div>`;

const table = (rows, empty) => rows.length
  ? html`<table class="rows">${rows.map((row) => html`<tr>${row.map((cell) => html`<td>${cell}</td>`)}</tr>`)}</table>`
  : html`<p class="nothing">${empty}</p>`;

function faultsView() {
  const order = async (kind, label) => {
    const said = await api.fault(kind);
    if (said.ok) notice(`Ordered: ${label}.`);
    readInspection();
  };
  return html`<div class="scroll">
    <h3>Ordered</h3>
    ${table(state.inspector.faults.map((each) => [each]), "All is well: no fault is waiting.")}
    <div class="faults"><button class="button" @click=${async () => { await api.clearFaults(); readInspection(); }}>Clear all faults</button></div>
    <h3>Order a fault</h3>
    <div class="faults">${FAULTS.map(([kind, label, what]) => html`<div class="fault">
      <span class="grow"><strong>${label}</strong><small>${what}</small></span>
      <button class="button" aria-label="Order: ${label}" @click=${() => order(kind, label)}>Order</button></div>`)}</div>
  </div>`;
}
