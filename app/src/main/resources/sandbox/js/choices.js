// What a select menu offers, and the menu that asks.
import { api } from "./api.js";
import { valueOf } from "./forms.js";
import { icon } from "./icons.js";
import { closeMenu, openMenu } from "./menu.js";
import { bare } from "./mrkdwn.js";
import { avatar } from "./people.js";
import { changed, notice, person, state } from "./store.js";

/** @param chosen called with the new value, in the shape that the element keeps */
export function chooseFrom(anchor, context, block, spec, chosen) {
  const many = spec.type.startsWith("multi_");
  const remote = spec.type.endsWith("external_select");
  const value = () => valueOf(context.container, block, spec);
  const isOn = (each) => (many ? value() : [value()]).some((one) => one && keyOf(one) === keyOf(each));
  const pick = (each) => {
    if (!many) return chosen(each);
    if (isOn(each)) return chosen(value().filter((one) => keyOf(one) !== keyOf(each)));
    if (spec.max_selected_items && value().length >= spec.max_selected_items) {
      return notice(`At most ${spec.max_selected_items} may be chosen.`);
    }
    return chosen([...value(), each]);
  };
  const menu = {
    label: bare(spec.placeholder) || "Options",
    filter: "Search",
    stays: many,
    remote,
    offered: remote ? [] : null,
    items: () => [
      ...(menu.offered ?? offers(spec)).map(({ value: each, ...shown }) => ({
        ...shown, on: isOn(each), after: isOn(each) ? icon("check") : undefined, run: () => pick(each),
      })),
      ...(many || !value() || block.type === "input" && !block.optional ? [] : [{ label: "Clear", run: () => chosen(null) }]),
    ],
  };
  if (remote) menu.asks = (typed) => askApp(menu, context, block, spec, typed);
  openMenu(anchor, menu);
  if (remote) menu.asks("");
}

const keyOf = (each) => each.value ?? each;

async function askApp(menu, context, block, spec, typed) {
  if (typed.length < (spec.min_query_length ?? 3)) return;
  menu.waiting = true;
  const said = await api.options(context.container, { type: spec.type, action_id: spec.action_id, block_id: block.block_id }, typed);
  menu.waiting = false;
  if (!said.ok) {
    closeMenu();
    notice(said.error, true);
    return;
  }
  menu.offered = options(said.options ?? [], said.option_groups);
  changed();
}

function offers(spec) {
  if (spec.type.endsWith("users_select")) return people();
  if (spec.type.endsWith("channels_select")) return rooms((room) => !room.im && !room.private);
  if (spec.type.endsWith("conversations_select")) return conversations(spec.filter);
  return options(spec.options ?? [], spec.option_groups);
}

function options(list, groups) {
  const one = (option, group) => ({
    value: option, label: bare(option.text), note: option.description && bare(option.description), group,
  });
  return groups?.length
    ? groups.flatMap((group) => group.options.map((option) => one(option, bare(group.label))))
    : list.map((option) => one(option));
}

const people = () =>
  [...state.people.values()].filter((who) => !who.bot).sort((a, b) => a.name.localeCompare(b.name)).map((who) => ({
    value: who.id, label: who.name, note: who.title, before: avatar(who.id, "middle"),
  }));

const rooms = (fits) =>
  [...state.channels.values()].filter(fits).sort((a, b) => roomName(a).localeCompare(roomName(b))).map((room) => ({
    value: room.id, label: roomName(room),
  }));

const roomName = (room) => (room.im ? (person(room.with)?.name ?? room.id) : `#${room.name}`);

function conversations(filter) {
  const kind = (room) => (room.im ? "im" : room.private ? "private" : "public");
  return rooms((room) => !filter?.include || filter.include.includes(kind(room)));
}
