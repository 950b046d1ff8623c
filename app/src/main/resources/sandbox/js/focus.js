// Keyboard focus in what lies over the page: it goes in, stays in while Tab goes round, and comes back out.
const CAN_FOCUS = 'button:not(:disabled), [href], input:not(:disabled), select, textarea, [tabindex="0"]';

const insides = (element) => [...element.querySelectorAll(CAN_FOCUS)].filter((each) => each.offsetParent !== null);

/** A keydown handler that keeps Tab inside the element it is set on. */
export function keepsFocus(event) {
  if (event.key !== "Tab") return;
  const all = insides(event.currentTarget);
  const edge = event.shiftKey ? all[0] : all.at(-1);
  if (!all.length || document.activeElement === edge || document.activeElement === event.currentTarget) {
    event.preventDefault();
    (event.shiftKey ? all.at(-1) : all[0])?.focus();
  }
}

/** A ref callback: moves the focus in when the element appears, and back to where it was when it goes. */
export function takesFocus(first = "input, textarea, .select") {
  let before;
  let current;
  return (element) => {
    if (element && element !== current) {
      current = element;
      before ??= document.activeElement;
      queueMicrotask(() => (element.querySelector(first) ?? element).focus({ preventScroll: true }));
    } else if (!element && before) {
      const target = before;
      before = current = undefined;
      queueMicrotask(() => {
        if (target.isConnected && document.activeElement === document.body) target.focus({ preventScroll: true });
      });
    }
  };
}
