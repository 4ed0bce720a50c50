// The chat that is open on the agent desk.

import { longPoll, path, post, troubleWords } from "/pages/api.js";
import { ChatLog } from "/pages/chat.js";
import { byId, growing, say, sendOnEnter, setOptions } from "/pages/dom.js";

const input = byId("desk-input");
const fit = growing(input);

export class DeskChat {
  #me = null;
  #state = null;
  #channelId = null;
  #stopPolling = null;
  #deliveries = Promise.resolve();
  #focusSoon = false;
  #drafts = new Map();
  #closed;
  #log;

  /** `isBot(agentId)` tells programs from people; `closed()` is called when the chat was closed from within. */
  constructor({ isBot, closed }) {
    this.#closed = closed;
    this.#log = new ChatLog(byId("desk-log"), { roleOf: (sender) => this.#roleOf(sender, isBot) });
    byId("desk-composer").addEventListener("submit", (event) => { event.preventDefault(); this.#sendTyped(); });
    sendOnEnter(input, () => this.#sendTyped());
    byId("desk-back").addEventListener("click", () => { this.close(); this.#closed(); });
    byId("leave").addEventListener("click", () => this.#leave());
    byId("transfer").addEventListener("click", () => this.#askTransfer());
    byId("cancel-transfer").addEventListener("click", () => byId("transfer-dialog").close());
    byId("transfer-form").addEventListener("submit", (event) => { event.preventDefault(); void this.#transfer(); });
  }

  get channelId() {
    return this.#channelId;
  }

  open(channelId) {
    if (channelId === this.#channelId) return;
    this.close();
    this.#channelId = channelId;
    input.value = this.#drafts.get(channelId) ?? "";
    fit();
    this.#stopPolling = longPoll({
      address: (waitMs) => `${path`channels/${channelId}/events`}?after=${this.#log.last}&wait_ms=${waitMs}`,
      take: ({ events }) => this.#log.add(events),
      trouble: (error) => say(byId("desk-trouble"), troubleWords(error)),
    });
  }

  close() {
    if (this.#channelId !== null) this.#drafts.set(this.#channelId, input.value);
    this.#stopPolling?.();
    this.#stopPolling = null;
    this.#channelId = null;
    this.#focusSoon = false;
    this.#log.clear();
    say(byId("desk-trouble"), "");
    for (const part of ["chat-top", "desk-log", "desk-composer"]) byId(part).hidden = true;
    byId("desk-nothing").hidden = false;
  }

  /** The state says by and by that the chat is ours; the text box takes the focus then. */
  focusWhenServed() {
    this.#focusSoon = true;
  }

  update(state, me, { isMine, isOffered, departmentName }) {
    this.#state = state;
    this.#me = me;
    const channel = state.channels.find((c) => c.id === this.#channelId);
    if (!channel) return this.#channelId !== null && this.close();
    const mine = isMine(channel);
    const others = channel.agents.filter((id) => id !== me.id).map((id) => state.agents.find((a) => a.id === id)?.name).filter(Boolean);
    const phase = { closing: "the visitor has left", closed: "ended" }[String(channel.state).toLowerCase()];
    byId("chat-visitor").textContent = channel.visitor_name || "Visitor";
    byId("chat-facts").textContent = [departmentName(channel), others.length && `also here: ${others.join(", ")}`, phase].filter(Boolean).join(" · ");
    byId("serve-open").hidden = !isOffered(channel);
    byId("transfer").hidden = !mine;
    byId("leave").hidden = !mine;
    byId("chat-top").hidden = false;
    byId("desk-log").hidden = false;
    byId("desk-composer").hidden = !mine;
    byId("desk-nothing").hidden = true;
    if (mine && this.#focusSoon) {
      this.#focusSoon = false;
      input.focus();
      this.#log.toEnd();
    }
  }

  #roleOf(sender, isBot) {
    if (sender.kind !== "agent") return sender.kind === "trigger" ? "trigger" : "visitor";
    if (sender.id === this.#me?.id) return "own";
    return isBot(sender.id) ? "bot" : "agent";
  }

  async #sendTyped() {
    const text = input.value.trim();
    if (!text) return;
    const channel_id = this.#channelId;
    const address = path`agents/${this.#me.id}/messages`;
    input.value = "";
    fit();
    const settled = await this.#log.sending(text, () => {
      const delivery = this.#deliveries.then(() => post(address, { channel_id, text }));
      this.#deliveries = delivery.catch(() => undefined);
      return delivery;
    });
    // It failed while another chat was open: the words wait in the text box of their own chat.
    if (!settled) this.#drafts.set(channel_id, text);
  }

  async #leave() {
    try {
      await post(path`agents/${this.#me.id}/leave`, { channel_id: this.#channelId });
      this.close();
      this.#closed();
    } catch (error) {
      say(byId("desk-trouble"), error.message);
    }
  }

  #askTransfer() {
    const here = this.#state.channels.find((c) => c.id === this.#channelId)?.department_id;
    const others = this.#state.departments.filter((d) => d.id !== here);
    setOptions(byId("transfer-department"), others.map((d) => [d.id, `${d.name} (${String(d.status).toLowerCase()})`]));
    byId("confirm-transfer").disabled = others.length === 0;
    say(byId("transfer-error"), others.length ? "" : "There is no other department to transfer to.");
    byId("transfer-dialog").showModal();
  }

  async #transfer() {
    const channel_id = this.#channelId;
    say(byId("transfer-error"), "");
    byId("confirm-transfer").disabled = true;
    try {
      const leave = byId("transfer-leave").checked;
      await post(path`agents/${this.#me.id}/transfer`, { channel_id, department_id: byId("transfer-department").value, leave });
      byId("transfer-dialog").close();
      if (leave && this.#channelId === channel_id) {
        this.close();
        this.#closed();
      }
    } catch (error) {
      say(byId("transfer-error"), error.message);
    } finally {
      byId("confirm-transfer").disabled = false;
    }
  }
}
