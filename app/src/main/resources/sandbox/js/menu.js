// One floating menu at a time: message actions, selects, the emoji picker, the clock. Opened at the element that asked for it,
// which gets the focus back.
import { html, nothing, ref } from "./lit.js";
import { changed, state } from "./store.js";

/**
 * @param anchor the element that the menu belongs to
 * @param menu { label, items } with items() => [{ label, note?, before?, after?, group?, danger?, on?, run }], optionally
 *     { filter } for a search field, { stays } to remain open after a choice, { asks } told what is typed, with { remote } when
 *     the items are already found by it; or { label, content } for anything else
 */
export function openMenu(anchor, menu) {
  const open = state.menu?.anchor === anchor;
  closeMenu();
  if (open) return;
  anchor.setAttribute("aria-expanded", "true");
  state.menu = Object.assign(menu, { anchor, typed: "", at: menu.filter ? 0 : -1 });
  changed();
}

export function closeMenu() {
  if (!state.menu) return;
  const { anchor, closed } = state.menu;
  anchor.setAttribute("aria-expanded", "false");
  state.menu = null;
  if (anchor.isConnected) anchor.focus({ preventScroll: true });
  closed?.();
  changed();
}

function shown(menu) {
  const typed = menu.typed.toLowerCase();
  const items = menu.items(menu.typed);
  if (!menu.filter || menu.remote || !typed) return items;
  return items.filter((item) => `${item.label} ${item.note ?? ""}`.toLowerCase().includes(typed));
}

function run(item) {
  const menu = state.menu;
  if (!menu.stays) closeMenu();
  item.run();
  changed();
}

export function menuView() {
  const menu = state.menu;
  if (!menu) return nothing;
  return html`<div class="menu" role=${menu.items ? "menu" : "dialog"} aria-label=${menu.label} tabindex="-1"
    @keydown=${onKey} ${ref(placed)}>
    ${menu.content ? menu.content() : list(menu)}
  </div>`;
}

function list(menu) {
  const items = shown(menu);
  menu.at = Math.min(menu.at, items.length - 1);
  let group;
  return html`${menu.filter ? seek(menu) : nothing}
    ${items.map((item, index) => {
      const head = item.group !== group && item.group ? html`<div class="group">${item.group}</div>` : nothing;
      group = item.group;
      return html`${head}<button class="item ${item.danger ? "danger" : ""} ${index === menu.at ? "at" : ""}"
        role=${item.on === undefined ? "menuitem" : "menuitemcheckbox"} aria-checked=${item.on ?? nothing}
        tabindex=${menu.filter ? "-1" : "0"} @click=${() => run(item)}>
        ${item.before ?? nothing}
        <span class="two grow">${item.label}${item.note ? html`<small>${item.note}</small>` : nothing}</span>
        ${item.after ?? nothing}
      </button>`;
    })}
    ${items.length ? nothing : html`<div class="group">${menu.waiting ? "Asking the app…" : "Nothing found"}</div>`}`;
}

const seek = (menu) => html`<div class="seek">
  <input class="field" type="text" role="combobox" aria-expanded="true" aria-label=${menu.filter} placeholder=${menu.filter}
    autocomplete="off" .value=${menu.typed}
    @input=${(event) => {
      menu.typed = event.target.value;
      menu.at = 0;
      menu.asks?.(menu.typed);
      changed();
    }} />
</div>`;

function onKey(event) {
  const menu = state.menu;
  // What is inside may have closed the menu with this very key.
  if (!menu) return;
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  if (event.key === "Escape" || (event.key === "Tab" && menu.items)) {
    event.preventDefault();
    event.stopPropagation();
    closeMenu();
  } else if (step && menu.items) {
    event.preventDefault();
    move(event.currentTarget, menu, step);
  } else if (event.key === "Enter" && menu.filter && menu.at >= 0) {
    event.preventDefault();
    const item = shown(menu)[menu.at];
    if (item) run(item);
  }
}

function move(element, menu, step) {
  const buttons = [...element.querySelectorAll(".item")];
  if (!buttons.length) return;
  menu.at = (menu.at + step + buttons.length) % buttons.length;
  if (menu.filter) buttons[menu.at].scrollIntoView({ block: "nearest" });
  else buttons[menu.at].focus();
  changed();
}

/** Puts the menu where there is room, and the focus into it, once it is on the page. */
function placed(element) {
  const menu = state.menu;
  if (!element || !menu || menu.placed === element) return;
  menu.placed = element;
  queueMicrotask(() => {
    const at = menu.anchor.getBoundingClientRect();
    const { offsetWidth: width, offsetHeight: height } = element;
    const below = at.bottom + 4 + height <= innerHeight - 8;
    const top = below ? at.bottom + 4 : Math.max(8, at.top - height - 4);
    element.style.top = `${Math.min(top, Math.max(8, innerHeight - height - 8))}px`;
    element.style.left = `${Math.max(8, Math.min(at.left, innerWidth - width - 8))}px`;
    (element.querySelector("input, .item, button") ?? element).focus({ preventScroll: true });
  });
}

addEventListener("pointerdown", (event) => {
  if (!state.menu || event.target.closest(".menu") || state.menu.anchor.contains(event.target)) return;
  closeMenu();
});
