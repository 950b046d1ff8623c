// Instants in words, always in the acting person's own time zone.
import { me, now } from "./store.js";

const DAY = 86_400_000;
const formats = new Map();

export const myZone = () => me()?.tz ?? "UTC";

/** Makes each formatter once: they are dear, and a channel asks for hundreds. */
function format(millis, options, zone = myZone()) {
  const key = zone + JSON.stringify(options);
  if (!formats.has(key)) formats.set(key, new Intl.DateTimeFormat("en-US", { ...options, timeZone: zone }));
  return formats.get(key).format(millis);
}

export const millisOf = (ts) => Math.floor(Number(ts) * 1000);

export const clockTime = (millis) => format(millis, { hour: "numeric", minute: "2-digit" });
export const shortClockTime = (millis) => clockTime(millis).replace(/\s?[AP]M$/, "");
export const withSeconds = (millis) => format(millis, { hour: "numeric", minute: "2-digit", second: "2-digit" });
export const fullTime = (millis) => format(millis, { dateStyle: "full", timeStyle: "short" });
export const weekdayTime = (millis) =>
  format(millis, { weekday: "short", month: "short", day: "numeric", hour: "numeric", minute: "2-digit" });

/** The day in the reader's zone, as a key to group by: 2026-12-16. */
export const dayKey = (millis) =>
  new Intl.DateTimeFormat("en-CA", { timeZone: myZone(), dateStyle: "short" }).format(millis);

const ordinal = (day) => {
  const teen = day % 100 >= 11 && day % 100 <= 13;
  return day + (teen ? "th" : (["th", "st", "nd", "rd"][day % 10] ?? "th"));
};

function near(millis) {
  const key = dayKey(millis);
  if (key === dayKey(now())) return "Today";
  if (key === dayKey(now() - DAY)) return "Yesterday";
  if (key === dayKey(now() + DAY)) return "Tomorrow";
  return null;
}

export function dayName(millis) {
  const sameYear = dayKey(millis).slice(0, 4) === dayKey(now()).slice(0, 4);
  const day = ordinal(Number(format(millis, { day: "numeric" })));
  const said = `${format(millis, { weekday: "long" })}, ${format(millis, { month: "long" })} ${day}`;
  return near(millis) ?? (sameYear ? said : `${said}, ${format(millis, { year: "numeric" })}`);
}

/** "3 minutes ago", "in 2 days". */
export function ago(millis) {
  const seconds = Math.round((millis - now()) / 1000);
  const words = new Intl.RelativeTimeFormat("en", { numeric: "auto" });
  for (const [unit, size] of [["day", 86_400], ["hour", 3_600], ["minute", 60]]) {
    if (Math.abs(seconds) >= size) return words.format(Math.trunc(seconds / size), unit);
  }
  return Math.abs(seconds) < 45 ? "just now" : words.format(seconds, "second");
}

const TOKENS = {
  date_num: (t) => dayKey(t),
  date_slash: (t) => format(t, { year: "numeric", month: "2-digit", day: "2-digit" }),
  date: (t) => `${format(t, { month: "long" })} ${ordinal(Number(format(t, { day: "numeric" })))}, ${format(t, { year: "numeric" })}`,
  date_short: (t) => format(t, { month: "short", day: "numeric", year: "numeric" }),
  date_long: (t) => `${format(t, { weekday: "long" })}, ${TOKENS.date(t)}`,
  time: (t) => clockTime(t),
  time_secs: (t) => withSeconds(t),
  ago: (t) => ago(t),
};

/** Slack's <!date^…^format>: its tokens, and the "_pretty" ones that say today, yesterday or tomorrow. */
export function slackDate(seconds, pattern) {
  const millis = Number(seconds) * 1000;
  return pattern.replace(/\{(\w+)\}/g, (whole, name) => {
    const plain = name.replace(/_pretty$/, "");
    if (!TOKENS[plain]) return whole;
    const word = name.endsWith("_pretty") && near(millis);
    return word ? word.toLowerCase() : TOKENS[plain](millis);
  });
}

/** What a wall clock in my zone says at this instant, as <input type="datetime-local"> wants it. */
export function toWallClock(millis) {
  const parts = new Intl.DateTimeFormat("en-CA", {
    timeZone: myZone(), hourCycle: "h23", year: "numeric", month: "2-digit", day: "2-digit", hour: "2-digit", minute: "2-digit",
  }).formatToParts(millis);
  const part = (type) => parts.find((each) => each.type === type).value;
  return `${part("year")}-${part("month")}-${part("day")}T${part("hour")}:${part("minute")}`;
}

/**
 * The instant at which a wall clock in my zone says this. Guessed as if in UTC, then mended twice by how far off the guess
 * is: the second time for a guess on the other side of a clock change. A time that a change skips comes out an hour on.
 */
export function fromWallClock(wall) {
  const wanted = Date.parse(`${wall}:00Z`);
  let guess = wanted;
  for (let i = 0; i < 2; i++) guess += wanted - Date.parse(`${toWallClock(guess)}:00Z`);
  return guess;
}

/** The next such weekday (0 = Sunday) at such a time in my zone, strictly after now. */
export function nextWeekday(day, time) {
  for (let ahead = 0; ahead <= 7; ahead++) {
    const date = toWallClock(now() + ahead * DAY).slice(0, 10);
    const at = fromWallClock(`${date}T${time}`);
    if (new Date(`${date}T00:00:00Z`).getUTCDay() === day && at > now()) return at;
  }
  return now();
}
