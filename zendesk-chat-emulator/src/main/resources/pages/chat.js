// Shows a chat's events: shared by the visitor's widget and the agent desk.

import { clock, h } from "./dom.js";

const MESSAGE = "chat.msg";
const SHOWN_KINDS = new Set(["QUICK_REPLIES", "BUTTON_TEMPLATE", "PANEL_TEMPLATE", "PANEL_TEMPLATE_CAROUSEL", "LIST_TEMPLATE"]);
// These are passing signals, not lines of the conversation.
const PASSING = new Set(["typing", "last_read", "chat.queue_position"]);

/** Only web addresses become links; anything else (javascript:, data:, relative) is shown as text. */
export function webAddress(value) {
  try {
    const url = new URL(value);
    return url.protocol === "https:" || url.protocol === "http:" ? url.href : null;
  } catch {
    return null;
  }
}

function link(address, className, ...children) {
  const href = webAddress(address);
  if (!href) return h("span", { class: className }, ...children);
  return h("a", { class: className, href, target: "_blank", rel: "noopener noreferrer" }, ...children);
}

/** A button of a message: a link opens a tab, a reply sends its value (not its label), as Zendesk's widget does. */
function actionButton(button, testId, send) {
  const { type, value } = button.action ?? {};
  if (type === "LINK_ACTION") {
    const anchor = link(value, "chat-button chat-button-link", button.text ?? value);
    anchor.dataset.testid = "link-button";
    return anchor;
  }
  return h("button", {
    type: "button", class: "chat-button", "data-testid": testId, disabled: !send, onclick: () => send(value ?? button.text),
  }, button.text ?? value);
}

function buttons(list, send) {
  if (!list?.length) return null;
  return h("div", { class: "chat-buttons" }, list.map((b) => actionButton(b, "template-button", send)));
}

function picture(address) {
  const src = webAddress(address);
  if (!src) return null;
  const image = h("img", { class: "chat-picture", src, alt: "", loading: "lazy" });
  image.addEventListener("error", () => image.remove());
  return image;
}

function panel(message, send) {
  const { heading, paragraph, image_url: image, action } = message.panel ?? {};
  const title = action?.value ? link(action.value, "panel-title", heading ?? "") : h("span", { class: "panel-title" }, heading ?? "");
  return h("div", { class: "chat-panel", "data-testid": "panel" },
    picture(image),
    h("div", { class: "panel-body" }, title, paragraph ? h("p", {}, paragraph) : null),
    buttons(message.buttons, send));
}

function carousel(message, send) {
  const items = message.items ?? [];
  const track = h("div", { class: "carousel", "data-testid": "carousel", role: "group", tabindex: "0",
    "aria-label": `${items.length} cards, scroll sideways` }, items.map((item) => panel(item, send)));
  const move = (direction) => track.scrollBy({ left: direction * 220, behavior: "smooth" });
  const moves = h("div", { class: "carousel-moves" },
    h("button", { type: "button", class: "round", "aria-label": "Cards before", onclick: () => move(-1) }, "‹"),
    h("button", { type: "button", class: "round", "aria-label": "More cards", onclick: () => move(1) }, "›"));
  new ResizeObserver(() => (moves.hidden = track.scrollWidth <= track.clientWidth)).observe(track);
  return h("div", { class: "carousel-frame" }, track, moves);
}

function list(message, send) {
  const rows = (message.items ?? []).map((item) => h("li", {}, picture(item.image_url),
    h("div", { class: "panel-body" }, link(item.action?.value, "panel-title", item.heading ?? ""),
      item.paragraph ? h("p", {}, item.paragraph) : null)));
  return h("div", { class: "chat-panel chat-list", "data-testid": "list" }, h("ul", {}, rows), buttons(message.buttons, send));
}

/** The structured part, or null when this widget does not know its kind. Quick replies are drawn by the log itself. */
function structuredPart(message, send) {
  switch (message.type) {
    case "QUICK_REPLIES":
      return bubble(message.msg);
    case "BUTTON_TEMPLATE":
      return h("div", { class: "chat-panel" }, h("div", { class: "panel-body" }, h("p", { class: "panel-text" }, message.msg ?? "")),
        buttons(message.buttons, send));
    case "PANEL_TEMPLATE":
      return panel(message, send);
    case "PANEL_TEMPLATE_CAROUSEL":
      return carousel(message, send);
    case "LIST_TEMPLATE":
      return list(message, send);
    default:
      return null;
  }
}

function bubble(text) {
  return h("p", { class: "bubble" }, text ?? "");
}

function body(event, send) {
  if (event.type !== MESSAGE) return [h("p", { class: "bubble bubble-unknown" }, `A line that this page cannot show (${event.type}).`)];
  if (!event.structured) return [bubble(event.text)];
  const part = structuredPart(event.structured, send);
  if (part) return [part];
  const note = h("p", { class: "chat-note", "data-testid": "cannot-show" }, "Part of this message cannot be shown in this chat.");
  return [event.text ? bubble(event.text) : null, note];
}

/** The choices that live only as long as nothing newer was said: [label, text to send] pairs. */
function choices(event) {
  if (event.type !== MESSAGE) return [];
  if (event.structured?.type === "QUICK_REPLIES") {
    return (event.structured.quick_replies ?? []).map((q) => [q.text, q.action?.value ?? q.text]);
  }
  // The options beside a structured part are its fallback: shown only in its place.
  return SHOWN_KINDS.has(event.structured?.type) ? [] : (event.options ?? []).map((option) => [option, option]);
}

