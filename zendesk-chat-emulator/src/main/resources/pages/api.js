// The emulator's control API, as the pages use it.

const BASE = "/emulator/v1/";
const ACCOUNT = "account";

// The account that this page is about; null means the first. The consent page learns it from the client.
let account = new URLSearchParams(location.search).get(ACCOUNT);

export const accountName = () => account;

export function useAccount(subdomain) {
  account = subdomain;
  keepAccount();
}

/** An address of a page or of the API, about the same account as this page. */
function withAccount(address) {
  if (account === null) return address;
  const [path, hash = ""] = address.split(/(?=#)/, 2);
  return `${path}${path.includes("?") ? "&" : "?"}${ACCOUNT}=${encodeURIComponent(account)}${hash}`;
}

/** Makes the links to the emulator's other pages keep to the account. */
export function keepAccount() {
  for (const link of document.querySelectorAll('a[href^="/"]')) {
    link.dataset.plain ??= link.getAttribute("href");
    link.setAttribute("href", withAccount(link.dataset.plain));
  }
}

keepAccount();

/** What the server refused. `message` is its own wording, fit to be shown; `code` is its `error` field. */
export class Refused extends Error {
  constructor(status, code, message) {
    super(message);
    this.status = status;
    this.code = code;
  }
}

/** The emulator did not answer at all. */
export class Unreachable extends Error {
  constructor() {
    super("The emulator does not answer; it may have been stopped.");
  }
}

/** What to say of a failed round of polling; empty when all is well. */
export function troubleWords(error) {
  if (!error) return "";
  return error instanceof Refused ? error.message : `${error.message} Trying again…`;
}

async function request(method, path, body, signal) {
  const options = { method, signal, headers: { Accept: "application/json" }, cache: "no-store" };
  if (body !== undefined) {
    options.headers["Content-Type"] = "application/json";
    options.body = JSON.stringify(body);
  }
  let answer;
  let text;
  try {
    answer = await fetch(withAccount(BASE + path), options);
    text = await answer.text();
  } catch (failure) {
    if (signal?.aborted) throw failure;
    throw new Unreachable();
  }
  let json = null;
  try {
    json = text ? JSON.parse(text) : null;
  } catch {
    json = null;
  }
  if (!answer.ok) {
    const words = json?.message ?? `The emulator answered ${answer.status} without saying why.`;
    throw new Refused(answer.status, json?.error ?? "unknown", words);
  }
  return json;
}

export const get = (path, signal) => request("GET", path, undefined, signal);
export const post = (path, body = {}) => request("POST", path, body);
export const patch = (path, body) => request("PATCH", path, body);
export const remove = (path) => request("DELETE", path);

/** A path of the API; ids are escaped, since base64 has characters that paths do not take. */
export function path(strings, ...values) {
  return strings.reduce((joined, part, i) => joined + encodeURIComponent(values[i - 1]) + part);
}

const WAIT_MS = 25_000;
const FIRST_PAUSE_MS = 500;
const LONGEST_PAUSE_MS = 8_000;

function pause(ms, signal) {
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, ms);
    signal.addEventListener("abort", () => { clearTimeout(timer); resolve(); }, { once: true });
  });
}

/** Resolves when the tab is in front. Browsers share six connections a host among tabs, so hidden ones let go. */
function inFront(signal) {
  if (!document.hidden) return Promise.resolve();
  return new Promise((resolve) => {
    document.addEventListener("visibilitychange", resolve, { once: true });
    signal.addEventListener("abort", resolve, { once: true });
  });
}

/**
 * Long-polls until stopped. `address(waitMs)` gives the next path, `take(answer)` gets each answer; `trouble(error)`
 * is told of a failed round and, with null, of the first good one after it. A `Refused` of 4xx ends the loop, as asking
 * again cannot help; anything else is asked again after a growing pause. Returns a function that stops the loop.
 */
export function longPoll({ address, take, trouble, evenHidden = false }) {
  const stop = new AbortController();
  const { signal } = stop;
  (async () => {
    let pauseMs = 0;
    while (!signal.aborted) {
      if (!evenHidden) await inFront(signal);
      if (signal.aborted) return;
      try {
        // After a failure the first round does not wait, so that the page says at once that all is well again.
        const answer = await get(address(pauseMs > 0 ? 0 : WAIT_MS), signal);
        if (signal.aborted) return;
        if (pauseMs > 0) trouble(null);
        pauseMs = 0;
        take(answer);
      } catch (error) {
        if (signal.aborted) return;
        trouble(error);
        if (error instanceof Refused && error.status >= 400 && error.status < 500) return;
        if (!(error instanceof Refused || error instanceof Unreachable)) console.error(error);
        pauseMs = Math.min(LONGEST_PAUSE_MS, Math.max(FIRST_PAUSE_MS, pauseMs * 2));
        await pause(pauseMs * (0.75 + Math.random() / 2), signal);
      }
    }
  })();
  return () => stop.abort();
}

/** Long-polls the whole state; see `longPoll`. */
export function watchState(take, trouble, evenHidden = false) {
  let version = null;
  return longPoll({
    address: (waitMs) => (version === null ? "state" : `state?after=${version}&wait_ms=${waitMs}`),
    take: (state) => {
      version = state.version;
      take(state);
    },
    trouble,
    evenHidden,
  });
}
