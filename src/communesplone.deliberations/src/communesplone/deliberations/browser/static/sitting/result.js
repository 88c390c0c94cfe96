/* What the vote gave: the outcome, the article, and why. */

import { h } from "./dom.js";
import { clock, t } from "./words.js";

export function result(store, one) {
  const { ballot, outcome } = one;
  if (!ballot && !outcome) return null;
  const pending = (ballot && ballot.pending) || (outcome && outcome.pending);
  const name = outcome && outcome.outcome;
  return h(
    "div",
    { class: `sit-result is-${name || "open"}` },
    h("p", { class: "sit-outcome" }, pending && !name ? t("recorded_waits") : t(name ? `outcome_${name}` : "unsettled")),
    outcome && outcome.text && h("p", {}, outcome.text, " ", h("small", { class: "sit-article" }, outcome.article)),
    outcome && outcome.reason && h("p", {}, t("because", { reason: outcome.reason })),
    outcome && outcome.reason && outcome.computed && h("p", { class: "sit-hint" }, t("computed", { outcome: t(`outcome_${outcome.computed}`) })),
    ballot && !pending && h("p", { class: "sit-hint" }, t("recorded", { who: ballot.by_name, time: clock(ballot.at), mode: t(`mode_${ballot.mode}`) })),
    named(store),
    store.open && actions(store, one),
  );
}

function named(store) {
  const { choices, voters } = store.shown || {};
  if (!choices) return null;
  const known = [...store.state.members, ...voters];
  const place = (id) => known.findIndex((who) => who.id === id);
  const name = (id) => (known[place(id)] || { name: id }).name;
  return ["against", "abstain", "blank"].map((choice) => {
    const said = Object.keys(choices).filter((id) => choices[id] === choice);
    const who = said.sort((one, other) => place(one) - place(other));
    return who.length > 0 && h("p", { class: "sit-hint" }, t("said", { choice: t(`choice_${choice}`), names: who.map(name).join(", ") }));
  });
}

function actions(store, one) {
  const { ballot, outcome } = one;
  const editing = store.editing === one.uid;
  const more = outcome && outcome.next_round.length > 0;
  const button = (deed, style, text, key) =>
    h("button", { type: "button", class: `btn ${style}`, "data-do": deed }, text, key && h("kbd", {}, key));
  if (editing) return null;
  return h(
    "p",
    { class: "sit-row" },
    ballot && more && button("nextRound", "btn-primary", t("next_round", { round: ballot.round + 1 })),
    ballot && button("correct", "btn-outline-secondary", t(store.shown.again ? "vote_again" : "correct")),
    ballot && button("forget", "btn-outline-secondary", t("take_back"), "z"),
    !ballot && button("voteAfterAll", "btn-outline-secondary", t("vote_after_all")),
  );
}
