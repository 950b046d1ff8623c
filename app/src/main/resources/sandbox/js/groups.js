// User groups as they are mentioned: who is in one, and changing that by hand, as Slack lets everybody do.
import { html } from "./lit.js";
import { api } from "./api.js";
import { icon } from "./icons.js";
import { openMenu } from "./menu.js";
import { avatar, humans, nameOf, standing } from "./people.js";
import { me, person, state } from "./store.js";

export function groupMention(id, label = "") {
  const group = state.usergroups.get(id);
  const mine = group?.users.includes(me()?.id);
  const handle = group?.handle ?? (label.replace(/^@/, "") || id);
  if (!group) return html`<span class="mention">@${handle}</span>`;
  return html`<button class="mention ${mine ? "me" : ""}" aria-haspopup="menu" title=${membersOf(group)}
    @click=${(event) => showMembers(event.currentTarget, id)}>@${handle}</button>`;
}

const membersOf = (group) => `${group.name}: ${group.users.map(nameOf).join(", ") || "nobody"}`;

function showMembers(anchor, id) {
  const item = (who, more) => ({
    label: nameOf(who), note: person(who)?.title, before: avatar(who, "middle"), after: standing(person(who)), ...more,
  });
  openMenu(anchor, {
    label: "Members of the user group",
    items: () => [
      ...state.usergroups.get(id).users.map((who) => item(who, { group: state.usergroups.get(id).name, run: () => {} })),
      { label: "Edit members", group: "By hand", before: icon("pencil"), run: () => editMembers(anchor, id, item) },
    ],
  });
}

/** Who is chosen comes in or goes out at once; Slack keeps no user group empty. */
function editMembers(anchor, id, item) {
  openMenu(anchor, {
    label: "Edit members",
    filter: "Find somebody",
    stays: true,
    items: () => {
      const { users } = state.usergroups.get(id);
      const others = humans().map((who) => who.id).filter((who) => !users.includes(who));
      return [...users, ...others].map((who) => item(who, {
        on: users.includes(who),
        after: users.includes(who) ? icon("check") : standing(person(who)),
        run: () => api.editGroup(id, users.includes(who) ? users.filter((each) => each !== who) : [...users, who]),
      }));
    },
  });
}
