/* The sitting: draws the screen, hears presses and keys. */

import { agenda } from "./agenda.js";
import { bar, refusals } from "./bar.js";
import { Box } from "./box.js";
import { closing } from "./closing.js";
import { addCandidate, deeds, saveNote } from "./deeds.js";
import { h, morph } from "./dom.js";
import { item } from "./item.js";
import { giveBack } from "./kept.js";
import { keyboard, keysHelp } from "./keys.js";
import { log } from "./log.js";
import { Line } from "./net.js";
import { roll } from "./roll.js";
import { Store } from "./store.js";
import { format, walk } from "./tools.js";
import { learn, t } from "./words.js";

const PAUSE = 1500;

function begin(root) {
  const settings = JSON.parse(root.dataset.settings);
  learn(JSON.parse(root.dataset.texts), settings.zone);
  const state = JSON.parse(root.dataset.state);
  const box = new Box(settings.store);
  const store = new Store(settings, box, state);
  const said = h("p", { class: "visually-hidden", role: "status", "aria-live": "polite" });
  const page = h("div", { class: "sit" });
  const draw = drawer(store, page, said);
  const told = (fresh) => {
    store.take(fresh);
    draw();
  };
  const line = new Line(settings, box, told, draw, (action) => giveBack(store, action));
  Object.assign(line, { tag: state.tag, shown: settings.item });
  Object.assign(store, { line, said: "" });
  root.replaceChildren(said, page);
  listen(page, store, draw);
  keyboard(store, (deed, data) => perform(page, store, draw, deed, data));
  store.refresh();
  line.start();
  draw();
}

function drawer(store, page, said) {
  let asked = 0;
  const now = () => {
    asked = 0;
    store.refresh();
    const had = page.contains(document.activeElement);
    morph(page, screen(store));
    closing(store);
    if (store.focus) {
      const goal = document.getElementById(store.focus);
      if (goal) goal.focus();
      store.focus = "";
    } else if (had && !page.contains(document.activeElement)) {
      document.getElementById("sit-main-title")?.focus({ preventScroll: true });
    }
    speak(store, said);
  };
  return () => {
    asked = asked || window.requestAnimationFrame(now);
  };
}

/* The live region says what changed: the quorum, or the outcome of the item. */
function speak(store, said) {
  const { quorum } = store.state;
  const outcome = store.item && store.item.outcome;
  const name = outcome && outcome.outcome ? t(`outcome_${outcome.outcome}`) : "";
  const text = [name, outcome && outcome.text, quorum.text].filter(Boolean).join(" ");
  if (text !== store.said) said.textContent = text;
  store.said = text;
}

function screen(store) {
  return h(
    "div",
    { class: `sit shows-${store.pane} ${store.open ? "" : "is-shut"}` },
    bar(store),
    refusals(store),
    h("div", { class: "sit-panes" }, agenda(store), item(store), h("div", { class: "sit-side" }, roll(store), log(store))),
    keysHelp(store),
    tabs(store),
  );
}

function tabs(store) {
  return h(
    "nav",
    { class: "sit-tabs", "aria-label": t("parts") },
    ["agenda", "main", "roll", "log"].map((pane) =>
      h("button", { type: "button", "data-do": "pane", "data-pane": pane, "aria-pressed": String(store.pane === pane) }, t(`tab_${pane}`)),
    ),
  );
}

function perform(page, store, draw, name, data = {}) {
  const deed = deeds[name];
  if (!deed) return;
  store.refresh();
  deed(store, data, page);
  draw();
}

function listen(page, store, draw) {
  page.addEventListener("click", (event) => {
    const button = event.target.closest("[data-do]");
    if (button && !button.disabled) perform(page, store, draw, button.dataset.do, button.dataset);
  });
  // Pressing a tool must not take the selection out of the text.
  page.addEventListener("mousedown", (event) => {
    if (event.target.closest("[data-format]")) event.preventDefault();
  });
  page.addEventListener("click", (event) => {
    const tool = event.target.closest("[data-format]");
    if (tool) format(page, tool);
  });
  page.addEventListener("keydown", walk);
  page.addEventListener("input", (event) => heard(store, draw, event.target));
  page.addEventListener("change", (event) => {
    const { note } = event.target.dataset;
    if (note) finish(store, draw, event.target);
  });
  page.addEventListener("paste", (event) => {
    if (!event.target.closest("[contenteditable]")) return;
    event.preventDefault();
    document.execCommand("insertText", false, event.clipboardData.getData("text/plain"));
  });
  page.addEventListener(
    "toggle",
    (event) => {
      if (event.target.dataset.toggle === "candidates" && event.target.open) fetchCandidates(store, draw);
    },
    true,
  );
}

function heard(store, draw, field) {
  const { draft, input, vote, note } = field.dataset;
  if (note) {
    remember(store, `note-${note}`, (store.item || {}).note_key || "");
    store.keep(`note-${note}`, field.value);
    window.clearTimeout(store.noting);
    store.noting = window.setTimeout(() => finish(store, draw, field), PAUSE);
    return;
  }
  if (draft && field.isContentEditable) remember(store, draft, store.shown.text_key || "");
  const value = field.type === "checkbox" ? field.checked : field.value;
  if (draft) store.keep(draft, field.isContentEditable ? store.clean(field) : value);
  else if (vote) setVote(store, vote, value);
  else if (input === "time") store.time = value;
  else if (input === "candidate" && value) {
    addCandidate(store, value);
    field.value = "";
  }
  if (!field.isContentEditable) draw();
}

/* Whoever begins to write says upon what: another text meanwhile is not written over. */
function remember(store, draft, seen) {
  if (store.draft(draft, null) === null) store.keep(`${draft}-seen`, seen);
}

function finish(store, draw, field) {
  window.clearTimeout(store.noting);
  store.refresh();
  if (store.draft(`note-${field.dataset.note}`, null) === null) return;
  saveNote(store, field.dataset.note, field.value);
  draw();
}

function setVote(store, path, value) {
  const [group, ...rest] = path.split(".");
  if (!rest.length) {
    store.vote({ [group]: value });
    return;
  }
  const before = store.ballot[group] || {};
  if (Array.isArray(before)) {
    const [place, name] = rest;
    store.vote({ [group]: before.map((row, at) => (at === Number(place) ? { ...row, [name]: value } : row)) });
  } else {
    store.vote({ [group]: { ...before, [rest.join(".")]: value } });
  }
}

async function fetchCandidates(store, draw) {
  const { line } = store;
  const answer = await line.fetch(`${store.settings.url}/@@sitting-candidates`, {});
  const found = answer && answer.ok ? await line.json(answer) : null;
  if (found) store.candidates = found;
  draw();
}

const root = document.getElementById("sitting");
if (root) begin(root);
