// Users and departments of the dashboard.

import { patch, path, post, remove } from "/pages/api.js";
import { avatar, byId, h, say, statusPill } from "/pages/dom.js";

let state = null;
let seats = null;

/** Cancel buttons of dialogs close them. */
export function closeButtons() {
  for (const button of document.querySelectorAll("dialog [data-close]")) {
    button.addEventListener("click", () => button.closest("dialog").close());
  }
}

/** A button that removes only at its second press, so that no slip costs anything. */
export function removeButton(button, question, action) {
  const label = button.textContent;
  const rest = () => { delete button.dataset.armed; button.textContent = label; };
  button.addEventListener("blur", rest);
  button.addEventListener("click", () => {
    if (button.dataset.armed) { rest(); return void action(); }
    button.dataset.armed = "yes";
    button.textContent = question;
  });
}

/**
 * One dialog for adding and managing records of a kind. `fill(form, record)` puts a record's values in (null: a new one),
 * `save(form, record)` and `remove(record)` talk to the server; what it refuses is shown in the dialog, which stays open.
 */
function editor({ dialogId, errorId, removeId, titleId, fill, save, remove: removal }) {
  const dialog = byId(dialogId);
  const form = dialog.querySelector("form");
  const error = byId(errorId);
  let record = null;
  const attempt = async (action) => {
    say(error, "");
    const submit = form.querySelector(".button-main");
    submit.disabled = true;
    try {
      await action();
      dialog.close();
    } catch (refused) {
      say(error, refused.message);
    } finally {
      submit.disabled = false;
    }
  };
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    void attempt(() => save(form, record));
  });
  removeButton(byId(removeId), "Press again to remove", () => attempt(() => removal(record)));
  return (existing, title) => {
    record = existing;
    document.getElementById(titleId).textContent = title;
    byId(removeId).hidden = existing === null;
    form.reset();
    say(error, "");
    fill(form, existing);
    dialog.showModal();
    form.elements.name.focus();
  };
}

const editUser = editor({
  dialogId: "user-dialog", errorId: "user-error", removeId: "remove-user", titleId: "user-title",
  fill(form, user) {
    byId("user-status-field").hidden = user === null;
    if (user === null) return;
    for (const key of ["name", "email", "role"]) form.elements[key].value = user[key];
    form.elements.status.value = String(user.status).toLowerCase();
  },
  async save(form, user) {
    const { name, email, role, status } = form.elements;
    const values = { name: name.value.trim(), email: email.value.trim(), role: role.value };
    if (user === null) return void (await post("agents", values));
    await patch(path`agents/${user.id}`, values);
    if (status.value !== String(user.status).toLowerCase()) {
      await post(path`agents/${user.id}/status`, { status: status.value });
    }
  },
  remove: (user) => remove(path`agents/${user.id}`),
});

const editDepartment = editor({
  dialogId: "department-dialog", errorId: "department-error", removeId: "remove-department", titleId: "department-title",
  fill(form, department) {
    form.elements.name.value = department?.name ?? "";
    const boxes = state.agents.map((agent) => h("label", { class: "check" },
      h("input", { type: "checkbox", value: agent.id, checked: Boolean(department?.agents.includes(agent.id)), "data-testid": "department-member" }),
      h("span", {}, agent.name)));
    const none = h("p", { class: "hint" }, "There are no users yet. A department can be empty; it is offline then.");
    byId("department-members").replaceChildren(...(boxes.length ? boxes : [none]));
  },
  async save(form, department) {
    const agents = [...form.querySelectorAll("[type=checkbox]:checked")].map((box) => box.value);
    const values = { name: form.elements.name.value.trim(), agents };
    await (department === null ? post("departments", values) : patch(path`departments/${department.id}`, values));
  },
  remove: (department) => remove(path`departments/${department.id}`),
});

function userRow(user) {
  const where = state.departments.filter((d) => d.agents.includes(user.id)).map((d) => d.name);
  return h("div", { class: "row", "data-testid": "user-row" }, avatar(user.name),
    h("div", { class: "row-main" }, h("strong", {}, user.name), h("span", { class: "hint" }, user.email),
      h("span", { class: "hint" }, `${user.role}${where.length ? ` · ${where.join(", ")}` : ""}`)),
    h("div", { class: "row-side" }, statusPill(user.status),
      h("button", { type: "button", class: "button", "data-testid": "manage-user", "aria-label": `Manage ${user.name}`,
        onclick: () => editUser(user, "Manage user") }, "Manage")));
}

function departmentRow(department) {
  const members = department.agents.map((id) => state.agents.find((agent) => agent.id === id)?.name).filter(Boolean);
  return h("div", { class: "row", "data-testid": "department-row" },
    h("div", { class: "row-main" }, h("strong", {}, department.name),
      h("span", { class: "hint" }, members.length ? members.join(", ") : "No members")),
    h("div", { class: "row-side" }, statusPill(department.status),
      h("button", { type: "button", class: "button", "data-testid": "manage-department", "aria-label": `Manage ${department.name}`,
        onclick: () => editDepartment(department, "Manage department") }, "Manage")));
}

/** Replaces rows only when something in them changed, so that the focus is not lost at every news. */
const shown = new Map();
function rows(testId, records, row, empty) {
  const print = JSON.stringify([records, state.departments.map((d) => [d.name, d.agents]), state.agents.map((a) => a.name)]);
  if (shown.get(testId) === print) return;
  shown.set(testId, print);
  byId(testId).replaceChildren(...(records.length ? records.map(row) : [h("p", { class: "empty" }, empty)]));
}

function showSeats() {
  if (!state || seats === null) return;
  byId("seats").textContent = `${state.agents.length} of ${seats} seats are taken.`;
}

export const people = {
  show(newState) {
    state = newState;
    rows("users", state.agents, userRow, "Nobody yet. Add the bot’s own agent first, then a person.");
    rows("departments", state.departments, departmentRow, "None yet. The bot wants one to itself, people another.");
    showSeats();
  },
  limit(count) {
    seats = count;
    showSeats();
  },
};

byId("add-user").addEventListener("click", () => editUser(null, "Add user"));
byId("add-department").addEventListener("click", () => state && editDepartment(null, "Add department"));
