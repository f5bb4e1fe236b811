// One connection to the server's stream. Runs in the shared worker, so that eight tabs need one connection, or in the page where
// there is none. Tells "open", "lost", "closed" and every frame, in order.

const SLOWEST_RETRY = 15_000;

/** @param tell called with { state } and with { id, event, data } */
export function openStream(address, tell) {
  let wait = 1_000;
  let last = null;
  begin();

  function begin() {
    const source = new EventSource(last === null ? address : `${address}?after=${encodeURIComponent(last)}`);
    const frame = (event) => {
      last = event.lastEventId;
      tell({ id: event.lastEventId, event: event.type, data: event.data });
    };
    source.addEventListener("open", () => {
      wait = 1_000;
      tell({ state: "open" });
    });
    source.addEventListener("update", frame);
    source.addEventListener("reset", frame);
    source.addEventListener("error", () => {
      tell({ state: "lost" });
      if (source.readyState === EventSource.CLOSED) {
        setTimeout(begin, wait);
        wait = Math.min(wait * 2, SLOWEST_RETRY);
      }
    });
  }
}
