/* What a press does. Each deed gets the store and the data of the button. */

import { resume, take } from "./kept.js";
import { CHOICES, sent } from "./vote.js";
import { press, taken } from "./wishes.js";
import { t, wall } from "./words.js";

const DAY = 24 * 60;

function minuteOfDay(time) {
  const [hours, minutes] = time.split(":").map(Number);
  return hours * 60 + minutes;
}

/* What is typed is a time of the town's clocks, not of this machine's. */
function at(store) {
  if (!store.time) return undefined;
  const now = store.line.now();
  const ago = minuteOfDay(wall(now)) - minuteOfDay(store.time);
  const moment = new Date(Date.parse(now) - (ago < 0 ? ago + DAY : ago) * 60000);
  moment.setUTCSeconds(0, 0);
  return moment.toISOString();
}

/* A time that was typed is that of one action, and comes back if that is refused. */
function act(store, kind, data, when, kept) {
  if (when) return store.line.add(kind, data, when, kept);
  const { time } = store;
  const moment = at(store);
  store.time = "";
  return store.line.add(kind, data, moment, kept, time);
}

function here(store, data) {
  return data.uid || store.near;
}

function turn(store, uid) {
  store.look = "";
  store.line.shown = uid;
  store.pane = "main";
  act(store, "begin", { item: uid });
  store.focus = "sit-main-title";
}

function settled(store) {
  const { item } = store;
  return item && (item.ballot || (item.outcome && item.outcome.outcome));
}

function canVote(store) {
  return store.open && store.item && store.shown && (!settled(store) || store.editing === store.near);
}

function leaveVote(store) {
  store.drop(`vote-${store.near}`);
  store.editing = "";
}

function vote(store, data, when) {
  const keyed = { [`vote-${store.near}`]: store.ballot };
  leaveVote(store);
  act(store, "ballot", data, when, keyed);
}

