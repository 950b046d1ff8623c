// The workspace's clock, which one can move on: never back.
import { html, live } from "./lit.js";
import { api } from "./api.js";
import { icon } from "./icons.js";
import { closeMenu, openMenu } from "./menu.js";
import { changed, now, notice, state } from "./store.js";
import { fromWallClock, myZone, nextWeekday, toWallClock, weekdayTime } from "./time.js";
import { zoneName } from "./people.js";

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const QUICK = [
  ["+1 minute", () => now() + MINUTE],
  ["+15 minutes", () => now() + 15 * MINUTE],
  ["+1 hour", () => now() + HOUR],
  ["+1 day", () => now() + 24 * HOUR],
  ["To Wednesday 9:59", () => nextWeekday(3, "09:59")],
  ["To Monday 8:59", () => nextWeekday(1, "08:59")],
];

export function clockView() {
  const ahead = state.clock.offset >= MINUTE;
  return html`<button class="bar-button clock-button" aria-haspopup="dialog" aria-label="Workspace time ${weekdayTime(now())}. Move the clock on"
    @click=${(event) => openMenu(event.currentTarget, { label: "Move the clock on", content: dialog })}>
    ${state.clock.moving ? html`<span class="spinner"></span>` : icon("clock")}
    <span>${weekdayTime(now())} <span class="zone">${zoneName(myZone())}</span></span>
    ${ahead ? html`<span class="moved">${aheadBy(state.clock.offset)} ahead</span>` : ""}
  </button>`;
}

function aheadBy(millis) {
  const minutes = Math.round(millis / MINUTE);
  const [days, hours] = [Math.floor(minutes / 1440), Math.floor((minutes % 1440) / 60)];
  if (days) return hours ? `${days} d ${hours} h` : `${days} d`;
  return hours ? `${hours} h ${minutes % 60 ? `${minutes % 60} min` : ""}`.trim() : `${minutes} min`;
}

let picked = "";

function dialog() {
  const when = picked || toWallClock(now());
  const set = (event) => {
    event.preventDefault();
    const at = fromWallClock(when);
    if (at <= now()) notice("The clock only moves on, never back.", true);
    else {
      closeMenu(); // while the clock moves, Go can hold no focus
      moveTo(at);
    }
  };
  return html`<div class="move-clock">
    <strong>Move the clock on</strong>
    <p class="faint small">Everything the bot has to do on the way happens at its own time.</p>
    <div class="quick">${QUICK.map(([label, at]) => html`<button class="button" ?disabled=${state.clock.moving} @click=${() => moveTo(at())}>${label}</button>`)}</div>
    <form @submit=${set}>
      <input class="field" type="datetime-local" aria-label="An instant, ${zoneName(myZone())} time" .value=${live(when)}
        @input=${(event) => { picked = event.target.value; changed(); }} />
      <button class="button primary" ?disabled=${state.clock.moving}>Go</button>
    </form>
    <p class="faint small">Your time zone: ${myZone()}</p>
  </div>`;
}

async function moveTo(at) {
  picked = "";
  state.clock.moving = true;
  changed();
  await api.moveClock({ to: Math.round(at) });
  state.clock.moving = false;
  changed();
}
