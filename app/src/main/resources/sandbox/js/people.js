// People (and apps) as one sees them: names, avatars, and the switch that says whom one acts as.
import { html } from "./lit.js";
import { go, openPulls, place } from "./address.js";
import { listen } from "./feed.js";
import { icon } from "./icons.js";
import { closeMenu, openMenu } from "./menu.js";
import { state, person } from "./store.js";

export const nameOf = (id) => person(id)?.name ?? (id === SLACKBOT ? "Slackbot" : id) ?? "Somebody";

/** Slack's own voice; no member of the workspace. */
const SLACKBOT = "USLACKBOT";

const initials = (name) =>
  name.split(/\s+/).filter(Boolean).slice(0, 2).map((word) => word[0].toUpperCase()).join("");

/** The same person keeps the same hue, and neighbours in the list get different ones. */
const hueOf = (id) => [...id].reduce((sum, char) => (sum * 31 + char.charCodeAt(0)) % 9973, 7) % 12;

export function avatar(id, size = "") {
  const who = person(id);
  if (who?.bot && id === state.app?.botUser) {
    return html`<span class="avatar ${size}" aria-hidden="true"><img src="/page/bell.svg" alt="" /></span>`;
  }
  return html`<span class="avatar hue-${hueOf(id ?? "")} ${size}" aria-hidden="true">${initials(nameOf(id))}</span>`;
}

/** Of a workflow, or an app without a user of its own: known by its name alone. */
export const appAvatar = (name) =>
  html`<span class="avatar hue-${hueOf(name ?? "")}" aria-hidden="true">${initials(name ?? "")}</span>`;

/** What one should know of somebody beside their name. */
export function standing(who) {
  if (who?.bot) return html`<span class="tag">APP</span>`;
  if (who?.stranger) return html`<span class="tag">Other company</span>`;
  if (who?.guest) return html`<span class="tag">Guest</span>`;
  return "";
}

export const humans = () =>
  [...state.people.values()].filter((who) => !who.bot).sort((a, b) => a.name.localeCompare(b.name));

/** From here on everything is seen and done as this person. */
export async function actAs(id) {
  closeMenu();
  state.me = id;
  state.messages.clear();
  await listen();
  // A room that this person cannot see would be an empty page.
  if (state.place?.kind === "pulls") openPulls();
  else go(state.channels.has(state.place?.id) || state.place?.kind === "app" ? { ...place() } : {});
}

export function chooseActor(anchor) {
  openMenu(anchor, {
    label: "Act as",
    filter: "Find somebody",
    items: () =>
      humans().map((who) => ({
        label: who.name,
        note: [who.title, zoneName(who.tz)].filter(Boolean).join(" · "),
        before: avatar(who.id, "middle"),
        after: who.id === state.me ? icon("check") : standing(who),
        run: () => actAs(who.id),
      })),
  });
}

export const zoneName = (tz) => (tz ?? "").split("/").pop().replaceAll("_", " ");
