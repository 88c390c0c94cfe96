/* Appointing people: candidates, papers, rounds. */

import { h } from "./dom.js";
import { number } from "./vote.js";
import { t } from "./words.js";

export function appointment(store, draft) {
  const rows = draft.candidates || [];
  return [
    h("p", { class: "sit-hint" }, t("appointment_help"), ` (${store.state.law.appointment_article})`),
    earlier(store),
    h(
      "p",
      { class: "sit-count" },
      h("label", { for: "sit-seats" }, t("seats")),
      h("input", { id: "sit-seats", type: "number", inputmode: "numeric", min: 1, max: 100, class: "form-control", "data-vote": "seats", value: draft.seats }),
    ),
    h("ul", { class: "sit-candidates" }, rows.map((row, place) => candidate(draft, row, place))),
    !draft.next && add(store),
    h(
      "div",
      { class: "sit-counts" },
      draft.seats > 1 && number(draft, "in_favour", t("papers")),
      number(draft, "blank", t("count_blank")),
      number(draft, "abstentions", t("count_abstentions")),
    ),
  ];
}

function earlier(store) {
  return store.shown.rounds.map((one) =>
    h(
      "p",
      { class: "sit-hint", "data-key": `round-${one.round}` },
      t("round", { round: one.round }),
      ": ",
      one.candidates.map((row) => `${row.name} ${(one.tallies || {})[row.id] ?? 0}`).join(", "),
    ),
  );
}

function candidate(draft, row, place) {
  const id = `candidate-${place}`;
  return h(
    "li",
    { "data-key": row.id },
    h("p", {}, h("label", { for: id }, t("candidate")), h("input", { id, class: "form-control", maxlength: 200, "data-vote": `candidates.${place}.name`, value: row.name })),
    h(
      "p",
      { class: "sit-birth" },
      h("label", { for: `${id}-birth` }, t("birth")),
      h("input", { id: `${id}-birth`, type: "date", class: "form-control", "data-vote": `candidates.${place}.birth`, value: row.birth || "" }),
    ),
    number(draft, row.id, t("votes_for", { name: row.name || "…" }), "tallies"),
    !draft.next && h("button", { type: "button", class: "btn btn-outline-secondary", "data-do": "dropCandidate", "data-id": row.id, "aria-label": t("drop_candidate", { name: row.name }) }, "✖"),
  );
}

function add(store) {
  const free = store.state.members.filter((one) => !(store.ballot.candidates || []).some((row) => row.id === one.id));
  return h(
    "p",
    { class: "sit-row" },
    h("label", { for: "sit-add" }, t("add_candidate")),
    h(
      "select",
      { id: "sit-add", class: "form-select", "data-input": "candidate", value: "" },
      h("option", { value: "" }, "–"),
      h("option", { value: "new" }, t("candidate_other")),
      free.map((one) => h("option", { value: one.id }, one.name)),
    ),
  );
}