export const deeds = {
  show(store, { uid }) {
    store.look = uid;
    store.line.shown = uid;
    store.pane = "main";
    store.editing = "";
    store.focus = "sit-main-title";
    store.line.poll(true);
  },
  pane(store, { pane }) {
    store.pane = pane;
  },
  now(store) {
    store.time = "";
  },
  dismiss(store, { place }) {
    store.line.dismiss(place);
  },
  keys(store) {
    store.keep("keys", !store.draft("keys", true));
  },
  allLog(store) {
    store.allLog = true;
  },

  arrive: (store, { id }) => act(store, "arrive", { members: [id] }),
  leave: (store, { id }) => act(store, "leave", { members: [id] }),
  all(store) {
    const away = store.state.members.filter((one) => !one.present).map((one) => one.id);
    if (away.length) act(store, "arrive", { members: away });
  },
  withdraw: (store, data) => act(store, "withdraw", { member: data.id, item: here(store, data) }),
  return: (store, data) => act(store, "return", { member: data.id, item: here(store, data) }),
  excuse: (store, { id }) => act(store, "excuse", { members: [id] }),
  unexcuse(store, { id }) {
    const row = store.state.log.find((one) => one.kind === "excuse" && one.member === id);
    if (row) act(store, "void", { entry: row.key }, store.line.now());
  },
  keep_minutes(store) {
    const { able, proposed } = store.state.secretary_choice;
    const wanted = store.draft("secretary", proposed);
    const kept = take(store, ["secretary"]);
    act(store, "keep_minutes", { member: able.includes(wanted) ? wanted : proposed }, undefined, kept);
  },
  preside: (store, { id }) => act(store, "preside", { member: id }),
  revoke_proxy: (store, { id }) => act(store, "revoke_proxy", { member: id }),
  give_proxy(store, { id }) {
    const name = `proxy-${id.replace(/[^A-Za-z0-9_-]/g, "_")}`;
    const holder = store.draft(name, "");
    if (!holder) {
      store.focus = name;
      return;
    }
    const illness = store.draft(`${name}-ill`, false);
    act(store, "give_proxy", { member: id, holder, illness }, undefined, take(store, [name, `${name}-ill`]));
  },
  void(store, { entry, text }) {
    if (window.confirm(t("void_sure", { text }))) act(store, "void", { entry }, store.line.now());
  },

  begin: (store, data) => turn(store, here(store, data)),
  next(store) {
    if (store.open && store.next) turn(store, store.next.uid);
  },

  mode: (store, { mode }) => store.vote({ mode }),
  fallback(store, { choice }) {
    const other = CHOICES.find((one) => one !== choice);
    const { brush } = store.ballot;
    store.vote({ fallback: choice, except: {}, brush: brush === choice ? other : brush });
  },
  brush(store, { choice }) {
    if (canVote(store) && choice !== store.ballot.fallback) store.vote({ brush: choice });
  },
  tile(store, { id }) {
    const { except, brush } = store.ballot;
    const changed = { ...except };
    if (changed[id] === brush) delete changed[id];
    else changed[id] = brush;
    store.vote({ except: changed });
  },
  unanimous(store) {
    const free = store.shown && (!store.shown.form.mode || store.ballot.waived);
    const excepted = Object.keys(store.ballot.except).length > 0;
    if (!canVote(store) || settled(store) || !free || excepted || store.shown.kind === "appointment") return;
    const waived = store.ballot.waived ? { secret_waived: true } : {};
    vote(store, { item: store.near, mode: "unanimous", seen: "", ...waived });
  },
  record(store) {
    if (!canVote(store)) return;
    // With a councillor who was called it is another vote, not another reading of it.
    const reread = !store.time && !store.shown.again;
    vote(store, sent(store, store.item), (reread && store.ballot.at) || undefined);
    store.focus = "sit-main-title";
  },
  leaveVote,
  voteAfterAll(store) {
    store.editing = store.near;
  },
  correct(store) {
    const { ballot } = store.item;
    const choices = store.shown.choices || {};
    const counted = ballot.counts && ballot.mode !== "secret";
    store.editing = store.near;
    store.vote({
      mode: counted ? "counts" : ["unanimous", "none"].includes(ballot.mode) ? "show_of_hands" : ballot.mode,
      fallback: "for",
      except: Object.fromEntries(Object.entries(choices).filter(([, choice]) => choice !== "for")),
      counts: ballot.counts || {},
      candidates: ballot.candidates,
      tallies: ballot.tallies || {},
      seats: ballot.seats,
      president: ballot.president_choice,
      waived: ballot.secret_waived,
      next: false,
      at: ballot.at,
      seen: ballot.stamp,
    });
  },
  nextRound(store) {
    const { ballot, outcome } = store.item;
    const known = new Map(ballot.candidates.map((row) => [row.id, row]));
    store.editing = store.near;
    store.vote({
      mode: ballot.mode,
      next: true,
      candidates: outcome.next_round.map((id) => known.get(id)).filter(Boolean),
      tallies: {},
      counts: {},
      seats: outcome.left,
      at: "",
      seen: ballot.stamp,
    });
  },
  forget(store) {
    const { item } = store;
    if (!store.open || !item || !item.ballot || store.editing) return;
    if (window.confirm(t("take_back_sure", { title: item.title }))) {
      act(store, "forget", { item: item.uid, seen: item.ballot.stamp }, store.line.now());
    }
  },

  outcome(store, { outcome }) {
    const name = `reason-${store.near}`;
    const reason = store.draft(name, "");
    act(store, "outcome", { item: store.near, outcome, reason }, undefined, take(store, [name]));
  },
  lackQuorum(store) {
    const { left } = store;
    if (left.length && window.confirm(t("lack_quorum_sure", { count: left.length }))) act(store, "lack_quorum", { items: left.map((one) => one.uid) });
  },
  override(store) {
    const reason = `reason-${store.near}`;
    const chosen = `override-${store.near}`;
    const missing = [chosen, reason].find((name) => !store.draft(name, "").trim());
    if (missing) {
      store.focus = missing;
      return;
    }
    const data = { item: store.near, outcome: store.draft(chosen, ""), reason: store.draft(reason, "") };
    act(store, "outcome", data, undefined, take(store, [reason, chosen]));
  },
  amend(store, data, root) {
    const box = root.querySelector(`[data-draft="amend-${store.near}"]`);
    saveText(store, store.clean(box));
  },
  unamend: (store) => saveText(store, ""),

  urgentName(store, { id }) {
    const said = new Set(store.draft("urgent-names", []));
    if (!said.delete(id)) said.add(id);
    store.keep("urgent-names", [...said]);
  },
  urgency(store) {
    const missing = ["urgent-item", "urgent-reason"].find((name) => !store.draft(name, "").trim());
    if (missing) {
      store.focus = missing;
      return;
    }
    const data = {
      item: store.draft("urgent-item", ""),
      reason: store.draft("urgent-reason", ""),
      in_favour: store.draft("urgent-names", []),
    };
    act(store, "urgency", data, undefined, take(store, ["urgent-item", "urgent-reason", "urgent-names"]));
  },
  resume,
  wish: (store, { name, id }) => press(store, name, id),
  recognise(store) {
    const { kept, said: [in_favour] } = taken(store, ["in_favour"]);
    act(store, "recognise", { item: store.near, in_favour }, undefined, kept);
  },
  requestForm(store, { form }) {
    const { kept, said: [members] } = taken(store, ["form"]);
    act(store, "request_form", { item: store.near, form, members }, undefined, kept);
  },
  call(store) {
    const id = `wish-called-${store.near}`;
    const member = store.draft(id, "");
    if (!member) {
      store.focus = id;
      return;
    }
    const { kept, said: [in_favour] } = taken(store, ["call"]);
    act(store, "call", { item: store.near, member, in_favour }, undefined, { ...kept, ...take(store, [id]) });
  },
  closeDoors(store) {
    const { kept, said: [asked_by, in_favour] } = taken(store, ["asked_by", "doors"]);
    act(store, "close_doors", { item: store.near, asked_by, in_favour }, undefined, kept);
  },
  hearInPublic: (store) => act(store, "hear_in_public", { item: store.near }),
  dropCandidate(store, { id }) {
    store.vote({ candidates: (store.ballot.candidates || []).filter((row) => row.id !== id) });
  },
};

