// A question whose answer is drawn: a newer one ends the one before it, and one that fails is put again by itself, slower and slower.

import { pause } from "./address.js";

const FIRST_WAIT = 2_000;
const SLOWEST = 30_000;

export function asker() {
  let current = new AbortController();
  const end = () => current.abort();

  /**
   * @param ask (signal) => the answer, as a promise
   * @param take called with the answer, unless a newer question was put meanwhile
   * @param failed called with what went wrong; what the server will never answer is asked once only
   * @returns whether it was answered: what follows from a question that a newer one ended is no affair of whoever put it
   */
  async function put(ask, take, failed) {
    end();
    const { signal } = current = new AbortController();
    for (let wait = FIRST_WAIT; !signal.aborted; wait = Math.min(wait * 2, SLOWEST)) {
      let answer;
      try {
        answer = await ask(signal);
      } catch (problem) {
        if (signal.aborted) {
          return false;
        }
        failed(problem);
        if (problem.status >= 400 && problem.status < 500) {
          return false;
        }
        await pause(wait, signal).catch(() => {});
        continue;
      }
      if (!signal.aborted) {
        take(answer);
      }
      return !signal.aborted;
    }
    return false;
  }

  return { put, end };
}
