/* The order of the day, and the urgent item that is added to it. */

import { h } from "./dom.js";
import { t } from "./words.js";

export function agenda(store) {
  const { items } = store.state;
  const done = items.filter((one) => one.outcome && one.outcome.outcome).length;
  const blocks = [...new Set(items.map((one) => one.block))];
  return h(
    "section",
    { class: "sit-pane sit-agenda", id: "sit-agenda", "aria-labelledby": "sit-agenda-title" },
    h("h2", { id: "sit-agenda-title" }, t("agenda"), h("small", {}, ` ${done} / ${items.length}`)),
    blocks.map((block) => [
      h("h3", {}, t(`block_${block}`)),
      h("ol", { class: "sit-items" }, items.filter((one) => one.block === block).map((one) => row(store, one))),
    ]),
    store.open && lacking(store),
    store.open && urgent(store),
  );
}

/* Too few are there: nobody clicks through a long agenda to say so. */
function lacking(store) {
  const { left } = store;
  if (store.state.quorum.reached || !left.length) return null;
  return h(
    "details",
    { class: "sit-box" },
    h("summary", {}, t("lack_quorum")),
    h("p", { class: "sit-hint" }, t("lack_quorum_help", { count: left.length })),
    h("button", { type: "button", class: "btn btn-outline-dark", "data-do": "lackQuorum" }, t("lack_quorum_do")),
  );
}

function row(store, one) {
  const current = one.uid === store.state.current;
  return h(
    "li",
    { "data-key": one.uid, class: current ? "is-current" : "" },
    h(
      "button",
      {
        type: "button",
        class: "sit-item",
        "data-do": "show",
        "data-uid": one.uid,
        "aria-current": store.near === one.uid ? "true" : false,
      },
      h("span", { class: "sit-number" }, one.number || "·"),
      h("span", { class: "sit-title" }, one.title),
      badge(one, current),
    ),
  );
}

export function badge(one, current) {
  if (one.outcome && one.outcome.outcome) {
    const { outcome } = one.outcome;
    return h("span", { class: `sit-badge is-${outcome}` }, t(`outcome_${outcome}`));
  }
  if (one.ballot) return h("span", { class: "sit-badge is-waiting" }, t(one.ballot.pending ? "waits" : "unsettled"));
  return current && h("span", { class: "sit-badge is-now" }, t("now"));
}

function urgent(store) {
  const { law } = store.state;
  if (!law.urgency) {
    return h("p", { class: "sit-hint" }, t("urgent_never"), " ", law.urgency_text, ` (${law.urgency_article})`);
  }
  const there = new Set(store.state.items.map((one) => one.uid));
  const found = store.candidates && store.candidates.filter((one) => !there.has(one.uid));
  return h(
    "details",
    { class: "sit-box", "data-toggle": "candidates" },
    h("summary", {}, t("urgent")),
    h("p", { class: "sit-hint" }, t("urgent_help"), ` (${law.urgency_article})`),
    found && !found.length && h("p", { class: "alert alert-info" }, t("urgent_none")),
    found && found.length > 0 && urgentForm(store, found),
  );
}

function urgentForm(store, found) {
  const said = new Set(store.draft("urgent-names", []));
  const there = store.state.members.filter((one) => one.present && one.votes);
  return h(
    "div",
    { class: "sit-form" },
    h("label", { for: "urgent-item" }, t("urgent_item")),
    h(
      "select",
      { id: "urgent-item", class: "form-select", "data-draft": "urgent-item", value: store.draft("urgent-item", "") },
      h("option", { value: "" }, "–"),
      found.map((one) => h("option", { value: one.uid }, one.title)),
    ),
    h("label", { for: "urgent-reason" }, t("urgent_reason")),
    h("textarea", { id: "urgent-reason", class: "form-control", rows: 3, maxlength: 2000, "data-draft": "urgent-reason", value: store.draft("urgent-reason", "") }),
    h("p", { id: "urgent-names" }, t("urgent_names", { count: said.size, present: there.length })),
    h(
      "div",
      { class: "sit-tiles", role: "group", "aria-labelledby": "urgent-names" },
      there.map((one) =>
        h("button", { type: "button", class: "sit-tile", "data-key": one.id, "data-do": "urgentName", "data-id": one.id, "aria-pressed": String(said.has(one.id)) }, one.name),
      ),
    ),
    h("button", { type: "button", class: "btn btn-primary", "data-do": "urgency" }, t("urgent_add")),
  );
}
