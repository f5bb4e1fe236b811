// One connection to the server's stream. Runs in the shared worker, so that eight tabs need one connection, or in the page where
// there is none. Tells "open", "lost" and every frame, in order. A connection that is silent is given up: after sleep, or behind a
// proxy that died, it may look open for hours.

const SLOWEST_RETRY = 15_000;
const SILENCE = 20_000; // The server sends something every five seconds.
const LOOK = 2_000;

/** @param tell called with { state } and with { id, event, data } */
export function openStream(address, tell) {
  let wait = 1_000;
  let last = null;
  let source = null;
  let heard = 0;
  begin();
  setInterval(() => {
    if (source !== null && Date.now() - heard > SILENCE) {
      source.close();
      tell({ state: "lost" });
      begin();
    }
  }, LOOK);

  function begin() {
    heard = Date.now();
    const own = new EventSource(last === null ? address : `${address}?after=${encodeURIComponent(last)}`);
    source = own;
    const frame = (event) => {
      heard = Date.now();
      last = event.lastEventId;
      tell({ id: event.lastEventId, event: event.type, data: event.data });
    };
    own.addEventListener("open", () => {
      heard = Date.now();
      wait = 1_000;
      tell({ state: "open" });
    });
    own.addEventListener("alive", () => { heard = Date.now(); });
    own.addEventListener("update", frame);
    own.addEventListener("reset", frame);
    own.addEventListener("error", () => {
      tell({ state: "lost" });
      if (own.readyState === EventSource.CLOSED) {
        source = null;
        setTimeout(begin, wait);
        wait = Math.min(wait * 2, SLOWEST_RETRY);
      }
    });
  }
}
