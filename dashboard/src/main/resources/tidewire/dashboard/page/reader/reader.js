// What is shown beside the desks: a story, a digest, the sources. Drawn again when what it shows changes.

import { decoded, here } from "../core/address.js";
import { asker } from "../core/asker.js";
import { byId, el, empty } from "../core/dom.js";
import { oncePerFrame } from "../core/list.js";
import { onSetting } from "../core/settings.js";
import { on, store } from "../core/store.js";
import { chooseDesk, onView } from "../core/view.js";
import { aimChart } from "../desk/focus.js";
import { digestPage } from "./digest.js";
import { leaveReader, onRoute } from "./route.js";
import { sourcesPage } from "./sources.js";
import { starredPage } from "./starred.js";
import { storyPage } from "./story.js";

const SOURCES_MILLIS = 1_000; // A hundred feeds tell how they are many times a second.

const question = asker();
let soon = 0;
let aimed = null; // Address of the page that the chart was last taken to.

export function startReader() {
  const again = oncePerFrame(() => document.body.dataset.route !== "desk" && draw(false));
  onRoute(() => draw(true));
  on("loaded", again);
  for (const kind of ["sources", "webhooks"]) {
    on(kind, sourcesChanged);
  }
  function sourcesChanged() {
    if (document.body.dataset.route === "sources" && !soon) {
      soon = setTimeout(() => {
        soon = 0;
        again();
      }, SOURCES_MILLIS);
    }
  }
  on("stories", (stories) => {
    const place = parts();
    if (place[0] === "story" && stories.some((one) => one.id === place.at(-1) || one.id === place.slice(1).join("/"))) {
      again();
    }
  });
  onSetting((name) => name === "stars" && document.body.dataset.route === "starred" && again());
  onView((what) => what === "zone" && again());
  draw(true);
}

const parts = () => here().split("/").map(decoded);

/** "story/DESK/ID"; also "story/ID?desk=DESK" and "story/ID", as messages and people write it. */
function storyAt(...rest) {
  if (rest.length > 1 && store.desks.some((desk) => desk.name === rest[0])) {
    return storyPage(rest[0], rest.slice(1).join("/"));
  }
  return storyPage(new URLSearchParams(location.search).get("desk"), rest.join("/"));
}

const PAGES = { story: storyAt, digest: digestPage, sources: sourcesPage, starred: starredPage };

function draw(isNew) {
  const [name, ...rest] = parts();
  const page = PAGES[name];
  document.body.dataset.route = page ? name : "desk";
  byId("main").hidden = page !== undefined;
  byId("reader").hidden = page === undefined;
  byId("truth").hidden = page !== undefined;
  question.end();
  if (!page) {
    aimed = null;
    dispatchEvent(new Event("resize"));
    return;
  }
  if (isNew) {
    byId("reader").replaceChildren(el("p", { class: "list-foot" }, "Reading…"));
  }
  if (!store.loaded) {
    return; // The names and zones of desks come with the state, and with it this is drawn.
  }
  question.put(() => page(...rest), (drawn) => put(drawn, isNew), (problem) => {
    if (isNew || byId("reader").querySelector(".sheet") === null) {
      put(problem.status >= 400 && problem.status < 500 ? { title: "Not found", parts: [empty("This is not here", problem.message)] }
        : { title: "No answer", parts: [empty("This cannot be read now", `${problem.message}. It is asked again by itself.`)] }, isNew);
    }
  });
}

function put(drawn, isNew) {
  if (store.desks.some((desk) => desk.name === drawn.desk)) {
    chooseDesk(drawn.desk);
  }
  if (drawn.at && aimed !== here()) {
    aimed = here();
    aimChart(drawn.at);
  }
  document.title = `${drawn.title} · Tidewire`;
  byId("heading").textContent = drawn.title;
  if (drawn.isDrawn && !isNew) {
    return;
  }
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
