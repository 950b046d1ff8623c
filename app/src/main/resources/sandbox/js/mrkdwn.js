// Slack's mrkdwn, as templates: lit-html escapes every piece of text, so nothing typed ever becomes markup.
import { html } from "./lit.js";
import { EMOJI, glyph } from "./emoji.js";
import { go } from "./address.js";
import { groupMention } from "./groups.js";
import { millisOf, fullTime, slackDate } from "./time.js";
import { state } from "./store.js";

const plain = (text) => text.replaceAll("&lt;", "<").replaceAll("&gt;", ">").replaceAll("&amp;", "&");

// In this order, leftmost first: <…>, `code`, *bold*, _italic_, ~struck~, :emoji:, a bare address.
const INLINE = new RegExp(
  [
    /<([^<>\n]+)>/,
    /`([^`\n]+)`/,
    /(?<![\w*])\*(?=\S)([^*\n]*?\S)\*(?![\w*])/,
    /(?<![\w_])_(?=\S)([^_\n]*?\S)_(?![\w_])/,
    /(?<![\w~])~(?=\S)([^~\n]*?\S)~(?![\w~])/,
    /:([a-z0-9_+'-]+(?:::skin-tone-\d)?):/,
    /(https?:\/\/[^\s<>|]+[^\s<>|.,;:!?)\]'"])/,
  ].map((each) => each.source).join("|"),
  "g",
);

/** A whole text: code blocks, quotes and lines. @param text as Slack keeps it, with &amp; &lt; &gt; escaped */
export function mrkdwn(text, { verbatim = false } = {}) {
  // A code block is a block of its own: the line breaks around it would only be gaps.
  return (text ?? "").split(/\n?```\n?/).map((part, index) =>
    index % 2 ? html`<pre>${plain(part)}</pre>` : paragraphs(part, verbatim));
}

function paragraphs(text, verbatim) {
  const out = [];
  let quoted = [];
  const flush = () => {
    if (quoted.length) out.push(html`<blockquote>${lines(quoted, verbatim)}</blockquote>`);
    quoted = [];
  };
  let said = [];
  const flushSaid = () => {
    if (said.length) out.push(lines(said, verbatim));
    said = [];
  };
  for (const line of text.split("\n")) {
    const quote = /^(?:&gt;|>)\s?(.*)$/.exec(line);
    if (quote) {
      flushSaid();
      quoted.push(quote[1]);
    } else {
      flush();
      said.push(line);
    }
  }
  flush();
  flushSaid();
  return out;
}

const lines = (list, verbatim) => list.map((line, index) => [index ? "\n" : "", inline(line, verbatim)]);

export function inline(text, verbatim = false) {
  const out = [];
  let from = 0;
  for (const found of text.matchAll(INLINE)) {
    const [whole, angle, code, bold, italic, struck, emojiName, address] = found;
    out.push(plain(text.slice(from, found.index)));
    from = found.index + whole.length;
    if (angle !== undefined) out.push(angled(angle));
    else if (code !== undefined) out.push(html`<code>${plain(code)}</code>`);
    else if (bold !== undefined) out.push(html`<strong>${inline(bold, verbatim)}</strong>`);
    else if (italic !== undefined) out.push(html`<em>${inline(italic, verbatim)}</em>`);
    else if (struck !== undefined) out.push(html`<s>${inline(struck, verbatim)}</s>`);
    else if (emojiName !== undefined) out.push(emoji(emojiName, whole));
    else out.push(verbatim ? plain(address) : link(plain(address)));
  }
  out.push(plain(text.slice(from)));
  return out;
}

function angled(inner) {
  const bar = inner.indexOf("|");
  const target = bar < 0 ? inner : inner.slice(0, bar);
  const label = bar < 0 ? "" : plain(inner.slice(bar + 1));
  const rest = target.slice(1);
  if (target.startsWith("@")) return userMention(rest, label);
  if (target.startsWith("#")) return channelMention(rest, label);
  if (target.startsWith("!")) return special(rest, label);
  return link(plain(target), label || plain(target).replace(/^(mailto|tel):/, ""));
}

function special(what, label) {
  const [kind, ...rest] = what.split("^");
  if (kind === "subteam") return groupMention(rest[0], label);
  if (kind === "date") return date(rest[0], rest[1] ?? "", rest[2], label);
  if (["here", "channel", "everyone"].includes(kind)) return html`<span class="mention me">@${kind}</span>`;
  return label || `<!${what}>`;
}

export function userMention(id, label = "") {
  const name = state.people.get(id)?.name ?? (label || id);
  return html`<span class="mention ${id === state.me ? "me" : ""}">@${name}</span>`;
}

export function channelMention(id, label = "") {
  const known = state.channels.get(id);
  const name = known?.name ?? (label || "private-channel");
  const open = (event) => {
    event.preventDefault();
    go({ id });
  };
  return known ? html`<a class="mention" href="#${name}" @click=${open}>#${name}</a>` : html`<span class="mention">#${name}</span>`;
}

export function date(seconds, pattern, address, fallback) {
  if (!/^\d+$/.test(seconds)) return fallback;
  const words = slackDate(seconds, plain(pattern));
  const said = html`<time datetime=${new Date(seconds * 1000).toISOString()} title=${fullTime(millisOf(seconds))}>${words}</time>`;
  return address ? link(plain(address), said) : said;
}

/** Only addresses that a message may rightly hold: a javascript: one stays mere text. */
export function link(address, label = address) {
  if (!/^(https?:|mailto:|tel:|\/)/i.test(address)) return label;
  return html`<a href=${address} target="_blank" rel="noreferrer noopener">${label}</a>`;
}

export function emoji(name, asTyped = `:${name}:`) {
  const found = glyph(name);
  return found ? html`<span class="emoji" role="img" aria-label=${name} title=":${name}:">${found}</span>` : asTyped;
}

/** A text object of Block Kit. */
export function textObject(text) {
  if (!text) return "";
  if (text.type === "mrkdwn") return mrkdwn(text.text, { verbatim: text.verbatim });
  return text.emoji === false ? text.text : withEmoji(text.text);
}

const withEmoji = (text) =>
  text.split(/(:[a-z0-9_+'-]+:)/).map((part) => (EMOJI.has(part.slice(1, -1)) ? emoji(part.slice(1, -1)) : part));

/** A text alone, for places that can hold no markup (a placeholder, a notice). */
export const bare = (text) => plain(typeof text === "string" ? text : (text?.text ?? ""));