function saveText(store, text) {
  const name = `amend-${store.near}`;
  const seen = store.draft(`${name}-seen`, store.shown.text_key);
  const kept = { ...take(store, [name, `${name}-seen`]), ...(text ? { [name]: text } : {}) };
  act(store, "amend", { item: store.near, text, ...(seen ? { seen } : {}) }, undefined, kept);
}

export function addCandidate(store, id) {
  const rows = store.ballot.candidates || [];
  const known = store.state.members.find((one) => one.id === id);
  const fresh = known ? { id, name: known.name, birth: "" } : { id: `c${Date.now()}`, name: "", birth: "" };
  store.vote({ candidates: [...rows, fresh] });
  if (!known) store.focus = `candidate-${rows.length}`;
}

export function saveNote(store, uid, text) {
  const one = store.state.items.find((row) => row.uid === uid);
  if (!one || one.note === text) return forgetNote(store, uid);
  const seen = store.draft(`note-${uid}-seen`, one.note_key);
  const mine = (data, key) => data.item === uid && key === seen;
  if (!store.line.rewrite("note", mine, { text })) {
    store.line.add("note", { item: uid, text, seen });
  }
  return forgetNote(store, uid);
}

function forgetNote(store, uid) {
  store.drop(`note-${uid}`);
  store.drop(`note-${uid}-seen`);
}
