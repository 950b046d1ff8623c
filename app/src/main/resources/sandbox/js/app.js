// The frame of the page, and which of its parts are shown.
import { html, nothing } from "./lit.js";
import { channelView } from "./channel.js";
import { clockView } from "./clock.js";
import { confirmView } from "./confirm.js";
import { forwardView } from "./forward.js";
import { homeView } from "./home.js";
import { icon } from "./icons.js";
import { inspectorView, toggleInspector } from "./inspector.js";
import { menuView } from "./menu.js";
import { modalView } from "./modal.js";
import { sidebarView } from "./sidebar.js";
import { changed, dismiss, state } from "./store.js";
import { pullFormView } from "./pullform.js";
import { pullsView } from "./pulls.js";
import { nextTheme, theme } from "./theme.js";
import { threadView } from "./thread.js";

export function appView() {
  const pane = state.inspector.open ? inspectorView() : state.place?.thread ? threadView() : nothing;
  const classes = ["frame", state.showsRooms && "shows-rooms", pane !== nothing && "has-pane"].filter(Boolean).join(" ");
  return html`<div class=${classes} ?inert=${state.views.length > 0 || state.confirm !== null || state.forwarding !== null || state.newPull !== null}>
      ${barView()}${sidebarView()}
      <div class="body">${(PLACES[state.place?.kind] ?? channelView)()}${pane}</div>
    </div>
    ${modalView()}${forwardView()}${pullFormView()}${confirmView()}${menuView()}${noticesView()}`;
}

const PLACES = { app: homeView, pulls: pullsView };
const THEMES = { auto: ["auto", "Colours: as the system"], light: ["sun", "Colours: light"], dark: ["moon", "Colours: dark"] };

function barView() {
  const [picture, label] = THEMES[theme()];
  return html`<header class="bar">
    <div class="side-of-bar"><span class="bar-button">${state.connected ? "" : html`<span class="spinner"></span>Reconnecting…`}</span></div>
    <div class="middle">${clockView()}</div>
    <div class="side-of-bar">
      <button class="bar-button" aria-label=${label} title=${label} @click=${() => { nextTheme(); changed(); }}>${icon(picture)}</button>
      <button class="bar-button" aria-pressed=${state.inspector.open} @click=${toggleInspector} aria-label="Inspector" title="What the bot does">
        ${icon("inspect")}<span class="wide">Inspector</span></button>
    </div>
  </header>`;
}

const noticesView = () => html`<div class="notices" role="status" aria-live="polite">
  ${state.notices.map((each) => html`<div class="notice ${each.trouble ? "trouble" : ""}">${each.text}
    <button class="icon-button" aria-label="Dismiss" @click=${() => dismiss(each.id)}>${icon("close")}</button></div>`)}
</div>`;
