// The interactive elements of Block Kit. Each gets its container ({ channel, message } or { view }) and its block; a choice is
// sent to the app at once, save in an input block, which waits for the form to be submitted.
import { html, ifDefined, live, nothing } from "./lit.js";
import { api } from "./api.js";
import { chooseFrom } from "./choices.js";
import { ask } from "./confirm.js";
import { enter, fieldOf, keyOf, valueOf, valuesOf } from "./forms.js";
import { bare, link, textObject } from "./mrkdwn.js";
import { openMenu } from "./menu.js";
import { changed, state } from "./store.js";
import { fromWallClock, myZone, toWallClock } from "./time.js";
import { icon } from "./icons.js";

/** Which container waits for the app's acknowledgement, and which was left without one. */
export const waiting = new Set();
export const troubles = new Map();

const quiet = (block) => block.type === "input" && !block.dispatch_action;

async function choose(context, block, element, extra = {}) {
  if (element.confirm && !(await ask(element.confirm))) {
    changed();
    return;
  }
  const key = keyOf(context.container);
  waiting.add(key);
  troubles.delete(key);
  changed();
  const action = { type: element.type, action_id: element.action_id, block_id: block.block_id, ...extra };
  const said = await api.choose(context.container, action, valuesOf(context.container, context.blocks));
  waiting.delete(key);
  if (!said.ok) troubles.set(key, said.error);
  changed();
}

function entered(context, block, element, value) {
  enter(context.container, block, element, value);
  if (!quiet(block)) choose(context, block, element, { [fieldOf(element)]: value });
  changed();
}

export function element(context, block, spec) {
  const draw = DRAW[spec.type] ?? (spec.type.endsWith("_select") ? select : null);
  return draw ? draw(context, block, spec) : html`<span class="block-unknown">An element of type ${spec.type}</span>`;
}

const inputId = (context, block, spec) => `i-${keyOf(context.container)}-${block.block_id}-${spec.action_id}`.replace(/[^\w-]/g, "-");
export const idOf = inputId;

const DRAW = { button, overflow, datepicker, timepicker, datetimepicker, checkboxes, radio_buttons: radios, plain_text_input: text,
  number_input: text, email_text_input: text, url_text_input: text, rich_text_input: richInput, image };

function button(context, block, spec) {
  const style = `button ${spec.style ?? ""}`;
  const label = textObject(spec.text);
  const click = () => choose(context, block, spec, { value: spec.value, text: spec.text });
  if (!spec.url) return html`<button class=${style} aria-label=${ifDefined(spec.accessibility_label)} @click=${click}>${label}</button>`;
  return html`<span @click=${click}>${link(spec.url, html`<span class=${style}>${label}</span>`)}</span>`;
}

function overflow(context, block, spec) {
  const open = (event) => openMenu(event.currentTarget, {
    label: "More",
    items: () => spec.options.map((option) => ({
      label: bare(option.text),
      note: option.description && bare(option.description),
      run: () => choose(context, block, spec, { selected_option: option }),
    })),
  });
  return html`<button class="button" aria-label="More options" aria-haspopup="menu" @click=${open}>${icon("more")}</button>`;
}

function select(context, block, spec) {
  const value = valueOf(context.container, block, spec);
  const many = spec.type.startsWith("multi_");
  const labels = (many ? value : [value]).filter(Boolean).map(labelOf);
  const hint = bare(spec.placeholder) || (many ? "Select" : "Select an option");
  const open = (event) => chooseFrom(event.currentTarget, context, block, spec, (chosen) => entered(context, block, spec, chosen));
  return html`<button class="select" type="button" id=${inputId(context, block, spec)} aria-haspopup="listbox"
    aria-label=${block.type === "input" ? nothing : hint} @click=${open}>
    ${labels.length === 0 ? html`<span class="value none">${hint}</span>`
      : many ? html`<span class="chips">${labels.map((each) => html`<span class="chip">${each}</span>`)}</span>`
      : html`<span class="value">${labels[0]}</span>`}
    ${icon("chevron")}
  </button>`;
}

/** An option's text, or the name of the person or channel that an id stands for. */
function labelOf(value) {
  if (value.text) return bare(value.text);
  const room = state.channels.get(value);
  if (room?.im) return state.people.get(room.with)?.name ?? value;
  return room ? `#${room.name}` : (state.people.get(value)?.name ?? value);
}

