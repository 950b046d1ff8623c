// A room: its head, its messages by day, the mark of what is new, the composer.
import { html, nothing, ref, repeat } from "./lit.js";
import { api } from "./api.js";
import { go, markRead } from "./address.js";
import { composerView } from "./composer.js";
import { appHead } from "./home.js";
import { icon } from "./icons.js";
import { messageView } from "./message.js";
import { openMenu } from "./menu.js";
import { mrkdwn } from "./mrkdwn.js";
import { avatar, nameOf, standing } from "./people.js";
import { changed, here, isReply, messagesOf, person, state } from "./store.js";
import { dayKey, dayName, millisOf } from "./time.js";

const FOLLOWS_WITHIN = 5 * 60;

export function channelView() {
  const room = here();
  if (!room) return html`<main class="place"><div class="home"><div class="empty"><h2>No such room</h2><p>It may be private.</p></div></div></main>`;
  const all = messagesOf(room.id);
  const shown = all?.filter((each) => !isReply(each) || each.subtype === "thread_broadcast" || isMissedIn(state.place.thread, each));
  return html`<main class="place" aria-label=${room.im ? nameOf(room.with) : room.name}>
    ${room.with && room.with === state.app?.botUser ? appHead("messages") : head(room)}
    <div class="messages" tabindex="0" role="log" aria-label="Messages" ${ref(followEnd(room.id))}>
      ${welcome(room)}
      ${shown ? repeat(rows(shown), (row) => row.key, (row) => draw(room, row)) : nothing}
    </div>
    ${room.member || room.im ? composerView(room) : joinBar(room)}
  </main>`;
}

/** What only oneself is told in a thread that is not open beside the room would never be seen. */
const isMissedIn = (thread, message) => message.ephemeral && message.thread_ts !== thread;

function head(room) {
  return html`<header class="place-head">
    <button class="icon-button back" aria-label="All rooms" @click=${() => { state.showsRooms = true; changed(); }}>${icon("back")}</button>
    ${room.im ? avatar(room.with, "middle") : icon(room.private ? "lock" : room.shared ? "shared" : "hash")}
    <h1>${room.im ? nameOf(room.with) : room.name}</h1>
    ${room.shared ? html`<span class="tag">Shared</span>` : nothing}
    <span class="topic">${room.im ? html`${person(room.with)?.title} ${standing(person(room.with))}` : mrkdwn(room.topic ?? "")}</span>
    ${room.im ? nothing : members(room)}
  </header>`;
}

function members(room) {
  const list = (event) => openMenu(event.currentTarget, {
    label: "Members",
    filter: "Find a member",
    items: () => room.members.map((id) => ({
      label: nameOf(id), note: person(id)?.title, before: avatar(id, "middle"), after: standing(person(id)), run: () => {},
    })),
  });
  return html`<button class="members" aria-haspopup="menu" aria-label="${room.members.length} members" @click=${list}>
    <span>${room.members.slice(0, 3).map((id) => avatar(id, "small"))}</span>${room.members.length}</button>`;
}

const welcome = (room) => room.im
  ? html`<div class="welcome">${avatar(room.with, "large")}<h2>${nameOf(room.with)}</h2>
      <p class="faint">This is between you and ${nameOf(room.with)} alone.</p></div>`
  : html`<div class="welcome"><h2>#${room.name}</h2><p class="faint">${room.purpose ? mrkdwn(room.purpose) : "The very beginning of the channel."}</p></div>`;

const joinBar = (room) => html`<div class="composer-area"><div class="composer"><div class="tools">
  <span class="hint grow">You are looking at <b>#${room.name}</b></span>
  <button class="button primary" @click=${() => api.join(room.id)}>Join channel</button></div></div></div>`;

/** Messages with what stands between them: days, and where the unread ones begin. */
function rows(messages) {
  const out = [];
  let before = null;
  for (const message of messages) {
    const day = dayKey(millisOf(message.ts));
    if (!before || day !== dayKey(millisOf(before.ts))) {
      out.push({ key: `day-${day}`, day: millisOf(message.ts) });
      before = null;
    }
    const isNew = message.ts === state.newFrom;
    if (isNew) out.push({ key: "new", isNew });
    out.push({ key: message.ts, message, follows: !isNew && doesFollow(message, before) });
    before = message;
  }
  return out;
}

const doesFollow = (message, before) =>
  Boolean(before) && message.user === before.user && message.username === before.username && !message.ephemeral && !before.ephemeral &&
  message.bot_id === before.bot_id && !before.reply_count && Number(message.ts) - Number(before.ts) < FOLLOWS_WITHIN;

function draw(room, row) {
  if (row.day) return html`<div class="day" role="separator"><span>${dayName(row.day)}</span></div>`;
  if (row.isNew) return html`<div class="new-mark" role="separator">New</div>`;
  return messageView(room.id, row.message, { follows: row.follows });
}

const followers = new Map();

/**
 * Keeps the newest message in sight as long as one has not scrolled up, and brings the linked one into sight. Called by lit
 * with the element whenever the room is drawn.
 */
export function followEnd(key) {
  if (!followers.has(key)) followers.set(key, follower());
  return followers.get(key);
}

function follower() {
  let list;
  const watch = new MutationObserver(() => {
    const linked = state.linked && list.querySelector(`[data-ts="${state.linked}"]`);
    if (linked && !list.wentTo) {
      list.wentTo = true;
      linked.scrollIntoView({ block: "center" });
    } else if (list.atEnd && !linked) list.scrollTop = list.scrollHeight;
    markRead();
  });
  // The room is narrowed when a pane opens, and shortened while the composer grows.
  const resized = new ResizeObserver(() => { if (list?.atEnd) list.scrollTop = list.scrollHeight; });
  const scrolled = () => {
    list.atEnd = list.scrollHeight - list.scrollTop - list.clientHeight < 60;
  };
  return (element) => {
    if (element === list) return;
    watch.disconnect();
    resized.disconnect();
    list?.removeEventListener("scroll", scrolled);
    list = element;
    if (!list) return;
    list.atEnd = true;
    list.wentTo = false;
    list.addEventListener("scroll", scrolled, { passive: true });
    resized.observe(list);
    watch.observe(list, { childList: true, subtree: true, characterData: true });
    queueMicrotask(() => { if (list) list.scrollTop = list.scrollHeight; });
  };
}

/** Leaves the thread's pane. */
export const closeThread = () => go({ id: state.place.id });
