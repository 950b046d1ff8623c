// Between what one types (@ada, #general) and what Slack keeps (<@U…>, <#C…>).
import { state } from "./store.js";

const escape = (text) => text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
const unescape = (text) => text.replaceAll("&lt;", "<").replaceAll("&gt;", ">").replaceAll("&amp;", "&");

const byHandle = (handle) => [...state.people.values()].find((who) => who.handle === handle);
const groupByHandle = (handle) => [...state.usergroups.values()].find((group) => group.handle === handle);
const roomByName = (name) => [...state.channels.values()].find((room) => !room.im && room.name === name);

/** @param text as typed. @returns mrkdwn: names that exist become mentions, the rest stays text */
export function encode(text) {
  return escape(text)
    .replace(/(^|[\s(*_~"'])@([\w.-]*\w)/g, (whole, before, handle) => {
      if (["here", "channel", "everyone"].includes(handle)) return `${before}<!${handle}>`;
      const who = byHandle(handle);
      const group = groupByHandle(handle);
      if (who) return `${before}<@${who.id}>`;
      return group ? `${before}<!subteam^${group.id}|@${group.handle}>` : whole;
    })
    .replace(/(^|[\s(*_~"'])#([\w-]+)/g, (whole, before, name) => {
      const room = roomByName(name);
      return room ? `${before}<#${room.id}|${room.name}>` : whole;
    });
}

/** The reverse, for editing. */
export const decode = (text) =>
  unescape(
    text
      .replace(/<@(\w+)(?:\|[^>]*)?>/g, (whole, id) => `@${state.people.get(id)?.handle ?? id}`)
      .replace(/<!subteam\^(\w+)(?:\|[^>]*)?>/g, (whole, id) => `@${state.usergroups.get(id)?.handle ?? id}`)
      .replace(/<#(\w+)(?:\|([^>]*))?>/g, (whole, id, name) => `#${state.channels.get(id)?.name ?? name ?? id}`)
      .replace(/<!(here|channel|everyone)>/g, "@$1")
      .replace(/<(https?:[^|>]+)(?:\|[^>]*)?>/g, "$1"),
  );
