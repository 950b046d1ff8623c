// What a person does in the workspace, sent to the server: the same doors that the story tests go through.
import { notice, state } from "./store.js";

const query = () => `as=${encodeURIComponent(state.me ?? "")}`;

async function read(path) {
  const answer = await fetch(`/page/api/${path}${path.includes("?") ? "&" : "?"}${query()}`);
  if (!answer.ok) throw new Error(`${path}: ${answer.status}`);
  return answer.json();
}

/** Does something as the acting person. @returns the server's answer; { ok: false, error } when it was refused. */
async function act(what, body = {}) {
  try {
    const answer = await fetch(`/page/api/do/${what}?${query()}`, {
      method: "POST",
      headers: { "Content-Type": "application/json" },
      body: JSON.stringify(body),
    });
    const said = await answer.json();
    if (!answer.ok || said.ok === false) return { ok: false, error: said.error ?? `HTTP ${answer.status}`, ...said };
    return { ok: true, ...said };
  } catch {
    return { ok: false, error: "The sandbox does not answer. Is it still running?" };
  }
}

/** As act, for what has no place of its own to show a refusal. */
async function actOrSay(what, body) {
  const said = await act(what, body);
  if (!said.ok) notice(said.error, true);
  return said;
}

export const api = {
  workspace: () => read("workspace"),
  messages: (channel) => read(`messages/${channel}`),
  pulls: () => read("pulls"),
  inspection: () => read("inspection"),

  say: (channel, text, thread) => actOrSay("say", { channel, text, thread }),
  command: (channel, text, thread) => act("command", { channel, text, thread }),
  edit: (channel, ts, text) => actOrSay("edit", { channel, ts, text }),
  remove: (channel, ts) => actOrSay("delete", { channel, ts }),
  forward: (channel, ts, to, text) => actOrSay("forward", { channel, ts, to, text }),
  react: (channel, ts, name, on) => actOrSay("react", { channel, ts, name, on }),
  read: (channel, ts) => act("read", { channel, ts }),
  join: (channel) => actOrSay("join", { channel }),
  directMessage: (person) => actOrSay("direct-message", { person }),
  shortcut: (callbackId, channel, ts) => actOrSay("shortcut", { callbackId, channel, ts }),
  editGroup: (group, people) => actOrSay("edit-group", { group, people }),
  openHome: () => act("open-home"),

  /** A click or a choice in a message, a modal or the home tab. */
  choose: (container, action, values) => act("choose", { ...container, action, values }),
  options: (container, action, typed) => act("options", { ...container, action, typed }),
  submit: (view, values) => act("submit", { view, values }),
  close: (view, all) => actOrSay("close", { view, all }),

  openPull: (pull) => act("pull-open", pull),
  pushPull: (number) => actOrSay("pull-push", { number }),
  labelPull: (number, label, on) => actOrSay("pull-label", { number, label, on }),
  closePull: (number) => actOrSay("pull-close", { number }),
  reopenPull: (number) => actOrSay("pull-reopen", { number }),
  mergePull: (number) => act("pull-merge", { number }),
  mergeFreeze: (frozen) => actOrSay("merge-freeze", { frozen }),
  unblock: (numbers) => actOrSay("merge-freeze-list", { numbers }),
  rule: (change) => actOrSay("rule", change),
  deleteRule: (id) => actOrSay("rule-delete", { id }),

  moveClock: (move) => actOrSay("move-clock", move),
  fault: (kind) => actOrSay("fault", { kind }),
  clearFaults: () => actOrSay("clear-faults"),
};
