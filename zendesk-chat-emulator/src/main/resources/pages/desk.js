// The agent desk: signing in, the lists of chats, and the chat that is open (see desk-chat.js).

import { accountName, path, post, troubleWords, watchState } from "/pages/api.js";
import { age, attempt, avatar, byId, h, say, setOptions, statusPill } from "/pages/dom.js";
import { DeskChat } from "/pages/desk-chat.js";

const STORE = accountName() === null ? "desk-agent" : `desk-agent-${accountName()}`;
const wanted = new URLSearchParams(location.search).get("agent");

let state = null;
let me = null;
// An agent with an API session is a program; it stays one in the transcript after its session ended.
const bots = new Set();
const seen = new Map();

const chat = new DeskChat({
  isBot: (id) => bots.has(id),
  closed: () => showLists(),
});

const stateOf = (channel) => String(channel.state).toLowerCase();
const isMine = (channel) => channel.agents.includes(me.id) && stateOf(channel) !== "closed";

/** Chats that wait for this agent's department or for nobody's in particular; only who is online is asked. */
function isOffered(channel) {
  if (!channel.waiting || channel.agents.includes(me.id) || stateOf(channel) === "closed") return false;
  if (String(me.status).toLowerCase() !== "online") return false;
  // Assigned routing asks one agent at a time.
  if (stateOf(channel) === "assigned") return channel.assigned === me.id;
  const department = state.departments.find((d) => d.id === channel.department_id);
  return !department || department.agents.includes(me.id);
}

function departmentName(channel) {
  return state.departments.find((d) => d.id === channel.department_id)?.name ?? "No department";
}

/** The server counts the visitor's lines since an agent wrote; what was on the screen here is taken off. */
function unreadOf(channel) {
  const here = channel.id === chat.channelId && !document.hidden;
  if (here) seen.set(channel.id, { at: channel.last_timestamp, unread: channel.unread });
  const before = seen.get(channel.id);
  if (before?.at === channel.last_timestamp) return 0;
  return channel.unread - (before && before.unread < channel.unread ? before.unread : 0);
}

function card(channel, offered) {
  const unread = offered ? 0 : unreadOf(channel);
  const name = channel.visitor_name || "Visitor";
  const open = h("button", { type: "button", class: "chat-card-open", "data-testid": "open-channel", "data-channel": channel.id,
    "aria-current": channel.id === chat.channelId ? "true" : null, onclick: () => openChat(channel.id) },
    avatar(name),
    h("span", { class: "row-main" },
      h("strong", {}, name),
      h("span", { class: "hint" }, [departmentName(channel), age(channel.last_timestamp), stateOf(channel) === "closing" && "visitor has left"]
        .filter(Boolean).join(" · ")),
      h("span", { class: "chat-card-text" }, channel.last_text || "Nothing said yet")),
    unread ? h("span", { class: "badge", "data-testid": "unread" }, h("span", {}, String(unread)), h("span", { class: "unseen" }, " unread")) : null);
  const serve = offered ? h("button", { type: "button", class: "button button-main", "data-testid": "serve", "data-channel": channel.id,
    "aria-label": `Serve ${name}`, onclick: () => serveChat(channel.id) }, "Serve") : null;
  return h("div", { class: `chat-card${channel.id === chat.channelId ? " chat-card-here" : ""}`, "data-testid": "channel-card" }, open, serve);
}

/** Cards are made anew; the focus goes back to the button of the same chat. */
function fill(testId, channels, offered, empty) {
  const root = byId(testId);
  const focused = root.contains(document.activeElement) ? document.activeElement.dataset : null;
  root.replaceChildren(...(channels.length ? channels.map((c) => card(c, offered)) : [h("p", { class: "empty" }, empty)]));
  if (!focused) return;
  const again = [...root.querySelectorAll("button")].find((b) => b.dataset.channel === focused.channel && b.dataset.testid === focused.testid);
  again?.focus();
}

const NOT_ONLINE = {
  away: "You are away: no new chats are offered to you.",
  invisible: "You are invisible: no new chats are offered to you.",
  offline: "You are offline. Choose Online to be offered chats.",
};

