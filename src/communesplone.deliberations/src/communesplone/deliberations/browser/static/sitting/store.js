/* All that the screen knows: what the server said, what waits, what is half written. */

import { foretold, guests } from "./overlay.js";
import { blank } from "./vote.js";

const TAGS = new Set("P BR UL OL LI STRONG EM B I U H2 H3 H4 TABLE TBODY THEAD TR TD TH BLOCKQUOTE SUB SUP".split(" "));

export class Store {
  constructor(settings, box, state) {
    Object.assign(this, { settings, box, server: state });
    this.look = settings.item || "";
    const asked = new URLSearchParams(window.location.search).get("pane");
    this.pane = ["agenda", "roll", "log"].includes(asked) ? asked : "main";
    this.time = "";
    this.editing = "";
    this.renewals = 0;
    this.candidates = null;
    this.allLog = false;
    this.near_details = new Map();
    this.take(state);
  }

  take(state) {
    this.server = state;
    if (state.shown) this.near_details.set(state.shown.uid, state.shown);
    if (this.look && !state.items.some((one) => one.uid === this.look)) this.look = "";
  }

  refresh() {
    this.waiting = this.line.waiting();
    this.refused = this.line.refused();
    this.state = foretold(this.server, this.waiting);
    this.open = this.state.state === "open";
    this.convened = this.state.state === "convened";
    this.near = this.look || this.state.current;
    this.item = this.state.items.find((one) => one.uid === this.near) || null;
    this.shown = this.detail();
    this.next = this.following();
    this.left = this.state.items.filter((one) => !one.ballot && !one.outcome);
  }

  detail() {
    if (!this.item) return null;
    if (this.state.shown && this.state.shown.uid === this.near) return this.state.shown;
    if (this.line.online) return null;
    // Without the network the vote goes on with what is known here.
    const known = this.near_details.get(this.near);
    const seated = this.state.members.filter((one) => one.seated);
    return {
      kind: this.item.kind || "ordinary",
      form: { mode: "", text: "", article: "" },
      interested: [],
      leaving: [],
      decision: "",
      amended: "",
      is_amended: false,
      begun: "",
      doors: "",
      again: false,
      callable: [],
      choices: null,
      // Only the server knows; what is not wanted can stay empty.
      president_decides: true,
      rounds: [],
      ...known,
      uid: this.near,
      voters: [...seated.map((one) => ({ id: one.id, name: one.name, by: "" })), ...guests(this.state, known)],
    };
  }

  following() {
    const { items, current } = this.state;
    const place = items.findIndex((one) => one.uid === current);
    const open = (one) => !(one.outcome && one.outcome.outcome) && one.uid !== current;
    return items.slice(place + 1).find(open) || items.find(open) || null;
  }

  draft(name, other) {
    const known = this.box.read(`d/${name}`);
    return known === null ? other : known;
  }

  keep(name, value) {
    this.box.write(`d/${name}`, value);
  }

  drop(name) {
    this.box.forget(`d/${name}`);
  }

  get ballot() {
    return { ...blank(this), ...this.draft(`vote-${this.near}`, {}) };
  }

  vote(changes) {
    this.keep(`vote-${this.near}`, { ...this.ballot, ...changes });
  }

  /* Put HTML into an element, as plain elements without attributes. */
  fill(element, html) {
    const page = new DOMParser().parseFromString(html, "text/html");
    element.replaceChildren(...[...page.body.childNodes].flatMap(plain));
  }

  clean(element) {
    const copy = document.createElement("div");
    copy.append(...[...element.childNodes].flatMap((node) => plain(node)));
    return copy.textContent.trim() ? copy.innerHTML : "";
  }

  digest(text) {
    let sum = 0;
    for (const sign of text) sum = (sum * 31 + sign.codePointAt(0)) | 0;
    return String(sum);
  }
}

function plain(node) {
  if (node.nodeType === Node.TEXT_NODE) return [document.createTextNode(node.data)];
  if (node.nodeType !== Node.ELEMENT_NODE || ["SCRIPT", "STYLE"].includes(node.nodeName)) return [];
  const inside = [...node.childNodes].flatMap(plain);
  const name = node.nodeName === "DIV" ? "P" : node.nodeName;
  if (!TAGS.has(name)) return inside;
  const element = document.createElement(name);
  element.append(...inside);
  return [element];
}
