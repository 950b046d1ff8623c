// The server tells what happens as it happens (server-sent events), already as the acting person may see it.
import { api } from "./api.js";
import { changed, state } from "./store.js";

const CALLS_KEPT = 400;
let source;

const hear = {
  message({ channel, message }) {
    const known = state.messages.get(channel);
    if (known) known.set(message.ts, message);
  },
  gone({ channel, ts }) {
    state.messages.get(channel)?.delete(ts);
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
  clock(clock) {
    takeClock(clock);
  },
  calls({ calls }) {
    state.inspector.calls = [...calls, ...state.inspector.calls].slice(0, CALLS_KEPT);
  },
};

/** Listens as the acting person; a call again listens anew, as somebody else. */
export function listen() {
  source?.close();
  source = new EventSource(`/page/api/feed?as=${encodeURIComponent(state.me)}`);
  for (const [name, take] of Object.entries(hear)) {
    source.addEventListener(name, (event) => {
      take(JSON.parse(event.data));
      changed();
    });
  }
  let lost = false;
  source.onopen = async () => {
    state.connected = true;
    changed();
    // What happened while we were deaf is not told again: read everything anew.
    if (lost) await refresh();
    lost = false;
  };
  source.onerror = () => {
    lost = true;
    state.connected = false;
    changed();
  };
}

/** Reads the workspace, and every channel that was open, anew. */
export async function refresh() {
  takeWorkspace(await api.workspace());
  await Promise.all([...state.messages.keys()].map(readChannel));
  changed();
}

export async function readChannel(id) {
  const { messages } = await api.messages(id);
  state.messages.set(id, new Map(messages.map((message) => [message.ts, message])));
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
  // Left out when only people or groups have changed.
  if (workspace.clock) takeClock(workspace.clock);
}

function takeClock(clock) {
  state.clock = { ...clock, at: performance.now() };
}
