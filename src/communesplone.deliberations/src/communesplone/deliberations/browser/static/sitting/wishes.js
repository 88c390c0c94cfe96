/* What members ask for before a vote: urgency, a form of vote, closed doors. */

import { h } from "./dom.js";
import { t } from "./words.js";

export function wishes(store, one) {
  const { law } = store.state;
  const { shown } = store;
  if (one.ballot || (one.outcome && one.outcome.outcome)) return null;
  const there = store.state.members.filter((who) => who.seated);
  return [
    law.recognition && !shown.begun && !shown.recognised &&
      box(one, "recognise", law.recognition_article, [names(store, one, "in_favour", there), button("recognise", "do")]),
    law.forms.length > 0 && !shown.form.mode &&
      box(one, "form", law.forms_article, [
        names(store, one, "form", there),
        h("p", { class: "sit-row" }, law.forms.map((form) => button("requestForm", form))),
      ]),
    law.doors && shown.sitting === "public" &&
      box(one, "doors", law.doors_article, [names(store, one, "asked_by", there), names(store, one, "doors", shown.voters), button("closeDoors")]),
  ];
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

/* The ids that were pressed, which are then forgotten. */
export function taken(store, name) {
  const key = `wish-${name}-${store.near}`;
  const said = store.draft(key, []);
  store.drop(key);
  return said;
}

export function press(store, name, id) {
  const key = `wish-${name}-${store.near}`;
  const said = new Set(store.draft(key, []));
  if (!said.delete(id)) said.add(id);
  store.keep(key, [...said]);
}
