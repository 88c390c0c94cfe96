/* What happened, the latest first; a mistake is voided and stays written. */

import { h } from "./dom.js";
import { clock, has, short, t } from "./words.js";

const MOST = 60;
const VOIDABLE = new Set(["arrive", "leave", "withdraw", "return", "give_proxy", "revoke_proxy", "preside", "keep_minutes", "excuse", "begin", "recognise", "request_form", "close_doors", "hear_in_public", "call"]);

export function log(store) {
  const { state } = store;
  return h(
    "section",
    { class: "sit-pane sit-log", id: "sit-log", "aria-labelledby": "sit-log-title" },
    h("h2", { id: "sit-log-title" }, t("log")),
    !state.log.length && h("p", { class: "sit-hint" }, t("log_empty")),
    h("ol", { class: "sit-lines" }, state.log.slice(0, store.allLog ? undefined : MOST).map((row) => line(store, row))),
    !store.allLog && state.log.length > MOST &&
      h("button", { type: "button", class: "btn btn-outline-secondary", "data-do": "allLog" }, t("log_all", { count: state.log.length })),
  );
}

function line(store, row) {
  const name = (id) => (store.state.members.find((one) => one.id === id) || { name: id }).name;
  const of = store.state.items.find((one) => one.uid === row.item);
  const values = {
    name: row.name || (row.member ? name(row.member) : ""),
    holder: row.holder ? name(row.holder) : "",
    item: of ? short(`${of.number || ""} ${of.title}`.trim()) : "",
    names: (row.names || []).join(", "),
  };
  const text = t(has(`log_${row.kind}`) ? `log_${row.kind}` : row.kind, values);
  return h(
    "li",
    { "data-key": row.key },
    h("time", { datetime: row.at }, clock(row.at)),
    h("span", {}, text),
    (store.open || store.convened) && VOIDABLE.has(row.kind) &&
      h("button", { type: "button", class: "btn btn-sm btn-link", "data-do": "void", "data-entry": row.key, "data-text": text, "aria-label": t("void_this", { text }) }, t("void")),
  );
}
