/* What was keyed leaves its form with the action, and comes back if that is refused. */

const PANES = { give_proxy: "roll", keep_minutes: "roll", urgency: "agenda" };

/* Take drafts out of their forms, to go with an action. */
export function take(store, names) {
  const found = {};
  for (const name of names) {
    const value = store.draft(name, null);
    if (value !== null) found[name] = value;
    store.drop(name);
  }
  return found;
}

/* The server refused: the form is as it was, unless somebody writes in it again, or
   the item stands otherwise now. Then the notice of the refusal offers it. */
export function giveBack(store, action) {
  store.refresh();
  rebase(store, action);
  if (action.time && !store.time && !store.waiting.length) store.time = action.time;
  if (!action.kept || !fits(store, action)) return;
  const changes = renewed(store, action);
  for (const [name, value] of Object.entries(changes)) {
    if (store.draft(name, null) === null) store.keep(name, value);
  }
  store.renewals += 1;
}

/* Show the item, then fill the form upon what stands there by now. */
export async function resume(store, { place }) {
  const refused = () => store.line.refused().find((one) => one.place === place);
  const found = refused();
  if (!found) return;
  const { kind, data } = found;
  store.pane = PANES[kind] || "main";
  if (data.item && store.pane === "main") {
    store.look = data.item;
    store.line.shown = data.item;
  }
  await store.line.poll(true);
  store.refresh();
  const action = refused();
  if (!action) return;
  for (const [name, value] of Object.entries(renewed(store, action))) store.keep(name, value);
  store.time = action.time || store.time;
  if (kind === "ballot") store.editing = data.item;
  if (store.pane === "main") store.focus = "sit-main-title";
  store.renewals += 1;
  store.line.dismiss(place);
}

function item(store, action) {
  return store.state.items.find((one) => one.uid === action.data.item);
}

function fits(store, action) {
  const one = item(store, action);
  if (action.kind === "ballot") return Boolean(one) && !one.ballot && !(one.outcome && one.outcome.outcome);
  if (action.kind === "amend") return Boolean(store.shown) && store.near === action.data.item && store.shown.text_key === action.data.seen;
  return true;
}

/* A vote and a text say upon what they were keyed: now it is what the screen shows. */
function renewed(store, action) {
  const { kind, data, kept } = action;
  if (kind === "ballot") {
    const { ballot } = item(store, action) || {};
    const seen = ballot ? ballot.stamp : "";
    const [[name, draft]] = Object.entries(kept);
    return { [name]: { ...draft, seen, next: draft.next && seen === data.seen } };
  }
  if (kind === "amend") return { ...kept, [`amend-${data.item}-seen`]: (store.shown || {}).text_key || "" };
  return kept;
}

/* A vote that is being corrected was drawn up from the one that was refused. */
function rebase(store, { kind, key, data }) {
  if (kind !== "ballot") return;
  const draft = store.draft(`vote-${data.item}`, null);
  if (draft && draft.seen === key) store.keep(`vote-${data.item}`, { ...draft, seen: data.seen });
}
