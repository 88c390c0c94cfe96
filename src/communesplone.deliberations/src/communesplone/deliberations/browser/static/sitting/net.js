/* Saving at once, and waiting where the network is gone. */

const POLL = 4000;
const POLL_HIDDEN = 20000;
const LONGEST_WAIT = 15000;

export function newKey() {
  if (window.crypto.randomUUID) return window.crypto.randomUUID();
  // Pages that do not come by https have only this.
  const bytes = window.crypto.getRandomValues(new Uint8Array(16));
  return [...bytes].map((byte) => byte.toString(16).padStart(2, "0")).join("");
}

export class Line {
  /* told(state): the server said how things stand. changed(): the line itself did.
     returned(action): it was refused. */
  constructor(settings, box, told, changed, returned) {
    Object.assign(this, { settings, box, told, changed, returned });
    this.online = true;
    this.locked = false;
    this.busy = false;
    this.offset = 0;
    this.count = 0;
    this.failures = 0;
    this.tag = "";
    this.flying = "";
  }

  start() {
    window.addEventListener("online", () => this.flush());
    window.addEventListener("storage", () => this.changed());
    document.addEventListener("visibilitychange", () => document.hidden || this.poll());
    this.giveBack();
    this.flush();
    this.later();
  }

  later() {
    window.clearTimeout(this.timer);
    const quick = this.waiting().length && this.failures < 4;
    const pause = document.hidden ? POLL_HIDDEN : POLL;
    this.timer = window.setTimeout(
      async () => {
        await (this.waiting().length ? this.flush() : this.poll());
        this.later();
      },
      quick ? 2000 : pause,
    );
  }

  now() {
    return new Date(Date.now() + this.offset).toISOString();
  }

  waiting() {
    return this.box.keys("q/").map((key) => ({ place: key, ...this.box.read(key) }));
  }

  refused() {
    return this.box.keys("r/").map((key) => ({ place: key, ...this.box.read(key) }));
  }

  /* Once for each refusal, be it after a reload. */
  giveBack() {
    for (const { place, ...action } of this.refused().filter((one) => !one.given)) {
      this.box.write(place, { ...action, given: true });
      this.returned(action);
    }
  }

  dismiss(place) {
    this.box.forget(place);
    this.changed();
  }

  /* kept: what was keyed for it, by the names of the drafts; time: if it was typed. */
  add(kind, data, at, kept = {}, time = "") {
    const action = { key: newKey(), kind, at: at || this.now(), data };
    if (Object.keys(kept).length) action.kept = kept;
    if (time) action.time = time;
    this.count += 1;
    const order = `${Date.now()}-${String(this.count).padStart(6, "0")}`;
    this.box.write(`q/${order}`, action);
    this.changed();
    this.flush();
    return action.key;
  }

  /* A note that has not left yet takes the new text; there is no need for two. */
  rewrite(kind, match, data) {
    const last = this.waiting()
      .filter((one) => one.kind === kind && match(one.data, one.key) && one.key !== this.flying)
      .pop();
    if (!last) return false;
    const { place, ...action } = last;
    this.box.write(place, { ...action, data: { ...action.data, ...data } });
    this.changed();
    return true;
  }

  address(name) {
    const shown = this.shown ? `?item=${encodeURIComponent(this.shown)}` : "";
    return `${this.settings.url}/${name}${shown}`;
  }

  async flush() {
    if (this.busy) return;
    this.busy = true;
    try {
      for (let next = this.waiting()[0]; next; next = this.waiting()[0]) {
        if (!(await this.send(next))) break;
      }
    } finally {
      this.busy = false;
      this.flying = "";
      this.changed();
    }
  }

  async send({ place, ...action }) {
    this.flying = action.key;
    const answer = await this.fetch(this.address("@@sitting-action"), {
      method: "POST",
      headers: { "Content-Type": "application/json", "X-CSRF-TOKEN": this.settings.token },
      body: JSON.stringify({ ...action, kept: undefined, time: undefined }),
    });
    if (!answer) return false;
    const plain = await this.json(answer);
    if (answer.ok && plain) {
      this.box.forget(place);
      this.hear(plain);
      return true;
    }
    if ((answer.status === 400 || answer.status === 413) && plain) {
      // What was keyed is never in neither place, whenever the battery dies.
      this.box.write(place.replace("q/", "r/"), { ...action, error: plain.error, article: plain.article });
      this.box.forget(place);
      await this.poll(true);
      this.giveBack();
      return true;
    }
    this.settle(answer);
    return false;
  }

  async poll(anew = false) {
    const headers = this.tag && !anew ? { "If-None-Match": this.tag } : {};
    const answer = await this.fetch(this.address("@@sitting-state"), { headers });
    if (!answer) return;
    if (answer.status === 304) return;
    const plain = answer.ok ? await this.json(answer) : null;
    if (plain) this.hear(plain);
    else this.settle(answer);
  }

  hear(plain) {
    this.tag = plain.tag;
    this.told(plain);
  }

  /* An answer that is no answer: somebody must log in again, or the server is ill. */
  settle(answer) {
    this.locked = answer.type === "opaqueredirect" || [401, 403].includes(answer.status);
    if (!this.locked) this.fail();
    this.changed();
  }

  fail() {
    this.failures += 1;
    this.online = false;
    this.changed();
  }

  async fetch(address, options) {
    const given = { redirect: "manual", credentials: "same-origin", ...options };
    given.headers = { Accept: "application/json", ...given.headers };
    const abort = new AbortController();
    const timer = window.setTimeout(() => abort.abort(), LONGEST_WAIT);
    try {
      const answer = await window.fetch(address, { ...given, signal: abort.signal });
      const date = Date.parse(answer.headers.get("Date") || "");
      if (date && Math.abs(date - Date.now()) > 2000) this.offset = date - Date.now();
      else if (date) this.offset = 0;
      const back = answer.ok || answer.status === 304 || answer.status === 400;
      if (back && (!this.online || this.locked)) {
        this.online = true;
        this.locked = false;
        this.failures = 0;
        this.changed();
      }
      return answer;
    } catch {
      this.fail();
      return null;
    } finally {
      window.clearTimeout(timer);
    }
  }

  async json(answer) {
    if (!(answer.headers.get("Content-Type") || "").startsWith("application/json")) return null;
    try {
      return await answer.json();
    } catch {
      return null;
    }
  }
}
