// Block Kit, block by block.
import { html, nothing } from "./lit.js";
import { element, idOf, image, troubles, waiting } from "./elements.js";
import { keyOf } from "./forms.js";
import { mrkdwn, textObject } from "./mrkdwn.js";
import { richText } from "./richtext.js";

/**
 * @param container { channel, message } or { view }: what the app is told it was chosen in
 * @param errors block_id → message, shown under the inputs of a form
 */
export function blocksView(blocks, container, errors = {}) {
  // Slack gives a block without an id one of its own; here its place will do.
  const named = blocks.map((block, index) => (block.block_id ? block : { ...block, block_id: `block-${index}` }));
  const context = { container, blocks: named, errors };
  const key = keyOf(container);
  return html`<div class="blocks">
    ${named.map((block) => (DRAW[block.type] ?? unknown)(context, block))}
    ${waiting.has(key) && container.message ? html`<span class="busy-note" role="status"><span class="spinner"></span>Working…</span>` : nothing}
    ${troubles.has(key) ? html`<span class="trouble-note" role="alert">${troubles.get(key)}</span>` : nothing}
  </div>`;
}

function section(context, block) {
  return html`<div class="block-section">
    <div class="said">
      ${block.text ? html`<div class="text">${textObject(block.text)}</div>` : nothing}
      ${block.fields ? html`<div class="fields">${block.fields.map((field) => html`<div class="text">${textObject(field)}</div>`)}</div>` : nothing}
    </div>
    ${block.accessory ? html`<div class="accessory">${element(context, block, block.accessory)}</div>` : nothing}
  </div>`;
}

const actions = (context, block) =>
  html`<div class="block-actions">${block.elements.map((each) => element(context, block, each))}</div>`;

const contextBlock = (context, block) => html`<div class="block-context">
  ${block.elements.map((each) => (each.type === "image" ? image(context, block, each) : html`<span class="text">${textObject(each)}</span>`))}
</div>`;

const imageBlock = (context, block) => html`<figure class="block-image">
  ${block.title ? html`<figcaption class="faint small">${textObject(block.title)}</figcaption>` : nothing}
  ${image(context, block, block)}
</figure>`;

function input(context, block) {
  const error = context.errors[block.block_id];
  const id = idOf(context, block, block.element);
  return html`<div class="input">
    <label for=${id}>${textObject(block.label)}${block.optional ? html` <span class="optional">(optional)</span>` : nothing}</label>
    ${element(context, block, block.element)}
    ${error ? html`<span class="error" role="alert">${error}</span>` : nothing}
    ${block.hint ? html`<span class="hint">${textObject(block.hint)}</span>` : nothing}
  </div>`;
}

function table(context, block) {
  const cell = (each) => (each.type === "rich_text" ? richText(each) : (each.text ?? ""));
  const [head, ...rows] = block.rows;
  return html`<table class="block-table">
    <thead><tr>${head.map((each) => html`<th>${cell(each)}</th>`)}</tr></thead>
    <tbody>${rows.map((row) => html`<tr>${row.map((each) => html`<td>${cell(each)}</td>`)}</tr>`)}</tbody>
  </table>`;
}

const unknown = (context, block) => html`<div class="block-unknown">A block of type “${block.type}”, which this page does not draw</div>`;

const DRAW = {
  section,
  actions,
  context: contextBlock,
  divider: () => html`<hr class="block-divider" />`,
  header: (context, block) => html`<h3 class="block-header">${textObject(block.text)}</h3>`,
  image: imageBlock,
  input,
  rich_text: (context, block) => richText(block),
  table,
  markdown: (context, block) => html`<div class="text">${mrkdwn(block.text.replaceAll("**", "*"))}</div>`,
};
