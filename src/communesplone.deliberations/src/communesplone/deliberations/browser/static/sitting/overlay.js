/* How things will stand when what waits is saved: shown at once, told as a guess. */

const EFFECTS = {
  arrive: (state, data) => people(state, data.members, { present: true, excused: false, proxy: "" }),
  leave: (state, data) => people(state, data.members, { present: false }),
  withdraw: (state, data) => people(state, [data.member], { withdrawn: true }),
  return: (state, data) => people(state, [data.member], { withdrawn: false }),
  preside: (state, data) => {
    state.president = data.member;
  },
  keep_minutes: (state, data) => {
    state.secretary = data.member;
    state.secretary_choice.needed = false;
  },
  excuse: (state, data) => people(state, data.members, { excused: true }),
  give_proxy: (state, data) => {
    const holder = state.members.find((one) => one.id === data.holder);
    people(state, [data.member], { proxy: data.holder, proxy_name: holder ? holder.name : "" });
  },
  revoke_proxy: (state, data) => people(state, [data.member], { proxy: "" }),
  begin: (state, data) => {
    state.current = data.item;
  },
  ballot: (state, data, action) => {
    const ballot = { ...data, stamp: action.key, at: action.at, round: 1, pending: true };
    const before = item(state, data.item).ballot;
    if (before) ballot.round = before.round + (data.next_round ? 1 : 0);
    change(state, data.item, { ballot, outcome: null });
  },
  forget: (state, data) => change(state, data.item, { ballot: null, outcome: null }),
  outcome: (state, data) => {
    const outcome = { outcome: data.outcome, text: "", article: "", reason: data.reason };
    change(state, data.item, { outcome: { ...outcome, elected: [], next_round: [], pending: true } });
  },
  lack_quorum: (state, data, action) => {
    const ballot = { mode: "none", stamp: action.key, at: action.at, round: 1, pending: true };
    data.items.forEach((uid) => item(state, uid).outcome || change(state, uid, { ballot }));
  },
  close_doors: (state, data) => doors(state, data.item, "closed"),
  hear_in_public: (state, data) => doors(state, data.item, "open"),
  note: (state, data, action) => change(state, data.item, { note: data.text, note_key: action.key }),
  amend: (state, data) => {
    if (!state.shown || state.shown.uid !== data.item) return;
    state.shown.amended = data.text;
    state.shown.is_amended = Boolean(data.text);
    state.shown.text_key = "";
  },
  void: (state, data) => {
    const gone = state.log.find((row) => row.key === data.entry);
    if (gone && gone.kind === "excuse") people(state, [gone.member], { excused: false });
    state.log = state.log.filter((row) => row.key !== data.entry);
  },
};

export function foretold(state, waiting) {
  if (!waiting.length) return state;
  const copy = JSON.parse(JSON.stringify(state));
  waiting.forEach((action) => EFFECTS[action.kind]?.(copy, action.data, action));
  if (waiting.some((one) => ["arrive", "leave", "withdraw", "return"].includes(one.kind))) seats(copy);
  copy.guess = true;
  return copy;
}

function people(state, ids, facts) {
  state.members.filter((one) => ids.includes(one.id)).forEach((one) => Object.assign(one, facts));
}

function doors(state, uid, stand) {
  if (state.shown && state.shown.uid === uid) state.shown.doors = stand;
}

function item(state, uid) {
  return state.items.find((one) => one.uid === uid) || {};
}

function change(state, uid, facts) {
  Object.assign(item(state, uid), facts);
}

function seats(state) {
  const seated = state.members.filter((one) => one.votes && one.present && !one.withdrawn);
  state.members.forEach((one) => {
    one.seated = seated.includes(one);
  });
  const { needed } = state.quorum;
  state.quorum = { ...state.quorum, present: seated.length, reached: seated.length >= needed, guess: true };
  if (state.shown && !item(state, state.shown.uid).ballot) {
    const represented = state.shown.voters.filter((one) => one.by);
    state.shown.voters = [...seated.map((one) => ({ id: one.id, name: one.name, by: "" })), ...guests(state, state.shown), ...represented];
  }
}

/* Who has a vote on an item and no seat in the body: called for it after a tie. */
export function guests(state, shown) {
  const seats = new Set(state.members.map((one) => one.id));
  return ((shown && shown.voters) || []).filter((one) => !seats.has(one.id));
}