function showLists() {
  if (!me || !state) return;
  const newestFirst = [...state.channels].reverse();
  const offered = newestFirst.filter(isOffered);
  const mine = newestFirst.filter(isMine);
  fill("desk-incoming", offered, true, "Nobody is waiting.");
  fill("desk-mine", mine, false, "You serve no chat.");
  byId("incoming-count").hidden = offered.length === 0;
  byId("incoming-count").textContent = String(offered.length);
  const unread = mine.reduce((sum, channel) => sum + unreadOf(channel), 0);
  const news = offered.length + unread;
  document.title = `${news ? `(${news}) ` : ""}${me.name} · Agent desk`;
  say(byId("desk-not-online"), NOT_ONLINE[String(me.status).toLowerCase()]);
  byId("desk").classList.toggle("desk-open", chat.channelId !== null);
}

function showMe() {
  byId("desk-welcome").hidden = me !== null;
  byId("desk").hidden = me === null;
  byId("desk-seat").hidden = me === null;
  if (!me) return;
  byId("desk-me").replaceChildren(avatar(me.name), h("strong", {}, me.name));
  for (const choice of byId("status").querySelectorAll("input")) choice.checked = choice.value === String(me.status).toLowerCase();
}

function show(newState) {
  state = newState;
  for (const session of state.sessions) bots.add(session.agent_id);
  setOptions(byId("desk-agent"), state.agents.map((agent) => [agent.id, `${agent.name} (${String(agent.status).toLowerCase()})`]));
  byId("desk-no-agents").hidden = state.agents.length > 0;
  byId("desk-sign-in").disabled = state.agents.length === 0;
  if (!me) return;
  me = state.agents.find((agent) => agent.id === me.id) ?? null;
  if (!me) return signedOut("Your user was removed, or the emulator was started afresh.");
  showMe();
  chat.update(state, me, { isMine, isOffered, departmentName });
  showLists();
}

function openChat(channelId) {
  chat.open(channelId);
  chat.update(state, me, { isMine, isOffered, departmentName });
  showLists();
}

function trying(action) {
  return attempt(byId("trouble"), action);
}

function serveChat(channelId) {
  return trying(async () => {
    await post(path`agents/${me.id}/serve`, { channel_id: channelId });
    openChat(channelId);
    chat.focusWhenServed();
  });
}

async function signIn(agent) {
  if (String(agent.status).toLowerCase() === "offline") {
    await post(path`agents/${agent.id}/status`, { status: "online" });
  }
  me = agent;
  sessionStorage.setItem(STORE, agent.id);
  show(state);
}

function signedOut(words) {
  sessionStorage.removeItem(STORE);
  me = null;
  chat.close();
  document.title = "Agent desk · Chat emulator";
  showMe();
  say(byId("trouble"), words);
}

/** After the first state: who sat here before the reload, or whom the address names by id or name, sits down at once. */
async function firstState(newState) {
  show(newState);
  const named = (agent) => agent.id === wanted || agent.name.toLowerCase() === wanted?.toLowerCase();
  const before = sessionStorage.getItem(STORE);
  const agent = state.agents.find(named) ?? state.agents.find((a) => a.id === before);
  if (agent) return trying(() => signIn(agent));
  if (wanted) say(byId("desk-sign-in-error"), `There is no agent “${wanted}” here. Choose one of the list.`);
}

byId("desk-sign-in-form").addEventListener("submit", (event) => {
  event.preventDefault();
  say(byId("desk-sign-in-error"), "");
  const agent = state?.agents.find((a) => a.id === byId("desk-agent").value);
  if (agent) void trying(() => signIn(agent));
});
byId("status").addEventListener("change", (event) =>
  trying(() => post(path`agents/${me.id}/status`, { status: event.target.value })));
byId("desk-sign-out").addEventListener("click", () => trying(async () => {
  await post(path`agents/${me.id}/status`, { status: "offline" });
  signedOut("");
}));
byId("serve-open").addEventListener("click", () => serveChat(chat.channelId));

let first = true;
watchState((newState) => {
  if (!first) return show(newState);
  first = false;
  void firstState(newState);
}, (error) => say(byId("trouble"), troubleWords(error)), true);
// Ages grow older without any news from the server.
setInterval(showLists, 30_000);
document.addEventListener("visibilitychange", showLists);
