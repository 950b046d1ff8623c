// rich_text blocks: what people's messages are made of in Slack, and apps may send.
import { html } from "./lit.js";
import { groupMention } from "./groups.js";
import { channelMention, date, emoji, link, userMention } from "./mrkdwn.js";

export const richText = (block) => html`<div class="text">${block.elements.map(piece)}</div>`;

function piece(element) {
  switch (element.type) {
    case "rich_text_section":
      return inlines(element.elements);
    case "rich_text_quote":
      return html`<blockquote>${inlines(element.elements)}</blockquote>`;
    case "rich_text_preformatted":
      return html`<pre>${inlines(element.elements)}</pre>`;
    case "rich_text_list":
      return list(element);
    default:
      return "";
  }
}

function list({ style, elements }) {
  const items = elements.map((item) => html`<li>${piece(item)}</li>`);
  return style === "ordered" ? html`<ol>${items}</ol>` : html`<ul>${items}</ul>`;
}

const inlines = (elements) => elements.map(inline);

function inline(element) {
  switch (element.type) {
    case "text":
      return styled(element.text, element.style);
    case "link":
      return styled(link(element.url, element.text || element.url), element.style);
    case "emoji":
      return emoji(element.name);
    case "user":
      return userMention(element.user_id);
    case "usergroup":
      return groupMention(element.usergroup_id);
    case "channel":
      return channelMention(element.channel_id);
    case "broadcast":
      return html`<span class="mention me">@${element.range}</span>`;
    case "date":
      return date(String(element.timestamp), element.format ?? "{date}", element.url, element.fallback);
    default:
      return "";
  }
}

function styled(text, style = {}) {
  let out = text;
  if (style.code) out = html`<code>${out}</code>`;
  if (style.bold) out = html`<strong>${out}</strong>`;
  if (style.italic) out = html`<em>${out}</em>`;
  if (style.strike) out = html`<s>${out}</s>`;
  return out;
}
