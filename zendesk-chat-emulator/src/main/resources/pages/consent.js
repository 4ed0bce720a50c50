// The page where an agent allows or denies a program to act in the agent's seat.

import { Refused, get, post, remove, useAccount } from "/pages/api.js";
import { avatar, byId, h, say, setOptions } from "/pages/dom.js";

const SCOPES = {
  read: "read chats, visitors, agents and departments",
  write: "change them, for instance the agent’s status",
  chat: "talk with visitors in live chats as this agent",
};
const VIEWS = ["loading", "bad-request", "choose-agent", "consent"];

const query = location.search;
let cleared = false;

function show(view) {
  for (const name of VIEWS) byId(name).hidden = name !== view;
}

function showBadRequest(error) {
  byId("bad-request-message").textContent = error.message;
  show("bad-request");
}

async function showChooser(client) {
  byId("asking-short").textContent = client.name;
  const { agents } = await get("state");
  setOptions(byId("consent-agent"), agents.map((agent) => [agent.id, `${agent.name} (${agent.email})`]));
  byId("no-agents").hidden = agents.length > 0;
  byId("consent-sign-in").disabled = agents.length === 0;
  show("choose-agent");
  byId("consent-agent").focus();
}

function showConsent({ client, agent, scopes, redirect_uri: redirect }) {
  byId("consent-client").textContent = client.name;
  byId("consent-company").textContent = client.company ? `A program of ${client.company}` : "No company is given.";
  byId("consent-avatar").replaceChildren(avatar(agent.name));
  byId("consent-seat").textContent = agent.name;
  byId("scopes").replaceChildren(...scopes.map((scope) => h("li", {}, SCOPES[scope] ?? `use “${scope}”`)));
  byId("consent-redirect").textContent = redirect;
  document.title = `Allow ${client.name}? · Chat emulator`;
  show("consent");
  byId("allow").focus();
}

async function load() {
  try {
    const asked = await get(`consent${query}`);
    useAccount(asked.account);
    if (asked.agent) showConsent(asked);
    else await showChooser(asked.client);
  } catch (error) {
    showBadRequest(error);
  }
}

async function signIn(event) {
  event.preventDefault();
  say(byId("sign-in-error"), "");
  try {
    await post("sign-in", { agent_id: byId("consent-agent").value });
    await load();
  } catch (error) {
    say(byId("sign-in-error"), error.message);
  }
}

async function decide(decision) {
  const buttons = [byId("allow"), byId("deny")];
  buttons.forEach((button) => (button.disabled = true));
  say(byId("consent-error"), "");
  try {
    const parameters = Object.fromEntries(new URLSearchParams(query));
    const answer = await post("consent", { ...parameters, decision });
    cleared = true;
    location.assign(answer.location);
  } catch (error) {
    // Someone signed out in another tab: ask again who answers.
    if (error instanceof Refused && error.status === 401) return void load();
    say(byId("consent-error"), error.message);
  } finally {
    if (!cleared) buttons.forEach((button) => (button.disabled = false));
  }
}

async function anotherAgent() {
  try {
    await remove("sign-in");
  } catch (error) {
    return say(byId("consent-error"), error.message);
  }
  return load();
}

byId("choose-agent").addEventListener("submit", signIn);
byId("allow").addEventListener("click", () => decide("allow"));
byId("deny").addEventListener("click", () => decide("deny"));
byId("other-agent").addEventListener("click", anotherAgent);
byId("look-again").addEventListener("click", load);
await load();
