// The thread's pane: the message that began it, its replies, a composer of its own.
import { html, nothing, ref, repeat } from "./lit.js";
import { closeThread, followEnd } from "./channel.js";
import { composerView } from "./composer.js";
import { icon } from "./icons.js";
import { messageView } from "./message.js";
import { nameOf } from "./people.js";
import { here, messagesOf, state } from "./store.js";

export function threadView() {
  const room = here();
  const root = state.place.thread;
  const messages = (messagesOf(room?.id) ?? []).filter((each) => each.ts === root || each.thread_ts === root);
  if (!room) return nothing;
  const replies = messages.filter((each) => each.ts !== root);
  return html`<aside class="pane" aria-label="Thread" @keydown=${(event) => { if (event.key === "Escape" && !event.defaultPrevented) closeThread(); }}>
    <header class="pane-head">
      <h2>Thread</h2>
      <span class="faint small grow">${room.im ? nameOf(room.with) : `#${room.name}`}</span>
      <button class="icon-button" aria-label="Close the thread" @click=${closeThread}>${icon("close")}</button>
    </header>
    <div class="messages" tabindex="0" role="log" aria-label="Replies" ${ref(followEnd(`${room.id}/${root}`))}>
      ${repeat(messages.filter((each) => each.ts === root), (each) => each.ts, (each) => messageView(room.id, each, { inThread: true }))}
      ${replies.length ? html`<div class="replies-rule">${replies.length} ${replies.length === 1 ? "reply" : "replies"}</div>` : nothing}
      ${repeat(replies, (each) => each.ts, (each) => messageView(room.id, each, { inThread: true }))}
    </div>
    ${room.member || room.im ? composerView(room, root) : nothing}
  </aside>`;
}
