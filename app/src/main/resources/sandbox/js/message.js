// One message: who, when, what; reactions, replies; and what one can do with it.
import { html, nothing } from "./lit.js";
import { api } from "./api.js";
import { copyLink, go } from "./address.js";
import { attachedView } from "./attached.js";
import { blocksView } from "./blocks.js";
import { ask } from "./confirm.js";
import { glyph } from "./emoji.js";
import { forward } from "./forward.js";
import { icon } from "./icons.js";
import { openMenu } from "./menu.js";
import { emoji, mrkdwn } from "./mrkdwn.js";
import { appAvatar, avatar, nameOf, standing } from "./people.js";
import { pickEmoji } from "./picker.js";
import { changed, person, state } from "./store.js";
import { ago, clockTime, fullTime, millisOf, shortClockTime } from "./time.js";
import { asTyped } from "./typed.js";

let editing = null;

/** @param inThread the message is shown in the thread's pane. @param follows drawn without its author, just said above */
export function messageView(channelId, message, { inThread = false, follows = false } = {}) {
  const at = millisOf(message.ts);
  const classes = ["message", follows && "follows", message.ephemeral && "only-you", state.linked === message.ts && "linked"];
  return html`<article class=${classes.filter(Boolean).join(" ")} data-ts=${message.ts} tabindex="-1"
    aria-label="${authorOf(message)} at ${clockTime(at)}">
    ${message.ephemeral ? html`<div></div><div class="only-you-note">${icon("eye")}Only visible to you</div>` : nothing}
    <div class="gutter">${follows ? html`<time>${shortClockTime(at)}</time>` : message.user ? avatar(message.user) : appAvatar(message.username)}</div>
    <div>
      ${follows ? nothing : byline(message, at)}
      ${editing === message.ts ? editor(channelId, message) : body(channelId, message)}
      ${reactions(channelId, message)}
      ${inThread ? nothing : replies(channelId, message)}
    </div>
    ${actions(channelId, message, inThread)}
  </article>`;
}

const authorOf = (message) => message.username || nameOf(message.user);

const byline = (message, at) => html`<div class="byline">
  <span class="author">${authorOf(message)}</span>${message.user ? standing(person(message.user)) : html`<span class="tag">APP</span>`}
  <time datetime=${new Date(at).toISOString()} title=${fullTime(at)}>${clockTime(at)}</time>
</div>`;

const edited = (message) => (message.edited ? html` <span class="edited">(edited)</span>` : nothing);

function body(channelId, message) {
  if (["channel_join", "channel_leave", "tombstone"].includes(message.subtype)) return html`<div class="quiet">${mrkdwn(message.text)}</div>`;
  const container = { channel: channelId, message: message.ts };
  const said = message.blocks?.length
    ? html`${blocksView(message.blocks, container)}${message.edited ? html`<div>${edited(message)}</div>` : nothing}`
    : html`${message.text ? html`<div class="text ${isJumbo(message.text) ? "jumbo" : ""}">${mrkdwn(message.text)}${edited(message)}</div>` : nothing}`;
  return html`${said}${attachedView(message, container)}`;
}

/** A message of nothing but a few emoji is drawn large. */
const isJumbo = (text) =>
  /^(:[a-z0-9_+'-]+:\s*){1,5}$/.test(text.trim()) && text.match(/:[a-z0-9_+'-]+:/g).every((each) => glyph(each.slice(1, -1)));

function reactions(channelId, message) {
  if (!message.reactions?.length) return nothing;
  const one = ({ name, users }) => {
    const mine = users.includes(state.me);
    const who = users.map((id) => (id === state.me ? "You" : nameOf(id))).join(", ");
    return html`<button class="reaction" aria-pressed=${mine} title="${who} reacted with :${name}:"
      @click=${() => api.react(channelId, message.ts, name, !mine)}>${emoji(name)} ${users.length}</button>`;
  };
  return html`<div class="reactions">${message.reactions.map(one)}
    <button class="reaction" aria-label="Add a reaction" @click=${(event) => addReaction(event, channelId, message)}>${icon("smile")}</button></div>`;
}

