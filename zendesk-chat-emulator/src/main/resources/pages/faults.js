// The page of faults: a form drawn from the menu, what is active, and the log as it grows.

import { get, longPoll, path, post, remove, troubleWords } from "/pages/api.js";
import { attempt, byId, h, millis, say, setOptions } from "/pages/dom.js";

const MOST_LINES = 300;

let menu = null;
let agents = [];

const label = (name) => name.replaceAll("_", " ").replace(/^./, (letter) => letter.toUpperCase());

function trying(action) {
  return attempt(byId("trouble"), action);
}

function input(field) {
  const common = { name: field.name, "data-testid": `field-${field.name}` };
  const usual = field.default === null ? "" : String(field.default);
  if (field.name === "agent") {
    return h("select", common, h("option", { value: "" }, "any"), agents.map((agent) => h("option", { value: agent.id }, agent.name)));
  }
  if (field.values) {
    return h("select", common, h("option", { value: "" }, "not given"), field.values.map((word) => h("option", { value: word }, word)));
  }
  if (field.type === "number" || field.type === "fraction") {
    const step = field.type === "fraction" ? "any" : "1";
    return h("input", { ...common, type: "number", step, min: field.least ?? 0, max: field.most ?? 1, placeholder: usual, inputmode: "decimal" });
  }
  return h("input", { ...common, placeholder: usual, autocomplete: "off", spellcheck: "false" });
}

function fieldRow(field) {
  if (field.type === "flag") {
    const box = h("input", { type: "checkbox", name: field.name, "data-testid": `field-${field.name}` });
    return h("label", { class: "check" }, box, h("span", {}, label(field.name), h("small", {}, field.words)));
  }
  return h("label", { class: "field" }, h("span", {}, label(field.name)), input(field), h("small", {}, field.words));
}

function chosen() {
  return menu.faults.find((fault) => fault.name === byId("fault-kind").value);
}

/** Fields that any fault may have, but for those that this one has of its own and places it cannot strike at. */
function whenFields(fault) {
  const own = new Set(fault.fields.map((field) => field.name));
  return menu.fields
    .filter((field) => !own.has(field.name))
    .map((field) => (field.name === "at" ? { ...field, values: fault.at } : field));
}

function drawForm() {
  const fault = chosen();
  byId("fault-does").textContent = fault.does;
  byId("own-fields").replaceChildren(...fault.fields.map(fieldRow));
  byId("own-fields").hidden = fault.fields.length === 0;
  byId("when-fields").replaceChildren(...whenFields(fault).map(fieldRow));
  say(byId("fault-error"), "");
}

function wish() {
  const fault = chosen();
  const body = { fault: fault.name };
  for (const field of [...fault.fields, ...whenFields(fault)]) {
    const control = byId(`field-${field.name}`);
    if (field.type === "flag") {
      if (control.checked) body[field.name] = true;
    } else if (control.validity.badInput) {
      throw new Error(`${label(field.name)} must be a number.`);
    } else if (control.value.trim() !== "") {
      const numeric = field.type === "number" || field.type === "fraction";
      body[field.name] = numeric ? Number(control.value) : control.value.trim();
    }
  }
  return body;
}

async function add(event) {
  event.preventDefault();
  say(byId("fault-error"), "");
  const button = byId("add-fault");
  button.disabled = true;
  try {
    const added = await post("faults", wish());
    byId("fault-said").textContent = `${label(added.fault)} was added.`;
    await loadActive();
  } catch (error) {
    say(byId("fault-error"), error.message);
  } finally {
    button.disabled = false;
  }
}

const agentName = (id) => agents.find((agent) => agent.id === id)?.name ?? "a removed agent";

function ruleWords(rule) {
  const words = [];
  if (rule.particulars) words.push(rule.particulars);
  if (rule.operations.length) words.push(`on ${rule.operations.join(", ")}`);
  words.push(`at ${rule.at.join(", ")}`);
  if (rule.agent) words.push(`for ${agentName(rule.agent)}`);
  if (rule.count !== null) words.push(rule.count === 1 ? "once" : `${rule.count} times`);
  if (rule.for_ms !== null) words.push(`for ${rule.for_ms} ms`);
  if (rule.probability < 1) words.push(`with chance ${rule.probability}, seed ${rule.seed}`);
  return words.join(" · ");
}

function ruleRow(rule) {
  const drop = async () => {
    await trying(async () => {
      try {
        await remove(path`faults/${rule.id}`);
      } catch (error) {
        // It may have struck for the last time a moment ago, which is as good.
        if (error.code !== "unknown_fault") throw error;
      }
      await loadActive();
    });
    document.getElementById("active-title").focus();
  };
  return h("div", { class: "row", "data-testid": "fault-row" },
    h("div", { class: "row-main" }, h("strong", {}, label(rule.fault)), h("span", { class: "hint" }, ruleWords(rule)),
      h("span", { class: "hint" }, rule.struck === 0 ? "has not struck yet" : `has struck ${rule.struck} times`)),
    h("div", { class: "row-side" },
      h("button", { type: "button", class: "button", "data-testid": "remove-fault", "aria-label": `Remove ${label(rule.fault)}`, onclick: drop }, "Remove")));
}

let shown = "";

async function loadActive() {
  const { faults } = await get("faults");
  const print = JSON.stringify(faults);
  if (print === shown) return;
  shown = print;
  byId("clear-faults").hidden = faults.length === 0;
  const list = faults.length ? faults.map(ruleRow) : [h("p", { class: "empty" }, "Nothing goes wrong on purpose.")];
  byId("active-faults").replaceChildren(...list);
}

function logRow(entry) {
  const at = new Date(millis(entry.at)).toLocaleTimeString([], { hour: "2-digit", minute: "2-digit", second: "2-digit" });
  const who = entry.agent ? ` · ${agentName(entry.agent)}` : "";
  const what = entry.operation ? ` · ${entry.operation}` : "";
  return h("div", { class: "row", "data-testid": "log-row" },
    h("div", { class: "row-main" }, h("strong", {}, label(entry.fault)), h("span", { class: "hint" }, `${entry.detail}${what}${who}`)),
    h("div", { class: "row-side" }, h("span", { class: "hint" }, at)));
}

let last = 0;

function takeLog({ entries }) {
  const log = byId("fault-log");
  if (entries.length) {
    log.querySelector(".empty")?.remove();
    for (const entry of entries) {
      last = Math.max(last, entry.number);
      log.prepend(logRow(entry));
    }
    while (log.children.length > MOST_LINES) log.lastElementChild.remove();
  } else if (!log.children.length) {
    log.append(h("p", { class: "empty" }, "Nothing has struck yet."));
  }
  void trying(loadActive);
}

async function begin() {
  const state = await get("state");
  agents = state.agents;
  byId("account-name").textContent = state.account.subdomain;
  menu = await get("faults/menu");
  setOptions(byId("fault-kind"), menu.faults.map((fault) => [fault.name, label(fault.name)]));
  drawForm();
  await loadActive();
  let first = true;
  longPoll({
    address: (waitMs) => {
      const wait = first ? 0 : Math.min(waitMs, 5_000);
      first = false;
      return `faults/log?after=${last}&wait_ms=${wait}`;
    },
    take: takeLog,
    trouble: (error) => say(byId("trouble"), troubleWords(error)),
  });
}

byId("fault-kind").addEventListener("change", drawForm);
byId("fault-form").addEventListener("submit", add);
byId("clear-faults").addEventListener("click", () => trying(async () => {
  await remove("faults");
  await loadActive();
  document.getElementById("active-title").focus();
}));
await trying(begin);