const dated = (type) => (context, block, spec) => html`<input type=${type} class=${block.type === "input" ? "field" : "select"}
  id=${inputId(context, block, spec)} aria-label=${block.type === "input" ? nothing : bare(spec.placeholder) || type}
  aria-invalid=${Boolean(context.errors?.[block.block_id])} .value=${live(valueOf(context.container, block, spec) ?? "")}
  @change=${(event) => entered(context, block, spec, event.target.value || null)} />`;

function datepicker(...args) {
  return dated("date")(...args);
}

function timepicker(...args) {
  return dated("time")(...args);
}

/** Slack keeps an instant; the person reads and sets it on their own wall clock. */
function datetimepicker(context, block, spec) {
  const value = valueOf(context.container, block, spec);
  return html`<input type="datetime-local" class="field" id=${inputId(context, block, spec)} title="Time zone: ${myZone()}"
    aria-invalid=${Boolean(context.errors?.[block.block_id])} .value=${live(value ? toWallClock(value * 1000) : "")}
    @change=${(event) => {
      const at = event.target.value ? Math.floor(fromWallClock(event.target.value) / 1000) : null;
      entered(context, block, spec, at);
    }} />`;
}

function ticks(context, block, spec, type, isOn, toggled) {
  const name = inputId(context, block, spec);
  return html`<fieldset class="ticks" id=${name}>
    <legend class="unseen">${block.label ? bare(block.label) : "Choices"}</legend>
    ${spec.options.map((option) => html`<label>
      <input type=${type} name=${name} .checked=${live(isOn(option))} @change=${() => toggled(option)} />
      <span>${textObject(option.text)}
        ${option.description ? html`<span class="faint small"><br />${textObject(option.description)}</span>` : nothing}</span>
    </label>`)}
  </fieldset>`;
}

function checkboxes(context, block, spec) {
  const on = valueOf(context.container, block, spec);
  const has = (option) => on.some((each) => each.value === option.value);
  const toggled = (option) =>
    entered(context, block, spec, has(option) ? on.filter((each) => each.value !== option.value) : [...on, option]);
  return ticks(context, block, spec, "checkbox", has, toggled);
}

function radios(context, block, spec) {
  const on = valueOf(context.container, block, spec);
  return ticks(context, block, spec, "radio", (option) => on?.value === option.value,
    (option) => entered(context, block, spec, option));
}

const INPUT_TYPES = { number_input: "text", email_text_input: "email", url_text_input: "url" };

function text(context, block, spec) {
  const value = valueOf(context.container, block, spec) ?? "";
  const on = spec.dispatch_action_config?.trigger_actions_on ?? ["on_enter_pressed"];
  const tell = (event) => choose(context, block, spec, { value: event.target.value || null });
  const typed = (event) => {
    enter(context.container, block, spec, event.target.value || null);
    if (!quiet(block) && on.includes("on_character_entered")) tell(event);
    changed();
  };
  const pressed = (event) => {
    if (event.key !== "Enter" || quiet(block) || !on.includes("on_enter_pressed")) return;
    event.preventDefault();
    tell(event);
  };
  const id = inputId(context, block, spec);
  const hint = bare(spec.placeholder);
  if (spec.multiline) {
    return html`<textarea class="field" rows="4" id=${id} placeholder=${hint} maxlength=${ifDefined(spec.max_length)}
      aria-invalid=${Boolean(context.errors?.[block.block_id])} .value=${live(value)} @input=${typed}></textarea>`;
  }
  return html`<input class="field" type=${INPUT_TYPES[spec.type] ?? "text"} id=${id} placeholder=${hint} autocomplete="off"
    inputmode=${spec.type === "number_input" ? "decimal" : nothing} maxlength=${ifDefined(spec.max_length)}
    aria-invalid=${Boolean(context.errors?.[block.block_id])} .value=${live(value)} @input=${typed} @keydown=${pressed} />`;
}

/** Plain typing stands in for Slack's rich editor; the app gets it as one rich_text section. */
function richInput(context, block, spec) {
  const value = valueOf(context.container, block, spec);
  const said = (value?.elements ?? []).flatMap((each) => each.elements ?? []).map((each) => each.text ?? "").join("");
  const typed = (event) => {
    const elements = [{ type: "rich_text_section", elements: [{ type: "text", text: event.target.value }] }];
    enter(context.container, block, spec, event.target.value ? { type: "rich_text", elements } : null);
    changed();
  };
  return html`<textarea class="field" rows="4" id=${inputId(context, block, spec)} placeholder=${bare(spec.placeholder)}
    .value=${live(said)} @input=${typed}></textarea>`;
}

export function image(context, block, spec) {
  return html`<img src=${spec.image_url ?? spec.slack_file?.url ?? ""} alt=${spec.alt_text ?? ""} />`;
}
