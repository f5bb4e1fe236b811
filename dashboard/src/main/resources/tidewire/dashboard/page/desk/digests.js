// The stream of digests of the desk in view, newest first. What arrives while the page is open is marked until it was looked at.

import { digestAddress } from "../core/address.js";
import { byId, count, el, empty, plural } from "../core/dom.js";
import { foot, keepInStep, oncePerFrame } from "../core/list.js";
import { more, onRows, progress, rows, topText } from "../core/rows.js";
import { onSetting } from "../core/settings.js";
import { on, store } from "../core/store.js";
import { isFiltered, onView, view, wayBack, zone } from "../core/view.js";
import { openReader } from "../reader/route.js";
import { brief } from "./brief.js";
import { markSeen, markUnseen } from "./desks.js";
import { digestTools, isRead, perform } from "./digest-tools.js";
import { isStarred } from "./star.js";
import { awaitedDigest } from "./truth.js";

const LOOKED_AT_MILLIS = 4_000;
const MOST_KNOWN = 5_000;

const fresh = new Set(); // keys of digests that arrived and were not looked at yet
const known = new Set(); // keys of digests seen in any state, to tell what is new after a reload of the state
const timers = new Map();
let everLoaded = false;
let selected = null;

const key = (digest) => `${digest.desk}/${digest.to}`;
const version = (digest) => `${key(digest)}/${digest.revision}`;

const lookedAt = new IntersectionObserver((entries) => {
  for (const { target, isIntersecting } of entries) {
    clearTimeout(timers.get(target));
    if (isIntersecting) {
      timers.set(target, setTimeout(() => looked(target), LOOKED_AT_MILLIS));
    }
  }
}, { threshold: 0.4 });

export function startDigests() {
  const list = byId("digests");
  const later = oncePerFrame(draw);
  on("loaded", (state) => {
    state.digests.forEach((digest) => take(digest, everLoaded));
    everLoaded = true;
  });
  on("digests", (digests) => digests.forEach((digest) => take(digest, store.caughtUp)));
  on("status", () => list.querySelector(".empty") && later());
  on("sources", () => list.querySelector(".empty") && later());
  onRows("digests", later);
  onSetting((name) => (name === "stars" || name === "read") && later());
  onView((what) => {
    later();
    if (what !== "zone") {
      list.scrollTop = 0;
      selected = null;
    }
  });
  list.addEventListener("scroll", drawArrived, { passive: true });
  document.addEventListener("visibilitychange", observeFresh);
  byId("arrived").addEventListener("click", () => list.scrollTo({ top: 0, behavior: "smooth" }));
}

function take(digest, isNews) {
  if (isNews && !known.has(version(digest))) {
    arrived(digest);
  }
  known.add(version(digest));
  if (known.size > MOST_KNOWN) {
    known.delete(known.values().next().value); // The page stays open all day.
  }
}

/** A screen reader hears a digest once: in the tab that is looked at, when it comes. */
function arrived(digest) {
  fresh.add(key(digest));
  markUnseen(digest.desk, key(digest));
  if (digest.desk === view.desk && !document.hidden) {
    byId("announce").textContent = `New digest: ${topText(digest)}`;
  }
}

function looked(card) {
  timers.delete(card);
  lookedAt.unobserve(card);
  if (document.hidden) {
    return; // A page in the background is not read; it is observed again when it comes forward.
  }
  fresh.delete(card.dataset.digest);
  card.classList.add("was-fresh");
  card.classList.remove("fresh");
  markSeen(card.dataset.desk, card.dataset.digest);
  drawArrived();
}

function observeFresh() {
  byId("digests").querySelectorAll(".fresh").forEach((card) => {
    lookedAt.unobserve(card);
    lookedAt.observe(card);
  });
}

function draw() {
  const list = byId("digests");
  const digests = rows("digests");
  keepInStep(list, digests, key,
    (digest) => [digest.revision, zone(), view.words, isStarred(digestAddress(digest)), isRead(digest)].join("/"), card);
  foot(list, progress("digests"), digests.length > 0, nothing, () => more("digests"));
  byId("digests-note").textContent = digests.length === 0 ? "" :
    `${count(digests.length)}${progress("digests").ended || !isFiltered() ? "" : "+"}${isFiltered() ? " found" : ""}`;
  select(selected);
  observeFresh();
  drawArrived();
}

function nothing() {
  if (isFiltered()) {
    return empty("No digest matches", wayBack());
  }
  return store.caughtUp
    ? empty("No digest yet on this desk", awaitedDigest() ?? "The first one is written when an interval with news or moves ends.")
    : empty("Reading the topics…", "Digests written before this page was opened appear in a moment.");
}

/** A pill over the list when new ones came in above what is being read. */
function drawArrived() {
  const list = byId("digests");
  const above = [...list.querySelectorAll(".fresh")]
    .filter((one) => one.offsetTop + one.offsetHeight / 2 < list.scrollTop).length;
  const pill = byId("arrived");
  pill.hidden = above === 0;
  pill.textContent = `${plural(above, "new digest")} ↑`;
}

function card(digest) {
  return el("article", {
    class: `digest${fresh.has(key(digest)) ? " fresh" : ""}${isRead(digest) ? " read" : ""}`,
    "data-digest": key(digest), "data-desk": digest.desk, tabindex: -1,
  }, brief(digest, { tools: digestTools(digest) }));
}

/** Selects the next or previous digest and shows it: for the keyboard. */
export function step(by) {
  if (document.body.dataset.route !== "desk") {
    return;
  }
  const cards = [...byId("digests").querySelectorAll(".digest")];
  const at = cards.findIndex((one) => one.dataset.digest === selected);
  const target = cards[at < 0 ? 0 : Math.min(cards.length - 1, Math.max(0, at + by))];
  if (target) {
    select(target.dataset.digest);
    target.focus({ preventScroll: true });
    target.scrollIntoView({ block: "nearest" });
  }
}

function select(which) {
  selected = which;
  byId("digests").querySelectorAll(".digest").forEach((one) => one.classList.toggle("selected", one.dataset.digest === which));
}

/** Does something with what is in view: the selected digest, or the digest or story on a page of its own. */
export function act(name) {
  const { route } = document.body.dataset;
  if (route !== "desk") {
    if (route === "digest" || route === "story") {
      document.querySelector(`#reader [data-tool="${name}"]`)?.click();
    }
    return;
  }
  const digest = rows("digests").find((one) => key(one) === selected);
  if (!digest) {
    return;
  }
  if (name === "open") {
    openReader(digestAddress(digest));
  } else {
    perform(name, digest, null);
  }
}
