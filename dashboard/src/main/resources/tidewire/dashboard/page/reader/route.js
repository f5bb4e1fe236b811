// The way to pages beside the desks and back, without loading: the address always says what is shown.

import { path } from "../core/address.js";
import { deskAddress } from "../core/view.js";

let show = () => {};

/** The reader registers itself here, so that nobody needs to import it. */
export function onRoute(listener) {
  show = listener;
  addEventListener("popstate", show);
  document.addEventListener("click", (event) => {
    const link = event.target.closest("a[data-inside], a[data-home]");
    if (link && event.button === 0 && !event.ctrlKey && !event.metaKey && !event.shiftKey && !event.altKey) {
      event.preventDefault();
      if (link.hasAttribute("data-home")) {
        leaveReader();
      } else {
        openReader(link.getAttribute("href"));
      }
    }
  });
}

/** @param address a path of this page, with or without its base */
export function openReader(address) {
  const target = address.startsWith("/") ? address : path(address);
  if (target !== location.pathname + location.hash) {
    history.pushState(null, "", target);
  }
  show();
}

/** Back to the desks. False when they were shown already. */
export function leaveReader() {
  if (document.body.dataset.route === "desk") {
    return false;
  }
  history.pushState(null, "", deskAddress());
  show();
  return true;
}
