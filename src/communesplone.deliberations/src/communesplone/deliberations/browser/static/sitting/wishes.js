/* What members ask for before a vote: urgency, a form of vote, closed doors. */

import { h } from "./dom.js";
import { take } from "./kept.js";
import { t } from "./words.js";

export function wishes(store, one) {
  const { law } = store.state;
  const { shown } = store;
  if (one.ballot || (one.outcome && one.outcome.outcome)) return null;
  const there = store.state.members.filter((who) => who.seated);
  // A secret ballot goes before a vote by name, and may be asked for after it.
  const forms = shown.form.mode === "secret" ? [] : law.forms.filter((form) => form !== shown.form.mode);
  return [
    law.recognition && !shown.begun && !shown.recognised &&
      box(one, "recognise", law.recognition_article, [names(store, one, "in_favour", there), button("recognise", "do")]),
    shown.recognised && h("p", { class: "sit-hint" }, t("wish_recognised")),
    forms.length > 0 &&
      box(one, "form", law.forms_article, [
        names(store, one, "form", there),
        h("p", { class: "sit-row" }, forms.map((form) => button("requestForm", form))),
      ]),
    (shown.doors === "open" || shown.doors === "waits") &&
      box(one, "doors", law.doors_article, [
        names(store, one, "asked_by", there),
        names(store, one, "doors", shown.voters),
        button("closeDoors"),
      ]),
  ];
}

/* Before the vote, since the doors are settled before it. */
export function doors(store, one) {
  if (store.shown.doors !== "waits" || one.ballot || (one.outcome && one.outcome.outcome)) return null;
  return h(
    "div",
    { class: "alert alert-warning" },
    h("p", {}, t("wish_doors_wait"), ` (${store.state.law.doors_article})`),
    store.open && button("hearInPublic"),
  );
}

/* After a tie that settles nothing: who may be called to vote on the item too. */
export function calling(store, one) {
  const { callable } = store.shown;
  if (!callable.length) return null;
  const there = store.state.members.filter((who) => who.seated);
  const id = `wish-called-${one.uid}`;
  return box(one, "call", store.state.law.recognition_article, [
    h("label", { for: id }, t("wish_called")),
    h(
      "select",
      { id, class: "form-select", "data-draft": id, value: store.draft(id, "") },
      h("option", { value: "" }, "–"),
      callable.map((who) => h("option", { value: who.id }, who.name)),
    ),
    names(store, one, "call", there),
    button("call", "do"),
  ]);
}

function box(one, name, article, content) {
  return h(
    "details",
    { class: "sit-box", "data-key": `wish-${name}-${one.uid}` },
    h("summary", {}, t(`wish_${name}`)),
    h("p", { class: "sit-hint" }, t(`wish_${name}_help`), ` (${article})`),
    content,
  );
}

function names(store, one, name, people) {
  const said = new Set(store.draft(`wish-${name}-${one.uid}`, []));
  const id = `wish-${name}`;
  return [
    h("p", { id }, t(`wish_${name}_names`, { count: people.filter((who) => said.has(who.id)).length, present: people.length })),
    h(
      "div",
      { class: "sit-tiles", role: "group", "aria-labelledby": id },
      people.map((who) =>
        h("button", { type: "button", class: "sit-tile", "data-key": who.id, "data-do": "wish", "data-name": name, "data-id": who.id, "aria-pressed": String(said.has(who.id)) }, who.name),
      ),
    ),
  ];
}

function button(deed, form = "") {
  return h("button", { type: "button", class: "btn btn-outline-primary", "data-do": deed, "data-form": form }, t(form ? `wish_${deed}_${form}` : `wish_${deed}`));
}

/* The ids that were pressed by name, as they go with an action and come back. */
export function taken(store, names) {
  const keys = names.map((name) => `wish-${name}-${store.near}`);
  const kept = take(store, keys);
  return { kept, said: keys.map((key) => kept[key] || []) };
}

export function press(store, name, id) {
  const key = `wish-${name}-${store.near}`;
  const said = new Set(store.draft(key, []));
  if (!said.delete(id)) said.add(id);
  store.keep(key, [...said]);
}
