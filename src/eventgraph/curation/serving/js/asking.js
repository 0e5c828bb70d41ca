// Asking the server: the token with each change, faults as one line.
import { currentLanguage } from "../../../pages/js/words.js";

const token = document.querySelector('meta[name="token"]')?.getAttribute("content") ?? "";

/** A refusal: what to say, with which status, and what else was sent. */
export class Refusal extends Error {
  /** @param {number} status @param {any} sent */
  constructor(status, sent) {
    super(sent.error ?? `${status}`);
    this.status = status;
    this.sent = sent;
  }
}

/** @param {Response} answer @returns {Promise<any>} */
async function read(answer) {
  const text = await answer.text();
  if (answer.ok) return JSON.parse(text);
  let sent = { error: text };
  try {
    sent = JSON.parse(text);
  } catch {
    // a line of plain text
  }
  throw new Refusal(answer.status, sent);
}

/** @param {string} what @param {Record<string, string>} [given] @param {AbortSignal} [signal] @returns {Promise<any>} */
export async function ask(what, given = {}, signal) {
  const query = new URLSearchParams({ lang: currentLanguage(), ...given });
  return read(await fetch(`/api/${what}?${query}`, { signal: signal ?? null, credentials: "same-origin" }));
}

/** @param {string} what @param {any} given @param {AbortSignal} [signal] @returns {Promise<any>} */
export async function send(what, given, signal) {
  const body = JSON.stringify({ lang: currentLanguage(), ...given });
  const headers = { "Content-Type": "application/json", "X-Eventgraph-Token": token };
  return read(await fetch(`/api/${what}?lang=${currentLanguage()}`, { method: "POST", body, headers, signal: signal ?? null, credentials: "same-origin" }));
}

/** Ask only for the last of several questions: each one ends the one before, which has no answer then. @template T
 * @template {any[]} Given @param {(signal: AbortSignal, ...given: Given) => Promise<T>} question @returns {(...given: Given) => Promise<T | undefined>} */
export function lastOf(question) {
  /** @type {AbortController | undefined} */
  let running;
  return async (...given) => {
    running?.abort();
    const own = (running = new AbortController());
    try {
      const answer = await question(own.signal, ...given);
      return own.signal.aborted ? undefined : answer;
    } catch (fault) {
      if (own.signal.aborted) return undefined;
      throw fault;
    }
  };
}
