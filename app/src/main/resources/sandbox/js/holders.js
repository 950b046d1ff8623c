// What holds merges back: GitHub's own rules, and Merge Freeze beside it. Both can be changed by hand, behind the bot's back.
import { html, nothing } from "./lit.js";
import { api } from "./api.js";
import { icon } from "./icons.js";
import { openMenu } from "./menu.js";

export const holdersView = ({ rules, mergeFreeze, open }) => html`<section class="holders" aria-label="What holds merges back">
  ${rules.length ? rules.map(ruleView) : html`<div class="holder"><strong>GitHub</strong><span class="outcome">No rule</span>
    <p>Everything may merge, as far as GitHub is concerned.</p></div>`}
  ${freezeView(mergeFreeze, open)}
</section>`;

const ruleView = (rule) => html`<div class="holder" data-rule=${rule.id}>
  <strong>GitHub: ${rule.name}</strong><span class="outcome ${rule.active ? "bad" : ""}">${rule.active ? "In force" : "Switched off"}</span>
  <p>${rule.checks.length ? html`Requires ${rule.checks.map((check) => html`<code>${check}</code> `)}` : "Requires no check"}· ${
    rule.bypass ? "administrators may pass" : "nobody may pass"}</p>
  <div class="holder-acts">
    <button class="button low" @click=${() => api.rule({ id: rule.id, active: !rule.active })}>${rule.active ? "Switch off" : "Switch on"}</button>
    <button class="button low" @click=${() => api.rule({ id: rule.id, bypass: !rule.bypass })}>${rule.bypass ? "Let nobody pass" : "Let administrators pass"}</button>
    <button class="button low" @click=${() => api.deleteRule(rule.id)}>Delete</button>
  </div>
</div>`;

const freezeView = (freeze, open) => html`<div class="holder" data-freeze>
  <strong>Merge Freeze</strong><span class="outcome ${freeze.frozen ? "bad" : ""}">${freeze.frozen ? "Frozen" : "Not frozen"}</span>
  <p>${freeze.frozen && freeze.by ? `${freeze.branch}, by ${freeze.by}` : freeze.branch}${freeze.note ? ` · ${freeze.note}` : ""}${
    freeze.unblocked.length ? ` · lets through ${freeze.unblocked.map((number) => `#${number}`).join(", ")}` : ""}</p>
  <div class="holder-acts">
    <button class="button low" @click=${() => api.mergeFreeze(!freeze.frozen)}>${freeze.frozen ? "Unfreeze by hand" : "Freeze by hand"}</button>
    <button class="button low" aria-haspopup="menu" @click=${(event) => chooseUnblocked(event.currentTarget, freeze, open)}>Let one through</button>
    ${freeze.unblocked.length ? html`<button class="button low" @click=${() => api.unblock([])}>Empty the list</button>` : nothing}
  </div>
</div>`;

function chooseUnblocked(anchor, { unblocked }, open) {
  openMenu(anchor, {
    label: "Pull requests that Merge Freeze lets through",
    filter: "Find a pull request",
    items: () => open.shown.map(({ number, title }) => ({
      label: `#${number} ${title}`,
      on: unblocked.includes(number),
      after: unblocked.includes(number) ? icon("check") : nothing,
      run: () => api.unblock(unblocked.includes(number) ? unblocked.filter((each) => each !== number) : [...unblocked, number]),
    })),
  });
}