const addReaction = (event, channelId, message) =>
  pickEmoji(event.currentTarget, (name) => api.react(channelId, message.ts, name, true));

function replies(channelId, message) {
  if (!message.reply_count) return nothing;
  const latest = message.latest_reply && html`<span class="faint">Last reply ${ago(millisOf(message.latest_reply))}</span>`;
  return html`<button class="replies" @click=${() => go({ id: channelId, thread: message.ts })}>
    ${(message.reply_users ?? []).filter(person).slice(0, 4).map((id) => avatar(id, "small"))}
    <b>${message.reply_count} ${message.reply_count === 1 ? "reply" : "replies"}</b>${latest}
  </button>`;
}

function actions(channelId, message, inThread) {
  const say = (label, name, run) => html`<button class="icon-button" aria-label=${label} title=${label} @click=${run}>${icon(name)}</button>`;
  if (message.ephemeral) {
    return html`<div class="actions">${say("Dismiss", "close", () => {
      state.messages.get(channelId)?.delete(message.ts);
      if (!message.passing) api.remove(channelId, message.ts);
      changed();
    })}</div>`;
  }
  return html`<div class="actions" role="toolbar" aria-label="Message actions">
    ${say("Mark as done", "check", () => api.react(channelId, message.ts, "white_check_mark", true))}
    <button class="icon-button quick" aria-label="Taking a look" title="Taking a look"
      @click=${() => api.react(channelId, message.ts, "eyes", true)}>${emoji("eyes")}</button>
    ${say("Add a reaction", "smile", (event) => addReaction(event, channelId, message))}
    ${inThread ? nothing : say("Reply in thread", "reply", () => go({ id: channelId, thread: message.thread_ts ?? message.ts }))}
    <button class="icon-button" aria-label="More actions" title="More actions" aria-haspopup="menu"
      @click=${(event) => more(event, channelId, message)}>${icon("more")}</button>
  </div>`;
}

function more(event, channelId, message) {
  const mine = message.user === state.me;
  const shortcuts = state.shortcuts.filter((each) => each.type === "message").map((each) => ({
    label: each.name, note: each.description, group: state.app.name, before: avatar(state.app.botUser, "small"),
    run: () => api.shortcut(each.callback_id, channelId, message.ts),
  }));
  openMenu(event.currentTarget, {
    label: "Message actions",
    items: () => [
      { label: "Forward message…", before: icon("forward"), run: () => forward(channelId, message) },
      { label: "Copy link", before: icon("link"), run: () => copyLink(channelId, message) },
      ...(mine ? [
        { label: "Edit message", before: icon("pencil"), run: () => edit(message) },
        { label: "Delete message…", before: icon("bin"), danger: true, run: () => remove(channelId, message) },
      ] : []),
      ...shortcuts,
    ],
  });
}

function edit(message) {
  editing = message.ts;
  changed();
  requestAnimationFrame(() => requestAnimationFrame(() => document.querySelector(".editor textarea")?.focus()));
}

async function remove(channelId, message) {
  const sure = await ask({
    title: "Delete message", text: { type: "plain_text", text: "This cannot be undone. Delete it?" }, confirm: "Delete", style: "danger",
  });
  if (sure) api.remove(channelId, message.ts);
}

function editor(channelId, message) {
  const done = (text) => {
    editing = null;
    changed();
    if (text !== undefined && text.trim()) api.edit(channelId, message.ts, text.trim());
  };
  const onKey = (event) => {
    if (event.key === "Escape") done();
    if (event.key === "Enter" && !event.shiftKey) {
      event.preventDefault();
      done(event.target.value);
    }
  };
  return html`<div class="composer editor">
    <textarea aria-label="Edit message" .value=${asTyped(message.text)} @keydown=${onKey}></textarea>
    <div class="tools"><span class="hint grow">Enter to save, Escape to cancel</span>
      <button class="button" @click=${() => done()}>Cancel</button></div>
  </div>`;
}
