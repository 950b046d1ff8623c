// Light, dark, or as the system says.
const NEXT = { auto: "light", light: "dark", dark: "auto" };

export const theme = () => localStorage.getItem("theme") ?? "auto";

export function nextTheme() {
  localStorage.setItem("theme", NEXT[theme()]);
  dispatchEvent(new Event("theme-chosen"));
}
