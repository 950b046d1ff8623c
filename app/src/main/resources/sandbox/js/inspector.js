// What goes on behind: calls to the Web API, sockets, what the bot still has to do; and faults to order.
import { html, live, nothing, repeat } from "./lit.js";
import { api } from "./api.js";
import { icon } from "./icons.js";
import { changed, channel, notice, state } from "./store.js";
import { ago, fullTime, weekdayTime, withSeconds } from "./time.js";

const TABS = { calls: "Calls", bot: "The bot", faults: "Faults" };

const FAULTS = [
  ["rate_limited", "429 with Retry-After", "The next chat call is refused: come again in 5 seconds."],
  ["server_error", "Server error", "The next call fails with a 503 and has no effect."],
  ["timeout_after_effect", "Time-out after the effect", "The next message is posted, but the answer never comes."],
  ["cut_socket", "Cut the sockets", "The connection breaks without a goodbye."],
  ["half_open_socket", "Half-open sockets", "They look open; nothing gets through, pings neither."],
  ["deaf_socket", "Deaf sockets", "Pings are answered, but nothing is delivered."],
  ["duplicate_delivery", "Deliver twice", "The next delivery arrives twice."],
  ["lost_ack", "Lose an acknowledgement", "The next one is not heard: too late for Slack."],
  ["refuse_usergroup_update", "Refuse user-group updates", "permission_denied, for @oncall and its kin."],
];
const LOOK_EVERY = 2_000;

export function toggleInspector() {
  state.inspector.open = !state.inspector.open;
  if (state.inspector.open) keepLooking();
  changed();
}

async function look() {
  const { calls, ...rest } = await api.inspection();
  Object.assign(state.inspector, rest);
  // Calls come as they happen; those before the page was opened are read once.
  if (!state.inspector.calls.length && !state.inspector.cleared) state.inspector.calls = calls;
  changed();
}

/** The bot's timers and outbox are not told, so they are looked at again while one looks. */
async function keepLooking() {
  while (state.inspector.open) {
    await look().catch(() => {});
    await new Promise((done) => setTimeout(done, LOOK_EVERY));
  }
}

export function inspectorView() {
  const { tab } = state.inspector;
  const views = { calls: callsView, bot: botView, faults: faultsView };
  const choose = (key) => {
    state.inspector.tab = key;
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
      <input class="field" aria-label="Filter" placeholder="Filter: chat.postMessage, ok, error…" .value=${filter}
        @input=${(event) => { state.inspector.filter = event.target.value.trim(); changed(); }} />
      <button class="button" @click=${() => { Object.assign(state.inspector, { calls: [], cleared: true }); changed(); }}>Clear</button>
    </div>
    <div class="scroll"><div class="calls">
      ${repeat(shown, (each) => each.id, call)}
      ${shown.length ? nothing : html`<p class="nothing">The bot's calls to the Web API appear here as they happen.</p>`}
    </div></div>`;
}

const call = (each) => html`<details class="call">
  <summary><time title=${fullTime(each.at)}>${withSeconds(each.at).replace(/\s[AP]M$/, "")}</time>
    <span class="method" title=${each.name}>${each.name}</span>
    <span class="took">${each.millis === undefined || each.millis === null ? "" : `${each.millis} ms`}</span>
    <span class="outcome ${each.failed ? "bad" : ""}">${each.outcome}</span></summary>
  ${each.request ? html`<pre class="code">${pretty(each.request)}</pre>` : nothing}
  ${each.response ? html`<pre class="code">${pretty(each.response)}</pre>` : nothing}
</details>`;

const pretty = (said) => (typeof said === "string" ? said : JSON.stringify(said, null, 2));

function botView() {
  const { bots, sockets, unacknowledged } = state.inspector;
  return html`<div class="scroll">
    <div class="figures">
      ${figure(sockets, sockets === 1 ? "open socket" : "open sockets")}
      ${figure(unacknowledged, "events not acknowledged")}
      ${bots.map((bot) => html`${figure(bot.outbox.length, "in the outbox")}${figure(bot.quiet ? "quiet" : "busy", "now")}`)}
    </div>
    ${sockets ? nothing : html`<p class="nothing">No socket is open: no app is connected.</p>`}
    ${bots.length ? bots.map(oneBot) : html`<p class="nothing">No bot has been introduced: its timers and its outbox cannot be shown.</p>`}
  </div>`;
}

const oneBot = (bot) => html`
  <h3>Next deadline</h3>
  ${table(bot.nextDue ? [[when(bot.nextDue), ago(bot.nextDue)]] : [], "Nothing is due.")}
  <h3>Timers</h3>
  ${table(bot.timers.map((each) => [when(each.at), html`${each.what}<br /><span class="faint">${each.subject}</span>`]), "No timer is set.")}
  <h3>Outbox</h3>
  ${table(bot.outbox.map((each) => [
    html`<span class="outcome ${/dead|unknown/i.test(each.state) ? "bad" : "socket"}">${each.state}</span><br /><span class="faint">${channel(each.lane)?.name ?? each.lane}</span>`,
    html`${each.text}${each.note ? html`<br /><span class="faint">${each.note}</span>` : nothing}`,
  ]), "Empty: all is said.")}`;

const when = (millis) => html`<span class="amount">${weekdayTime(millis)}</span>`;

const figure = (value, label) => html`<div class="figure"><b>${value}</b><span>${label}</span></div>`;

const table = (rows, empty) => rows.length
  ? html`<table class="rows">${rows.map((row) => html`<tr>${row.map((cell) => html`<td>${cell}</td>`)}</tr>`)}</table>`
  : html`<p class="nothing">${empty}</p>`;

function faultsView() {
  const order = async (kind, label) => {
    const said = await api.fault(kind);
    if (said.ok) notice(`Ordered: ${label}.`);
    look();
    return said.ok;
  };
  const orderWords = async (event) => {
    event.preventDefault();
    const words = state.inspector.order.trim();
    if (words && (await order(words, words))) state.inspector.order = "";
    changed();
  };
  return html`<div class="scroll">
    <h3>Ordered</h3>
    ${table(state.inspector.faults.map((each) => [each]), "All is well: no fault is waiting.")}
    <div class="faults"><button class="button" @click=${async () => { await api.clearFaults(); look(); }}>Clear all faults</button></div>
    <h3>Order a fault</h3>
    <div class="faults">${FAULTS.map(([kind, label, what]) => html`<div class="fault">
      <span class="grow"><strong>${label}</strong><small>${what}</small></span>
      <button class="button" aria-label="Order: ${label}" @click=${() => order(kind, label)}>Order</button></div>`)}</div>
    <h3>In words</h3>
    <form class="filter" @submit=${orderWords}>
      <input class="field" aria-label="A fault in words" placeholder="chat.* 503 for 2m" .value=${live(state.inspector.order)}
        @input=${(event) => { state.inspector.order = event.target.value; changed(); }} />
      <button class="button">Order</button>
    </form>
  </div>`;
}
