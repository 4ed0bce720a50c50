// The dashboard: routes, sign-in, and the view of what is going on.

import { get, post, remove, troubleWords, watchState } from "/pages/api.js";
import { age, attempt, avatar, byId, h, say, setOptions, statusPill } from "/pages/dom.js";
import { closeButtons, people } from "/pages/dashboard-people.js";
import { showAccounts } from "/pages/dashboard-accounts.js";
import { clients } from "/pages/dashboard-clients.js";

const TITLES = {
  "#/": "Dashboard", "#/users": "Users", "#/departments": "Departments", "#/settings/account": "Account",
  "#/settings/account/api": "API & SDKs", "#/settings/account/api/new": "Add API client",
};
const ALIASES = { "": "#/", "#": "#/", "#/settings": "#/settings/account", "#main": null };

let signedIn = null;
let state = null;

function showRoute() {
  const hash = location.hash in ALIASES ? ALIASES[location.hash] : location.hash;
  if (hash === null) return;
  const route = hash in TITLES ? hash : "none";
  for (const section of document.querySelectorAll("[data-route]")) section.hidden = section.dataset.route !== route;
  for (const item of document.querySelectorAll(".side a")) {
    const base = item.dataset.section ?? item.getAttribute("href");
    const here = base === "#/" ? hash === "#/" : hash.startsWith(base);
    if (here) item.setAttribute("aria-current", "page");
    else item.removeAttribute("aria-current");
  }
  document.title = `${TITLES[route] ?? "No such page"} · Chat emulator`;
}

function showSeat() {
  byId("signed-in-box").hidden = !signedIn;
  byId("sign-in-form").hidden = Boolean(signedIn) || !state?.agents.length;
  byId("signed-in").replaceChildren(...(signedIn ? [avatar(signedIn.name), h("strong", {}, signedIn.name)] : []));
  if (state) setOptions(byId("sign-in-as"), state.agents.map((agent) => [agent.id, agent.name]));
}

async function loadSeat() {
  signedIn = (await get("sign-in")).agent;
  showSeat();
}

function trying(action) {
  return attempt(byId("trouble"), action);
}

function channelRow(channel) {
  const department = state.departments.find((d) => d.id === channel.department_id)?.name ?? "no department";
  const names = channel.agents.map((id) => state.agents.find((agent) => agent.id === id)?.name ?? "a removed agent");
  const served = names.length ? `with ${names.join(", ")}` : "nobody yet";
  return h("div", { class: "row", "data-testid": "channel-row" },
    avatar(channel.visitor_name || "Visitor"),
    h("div", { class: "row-main" }, h("strong", {}, channel.visitor_name || "Visitor"),
      h("span", { class: "hint" }, `${department} · ${served}`),
      channel.last_text ? h("span", { class: "row-quote" }, channel.last_text) : null),
    h("div", { class: "row-side" }, statusPill(channel.state), h("span", { class: "hint" }, age(channel.last_timestamp))));
}

function sessionRow(session) {
  const agent = state.agents.find((a) => a.id === session.agent_id)?.name ?? "a removed agent";
  return h("div", { class: "row", "data-testid": "session-row" }, avatar(agent),
    h("div", { class: "row-main" }, h("strong", {}, agent), h("span", { class: "hint mono" }, session.session_id)),
    h("div", { class: "row-side" }, statusPill(session.connected ? "connected" : "waiting for its socket")));
}

function rows(testId, list, row, empty) {
  byId(testId).replaceChildren(...(list.length ? list.map(row) : [h("p", { class: "empty" }, empty)]));
}

function showHome() {
  byId("first-steps").hidden = state.agents.length > 0 && state.departments.length > 0 && state.api_clients.length > 0;
  const newestFirst = [...state.channels].reverse();
  rows("channels", newestFirst, channelRow, "No chats yet. Open the visitor’s page and write something.");
  rows("sessions", state.sessions, sessionRow, "No program is signed in.");
}

function showAccount(account) {
  byId("account-name").textContent = `${account.name} · ${account.subdomain}`;
  const fact = (term, words) => [h("dt", {}, term), h("dd", {}, words)];
  byId("account").replaceChildren(...[
    fact("Name", account.name), fact("Subdomain", account.subdomain), fact("Agents in the plan", String(account.plan_agents)),
  ].flat());
}

function show(newState) {
  state = newState;
  if (signedIn && !state.agents.some((agent) => agent.id === signedIn.id)) signedIn = null;
  showSeat();
  showHome();
  people.show(state);
  clients.show(state);
}

byId("sign-in-form").addEventListener("submit", (event) => {
  event.preventDefault();
  void trying(async () => {
    await post("sign-in", { agent_id: byId("sign-in-as").value });
    await loadSeat();
  });
});
byId("sign-out").addEventListener("click", () => trying(async () => {
  await remove("sign-in");
  await loadSeat();
}));
window.addEventListener("hashchange", () => {
  showRoute();
  if (location.hash !== "#main") document.getElementById("main").focus();
});
document.addEventListener("visibilitychange", () => {
  // Another tab, the consent page for one, may have signed somebody in or out.
  if (!document.hidden) void trying(loadSeat);
});

closeButtons();
showRoute();
watchState(show, (error) => say(byId("trouble"), troubleWords(error)));
await trying(loadSeat);
await trying(async () => {
  const account = await get("account");
  people.limit(account.plan_agents);
  showAccount(account);
  await showAccounts(account);
});
