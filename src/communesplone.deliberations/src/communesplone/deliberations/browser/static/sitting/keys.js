/* One key each for what is done most; they can be turned off. */

import { h } from "./dom.js";
import { CHOICES } from "./vote.js";
import { t } from "./words.js";

const KEYS = {
  u: ["unanimous"],
  v: ["record"],
  n: ["next"],
  z: ["forget"],
  1: ["brush", { choice: CHOICES[0] }],
  2: ["brush", { choice: CHOICES[1] }],
  3: ["brush", { choice: CHOICES[2] }],
};

const WRITING = "input, textarea, select, [contenteditable]";

export function keyboard(store, perform) {
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.altKey || event.metaKey || event.repeat) return;
    if (event.target.closest(WRITING)) return;
    if (event.target.matches(".sit-tile") && arrows(event)) return;
    const deed = KEYS[event.key.toLowerCase()];
    if (!deed || !store.draft("keys", true)) return;
    event.preventDefault();
    perform(...deed);
  });
}

/* Arrows go from one voter to the next. */
function arrows(event) {
  const step = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 }[event.key];
  if (!step) return false;
  const tiles = [...event.target.parentNode.querySelectorAll(".sit-tile")];
  const goal = tiles[tiles.indexOf(event.target) + step];
  if (goal) goal.focus();
  event.preventDefault();
  return true;
}

export function keysHelp(store) {
  const on = store.draft("keys", true);
  const rows = [
    ["u", "unanimous"],
    ["1 2 3", "key_brush"],
    ["v", "record"],
    ["n", "key_next"],
    ["z", "take_back"],
  ];
  return h(
    "div",
    { class: "sit-keys" },
    h("strong", {}, t("keys")),
    on && rows.map(([key, name]) => h("span", {}, h("kbd", {}, key), " ", t(name))),
    h("button", { type: "button", class: "btn btn-sm btn-outline-secondary", "data-do": "keys", "aria-pressed": String(on) }, t(on ? "keys_off" : "keys_on")),
  );
}
