// Addresses of this page, relative to where it is served, and of things on it.

import { inTurn } from "./turns.js";

const base = new URL(document.baseURI).pathname;

/** A path under the page's base, for the address bar and for links. */
export const path = (relative) => base + relative;

/** The part of the address bar after the base. */
export const here = () => (location.pathname.startsWith(base) ? location.pathname.slice(base.length) : location.pathname.slice(1));

/** An id as one part of a path: "nvd:CVE-2013-1" stays readable, a slash becomes ~2F, since servers refuse %2F. */
export const encoded = (id) =>
  encodeURIComponent(id).replace(/[~!'()*]/g, (c) => `%${c.charCodeAt(0).toString(16).toUpperCase()}`)
    .replaceAll("%3A", ":").replaceAll("%", "~");

export const decoded = (part) => decodeURIComponent(part.replaceAll("~", "%"));

export const storyAddress = (desk, id) => path(`story/${encoded(desk)}/${encoded(id)}`);

export const digestAddress = (digest, line) =>
  path(`digest/${encoded(digest.desk)}/${encoded(digest.to)}${line === undefined ? "" : `#line-${line + 1}`}`);

/** Parameters of a query; those without a value are left out. */
export function query(parameters) {
  const search = new URLSearchParams();
  for (const [name, value] of Object.entries(parameters)) {
    if (value !== null && value !== undefined && value !== "") {
      search.set(name, value);
    }
  }
  const text = search.toString();
  return text === "" ? "" : `?${text}`;
}

const MOST_TRIES = 5;

/**
 * JSON of the API; throws an Error with the answer's own words. Where the server has no room now it is asked again when it says: then it has
 * done nothing yet, of a command either.
 */
export async function ask(api, parameters = {}, options = {}) {
  const send = () => fetch(path(`api/${api}${query(parameters)}`), { headers: { accept: "application/json" }, ...options });
  for (let tries = 1; ; tries++) {
    const answer = await (options.method === "POST" ? send() : inTurn(send, options.signal)); // What a person does waits for nothing.
    if (answer.ok) {
      return answer.json();
    }
    const wait = Number(answer.headers.get("retry-after"));
    if (answer.status !== 503 || !(wait > 0) || tries === MOST_TRIES) {
      const problem = await answer.json().catch(() => ({}));
      throw Object.assign(new Error(problem.detail ?? `the dashboard answered ${answer.status}`), { status: answer.status });
    }
    await pause(wait * 1_000, options.signal);
  }
}

/** Some time; ends early, and fails, with the signal. */
export const pause = (millis, signal) => new Promise((done, fail) => {
  const timer = setTimeout(done, millis);
  signal?.addEventListener("abort", () => {
    clearTimeout(timer);
    fail(signal.reason);
  }, { once: true });
});

export const post = (api, parameters, body) =>
  ask(api, parameters, { method: "POST", headers: { "content-type": "application/json" }, body: JSON.stringify(body) });
