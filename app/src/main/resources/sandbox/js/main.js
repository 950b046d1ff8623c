// Opens the workspace, follows the address bar, and paints.
import { html, render } from "./lit.js";
import { actorAsked, followAddress, followInside } from "./address.js";
import { appView } from "./app.js";
import { listen } from "./feed.js";
import { state, changed, onChange, here } from "./store.js";

const root = document.getElementById("app");
const SHOWN_EVERY = 15_000;

async function start() {
  // Before we know anybody's id, the server takes a handle, or chooses.
  state.me = actorAsked() ?? "";
  try {
    await listen();
  } catch (trouble) {
    render(html`<p class="starting">The workspace cannot be opened: ${trouble.message}</p>`, root);
    return;
  }
  root.replaceChildren();
  onChange(() => {
    document.title = `${titleOf()} · ${state.team.name}`;
    render(appView(), root);
  });
  await followAddress();
  // Phones begin with the list of rooms, unless a link says where to go.
  state.showsRooms = !location.hash && matchMedia("(max-width: 760px)").matches;
  changed();
  addEventListener("popstate", followAddress);
  addEventListener("hashchange", followAddress);
  addEventListener("click", followInside);
  // The clock on the page, "3 minutes ago", and "Today" move on though nothing happens.
  setInterval(changed, SHOWN_EVERY);
}

const titleOf = () => {
  const unread = [...state.channels.values()].reduce((sum, room) => sum + (room.mentions ?? 0), 0);
  if (state.place?.kind === "pulls") return "Pull requests";
  const name = here()?.name ?? state.people.get(here()?.with)?.name ?? "Sandbox";
  return `${unread ? `(${unread}) ` : ""}${name}`;
};

start();
