// The shared worker: one stream for all tabs of this browser. A tab hears every frame from when it came; the state that it asks
// for after that holds what was before.

import { openStream } from "./stream.js";

const tabs = new Set();
let state = "lost";

openStream(new URL("../../api/stream", self.location.href).href, (message) => {
  state = message.state ?? state;
  tabs.forEach((tab) => tab.postMessage(message));
});

self.addEventListener("connect", ({ ports: [tab] }) => {
  tabs.add(tab);
  tab.addEventListener("message", ({ data }) => {
    if (data === "bye") {
      tabs.delete(tab);
    } else if (data === "back") {
      tabs.add(tab);
      tab.postMessage({ state });
    }
  });
  tab.start();
  tab.postMessage({ state });
});
