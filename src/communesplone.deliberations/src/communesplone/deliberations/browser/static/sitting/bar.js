/* The bar that always stays: quorum, saving, time, and what was refused. */

import { h } from "./dom.js";
import { clock, t } from "./words.js";

export function bar(store) {
  return h(
    "div",
    { class: "sit-bar" },
    quorum(store.state.quorum),
    saving(store),
    time(store),
  );
}

function quorum(found) {
  const text = found.guess
    ? t(found.reached ? "quorum_reached" : "quorum_missing", found)
    : found.text;
  return h(
    "p",
    { class: `sit-quorum ${found.reached ? "is-good" : "is-bad"}` },
    h("span", { class: "sit-mark", "aria-hidden": "true" }, found.reached ? "✔" : "✖"),
    h("strong", {}, text),
    h("small", {}, found.article),
  );
}

function saving(store) {
  const { line } = store;
  const count = store.waiting.length;
  let name = "saved";
  if (line.locked) name = "locked";
  else if (!line.online) name = "offline";
  else if (count) name = "saving";
  const good = name === "saved" || name === "saving";
  return h(
    "p",
    { class: `sit-net ${good ? "is-good" : "is-bad"}`, role: "status" },
    h("span", { class: "sit-mark", "aria-hidden": "true" }, good ? "●" : "▲"),
    t(`net_${name}`, { count }),
    name === "locked" &&
      h("a", { href: `${store.settings.url}/@@sitting`, target: "_blank" }, t("log_in")),
    !store.box.lasting && h("span", {}, t("net_no_store")),
  );
}

function time(store) {
  return h(
    "p",
    { class: `sit-time ${store.time ? "is-set" : ""}` },
    h("label", { for: "sit-time" }, t("time")),
    h("input", { id: "sit-time", type: "time", "data-input": "time", value: store.time }),
    h("small", {}, t(store.time ? "time_once" : "time_is_now")),
    store.time &&
      h("button", { type: "button", class: "btn btn-sm btn-secondary", "data-do": "now" }, t("time_now")),
  );
}

export function refusals(store) {
  return store.refused.map((one) =>
    h(
      "div",
      { class: "alert alert-danger sit-refused", role: "alert", "data-key": one.place },
      h(
        "p",
        {},
        h("strong", {}, t("refused_at", { time: clock(one.at), deed: t(`did_${one.kind}`) }), " "),
        one.error,
        one.article ? ` (${one.article})` : "",
      ),
      one.data.text && h("pre", { class: "sit-lost" }, one.data.text),
      one.data.reason && h("pre", { class: "sit-lost" }, one.data.reason),
      store.open && one.kept && h("button", { type: "button", class: "btn btn-sm btn-danger", "data-do": "resume", "data-place": one.place }, t("resume")),
      " ",
      h("button", { type: "button", class: "btn btn-sm btn-outline-dark", "data-do": "dismiss", "data-place": one.place }, t("dismiss")),
    ),
  );
}
