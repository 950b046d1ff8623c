// Where one is, in the address bar: /?as=ada#help-engineering, …/1765.0001 with that thread open, …//1765.0001 at that message,
// #@ben for a direct message, #app/home for the bot, #github/pulls. Links may also have Slack's own form, /archives/C…/p….
import { api } from "./api.js";
import { readChannel } from "./feed.js";
import { readPulls } from "./pulls.js";
import { changed, here, isReply, me, messagesOf, notice, person, state } from "./store.js";

export const place = () => ({ ...state.place });

/** Goes to a room: { id, thread?, message? } or { app: "home" }; without any, to the first channel. */
export async function go({ id, thread = null, message = null, tab } = {}, remember = true) {
  const from = state.place;
  const target = id ?? firstRoom();
  const appRoom = tab === "home";
  state.showsRooms = false;
  state.linked = message;
  state.place = appRoom ? { kind: "app", id: target, tab } : { kind: "channel", id: target, thread };
  if (appRoom) api.openHome();
  if (remember) history.pushState(null, "", addressOf());
  changed();
  if (appRoom || !target) return;
  const arrived = from?.id !== target || from?.kind !== "channel";
  const lastRead = here()?.lastRead ?? "0";
  if (arrived) state.newFrom = null;
  if (!state.messages.has(target)) await readChannel(target);
  if (arrived) state.newFrom = firstUnread(target, lastRead);
  changed();
  markRead();
}

/** Nothing is new to somebody who has never been here. */
const firstUnread = (id, lastRead) =>
  lastRead === "0" ? null : messagesOf(id)?.find((each) => each.ts > lastRead && each.user !== state.me && !each.ephemeral && !isReply(each))?.ts ?? null;

const firstRoom = () => {
  const mine = [...state.channels.values()].filter((each) => each.member && !each.im);
  return (mine.find((each) => each.name === "general") ?? mine[0] ?? [...state.channels.values()][0])?.id;
};

export async function directMessage(personId) {
  const said = await api.directMessage(personId);
  if (said.ok) await go({ id: said.channel });
}

/** The app's two tabs share one room: its direct message. */
export const appRoom = () => [...state.channels.values()].find((each) => each.with === state.app?.botUser);

/** Opens the app: its home tab, or what it has written if that is unread. */
export async function openApp(tab, remember) {
  const room = appRoom();
  const id = room?.id ?? (await api.directMessage(state.app.botUser)).channel;
  await go({ id, tab: tab ?? (room?.unread ? undefined : "home") }, remember);
}

/** The pull requests on the sandbox's GitHub. */
export async function openPulls(remember = true) {
  state.showsRooms = false;
  state.linked = null;
  state.place = { kind: "pulls" };
  if (remember) history.pushState(null, "", addressOf());
  changed();
  await readPulls();
}

let reading;

/** Tells the server that everything in the open room has been seen; once for a burst of messages. */
export function markRead() {
  clearTimeout(reading);
  reading = setTimeout(() => {
    const room = here();
    if (state.place?.kind !== "channel" || !room?.unread || document.hidden) return;
    const last = messagesOf(room.id)?.findLast((each) => !each.ephemeral);
    if (last) api.read(room.id, last.ts);
  }, 300);
}

export function addressOf({ message = state.linked } = {}) {
  const { kind, id, thread, tab } = state.place;
  const room = kind === "pulls" ? "github/pulls" : kind === "app" ? `app/${tab}` : nameInAddress(id);
  const rest = [thread ?? "", message ?? ""].join("/").replace(/\/+$/, "");
  return `/?as=${encodeURIComponent(me()?.handle ?? "")}#${room}${rest ? `/${rest}` : ""}`;
}

function nameInAddress(id) {
  const room = state.channels.get(id);
  return room?.im ? `@${person(room.with)?.handle ?? room.with}` : (room?.name ?? id ?? "");
}

export function copyLink(channelId, message) {
  const thread = message.thread_ts && message.thread_ts !== message.ts ? message.thread_ts : "";
  const link = `${location.origin}/#${nameInAddress(channelId)}/${thread}/${message.ts}`;
  navigator.clipboard?.writeText(link).then(
    () => notice("Link copied."),
    () => notice(`The link is ${link}`),
  );
}

/** Goes where the address bar says. */
export async function followAddress() {
  const archive = /^\/archives\/([A-Z0-9]+)(?:\/p(\d{10})(\d{6}))?/.exec(location.pathname);
  if (archive) {
    const thread = new URLSearchParams(location.search).get("thread_ts");
    return go({ id: archive[1], thread, message: archive[2] && `${archive[2]}.${archive[3]}` }, false);
  }
  const [name, thread, message] = decodeURIComponent(location.hash.slice(1)).split("/");
  if (name === "app") return openApp("home", false);
  if (name === "github" && state.pulls.there) return openPulls(false);
  if (name.startsWith("@")) {
    const who = [...state.people.values()].find((each) => each.handle === name.slice(1));
    if (who) return directMessage(who.id);
  }
  const room = [...state.channels.values()].find((each) => each.name === name || each.id === name);
  return go({ id: room?.id, thread: thread || null, message: message || null }, false);
}

/** Links to this workspace are followed here, in the page. */
export function followInside(event) {
  const link = event.target.closest?.("a[href]");
  const url = link && new URL(link.href);
  const ours = url && (url.hostname === location.hostname || url.hostname.endsWith(".slack.com"));
  if (!ours || !url.pathname.startsWith("/archives/")) return;
  event.preventDefault();
  history.pushState(null, "", url.pathname + url.search);
  followAddress();
}

/** Whom the address bar asks to act as: a handle or an id. */
export const actorAsked = () => new URLSearchParams(location.search).get("as");
