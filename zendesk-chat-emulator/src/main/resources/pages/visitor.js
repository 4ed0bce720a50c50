// The shop's chat widget.

import { Refused, accountName, get, longPoll, path, post } from "/pages/api.js";
import { ChatLog } from "/pages/chat.js";
import { byId, growing, say, sendOnEnter, setOptions } from "/pages/dom.js";

// The chat lives as long as the tab: a reload goes on with it, a new tab is a new visitor.
const STORE = accountName() === null ? "chat-visitor" : `chat-visitor-${accountName()}`;
const asked = new URLSearchParams(location.search);

const widget = byId("chat-widget");
const launcher = byId("open-chat");
const input = byId("chat-input");
const fit = growing(input);
const log = new ChatLog(byId("chat-log"), {
  roleOf: (sender) => (sender.kind === "visitor" ? "own" : "agent"),
  send: (text) => {
    send(text);
    // The pressed button goes away; a keyboard on a screen must not pop up for it, though.
    if (matchMedia("(pointer: fine)").matches) input.focus();
  },
});

let visitorId = sessionStorage.getItem(STORE);
let stopPolling = null;
let deliveries = Promise.resolve();
let unread = 0;
let present = true;
const agents = new Set();

function showView() {
  const chatting = visitorId !== null;
  byId("start-form").hidden = chatting;
  byId("chat-log").hidden = !chatting;
  byId("composer").hidden = !chatting || !present;
  byId("left-box").hidden = !chatting || present;
  byId("leave-chat").hidden = !chatting || !present;
  byId("chat-with").textContent = agents.size ? `You are talking with ${[...agents].join(", ")}` : "We are glad to help";
}

function showUnread() {
  const badge = byId("chat-unread");
  badge.hidden = unread === 0;
  badge.textContent = String(unread);
  launcher.setAttribute("aria-label", unread ? `Chat, ${unread} unread` : "Chat");
}

function firstField() {
  if (visitorId === null) return byId("visitor-name");
  return present ? input : byId("return-chat");
}

function open() {
  widget.hidden = false;
  launcher.setAttribute("aria-expanded", "true");
  document.body.classList.add("chatting");
  unread = 0;
  showUnread();
  showView();
  log.toEnd();
  firstField().focus();
  sessionStorage.setItem(`${STORE}-open`, "yes");
}

function close() {
  widget.hidden = true;
  launcher.setAttribute("aria-expanded", "false");
  document.body.classList.remove("chatting");
  sessionStorage.removeItem(`${STORE}-open`);
  launcher.focus();
}

function take({ events }) {
  const fresh = log.add(events);
  for (const event of fresh) {
    const { kind, name } = event.sender ?? {};
    if (event.type === "chat.memberjoin") {
      if (kind === "visitor") present = true;
      else agents.add(name);
    } else if (event.type === "chat.memberleave") {
      if (kind === "visitor") present = false;
      else agents.delete(name);
    } else if (event.type === "chat.msg" && kind !== "visitor" && widget.hidden) {
      unread += 1;
    }
  }
  if (fresh.length) {
    showUnread();
    showView();
  }
}

function trouble(error) {
  if (error instanceof Refused && error.status === 404) {
    forget();
    say(byId("chat-trouble"), "That chat is gone: the emulator was started afresh. You can start a new one.");
    return;
  }
  say(byId("chat-trouble"), error && "The connection is lost. Trying again…");
}

function follow() {
  stopPolling?.();
  stopPolling = longPoll({
    address: (waitMs) => `${path`visitors/${visitorId}/events`}?after=${log.last}&wait_ms=${waitMs}`,
    take,
    trouble,
  });
}

function forget() {
  stopPolling?.();
  stopPolling = null;
  visitorId = null;
  present = true;
  agents.clear();
  log.clear();
  sessionStorage.removeItem(STORE);
  showView();
  void offerDepartments();
}

async function offerDepartments() {
  const select = byId("visitor-department");
  setOptions(select, [["", "Whoever is free"]]);
  try {
    const { departments } = await get("state");
    setOptions(select, [["", "Whoever is free"], ...departments.map((d) => [d.id, `${d.name} (${String(d.status).toLowerCase()})`])]);
    const wanted = asked.get("department")?.toLowerCase();
    const match = departments.find((d) => d.id === asked.get("department") || d.name.toLowerCase() === wanted);
    if (match) select.value = match.id;
    say(byId("start-error"), wanted && !match ? `There is no department “${asked.get("department")}”. Choose one of the list.` : "");
  } catch (error) {
    say(byId("start-error"), error.message);
  }
}

async function start(event) {
  event.preventDefault();
  const name = byId("visitor-name").value.trim();
  const chosen = byId("visitor-department").value;
  const sdk = asked.get("sdk");
  const body = { ...(name && { name }), ...(chosen && { department: chosen }), ...(sdk && { sdk }) };
  byId("start-chat").disabled = true;
  say(byId("start-error"), "");
  try {
    const answer = await post("visitors", body);
    visitorId = answer.visitor_id;
    sessionStorage.setItem(STORE, visitorId);
    say(byId("chat-trouble"), "");
    present = true;
    showView();
    follow();
    input.focus();
  } catch (error) {
    say(byId("start-error"), error.message);
  } finally {
    byId("start-chat").disabled = false;
  }
}

/** One delivery after the other, so that two quick lines do not overtake each other. */
function send(text) {
  const to = visitorId;
  void log.sending(text, () => {
    const delivery = deliveries.then(() => post(path`visitors/${to}/messages`, { text }));
    deliveries = delivery.catch(() => undefined);
    return delivery;
  });
}

function sendTyped() {
  const text = input.value.trim();
  if (!text) return;
  input.value = "";
  fit();
  send(text);
}

async function act(action) {
  try {
    await post(`${path`visitors/${visitorId}`}/${action}`);
    present = action === "return";
    say(byId("chat-trouble"), "");
    showView();
    firstField().focus();
  } catch (error) {
    say(byId("chat-trouble"), error.message);
  }
}

launcher.addEventListener("click", () => (widget.hidden ? open() : close()));
byId("ask-us").addEventListener("click", open);
byId("close-chat").addEventListener("click", close);
byId("leave-chat").addEventListener("click", () => act("leave"));
byId("return-chat").addEventListener("click", () => act("return"));
byId("new-chat").addEventListener("click", () => { forget(); byId("visitor-name").focus(); });
byId("start-form").addEventListener("submit", start);
byId("composer").addEventListener("submit", (event) => { event.preventDefault(); sendTyped(); });
sendOnEnter(input, sendTyped);
widget.addEventListener("keydown", (event) => { if (event.key === "Escape") close(); });

byId("mobile-note").hidden = asked.get("sdk") !== "mobile";
byId("visitor-name").value = asked.get("name") ?? "";
if (visitorId !== null) follow();
else void offerDepartments();
if (sessionStorage.getItem(`${STORE}-open`)) open();
showView();
