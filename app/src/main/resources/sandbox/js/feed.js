// The server tells what happens as it happens (server-sent events), already as the acting person may see it.
import { api } from "./api.js";
import { pullsChanged } from "./pulls.js";
import { changed, state } from "./store.js";

const CALLS_KEPT = 400;
let source;

/** Channel id → what was heard of it while it was being read: newer than what the reading brings. */
const reading = new Map();

const hear = {
  message({ channel, message }) {
    state.messages.get(channel)?.set(message.ts, message);
    reading.get(channel)?.set(message.ts, message);
  },
  gone({ channel, ts }) {
    state.messages.get(channel)?.delete(ts);
    reading.get(channel)?.set(ts, null);
  },
  channel(channel) {
    state.channels.set(channel.id, channel);
  },
  "channel-gone"({ id }) {
    state.channels.delete(id);
  },
  workspace(workspace) {
    takeWorkspace(workspace);
  },
  views({ views }) {
    state.views = views;
  },
  home({ view }) {
    state.home = view;
  },
  pulls: pullsChanged,
  clock(clock) {
    takeClock(clock);
  },
  calls({ calls }) {
    state.inspector.calls = [...calls, ...state.inspector.calls].slice(0, CALLS_KEPT);
  },
};

/**
 * Listens as the acting person; a call again listens anew, as somebody else. Whenever the line stands, at first and after every
 * break, everything is read anew, so nothing falls between reading and listening.
 *
 * @returns when the workspace has been read for the first time
 */
export function listen() {
  source?.close();
  source = new EventSource(`/page/api/feed?as=${encodeURIComponent(state.me)}`);
  for (const [name, take] of Object.entries(hear)) {
    source.addEventListener(name, (event) => {
      take(JSON.parse(event.data));
      changed();
    });
  }
  source.onerror = () => {
    state.connected = false;
    changed();
  };
  return new Promise((done, failed) => {
    source.addEventListener("hello", () => {
      state.connected = true;
      refresh().then(done, failed);
    });
  });
}

/** Reads the workspace, and every channel that was open, anew. */
async function refresh() {
  takeWorkspace(await api.workspace());
  pullsChanged();
  await Promise.all([...state.messages.keys()].map(readChannel));
  changed();
}

export async function readChannel(id) {
  const asWhom = state.me;
  const meanwhile = new Map();
  reading.set(id, meanwhile);
  const { messages } = await api.messages(id);
  if (state.me !== asWhom || reading.get(id) !== meanwhile) return;
  reading.delete(id);
  const known = new Map(messages.map((message) => [message.ts, message]));
  meanwhile.forEach((message, ts) => (message ? known.set(ts, message) : known.delete(ts)));
  state.messages.set(id, known);
  changed();
}

function takeWorkspace(workspace) {
  const byId = (list) => new Map(list.map((each) => [each.id, each]));
  state.me = workspace.me;
  state.team = workspace.team;
  state.app = workspace.app;
  state.people = byId(workspace.people);
  state.channels = byId(workspace.channels);
  state.usergroups = byId(workspace.usergroups);
  state.commands = workspace.commands;
  state.shortcuts = workspace.shortcuts;
  state.views = workspace.views ?? [];
  state.home = workspace.home ?? null;
  if (workspace.pulls !== undefined) state.pulls.there = workspace.pulls;
  // Left out when only people or groups have changed.
  if (workspace.clock) takeClock(workspace.clock);
}

function takeClock(clock) {
  state.clock = { ...clock, at: performance.now() };
}
