// The accounts side by side: the switch in the header, and the list in the settings.

import { get, path, post, remove } from "/pages/api.js";
import { attempt, byId, h, setOptions } from "/pages/dom.js";
import { removeButton } from "/pages/dashboard-people.js";

let here = null;

/** The dashboard of another account, at the same place. */
function addressOf(subdomain, hash = location.hash) {
  return `/?account=${encodeURIComponent(subdomain)}${hash}`;
}

function trying(action) {
  return attempt(byId("account-error"), action);
}

function accountRow(account, first) {
  const current = account.subdomain === here.subdomain;
  const button = h("button", { type: "button", class: "button", "data-testid": "remove-account", "aria-label": `Remove ${account.subdomain}` }, "Remove");
  removeButton(button, "Press again", () => trying(async () => {
    await remove(path`accounts/${account.subdomain}`);
    await showAccounts(here);
  }));
  // Here the links must not get this page's account added.
  return h("div", { class: "row", "data-testid": "account-row" },
    h("div", { class: "row-main" },
      current ? h("strong", {}, account.name) : h("a", { href: addressOf(account.subdomain, "#/"), "data-testid": "open-account" }, account.name),
      h("span", { class: "hint mono" }, account.subdomain)),
    h("div", { class: "row-side" }, current ? h("span", { class: "hint" }, "this one") : first ? null : button));
}

export async function showAccounts(account) {
  here = account;
  const { accounts } = await get("accounts");
  byId("account-switch-box").hidden = accounts.length < 2;
  setOptions(byId("account-switch"), accounts.map((a) => [a.subdomain, a.subdomain]));
  byId("account-switch").value = here.subdomain;
  byId("accounts").replaceChildren(...accounts.map((a, i) => accountRow(a, i === 0)));
}

byId("account-switch").addEventListener("change", (event) => location.assign(addressOf(event.target.value)));
byId("account-form").addEventListener("submit", (event) => {
  event.preventDefault();
  const { subdomain } = event.currentTarget.elements;
  void trying(async () => {
    const added = await post("accounts", { subdomain: subdomain.value.trim() });
    location.assign(addressOf(added.subdomain, "#/"));
  });
});
