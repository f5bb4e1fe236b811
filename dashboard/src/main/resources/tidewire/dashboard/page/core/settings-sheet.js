// The sheet behind the settings button.

import { byId, el } from "./dom.js";
import { onSetting, set, setting } from "./settings.js";

const SEVERITIES = [["none", "Never"], ["critical", "Critical"], ["warning", "Warning and critical"], ["info", "Every alert"]];

export function startSettings() {
  byId("settings").addEventListener("click", openSettings);
  document.documentElement.dataset.density = setting("density");
  onSetting((name) => {
    if (name === "density") {
      document.documentElement.dataset.density = setting("density");
    }
  });
}

export function openSettings() {
  byId("settings-form").replaceChildren(
    choice("zone", "Times are shown in", [["desk", "The desk's zone"], ["mine", "My zone"], ["utc", "UTC"]]),
    choice("density", "Density", [["comfortable", "Comfortable"], ["compact", "Compact"]]),
    choice("sound", "Sound at alerts", SEVERITIES),
    choice("notify", "Desktop notification at alerts", SEVERITIES, async (value) => {
      if (value !== "none" && "Notification" in window && Notification.permission === "default") {
        await Notification.requestPermission();
      }
    }),
    reset());
  byId("settings-sheet").showModal();
}

function reset() {
  const button = el("button", { type: "button", id: "reset-layout" }, "Put back");
  button.addEventListener("click", () => set("layout", null));
  return el("div", { class: "choice" }, el("span", {}, "Panels where they were at first"), button);
}

function choice(name, label, options, then = () => {}) {
  const select = el("select", {}, options.map(([value, text]) => el("option", { value, selected: value === setting(name) }, text)));
  select.addEventListener("change", () => {
    set(name, select.value);
    then(select.value);
  });
  return el("label", { class: "choice" }, el("span", {}, label), select);
}
