/* The vote, by exception: all the same, save those who are clicked. */

import { h } from "./dom.js";
import { appointment } from "./appointment.js";
import { t } from "./words.js";

export const CHOICES = ["for", "against", "abstain"];
const MODES = ["show_of_hands", "roll_call", "counts", "secret"];

export function blank(store) {
  const { kind, form } = store.shown;
  const mode = form.mode || "show_of_hands";
  return {
    mode: kind === "appointment" && mode !== "secret" ? "secret" : mode,
    fallback: "for",
    brush: "against",
    except: {},
    counts: {},
    candidates: null,
    tallies: {},
    seats: 1,
    waived: false,
    president: "",
    next: false,
    at: "",
    seen: "",
  };
}

export function vote(store, one) {
  const settled = one.ballot || (one.outcome && one.outcome.outcome);
  if (settled && store.editing !== one.uid) return null;
  const draft = store.ballot;
  return h(
    "section",
    { class: "sit-vote", "aria-labelledby": "sit-vote-title" },
    h("h3", { id: "sit-vote-title" }, draft.next ? t("vote_round", { round: one.ballot.round + 1 }) : t("vote")),
    law(store, draft),
    modes(draft),
    panel(store, draft),
    record(store, one, draft),
  );
}

function law(store, draft) {
  const { form } = store.shown;
  const { secret_waiver: waiver } = store.state.law;
  if (!form.mode) return null;
  return h(
    "div",
    { class: "alert alert-warning" },
    h("p", {}, form.text, ` (${form.article})`),
    form.mode === "secret" && waiver && !form.asked &&
      h("label", { class: "sit-check" }, h("input", { type: "checkbox", "data-vote": "waived", checked: draft.waived }), t("waived")),
  );
}

function modes(draft) {
  return h(
    "div",
    { class: "sit-modes", role: "group", "aria-label": t("how") },
    MODES.map((mode) =>
      h("button", { type: "button", class: "sit-mode", "data-do": "mode", "data-mode": mode, "aria-pressed": String(draft.mode === mode) }, t(`mode_${mode}`)),
    ),
  );
}

function panel(store, draft) {
  if (store.shown.kind === "appointment") return appointment(store, draft);
  if (draft.mode === "counts" || draft.mode === "secret") return counts(store, draft);
  return byName(store, draft);
}

export function tally(store, draft) {
  const sums = { for: 0, against: 0, abstain: 0 };
  store.shown.voters.forEach((who) => {
    sums[draft.except[who.id] || draft.fallback] += 1;
  });
  return sums;
}

function byName(store, draft) {
  const sums = tally(store, draft);
  return [
    h("p", { class: "sit-label", id: "sit-all" }, t("all_vote")),
    h(
      "div",
      { class: "sit-choices", role: "group", "aria-labelledby": "sit-all" },
      CHOICES.map((choice) =>
        h("button", { type: "button", class: `sit-choice is-${choice}`, "data-do": "fallback", "data-choice": choice, "aria-pressed": String(draft.fallback === choice) }, t(`choice_${choice}`), h("strong", {}, sums[choice])),
      ),
    ),
    h("p", { class: "sit-label", id: "sit-except" }, t("except")),
    h(
      "div",
      { class: "sit-choices is-brush", role: "group", "aria-labelledby": "sit-except" },
      CHOICES.filter((choice) => choice !== draft.fallback).map((choice) =>
        h("button", { type: "button", class: `sit-choice is-${choice}`, "data-do": "brush", "data-choice": choice, "aria-pressed": String(draft.brush === choice) }, t(`choice_${choice}`), h("kbd", {}, CHOICES.indexOf(choice) + 1)),
      ),
    ),
    h(
      "div",
      { class: "sit-tiles", role: "group", "aria-label": t("voters") },
      store.shown.voters.map((who) => tile(draft, who)),
    ),
    !store.shown.voters.length && h("p", { class: "alert alert-warning" }, t("no_voters")),
  ];
}

const SIGNS = { for: "+", against: "−", abstain: "○" };

function tile(draft, who) {
  const choice = draft.except[who.id] || draft.fallback;
  return h(
    "button",
    { type: "button", class: `sit-tile is-${choice}`, "data-key": who.id, "data-do": "tile", "data-id": who.id, "aria-pressed": String(Boolean(draft.except[who.id])) },
    h("span", { class: "sit-mark", "aria-hidden": "true" }, SIGNS[choice]),
    h("span", {}, who.name, who.by && h("small", {}, t("by_proxy", { name: who.by }))),
    h("small", { class: "sit-said" }, t(`choice_${choice}`)),
  );
}

