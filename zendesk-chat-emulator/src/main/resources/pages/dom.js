// Small helpers shared by all pages. Text always goes in as text nodes, never as markup.

const SVG = "http://www.w3.org/2000/svg";

/**
 * Makes an element. Keys of `attributes` that begin with "on" are listeners, `class`, `data-...`, `aria-...`
 * and the like are attributes, booleans and `value` are properties; null and undefined are left out.
 */
export function h(tag, attributes = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes ?? {})) {
    if (value === null || value === undefined) continue;
    if (name.startsWith("on")) element.addEventListener(name.slice(2), value);
    else if (typeof value === "boolean" || name === "value") element[name] = value;
    else element.setAttribute(name, value);
  }
  element.append(...children.flat(Infinity).filter((c) => c !== null && c !== undefined && c !== false));
  return element;
}

/** The element with this `data-testid`; a missing one is a fault of the page and throws. */
export function byId(testId, root = document) {
  const found = root.querySelector(`[data-testid="${testId}"]`);
  if (!found) throw new Error(`No element with data-testid ${testId}`);
  return found;
}

/** A line icon out of path data on a 24 x 24 grid; hidden from screen readers. */
export function icon(path) {
  const svg = document.createElementNS(SVG, "svg");
  svg.setAttribute("viewBox", "0 0 24 24");
  svg.setAttribute("class", "icon");
  svg.setAttribute("aria-hidden", "true");
  const line = document.createElementNS(SVG, "path");
  line.setAttribute("d", path);
  svg.append(line);
  return svg;
}

/** A status word with its coloured dot; the word is always there, so colour is never the only sign. */
export function statusPill(status) {
  const name = String(status ?? "offline").toLowerCase();
  return h("span", { class: `pill pill-${name}` }, name);
}

/** Initials in a circle whose tint is derived from the name. */
export function avatar(name) {
  const words = String(name || "?").trim().split(/\s+/);
  const initials = (words[0][0] ?? "?") + (words.length > 1 ? words[words.length - 1][0] : "");
  let sum = 0;
  for (const character of String(name)) sum = (sum * 31 + character.codePointAt(0)) % 6;
  return h("span", { class: `avatar tint-${sum}`, "aria-hidden": "true" }, initials.toUpperCase());
}

/** Epoch milliseconds out of a number or an ISO-8601 string; null when there is none. */
export function millis(timestamp) {
  if (timestamp === null || timestamp === undefined) return null;
  const value = typeof timestamp === "number" ? timestamp : Date.parse(timestamp);
  return Number.isFinite(value) ? value : null;
}

/** "14:05" in the reader's own time zone. */
export function clock(timestamp) {
  const at = millis(timestamp);
  return at === null ? "" : new Date(at).toLocaleTimeString([], { hour: "numeric", minute: "2-digit" });
}

/** "just now", "3 min", "2 h", "5 d": how long ago a moment was. */
export function age(timestamp) {
  const at = millis(timestamp);
  if (at === null) return "";
  const minutes = Math.floor((Date.now() - at) / 60_000);
  if (minutes < 1) return "just now";
  if (minutes < 60) return `${minutes} min`;
  if (minutes < 48 * 60) return `${Math.floor(minutes / 60)} h`;
  return `${Math.floor(minutes / 1440)} d`;
}

/** A select's options replaced, keeping the choice when it is still there. */
export function setOptions(select, options) {
  const before = select.value;
  select.replaceChildren(...options.map(([value, label]) => h("option", { value }, label)));
  if (options.some(([value]) => value === before)) select.value = before;
}

/** Shows `message` in a live region next to what caused it, or empties the region. */
export function say(region, message) {
  region.textContent = message ?? "";
  region.hidden = !message;
}

/** Does it, and tells in the region what went wrong, or that nothing did. */
export async function attempt(region, action) {
  try {
    await action();
    say(region, "");
  } catch (error) {
    say(region, error.message);
  }
}

/** Lets a text box grow with what is typed, up to the height that its style sheet allows. */
export function growing(textarea) {
  const fit = () => {
    textarea.style.height = "auto";
    textarea.style.height = `${textarea.scrollHeight + 2}px`;
  };
  textarea.addEventListener("input", fit);
  return fit;
}

/** Enter sends, Shift+Enter breaks the line; an Enter that ends an input method's composition does neither. */
export function sendOnEnter(textarea, send) {
  textarea.addEventListener("keydown", (event) => {
    if (event.key === "Enter" && !event.shiftKey && !event.isComposing) {
      event.preventDefault();
      send();
    }
  });
}

/** Puts text on the clipboard and says so on the button for a moment; selects the field where that is refused. */
export async function copyFrom(field, button) {
  const label = button.dataset.label ?? button.textContent;
  button.dataset.label = label;
  try {
    await navigator.clipboard.writeText(field.value);
    button.textContent = "Copied";
  } catch {
    // Without https or permission the clipboard is closed: leave the text selected for Ctrl+C.
    field.select();
    button.textContent = "Press Ctrl+C";
  }
  setTimeout(() => (button.textContent = label), 2000);
}
