// The list of rooms, and at its foot who one is.
import { html, nothing } from "./lit.js";
import { appRoom, directMessage, go, openApp, openPulls } from "./address.js";
import { icon } from "./icons.js";
import { openMenu } from "./menu.js";
import { avatar, chooseActor, humans, nameOf } from "./people.js";
import { me, now, state } from "./store.js";
import { clockTime } from "./time.js";

const byName = (a, b) => a.name.localeCompare(b.name);

export function sidebarView() {
  const rooms = [...state.channels.values()].filter((each) => !each.im).sort(byName);
  const direct = [...state.channels.values()].filter((each) => each.im && each.with !== state.app?.botUser && each.used);
  return html`<nav class="sidebar" aria-label="Rooms">
    <div class="workspace"><strong>${state.team.name}<small>Local sandbox</small></strong></div>
    <div class="rooms">
      ${section("Channels", rooms.filter((each) => each.member).map(channelRow))}
      ${section("Direct messages", direct.sort((a, b) => nameOf(a.with).localeCompare(nameOf(b.with))).map(directRow),
        html`<li><button class="room" @click=${(event) => newDirect(event.currentTarget)}><span class="mark">${icon("plus")}</span><span class="name">New message</span></button></li>`)}
      ${state.app ? section("Apps", html`${appRow()}${state.pulls.there ? pullsRow() : nothing}`) : nothing}
      ${section("Channels to join", rooms.filter((each) => !each.member).map(channelRow))}
    </div>
    ${actor()}
  </nav>`;
}

const section = (title, rows, last = nothing) =>
  rows.length || last !== nothing || rows.strings ? html`<h2>${title}</h2><ul>${rows}${last}</ul>` : nothing;

function row({ id, mark, name, unread, mentions, current, quiet, run }) {
  const spoken = unread ? html`<span class="unseen">, ${unread} unread</span>` : nothing;
  return html`<li><button class="room ${unread ? "unread" : ""} ${quiet ? "away" : ""}" data-room=${id} aria-current=${current ? "page" : "false"} @click=${run}>
    <span class="mark">${mark}</span><span class="name">${name}${spoken}</span>
    ${mentions ? html`<span class="count" aria-label="${mentions} mentions">${mentions}</span>` : nothing}
  </button></li>`;
}

const channelRow = (room) => row({
  id: room.name,
  mark: icon(room.private ? "lock" : room.shared ? "shared" : "hash"),
  name: room.name,
  unread: room.member && room.unread,
  mentions: room.member && room.mentions,
  current: state.place?.id === room.id,
  quiet: !room.member,
  run: () => go({ id: room.id }),
});

const directRow = (room) => row({
  id: `@${state.people.get(room.with)?.handle}`,
  mark: avatar(room.with, "small"),
  name: room.with === state.me ? html`${nameOf(room.with)} <small>you</small>` : nameOf(room.with),
  unread: room.unread,
  mentions: room.unread,
  current: state.place?.id === room.id,
  run: () => go({ id: room.id }),
});

function appRow() {
  const room = appRoom();
  return row({
    id: "app",
    mark: avatar(state.app.botUser, "small"),
    name: nameOf(state.app.botUser),
    unread: room?.unread,
    mentions: room?.unread,
    current: room && state.place?.id === room.id,
    run: () => openApp(),
  });
}

const pullsRow = () => row({
  id: "pulls",
  mark: icon("merge"),
  name: "Pull requests",
  current: state.place?.kind === "pulls",
  run: () => openPulls(),
});

function newDirect(anchor) {
  openMenu(anchor, {
    label: "New message",
    filter: "To whom?",
    items: () => humans().filter((who) => who.id !== state.me).map((who) => ({
      label: who.name, note: who.title, before: avatar(who.id, "middle"), run: () => directMessage(who.id),
    })),
  });
}

function actor() {
  const who = me();
  return html`<button class="actor" aria-haspopup="menu" aria-label="You act as ${who?.name}. Act as somebody else"
    @click=${(event) => chooseActor(event.currentTarget)}>
    ${avatar(state.me)}
    <span class="grow"><strong>${who?.name}</strong><small>${who?.title || "Member"} · ${clockTime(now())}</small></span>
    ${icon("chevron")}
  </button>`;
}