export function number(draft, name, label, group = "counts") {
  const id = `${group}-${name}`;
  return h(
    "p",
    { class: "sit-count", "data-key": id },
    h("label", { for: id }, label),
    h("input", { id, type: "number", inputmode: "numeric", min: 0, max: 10000, class: "form-control", "data-vote": `${group}.${name}`, value: draft[group][name] ?? "" }),
  );
}

function counts(store, draft) {
  const secret = draft.mode === "secret";
  const names = ["in_favour", "against", "abstentions", "blank"];
  const sum = names.reduce((total, name) => total + Number(draft.counts[name] || 0), 0);
  return [
    h("p", { class: "sit-hint" }, t(secret ? "secret_help" : "counts_help")),
    h("div", { class: "sit-counts" }, names.filter((name) => secret || name !== "blank").map((name) => number(draft, name, t(`count_${name}`)))),
    h("p", { class: "sit-label" }, t("sum", { sum, voters: store.shown.voters.length })),
    !secret && store.shown.president_decides && president(draft),
  ];
}

function president(draft) {
  return h(
    "p",
    {},
    h("label", { for: "sit-president" }, t("president_said")),
    h(
      "select",
      { id: "sit-president", class: "form-select", "data-vote": "president", value: draft.president },
      h("option", { value: "" }, "–"),
      CHOICES.map((choice) => h("option", { value: choice }, t(`choice_${choice}`))),
    ),
  );
}

function record(store, one, draft) {
  const plain = store.shown.kind !== "appointment" && (!store.shown.form.mode || draft.waived);
  return h(
    "p",
    { class: "sit-row sit-record" },
    plain && !one.ballot && !Object.keys(draft.except).length && h("button", { type: "button", class: "btn btn-success btn-lg", "data-do": "unanimous", disabled: !store.shown.voters.length }, t("unanimous"), h("kbd", {}, "u")),
    h("button", { type: "button", class: "btn btn-lg btn-primary", "data-do": "record" }, t("record"), h("kbd", {}, "v")),
    store.editing === one.uid && h("button", { type: "button", class: "btn btn-lg btn-outline-secondary", "data-do": "leaveVote" }, t("leave_vote")),
  );
}

/* What goes to the server. */
export function sent(store, one) {
  const draft = store.ballot;
  // The vote that this one was drawn up from, whatever came meanwhile.
  const data = { item: one.uid, seen: draft.seen };
  if (draft.waived) data.secret_waived = true;
  if (store.shown.kind === "appointment") return { ...data, ...papers(draft) };
  const whole = (name) => Math.trunc(Number(draft.counts[name] || 0));
  if (draft.mode === "counts" || draft.mode === "secret") {
    const counted = Object.fromEntries(["in_favour", "against", "abstentions", "blank"].map((name) => [name, whole(name)]));
    if (draft.mode === "counts") counted.blank = 0;
    const mode = draft.mode === "counts" ? "show_of_hands" : "secret";
    const said = draft.mode === "counts" && draft.president ? { president_choice: draft.president } : {};
    return { ...data, mode, counts: counted, ...said };
  }
  const known = new Set(store.shown.voters.map((who) => who.id));
  const except = Object.fromEntries(Object.entries(draft.except).filter(([id, choice]) => known.has(id) && choice !== draft.fallback));
  return { ...data, mode: draft.mode, default: draft.fallback, except };
}

function papers(draft) {
  const candidates = (draft.candidates || []).filter((row) => row.name.trim());
  const tallies = Object.fromEntries(candidates.map((row) => [row.id, Math.trunc(Number(draft.tallies[row.id] || 0))]));
  const total = Object.values(tallies).reduce((sum, one) => sum + one, 0);
  const given = (name) => Math.trunc(Number(draft.counts[name] || 0));
  const counted = { in_favour: draft.seats > 1 ? given("in_favour") : total, against: 0, abstentions: given("abstentions"), blank: given("blank") };
  const mode = draft.mode === "counts" ? "show_of_hands" : draft.mode;
  const rows = candidates.map(({ id, name, birth }) => ({ id, name: name.trim(), birth: birth || "" }));
  return { mode, candidates: rows, tallies, counts: counted, seats: Number(draft.seats) || 1, ...(draft.next ? { next_round: true } : {}) };
}
