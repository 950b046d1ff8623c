// Forwarding a message: to which room, and what one says to it.
import { html, nothing, ref } from "./lit.js";
import { api } from "./api.js";
import { go } from "./address.js";
import { keepsFocus, takesFocus } from "./focus.js";
import { icon } from "./icons.js";
import { openMenu } from "./menu.js";
import { mrkdwn } from "./mrkdwn.js";
import { changed, person, state } from "./store.js";

export function forward(channelId, message) {
  state.forwarding = { channel: channelId, message, to: null, comment: "", focus: takesFocus(".select") };
  changed();
}

function close() {
  state.forwarding = null;
  changed();
}

const nameOf = (room) => (room.im ? (person(room.with)?.name ?? "") : `#${room.name}`);

function choose(event) {
  const items = [...state.channels.values()].filter((room) => room.member).map((room) => ({
    label: nameOf(room),
    note: room.im ? "Direct message" : (room.topic ?? ""),
    run: () => { if (state.forwarding) state.forwarding.to = room.id; },
  }));
  openMenu(event.currentTarget, { label: "Rooms", filter: "Find a room", items: () => items.sort((a, b) => a.label.localeCompare(b.label)) });
}

async function send() {
  const { channel, message, to, comment } = state.forwarding;
  if (!to) return;
  const said = await api.forward(channel, message.ts, to, comment.trim());
  if (!said.ok) return;
  close();
  go({ id: to });
}

export function forwardView() {
  const asked = state.forwarding;
  if (!asked) return nothing;
  const onKey = (event) => {
    if (event.key === "Escape") close();
    else keepsFocus(event);
  };
  const to = asked.to && state.channels.get(asked.to);
  return html`<div class="shade">
    <div class="modal forward" role="dialog" aria-modal="true" aria-labelledby="forward-title" tabindex="-1" @keydown=${onKey} ${ref(asked.focus)}>
      <div class="modal-head"><h2 id="forward-title">Forward this message</h2>
        <button class="icon-button" aria-label="Close" @click=${close}>${icon("close")}</button></div>
      <div class="modal-body">
        <button class="select" type="button" aria-haspopup="listbox" aria-label="Forward to" @click=${choose}>
          <span class="value ${to ? "" : "none"}">${to ? nameOf(to) : "Choose a room"}</span>${icon("chevron")}</button>
        <textarea class="field" rows="2" aria-label="A message to go with it" placeholder="Add a message, if you like"
          .value=${asked.comment} @input=${(event) => { asked.comment = event.target.value; }}></textarea>
        <div class="forwarded text">${mrkdwn(asked.message.text)}</div>
      </div>
      <div class="modal-foot">
        <button class="button" @click=${close}>Cancel</button>
        <button class="button primary submit" ?disabled=${!asked.to} @click=${send}>Forward</button>
      </div>
    </div>
  </div>`;
}
