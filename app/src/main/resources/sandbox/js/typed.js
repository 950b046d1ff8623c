// What somebody once typed, from what Slack keeps of it. The other way round is the workspace's own affair.
import { state } from "./store.js";

const unescape = (text) => text.replaceAll("&lt;", "<").replaceAll("&gt;", ">").replaceAll("&amp;", "&");

/** For editing: <@U…> becomes @ada again. */
export const asTyped = (text) =>
  unescape(
    text
      .replace(/<@(\w+)(?:\|[^>]*)?>/g, (whole, id) => `@${state.people.get(id)?.handle ?? id}`)
      .replace(/<!subteam\^(\w+)(?:\|[^>]*)?>/g, (whole, id) => `@${state.usergroups.get(id)?.handle ?? id}`)
      .replace(/<#(\w+)(?:\|([^>]*))?>/g, (whole, id, name) => `#${state.channels.get(id)?.name ?? name ?? id}`)
      .replace(/<!(here|channel|everyone)>/g, "@$1")
      .replace(/<(https?:[^|>]+)(?:\|[^>]*)?>/g, "$1"),
  );
