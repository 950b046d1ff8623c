// What could be meant by what is being typed: /commands, @people and @groups, #channels, :emoji:.
import { html } from "./lit.js";
import { EMOJI, emojiLike } from "./emoji.js";
import { icon } from "./icons.js";
import { avatar, humans } from "./people.js";
import { state } from "./store.js";

const SHOWN = 8;

/** @returns { from, to, items: [{ insert, view }] } for the word before the caret, or null */
export function completionsFor(text, caret, inThread = false) {
  const before = text.slice(0, caret);
  const command = /^\/([\w-]*)$/.exec(before);
  if (command) return inThread ? null : offer(0, caret, commands(command[1]));
  const word = /(?:^|[\s(])([@#:])([\w.+-]*)$/.exec(before);
  if (!word || (word[1] === ":" && word[2].length < 2)) return null;
  const kinds = { "@": mentions, "#": rooms, ":": emoji };
  return offer(caret - word[2].length - 1, caret, kinds[word[1]](word[2].toLowerCase()));
}

const offer = (from, to, items) => (items.length ? { from, to, items: items.slice(0, SHOWN) } : null);

const commands = (typed) =>
  state.commands.filter((each) => each.command.slice(1).startsWith(typed)).map((each) => ({
    insert: `${each.command} `,
    view: html`${avatar(state.app?.botUser, "middle")}<b>${each.command}</b>
      <code>${each.usage_hint ?? ""}</code><span class="what faint">${each.description ?? ""}</span>`,
  }));

function mentions(typed) {
  const fits = (...names) => names.some((name) => name?.toLowerCase().split(/[\s._-]+/).some((part) => part.startsWith(typed)) || name?.toLowerCase().startsWith(typed));
  const people = humans().filter((who) => fits(who.handle, who.name)).map((who) => ({
    insert: `@${who.handle} `,
    view: html`${avatar(who.id, "middle")}<b>${who.name}</b><span class="what faint">@${who.handle} · ${who.title}</span>`,
  }));
  const bots = [...state.people.values()].filter((who) => who.bot && fits(who.handle, who.name)).map((who) => ({
    insert: `@${who.handle} `,
    view: html`${avatar(who.id, "middle")}<b>${who.name}</b><span class="what faint">app</span>`,
  }));
  const groups = [...state.usergroups.values()].filter((group) => fits(group.handle, group.name)).map((group) => ({
    insert: `@${group.handle} `,
    view: html`<span class="sign">${icon("people")}</span><b>@${group.handle}</b><span class="what faint">${group.name} · ${members(group)}</span>`,
  }));
  const everyone = ["here", "channel"].filter((name) => fits(name)).map((name) => ({
    insert: `@${name} `,
    view: html`<span class="sign">@</span><b>@${name}</b><span class="what faint">Notify everybody ${name === "here" ? "who is active " : ""}in this channel</span>`,
  }));
  return [...groups, ...people, ...bots, ...everyone];
}

const members = (group) => `${group.users.length} ${group.users.length === 1 ? "member" : "members"}`;

const rooms = (typed) =>
  [...state.channels.values()].filter((room) => !room.im && room.name.includes(typed)).map((room) => ({
    insert: `#${room.name} `,
    view: html`<span class="sign">${icon(room.private ? "lock" : "hash")}</span><b>${room.name}</b><span class="what faint">${room.topic ?? ""}</span>`,
  }));

const emoji = (typed) =>
  emojiLike(typed).map((name) => ({
    insert: `:${name}: `,
    view: html`<span class="sign emoji">${EMOJI.get(name)}</span><span>:${name}:</span>`,
  }));
