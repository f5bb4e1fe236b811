// What is shown beside the desks: a story, a digest, the sources. Drawn again when what it shows changes.

import { decoded, here } from "../core/address.js";
import { byId, el, empty } from "../core/dom.js";
import { oncePerFrame } from "../core/list.js";
import { on, store } from "../core/store.js";
import { chooseDesk, onView } from "../core/view.js";
import { digestPage } from "./digest.js";
import { leaveReader, onRoute } from "./route.js";
import { sourcesPage } from "./sources.js";
import { storyPage } from "./story.js";

let drawing = 0;

export function startReader() {
  const again = oncePerFrame(() => document.body.dataset.route !== "desk" && draw(false));
  onRoute(() => draw(true));
  on("loaded", again);
  on("sources", () => document.body.dataset.route === "sources" && again());
  on("stories", (stories) => {
    const place = parts();
    if (place[0] === "story" && stories.some((one) => one.desk === place[1] && one.id === place[2])) {
      again();
    }
  });
  onView((what) => what === "zone" && again());
  draw(true);
}

const parts = () => here().split("/").map(decoded);

const PAGES = { story: storyPage, digest: digestPage, sources: sourcesPage };

async function draw(isNew) {
  const [name, ...rest] = parts();
  const page = PAGES[name];
  document.body.dataset.route = page ? name : "desk";
  byId("main").hidden = page !== undefined;
  byId("reader").hidden = page === undefined;
  byId("truth").hidden = page !== undefined;
  if (!page) {
    dispatchEvent(new Event("resize"));
    return;
  }
  if (store.desks.some((desk) => desk.name === rest[0])) {
    chooseDesk(rest[0]);
  }
  const question = ++drawing;
  if (isNew) {
    byId("reader").replaceChildren(el("p", { class: "list-foot" }, "Reading…"));
  }
  if (!store.loaded) {
    return; // The names and zones of desks come with the state, and with it this is drawn.
  }
  let drawn;
  try {
    drawn = await page(...rest);
  } catch (problem) {
    drawn = { title: "Not found", parts: [empty("This is not here", problem.message)] };
  }
  if (question !== drawing) {
    return;
  }
  document.title = `${drawn.title} · Tidewire`;
  byId("heading").textContent = drawn.title;
  const back = el("button", { type: "button", class: "back" }, "← Desks");
  back.addEventListener("click", leaveReader);
  const top = byId("reader").scrollTop;
  byId("reader").replaceChildren(el("div", { class: "sheet" }, back, drawn.parts));
  byId("reader").scrollTop = isNew ? 0 : top;
  const line = location.hash.match(/^#line-\d+$/) && byId("reader").querySelector(location.hash);
  if (line) {
    line.classList.add("selected");
    line.scrollIntoView({ block: "center" });
  } else if (isNew) {
    byId("reader").focus({ preventScroll: true });
  }
}
