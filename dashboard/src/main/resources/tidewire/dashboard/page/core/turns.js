// What this page asks takes turns: over HTTP/2 a browser sends at once all that it is given, and a desk of a hundred symbols is two
// hundred questions to the history.

const AT_A_TIME = 6;

const waiting = [];
let underWay = 0;

/** What work() comes to when it had its turn; whose signal ends before that fails with it. */
export async function inTurn(work, signal) {
  if (underWay < AT_A_TIME) {
    underWay++;
  } else {
    await turn(signal);
  }
  try {
    return await work();
  } finally {
    const next = waiting.shift(); // It has the turn that ends here.
    if (next === undefined) {
      underWay--;
    } else {
      next();
    }
  }
}

const turn = (signal) => new Promise((go, fail) => {
  waiting.push(go);
  signal?.addEventListener("abort", () => {
    const at = waiting.indexOf(go);
    if (at >= 0) {
      waiting.splice(at, 1);
      fail(signal.reason);
    }
  }, { once: true });
});
