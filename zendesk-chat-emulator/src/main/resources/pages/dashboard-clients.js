// Settings > Account > API & SDKs: the API clients, and their keys, which are shown once.

import { path, post, remove } from "/pages/api.js";
import { byId, copyFrom, h, say } from "/pages/dom.js";
import { removeButton } from "/pages/dashboard-people.js";

let shown = "";

async function removeClient(client) {
  try {
    await remove(path`api-clients/${client.client_id}`);
    say(byId("clients-error"), "");
  } catch (error) {
    say(byId("clients-error"), error.message);
  }
}

function clientRow(client) {
  const button = h("button", { type: "button", class: "button", "data-testid": "remove-client", "aria-label": `Remove ${client.name}` }, "Remove");
  removeButton(button, "Press again", () => removeClient(client));
  return h("div", { class: "row", "data-testid": "client-row" },
    h("div", { class: "row-main" }, h("strong", {}, client.name), h("span", { class: "hint" }, client.company),
      h("span", { class: "hint mono" }, client.client_id),
      (client.redirect_urls ?? []).map((url) => h("span", { class: "hint mono" }, url))),
    h("div", { class: "row-side" }, button));
}

function showKeys(keys) {
  byId("client-id").value = keys.client_id;
  byId("client-secret").value = keys.client_secret;
  byId("keys-dialog").showModal();
  byId("copy-client-id").focus();
}

async function save(event) {
  event.preventDefault();
  const form = event.currentTarget;
  const { name, company, redirects } = form.elements;
  const urls = redirects.value.split("\n").map((line) => line.trim()).filter(Boolean);
  say(byId("client-error"), "");
  byId("save-client").disabled = true;
  try {
    const keys = await post("api-clients", { name: name.value.trim(), company: company.value.trim(), redirect_urls: urls });
    form.reset();
    location.hash = "#/settings/account/api";
    showKeys(keys);
  } catch (error) {
    say(byId("client-error"), error.message);
  } finally {
    byId("save-client").disabled = false;
  }
}

function forgetKeys() {
  byId("keys-dialog").close();
  byId("client-id").value = "";
  byId("client-secret").value = "";
}

export const clients = {
  show(state) {
    const print = JSON.stringify(state.api_clients);
    if (print === shown) return;
    shown = print;
    const list = state.api_clients.map(clientRow);
    byId("clients").replaceChildren(...(list.length ? list : [h("p", { class: "empty" }, "No API clients yet.")]));
  },
};

byId("client-form").addEventListener("submit", save);
byId("keys-done").addEventListener("click", forgetKeys);
// Escape would throw the secret away by a slip.
byId("keys-dialog").addEventListener("cancel", (event) => event.preventDefault());
for (const key of ["client-id", "client-secret"]) {
  byId(`copy-${key}`).addEventListener("click", (event) => copyFrom(byId(key), event.currentTarget));
}
