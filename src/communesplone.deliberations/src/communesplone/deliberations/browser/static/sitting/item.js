/* The item at hand: what the body does with it. */

import { h } from "./dom.js";
import { badge } from "./agenda.js";
import { result } from "./result.js";
import { tools } from "./tools.js";
import { vote } from "./vote.js";
import { calling, doors, wishes } from "./wishes.js";
import { clock, short, t } from "./words.js";

export function item(store) {
  const one = store.item;
  return h(
    "section",
    { class: "sit-pane sit-main", id: "sit-main", "aria-labelledby": "sit-main-title" },
    one ? content(store, one) : nothing(store),
  );
}

function nothing(store) {
  return [
    h("h2", { id: "sit-main-title", tabindex: -1 }, t(store.open ? "start" : "not_open")),
    h("p", {}, t(store.open ? "start_help" : store.convened ? "not_open_excuse" : "not_open_help")),
    store.open && store.next && next(store, "btn btn-primary btn-lg"),
  ];
}

function next(store, style) {
  const { number, title } = store.next;
  return h(
    "button",
    { type: "button", class: style, "data-do": "next" },
    t("next", { number: number || "", title: short(title) }),
    h("kbd", {}, "n"),
  );
}

function content(store, one) {
  const current = one.uid === store.state.current;
  return [
    h(
      "header",
      { class: "sit-main-head" },
      h(
        "p",
        { class: "sit-kicker" },
        t("item", { number: one.number || "–" }),
        " · ",
        t(`block_${one.block}`),
        store.shown && store.shown.begun ? ` · ${t("since", { time: clock(store.shown.begun) })}` : "",
        " ",
        badge(one, current),
      ),
      h("h2", { id: "sit-main-title", tabindex: -1 }, one.title),
      h("a", { href: one.url, target: "_blank" }, t("open_item")),
    ),
    !store.shown && h("p", {}, t("loading")),
    store.shown && [
      store.open && !current && turn(one),
      interest(store, one),
      account(store),
      doors(store, one),
      result(store, one),
      store.open && calling(store, one),
      store.open && vote(store, one),
      store.open && wishes(store, one),
      store.open && without(store, one),
      store.open && amend(store, one),
      note(store, one),
      store.open && store.next && h("p", { class: "sit-onward" }, next(store, `btn btn-lg ${one.outcome && one.outcome.outcome ? "btn-primary" : "btn-outline-primary"}`)),
    ],
  ];
}

function turn(one) {
  return h(
    "p",
    { class: "alert alert-info sit-turn" },
    t("looking"),
    " ",
    h("button", { type: "button", class: "btn btn-primary", "data-do": "begin", "data-uid": one.uid }, t("turn_to")),
  );
}

function interest(store, one) {
  const named = store.state.members.filter((who) => store.shown.interested.includes(who.id));
  if (!named.length) return null;
  return h(
    "div",
    { class: "alert alert-warning" },
    h("p", {}, t("interested", { names: named.map((who) => who.name).join(", ") })),
    store.open &&
      named
        .filter((who) => who.present && !who.withdrawn)
        .map((who) =>
          h("button", { type: "button", class: "btn btn-warning", "data-do": "withdraw", "data-id": who.id, "data-uid": one.uid }, t("withdraw_name", { name: who.name })),
        ),
  );
}

/* Whose account it is hears the debate, and is out for the vote whoever notes it. */
function account(store) {
  const named = store.state.members.filter((who) => store.shown.leaving.includes(who.id));
  if (!named.length) return null;
  const names = named.map((who) => who.name).join(", ");
  return h("p", { class: "alert alert-warning" }, t("leaves_for_account", { names }));
}

function without(store, one) {
  const voted = Boolean(one.ballot);
  // A tie or a round that settled nothing is put off without further ado.
  const unsettled = voted && !(one.outcome && one.outcome.computed);
  const id = `reason-${one.uid}`;
  const button = (outcome, style) =>
    h("button", { type: "button", class: `btn ${style}`, "data-do": "outcome", "data-outcome": outcome }, t(`do_${outcome}`));
  return h(
    "details",
    { class: "sit-box", "data-key": `without-${one.uid}` },
    h("summary", {}, t(voted ? "override" : "without_vote")),
    h("p", { class: "sit-hint" }, t(voted ? "override_help" : "without_vote_help")),
    h("label", { for: id }, t(voted ? "override_reason" : "reason_optional")),
    h("textarea", { id, class: "form-control", rows: 2, maxlength: 2000, "data-draft": id, value: store.draft(id, "") }),
    unsettled && h("p", { class: "sit-row" }, button("postponed", "btn-outline-primary"), button("withdrawn", "btn-outline-primary")),
    voted ? override(store, one) : h("p", { class: "sit-row" }, button("postponed", "btn-outline-primary"), button("withdrawn", "btn-outline-primary"), button("noted", "btn-outline-primary"), !store.state.quorum.reached && button("no_quorum", "btn-outline-primary")),
  );
}

function override(store, one) {
  const id = `override-${one.uid}`;
  const all = ["adopted", "adopted_amended", "rejected", "postponed", "withdrawn", "noted", "no_quorum", "elected"];
  return h(
    "p",
    { class: "sit-row" },
    h("label", { for: id }, t("override_outcome")),
    h(
      "select",
      { id, class: "form-select", "data-draft": id, value: store.draft(id, "") },
      h("option", { value: "" }, "–"),
      all.map((name) => h("option", { value: name }, t(`outcome_${name}`))),
    ),
    h("button", { type: "button", class: "btn btn-outline-danger", "data-do": "override" }, t("override_do")),
  );
}

function amend(store, one) {
  const { shown } = store;
  return h(
    "details",
    { class: "sit-box", "data-key": `amend-${one.uid}` },
    h("summary", {}, t(shown.is_amended ? "amended" : "amend")),
    h("p", { class: "sit-hint" }, t(one.ballot ? "amend_voted" : "amend_help")),
    !one.ballot && editor(store, one),
  );
}

/* Kept as it is while somebody writes; another text from elsewhere makes another one. */
function editor(store, one) {
  const { shown } = store;
  const id = `amend-${one.uid}`;
  const stored = shown.is_amended ? shown.amended : shown.decision;
  const mine = store.draft(id, null);
  const box = h("div", { id: `${id}-text`, class: "sit-editor form-control", contenteditable: "true", role: "textbox", "aria-multiline": "true", "aria-label": t("amend"), "data-draft": id, "data-keep": `${id}-${mine === null ? store.digest(stored) : `mine-${store.renewals}`}` });
  // What the server gives went through its own filter of HTML; this one drops all but text.
  store.fill(box, mine === null ? stored : mine);
  return [
    tools(id),
    box,
    h(
      "p",
      { class: "sit-row" },
      h("button", { type: "button", class: "btn btn-outline-primary", "data-do": "amend" }, t("amend_do")),
      shown.is_amended && h("button", { type: "button", class: "btn btn-outline-secondary", "data-do": "unamend" }, t("amend_undo")),
    ),
  ];
}

function note(store, one) {
  const id = `note-${one.uid}`;
  const refused = store.refused.filter((lost) => lost.kind === "note" && lost.data.item === one.uid);
  return h(
    "div",
    { class: "sit-note", "data-key": `${id}-${refused.length}` },
    h("label", { for: id }, t("note")),
    h("textarea", { id, class: "form-control", rows: 4, maxlength: 20000, disabled: !store.open, "data-note": one.uid, value: store.draft(id, one.note) }),
    h("small", {}, t("note_help")),
  );
}
