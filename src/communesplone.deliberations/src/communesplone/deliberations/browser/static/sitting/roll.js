/* Who is there: one click each. */

import { h, ident } from "./dom.js";
import { t } from "./words.js";

export function roll(store) {
  const { state } = store;
  const voting = state.members.filter((one) => one.votes);
  const there = voting.filter((one) => one.present).length;
  const away = state.members.filter((one) => !one.present);
  return h(
    "section",
    { class: "sit-pane sit-roll", id: "sit-roll", "aria-labelledby": "sit-roll-title" },
    h("h2", { id: "sit-roll-title" }, t("roll"), h("small", {}, ` ${there} / ${voting.length}`)),
    store.open && h("p", { class: "sit-hint" }, t("roll_help")),
    store.open && away.length > 0 &&
      h("button", { type: "button", class: "btn btn-outline-primary sit-wide", "data-do": "all" }, t("all_present")),
    state.members.length > 0 && secretary(store),
    state.members.length === 0 && h("p", { class: "alert alert-warning" }, t("no_members")),
    h("ul", { class: "sit-people" }, state.members.map((one) => person(store, one))),
  );
}

/* Who keeps the minutes: asked for as long as nobody is named who was there. */
function secretary(store) {
  const { secretary: id, secretary_choice: choice, members } = store.state;
  const named = members.find((one) => one.id === id);
  if (!store.open) return named && h("p", { class: "sit-hint" }, t("secretary_is", { name: named.name }));
  const able = members.filter((one) => choice.able.includes(one.id));
  const wanted = store.draft("secretary", choice.proposed);
  return h(
    "details",
    { class: `sit-box sit-secretary ${choice.needed ? "is-needed" : ""}`, "data-key": `secretary-${choice.needed}`, open: choice.needed },
    h("summary", {}, choice.needed ? t("secretary_needed") : t("secretary_is", { name: named ? named.name : id })),
    able.length
      ? [
          h("label", { for: "secretary" }, t("secretary")),
          h(
            "select",
            { id: "secretary", class: "form-select", "data-draft": "secretary", value: choice.able.includes(wanted) ? wanted : choice.proposed },
            able.map((one) => h("option", { value: one.id }, one.name)),
          ),
          h("button", { type: "button", class: "btn btn-outline-primary", "data-do": "keep_minutes" }, t("secretary_name")),
        ]
      : h("p", { class: "sit-hint" }, t("secretary_nobody")),
    h("small", {}, choice.article),
  );
}

function person(store, one) {
  const marks = [];
  if (one.id === store.state.president) marks.push(t("presides"));
  if (one.id === store.state.secretary) marks.push(t("keeps_minutes"));
  if (one.withdrawn && store.near) marks.push(t("withdrawn"));
  if (one.proxy) marks.push(t(one.proxy_valid === false ? "proxy_void" : "proxy_to", { name: one.proxy_name }));
  return h(
    "li",
    { "data-key": one.id, class: `${one.present ? "is-there" : "is-away"} ${one.excused ? "is-excused" : ""}` },
    h(
      "button",
      {
        type: "button",
        class: "sit-person",
        "aria-pressed": String(one.present),
        "data-do": one.present ? "leave" : "arrive",
        "data-id": one.id,
        disabled: !store.open,
      },
      h("span", { class: "sit-mark", "aria-hidden": "true" }, one.present ? "✔" : "–"),
      h(
        "span",
        { class: "sit-name" },
        one.name,
        h("small", {}, [one.post_title, one.votes ? "" : t("no_vote"), ...marks].filter(Boolean).join(" · ")),
      ),
      h("span", { class: "sit-presence" }, t(standing(one))),
    ),
    (store.open || store.convened) && more(store, one),
  );
}

function standing(one) {
  if (one.present) return "present";
  return one.excused ? "excused" : "absent";
}

function more(store, one) {
  const { state } = store;
  const proxies = store.open && state.law.proxies && one.votes && !one.present;
  const acts = [
    !one.present && !one.excused && act("excuse", one, t("excuse")),
    !one.present && one.excused && act("unexcuse", one, t("unexcuse")),
    store.open && store.near && one.votes && (one.present || one.withdrawn) &&
      act(one.withdrawn ? "return" : "withdraw", one, t(one.withdrawn ? "come_back" : "withdraw")),
    store.open && one.present && one.id !== state.president && act("preside", one, t("preside")),
    proxies && one.proxy && act("revoke_proxy", one, t("revoke_proxy")),
    proxies && !one.proxy && proxy(store, one),
  ].filter(Boolean);
  if (!acts.length) return h("span", { class: "sit-more-none" });
  return h(
    "details",
    { class: "sit-more", "data-key": `more-${one.id}` },
    h("summary", { "aria-label": t("more_for", { name: one.name }), title: t("more_for", { name: one.name }) }, "⋯"),
    h("div", { class: "sit-more-acts" }, acts),
  );
}

function act(name, one, text) {
  return h("button", { type: "button", class: "btn btn-outline-secondary", "data-do": name, "data-id": one.id }, text);
}

function proxy(store, one) {
  const id = `proxy-${ident(one.id)}`;
  const holders = store.state.members.filter((other) => other.present && other.votes);
  return h(
    "div",
    { class: "sit-proxy" },
    h("label", { for: id }, t("proxy_holder")),
    h(
      "select",
      { id, class: "form-select", "data-draft": id, value: store.draft(id, "") },
      h("option", { value: "" }, "–"),
      holders.map((other) => h("option", { value: other.id }, other.name)),
    ),
    h(
      "label",
      { class: "sit-check" },
      h("input", { type: "checkbox", "data-draft": `${id}-ill`, checked: store.draft(`${id}-ill`, false) }),
      t("proxy_illness"),
    ),
    act("give_proxy", one, t("give_proxy")),
    h("small", {}, store.state.law.proxies_article),
  );
}
