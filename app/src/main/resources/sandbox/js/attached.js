// What comes with a message: another message that was forwarded or linked, old-style attachments, files.
import { html, nothing } from "./lit.js";
import { blocksView } from "./blocks.js";
import { icon } from "./icons.js";
import { mrkdwn } from "./mrkdwn.js";
import { avatar } from "./people.js";
import { fullTime, millisOf } from "./time.js";

export const attachedView = (message, container) => html`
  ${(message.attachments ?? []).map((each) => (each.is_msg_unfurl ? shared(each) : attachment(each, container)))}
  ${(message.files ?? []).map(file)}`;

const attachment = (each, container) => html`<div class="attachment"><div>
  ${each.blocks ? blocksView(each.blocks, container) : html`<div class="text">${mrkdwn(each.text ?? each.fallback)}</div>`}
</div></div>`;

/** Buttons are not carried along: they belong to where the message stands. */
function shared(each) {
  const blocks = (each.message_blocks ?? []).flatMap((one) => one.message?.blocks ?? []).filter((block) => block.type !== "actions");
  return html`<div class="attachment shared"><div>
    <div class="from">${each.author_id ? avatar(each.author_id, "small") : nothing}${each.author_name}</div>
    ${each.text ? html`<div class="text">${mrkdwn(each.text)}</div>` : blocksView(blocks, {})}
    <a class="place-of" href=${each.from_url}>${each.footer} · ${fullTime(millisOf(each.ts))}</a>
  </div></div>`;
}

const size = (bytes) => (bytes < 1000 ? `${bytes} B` : bytes < 1e6 ? `${(bytes / 1000).toFixed(1)} kB` : `${(bytes / 1e6).toFixed(1)} MB`);

const file = (each) => html`<div>
  <a class="file" href="/files/${each.id}/${encodeURIComponent(each.name)}" download=${each.name} title="Download ${each.name}">
    ${icon("file")}<span class="two">${each.title}<small>${each.pretty_type} · ${size(each.size)}</small></span>${icon("download")}</a>
  ${each.preview ? html`<pre class="file-preview" tabindex="0">${each.preview}</pre>` : nothing}
</div>`;
