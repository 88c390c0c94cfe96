/* The end of the sitting: the button waits until nothing stands in the way. */

import { h, morph } from "./dom.js";
import { t } from "./words.js";

export function closing(store) {
  const form = document.getElementById("sitting-close");
  if (!form) return;
  const { problems, problem_count: count } = store.state;
  const waits = store.waiting.length > 0;
  const list = form.querySelector(".sit-problems") || form.insertBefore(h("div", { class: "sit-problems" }), form.firstChild);
  morph(list, h("div", { class: "sit-problems" }, h("h2", {}, t("closing")), said(store, problems, count, waits)));
  const button = form.querySelector("[type=submit]");
  button.disabled = count > 0 || waits;
}

function said(store, problems, count, waits) {
  if (waits) return h("p", {}, t("closing_waits"));
  if (!count) return h("p", {}, t("closing_ready"));
  return [
    h("p", {}, t("closing_problems", { count })),
    h(
      "ul",
      {},
      problems.map((one) => h("li", {}, link(store, one))),
      count > problems.length && h("li", {}, t("closing_more", { count: count - problems.length })),
    ),
  ];
}

function link(store, one) {
  const { url } = store.settings;
  const goal = one.item ? `item=${encodeURIComponent(one.item)}` : "pane=roll";
  return h("a", { href: `${url}/@@sitting?${goal}` }, one.text);
}
