// What has been typed and chosen in a message's or a modal's blocks, kept outside the DOM in the shape that Slack sends as
// state.values. Kept by block and action, so that an app's views.update keeps what a person has typed.

const KEYS = {
  plain_text_input: ["value", "initial_value"],
  number_input: ["value", "initial_value"],
  email_text_input: ["value", "initial_value"],
  url_text_input: ["value", "initial_value"],
  rich_text_input: ["rich_text_value", "initial_value"],
  static_select: ["selected_option", "initial_option"],
  external_select: ["selected_option", "initial_option"],
  users_select: ["selected_user", "initial_user"],
  conversations_select: ["selected_conversation", "initial_conversation"],
  channels_select: ["selected_channel", "initial_channel"],
  multi_static_select: ["selected_options", "initial_options"],
  multi_external_select: ["selected_options", "initial_options"],
  multi_users_select: ["selected_users", "initial_users"],
  multi_conversations_select: ["selected_conversations", "initial_conversations"],
  multi_channels_select: ["selected_channels", "initial_channels"],
  datepicker: ["selected_date", "initial_date"],
  timepicker: ["selected_time", "initial_time"],
  datetimepicker: ["selected_date_time", "initial_date_time"],
  checkboxes: ["selected_options", "initial_options"],
  radio_buttons: ["selected_option", "initial_option"],
};

const entered = new Map();

export const keyOf = (container) => container.view ?? `${container.channel}/${container.message}`;
const placeOf = (container, block, element) => `${keyOf(container)}/${block.block_id}/${element.action_id}`;

/** The field of the payload that carries this element's value: selected_date, value, … */
export const fieldOf = (element) => KEYS[element.type]?.[0];

const isList = (element) => element.type.startsWith("multi_") || element.type === "checkboxes";

export function valueOf(container, block, element) {
  const key = placeOf(container, block, element);
  if (entered.has(key)) return entered.get(key);
  return element[KEYS[element.type]?.[1]] ?? (isList(element) ? [] : null);
}

export function enter(container, block, element, value) {
  entered.set(placeOf(container, block, element), value);
}

export function forget(container) {
  for (const key of entered.keys()) if (key.startsWith(`${keyOf(container)}/`)) entered.delete(key);
}

/** All elements that hold a value, with their blocks. */
function* fields(blocks) {
  for (const block of blocks ?? []) {
    for (const element of [block.element, block.accessory, ...(block.elements ?? [])]) {
      if (element && KEYS[element.type]) yield [block, element];
    }
  }
}

/** @returns { block_id: { action_id: { type, … } } } */
export function valuesOf(container, blocks) {
  const values = {};
  for (const [block, element] of fields(blocks)) {
    values[block.block_id] ??= {};
    values[block.block_id][element.action_id] = {
      type: element.type,
      [fieldOf(element)]: valueOf(container, block, element),
    };
  }
  return values;
}

/** What Slack itself refuses before it asks the app. @returns { block_id: message } */
export function missing(container, blocks) {
  const errors = {};
  for (const [block, element] of fields(blocks)) {
    if (block.type !== "input") continue;
    const value = valueOf(container, block, element);
    const empty = value === null || value === "" || (Array.isArray(value) && !value.length);
    if (empty && !block.optional) errors[block.block_id] = "Please complete this required field.";
    else if (!empty && typeof value === "string") {
      const wrong = wrongText(element, value);
      if (wrong) errors[block.block_id] = wrong;
    }
  }
  return errors;
}

function wrongText(element, value) {
  if (element.min_length && value.length < element.min_length) return `Enter at least ${element.min_length} characters.`;
  if (element.max_length && value.length > element.max_length) return `Enter at most ${element.max_length} characters.`;
  if (element.type === "email_text_input" && !/^\S+@\S+\.\S+$/.test(value)) return "Enter a valid email address.";
  if (element.type === "url_text_input" && !/^https?:\/\/\S+$/.test(value)) return "Enter a valid URL.";
  if (element.type !== "number_input") return null;
  const number = Number(value);
  if (Number.isNaN(number) || (!element.is_decimal_allowed && !Number.isInteger(number))) return "Enter a number.";
  if (element.min_value !== undefined && number < Number(element.min_value)) return `Enter ${element.min_value} or more.`;
  if (element.max_value !== undefined && number > Number(element.max_value)) return `Enter ${element.max_value} or less.`;
  return null;
}
