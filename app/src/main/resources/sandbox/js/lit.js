// The one place that knows where lit-html is served from, and its version. An import map would be an inline script, which
// the page's Content-Security-Policy rightly refuses.
export { html, nothing, render, svg } from "/webjars/lit-html/3.3.2/lit-html.js";
export { repeat } from "/webjars/lit-html/3.3.2/directives/repeat.js";
export { ref } from "/webjars/lit-html/3.3.2/directives/ref.js";
export { live } from "/webjars/lit-html/3.3.2/directives/live.js";
export { keyed } from "/webjars/lit-html/3.3.2/directives/keyed.js";
export { classMap } from "/webjars/lit-html/3.3.2/directives/class-map.js";
export { ifDefined } from "/webjars/lit-html/3.3.2/directives/if-defined.js";
