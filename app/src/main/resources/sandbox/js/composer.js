// Where one types: a message, a reply, or a slash command.
import { html, live, nothing } from "./lit.js";
import { api } from "./api.js";
import { completionsFor } from "./completion.js";
import { icon } from "./icons.js";
import { openMenu } from "./menu.js";
import { avatar } from "./people.js";
import { pickEmoji } from "./picker.js";
import { changed, notice, now, state } from "./store.js";

/** A draft for each room and thread: { text, offered, at, busy }. */
const drafts = new Map();

function draftOf(room, thread) {
  const key = `${state.me}/${room.id}/${thread ?? ""}`;
  if (!drafts.has(key)) drafts.set(key, { text: "", offered: null, at: 0, id: `composer-${drafts.size}` });
  return drafts.get(key);
}

export function composerView(room, thread = null) {
  const draft = draftOf(room, thread);
  const place = thread ? "Reply…" : `Message ${room.im ? nameIn(room) : `#${room.name}`}`;
  const offered = draft.offered;
  return html`<div class="composer-area">
    ${offered ? completions(draft, room, thread) : nothing}
    <div class="composer">
      <textarea rows="1" aria-label=${place} placeholder=${place} .value=${live(draft.text)}
        role="combobox" aria-expanded=${Boolean(offered)} aria-controls=${draft.id} aria-autocomplete="list"
        aria-activedescendant=${offered ? `${draft.id}-${draft.at}` : nothing}
        @input=${(event) => typed(draft, event.target, thread)} @keydown=${(event) => pressed(event, draft, room, thread)}
        @blur=${() => { draft.offered = null; changed(); }}></textarea>
      <div class="tools">
        ${tool("Shortcuts", "bolt", (event) => shortcuts(event.currentTarget, draft))}
        ${tool("Emoji", "smile", (event) => pickEmoji(event.currentTarget, (name) => insert(event, draft, `:${name}: `)))}
        ${tool("Mention somebody", "at", (event) => insert(event, draft, "@", thread))}
        ${thread ? nothing : tool("Run a command", "slash", (event) => { draft.text = "/"; insert(event, draft, "", thread); })}
        <span class="hint grow">${usageHint(draft, thread)}</span>
        <button class="icon-button send ${draft.text.trim() ? "ready" : ""}" aria-label="Send" title="Send (Enter)"
          @click=${() => send(draft, room, thread)}>${icon("send")}</button>
      </div>
    </div>
  </div>`;
}

const nameIn = (room) => state.people.get(room.with)?.name ?? "";

const tool = (label, name, run) =>
  html`<button class="icon-button" aria-label=${label} title=${label} @click=${run}>${icon(name)}</button>`;

/** After a whole command, how it goes on, as the app's manifest words it. */
function usageHint(draft, thread) {
  const name = /^(\/[\w-]+)/.exec(draft.text)?.[1];
  const command = !thread && name && state.commands.find((each) => each.command === name);
  return command ? `${command.command} ${command.usage_hint ?? ""}` : "";
}

function completions(draft, room, thread) {
  return html`<ul class="completions" id=${draft.id} role="listbox" aria-label="Completions">
    ${draft.offered.items.map((item, index) => html`<li role="option" id="${draft.id}-${index}" aria-selected=${index === draft.at}
      @pointerdown=${(event) => { event.preventDefault(); take(draft, item, event, thread); }}>${item.view}</li>`)}
  </ul>`;
}

function typed(draft, area, thread) {
  draft.text = area.value;
  draft.offered = completionsFor(area.value, area.selectionStart, Boolean(thread));
  draft.at = 0;
  changed();
}

const areaOf = (event) => event.target.closest(".composer-area, .menu")?.querySelector("textarea") ?? document.querySelector(".composer textarea");

function insert(event, draft, text, thread) {
  const area = areaOf(event);
  const gap = text && draft.text && !/\s$/.test(draft.text) ? " " : "";
  draft.text = draft.text + gap + text;
  area.value = draft.text;
  area.focus();
  typed(draft, area, thread);
}

function take(draft, item, event, thread) {
  const { from, to } = draft.offered;
  const area = areaOf(event);
  draft.text = draft.text.slice(0, from) + item.insert + draft.text.slice(to);
  area.value = draft.text;
  area.setSelectionRange(from + item.insert.length, from + item.insert.length);
  area.focus();
  typed(draft, area, thread);
}

function pressed(event, draft, room, thread) {
  // While an input method composes, its keys are its own.
  if (event.isComposing) return;
  const { offered } = draft;
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  if (offered && step) {
    event.preventDefault();
    draft.at = (draft.at + step + offered.items.length) % offered.items.length;
    changed();
  } else if (offered && (event.key === "Tab" || (event.key === "Enter" && !isWhole(draft)))) {
    event.preventDefault();
    take(draft, offered.items[draft.at], event, thread);
  } else if (offered && event.key === "Escape") {
    draft.offered = null;
    changed();
  } else if (event.key === "Enter" && !event.shiftKey) {
    event.preventDefault();
    send(draft, room, thread);
  }
}

/** A command typed in full is sent by Enter, not completed once more. */
const isWhole = (draft) => state.commands.some((each) => each.command === draft.text.trim()) && draft.at === 0;

async function send(draft, room, thread) {
  const text = draft.text.trim();
  if (!text || draft.busy) return;
  if (text.startsWith("/") && thread) {
    notice(`${text.split(" ")[0]} is not supported in threads. Sorry!`, true);
    return;
  }
  Object.assign(draft, { text: "", offered: null, busy: true });
  changed();
  const command = text.startsWith("/");
  const said = command ? await api.command(room.id, text) : await api.say(room.id, text, thread);
  draft.busy = false;
  if (!said.ok) {
    if (command) slackbotSays(room.id, said.error);
    // What was refused is given back, rather than typed again.
    if (!draft.text) draft.text = text;
  }
  changed();
}

/** Slack itself answers where an app did not: seen by this person alone, and gone with the page. */
function slackbotSays(room, text) {
  const ts = (now() / 1000).toFixed(6);
  state.messages.get(room)?.set(ts, { ts, user: "USLACKBOT", text: escaped(text), ephemeral: true, passing: true });
}

const escaped = (text) => text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");

function shortcuts(anchor, draft) {
  const items = state.shortcuts.filter((each) => each.type === "global").map((each) => ({
    label: each.name, note: each.description, group: "Shortcuts", before: avatar(state.app.botUser, "middle"),
    run: () => api.shortcut(each.callback_id),
  }));
  const commands = state.commands.map((each) => ({
    label: each.command, note: each.description, group: "Commands", before: avatar(state.app.botUser, "middle"),
    run: () => {
      draft.text = `${each.command} `;
      changed();
      requestAnimationFrame(() => document.querySelector(".composer textarea")?.focus());
    },
  }));
  openMenu(anchor, { label: "Shortcuts", filter: "Find a shortcut or command", items: () => [...items, ...commands] });
}