function note(event, own) {
  const who = own ? "You" : event.sender?.name || "Someone";
  if (event.type === "chat.memberjoin") return `${who} joined`;
  if (event.type === "chat.memberleave") return event.reason === "idle" ? `${who} left: nothing was said for too long` : `${who} left`;
  if (event.type === "chat.memberchange") return own ? "Your details were changed" : `Changed: ${event.text}`;
  return event.sender?.kind === "system" ? event.text : null;
}

/**
 * A list of chat lines inside `root` (an element with role "log").
 *
 * `roleOf(sender)` names the look of a line: own, visitor, agent, bot or trigger. `send(text)` is called when a choice or
 * reply button is pressed; without it they are shown but cannot be pressed.
 */
export class ChatLog {
  #root;
  #roleOf;
  #send;
  #last = 0;
  #lastSpeaker = null;
  #lastMeta = null;
  #pending = [];
  // Whether the reader is at the end and wants to stay there; pictures that load late must not end that.
  #following = true;

  constructor(root, { roleOf, send = null }) {
    this.#root = root;
    this.#roleOf = roleOf;
    this.#send = send;
    root.addEventListener("scroll", () => (this.#following = this.#atEnd()), { passive: true });
    root.addEventListener("load", () => this.#following && this.toEnd(), true);
  }

  /** Number of the newest event shown, for `after=`. */
  get last() {
    return this.#last;
  }

  clear() {
    this.#root.replaceChildren();
    this.#last = 0;
    this.#lastSpeaker = null;
    this.#pending = [];
  }

  /** Adds events that are newer than what is shown; returns those that were. */
  add(events) {
    const fresh = events.filter((event) => event.number > this.#last);
    for (const event of fresh) {
      this.#last = event.number;
      if (PASSING.has(event.type)) continue;
      this.#root.querySelectorAll(".chat-choices").forEach((old) => old.remove());
      this.#place(this.#line(event), event);
    }
    if (fresh.length && this.#following) this.toEnd();
    return fresh;
  }

  /**
   * Shows what is being sent; `deliver()` resolves when the server has it. A failed one offers to be sent again.
   * Resolves to false when it failed after the log had been cleared, so that there is no line left to say so.
   */
  async sending(text, deliver) {
    const state = h("span", { class: "line-meta", role: "status" }, "Sending…");
    const line = h("div", { class: "line line-own line-pending" }, bubble(text), state);
    const entry = { text, line };
    this.#pending.push(entry);
    this.#root.append(line);
    this.toEnd();
    try {
      await deliver();
    } catch (error) {
      if (!line.isConnected) return false;
      this.#pending = this.#pending.filter((other) => other !== entry);
      line.classList.add("line-failed");
      state.replaceChildren(`Not sent. ${error.message} `, h("button", { type: "button", class: "link", "data-testid": "send-again",
        onclick: () => { line.remove(); void this.sending(text, deliver); } }, "Send again"));
    }
    return true;
  }

  toEnd() {
    this.#following = true;
    this.#root.scrollTop = this.#root.scrollHeight;
  }

  #atEnd() {
    return this.#root.scrollHeight - this.#root.scrollTop - this.#root.clientHeight < 80;
  }

  #line(event) {
    const words = event.type === MESSAGE && event.sender?.kind !== "system" ? null : note(event, this.#roleOf(event.sender ?? {}) === "own");
    if (words !== null) {
      this.#lastSpeaker = null;
      return h("p", { class: "line-note", "data-testid": "chat-note" }, words);
    }
    const role = this.#roleOf(event.sender ?? {});
    const speaker = `${role} ${event.sender?.name}`;
    const continued = speaker === this.#lastSpeaker;
    this.#lastSpeaker = speaker;
    // Within a minute, the time stands under the last line only.
    const time = clock(event.timestamp);
    if (continued && this.#lastMeta?.textContent === time) this.#lastMeta.remove();
    this.#lastMeta = h("span", { class: "line-meta" }, time);
    const label = { bot: " · bot", trigger: " · trigger" }[role] ?? "";
    const name = continued || role === "own" ? null : h("span", { class: "line-name" }, `${event.sender?.name ?? ""}${label}`);
    return h("div", { class: `line line-${role}${continued ? " line-continued" : ""}`, "data-testid": "chat-line", "data-role": role },
      name, body(event, this.#send), this.#choicesOf(event),
      this.#lastMeta);
  }

  #choicesOf(event) {
    const offered = choices(event);
    if (!offered.length) return null;
    return h("div", { class: "chat-choices", role: "group", "aria-label": "Suggested answers" }, offered.map(([label, value]) =>
      h("button", { type: "button", class: "choice", "data-testid": "quick-reply", disabled: !this.#send,
        onclick: () => this.#send(value) }, label)));
  }

  /** What was pending gives way to the event that it became; other lines come before what is still being sent. */
  #place(line, event) {
    const own = event.type === MESSAGE && this.#roleOf(event.sender ?? {}) === "own";
    const index = own ? this.#pending.findIndex((entry) => entry.text === event.text) : -1;
    if (index >= 0) {
      const [entry] = this.#pending.splice(index, 1);
      entry.line.remove();
    }
    this.#root.insertBefore(line, this.#pending[0]?.line ?? null);
  }
}
