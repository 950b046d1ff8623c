// What the page knows. Plain data, changed in place; whoever changes something calls changed(), and the page is painted once
// for all the changes of a frame.

export const state = {
  /** The acting person's Slack id. */
  me: null,
  team: { name: "Sandbox" },
  app: null,
  people: new Map(),
  channels: new Map(),
  usergroups: new Map(),
  commands: [],
  shortcuts: [],
  /** Channel id → Map of ts → message, replies included; absent until the channel was read. */
  messages: new Map(),
  /** Where one is: { kind: "channel", id, thread } or { kind: "app", id, tab } or { kind: "pulls" }. */
  place: null,
  /** The ts a link pointed at, lit up until one goes elsewhere. */
  linked: null,
  /** Where "New" is drawn: the ts of the first message that was unread when the channel was opened. */
  newFrom: null,
  /** The open modals, the top one last. */
  views: [],
  home: null,
  /** The pull requests as they were last seen, if this sandbox has any. */
  pulls: { there: false, seen: null, tab: "open" },
  /** The pull request that one is about to open. */
  newPull: null,
  /** The workspace's clock, as it stood at our own `at` (milliseconds of performance.now()). */
  clock: { now: Date.now(), at: performance.now(), offset: 0, moving: false },
  inspector: { open: false, tab: "calls", filter: "", order: "", calls: [], bots: [], sockets: 0, unacknowledged: 0, faults: [] },
  /** A menu that floats over the page, a question that must be answered, passing notices. */
  menu: null,
  confirm: null,
  /** The message that one is about to forward: { channel, message, to, comment }. */
  forwarding: null,
  notices: [],
  /** Shown on a phone: the list of rooms rather than a room. */
  showsRooms: false,
  connected: true,
};

let paint = () => {};
let due = false;

export function onChange(painter) {
  paint = painter;
}

export function changed() {
  if (due) return;
  due = true;
  requestAnimationFrame(() => {
    due = false;
    paint();
  });
}

/** The workspace's time now, in milliseconds: it runs on between the server's words. */
export const now = () => state.clock.now + (performance.now() - state.clock.at);

export const me = () => state.people.get(state.me);
export const person = (id) => state.people.get(id);
export const channel = (id) => state.channels.get(id);
export const here = () => (state.place ? channel(state.place.id) : undefined);

/** A channel's messages in order, or undefined while they have not been read. */
export function messagesOf(channelId) {
  const known = state.messages.get(channelId);
  return known && [...known.values()].sort((a, b) => Number(a.ts) - Number(b.ts));
}

export const isReply = (message) => Boolean(message.thread_ts && message.thread_ts !== message.ts);

let noticed = 0;

/** Says something in passing: for what went wrong on the page's side, not in the workspace. */
export function notice(text, trouble = false) {
  const said = { id: ++noticed, text, trouble };
  state.notices.push(said);
  changed();
  setTimeout(() => dismiss(said.id), trouble ? 9000 : 4000);
}

export function dismiss(id) {
  state.notices = state.notices.filter((each) => each.id !== id);
  changed();
}
