/* What is typed into a form stays in this browser until it is saved, and is offered back
   after a crash or a lost session. Kept for a week at most, apart for each account;
   logging out forgets all of it. Files, passwords and hidden fields are never kept. */

(() => {
  "use strict";

  const PREFIX = "kept/";
  const SAVED = "communesplone-saved";
  const LONGEST = 7 * 24 * 3600 * 1000;
  const PAUSE = 500;
  const MOST = 3;
  const NEVER = new Set(["hidden", "file", "password", "submit", "button", "reset", "image"]);

  /* Without local storage nothing is kept, and nothing breaks. */
  function store(deed) {
    try {
      return deed(window.localStorage);
    } catch {
      return null;
    }
  }

  function keys() {
    return store((box) => Object.keys(box).filter((key) => key.startsWith(PREFIX))) || [];
  }

  function read(key) {
    return store((box) => JSON.parse(box.getItem(key))) || [];
  }

  function write(key, drafts) {
    store((box) => (drafts.length ? box.setItem(key, JSON.stringify(drafts)) : box.removeItem(key)));
  }

  function forgetOld() {
    const young = (draft) => Date.now() - draft.at < LONGEST;
    keys().forEach((key) => write(key, [read(key)].flat().filter(young)));
  }

  /* The server says which form it saved. */
  function forgetSaved() {
    const cookie = document.cookie.split("; ").find((one) => one.startsWith(`${SAVED}=`));
    if (cookie) {
      write(PREFIX + decodeURIComponent(cookie.slice(SAVED.length + 1).replaceAll('"', "")), []);
      document.cookie = `${SAVED}=; path=/; max-age=0; samesite=lax`;
    }
  }

  document.addEventListener("click", (event) => {
    if (event.target.closest("a[href*='/logout']")) {
      keys().forEach((key) => write(key, []));
    }
  });

  function digest(value) {
    let sum = 0;
    for (const sign of JSON.stringify(value)) {
      sum = (sum * 31 + sign.codePointAt(0)) | 0;
    }
    return sum;
  }

  const same = (one, other) => JSON.stringify(one) === JSON.stringify(other);

  class Keeping {
    constructor(offer, form) {
      const { key, posted } = offer.dataset;
      Object.assign(this, { offer, form, key: PREFIX + key });
      this.server = this.values((element) => element.value);
      this.base = { ...this.server };
      this.touched = new Set();
      this.taken = {};
      this.drafts = read(this.key);
      if (posted) {
        // The form was refused: what stands in it is typed, and saved nowhere.
        const [last] = this.drafts;
        Object.keys((last || {}).fields || {}).forEach((name) => this.touched.add(name));
        this.older = this.drafts.slice(1);
        this.before = (last || {}).base || {};
      } else {
        this.drafts = this.drafts.filter((draft) => this.isWanted(draft));
        this.older = this.drafts;
        this.before = {};
        write(this.key, this.drafts);
        this.show();
      }
      this.listen();
    }

    elements() {
      return [...this.form.elements].filter(({ name, type }) => name && type && !NEVER.has(type));
    }

    editor(element) {
      const all = window.tinymce ? window.tinymce.get() : [];
      return all.find((one) => one.initialized && one.getElement() === element);
    }

    values(text) {
      const found = {};
      for (const element of this.elements()) {
        const { name, type } = element;
        if (type === "checkbox" || type === "radio") {
          found[name] = [...(found[name] || []), ...(element.checked ? [element.value] : [])];
        } else if (type === "select-multiple") {
          found[name] = [...element.selectedOptions].map((option) => option.value);
        } else {
          found[name] = text(element);
        }
      }
      return found;
    }

    now() {
      return this.values((element) => {
        const editor = this.editor(element);
        return editor ? editor.getContent() : element.value;
      });
    }

    /* Not what stands there already, nor what was sent and has changed the object. */
    isWanted({ fields, base, sent }) {
      const known = Object.keys(fields).filter((name) => name in this.server);
      if (known.every((name) => same(fields[name], this.server[name]))) {
        return false;
      }
      return !sent || known.some((name) => digest(this.server[name]) === base[name]);
    }

    save(sent = false) {
      window.clearTimeout(this.timer);
      const now = this.now();
      const changed = Object.keys(now).filter((name) => this.touched.has(name) || !same(now[name], this.base[name]));
      if (!changed.length) {
        write(this.key, this.older);
        return;
      }
      const base = (name) => this.before[name] ?? digest(this.server[name]);
      const draft = {
        at: Date.now(),
        fields: Object.fromEntries(changed.map((name) => [name, now[name]])),
        base: Object.fromEntries(changed.map((name) => [name, base(name)])),
        sent,
      };
      write(this.key, [draft, ...this.older].slice(0, MOST));
    }

    listen() {
      const later = () => {
        window.clearTimeout(this.timer);
        this.leaving = false;
        this.timer = window.setTimeout(() => this.save(), PAUSE);
      };
      this.later = later;
      this.form.addEventListener("input", later);
      this.form.addEventListener("change", later);
      this.form.addEventListener("submit", (event) => {
        const name = (event.submitter || {}).name || "";
        this.leaving = true;
        this.save(!/cancel|preview/.test(name));
      });
      const leave = () => this.timer && !this.leaving && this.save();
      window.addEventListener("pagehide", leave);
      document.addEventListener("visibilitychange", () => document.hidden && leave());
      this.meet();
    }

    /* Editors begin when they like, and write HTML in their own way. */
    meet(turns = 60) {
      if (!window.tinymce) {
        if (turns) {
          window.setTimeout(() => this.meet(turns - 1), PAUSE);
        }
        return;
      }
      const follow = (editor) => {
        const element = editor.getElement();
        if (!this.form.contains(element)) {
          return;
        }
        const begin = () => {
          this.base[element.name] = editor.getContent();
          if (element.name in this.taken) {
            editor.setContent(this.taken[element.name]);
          }
          editor.on("input change undo redo", this.later);
        };
        if (!editor.initialized) {
          editor.on("init", begin);
        } else {
          this.base[element.name] = editor.isDirty() ? editor.startContent : editor.getContent();
          editor.on("input change undo redo", this.later);
          if (editor.isDirty()) {
            this.later();
          }
        }
      };
      window.tinymce.get().forEach(follow);
      window.tinymce.on("AddEditor", (event) => follow(event.editor));
    }

    part(name) {
      return this.offer.querySelector(`[data-kept-${name}]`);
    }

    label(name) {
      const element = this.elements().find((one) => one.name === name);
      const own = element && element.labels && element.labels[0];
      const group = element && element.closest("fieldset, .field");
      const words = element && /checkbox|radio/.test(element.type) && group ? group.querySelector("legend, label") : own;
      return words ? words.textContent.replace(/\s+/g, " ").trim() : "";
    }

    show() {
      const [draft] = this.older;
      this.offer.hidden = !draft;
      if (!draft) {
        return;
      }
      const language = document.documentElement.lang || undefined;
      const when = new Date(draft.at).toLocaleString(language, { dateStyle: "long", timeStyle: "short" });
      const names = Object.keys(draft.fields).filter((name) => name in this.server);
      const labels = [...new Set(names.map((name) => this.label(name)).filter(Boolean))];
      this.part("take").textContent = this.offer.dataset.take.replace("{when}", when);
      this.part("fields").textContent = labels.join(", ");
      this.part("changed").hidden = names.every((name) => digest(this.server[name]) === draft.base[name]);
      this.part("take").onclick = () => this.take(draft);
      this.part("drop").onclick = () => this.drop();
      const place = this.form.closest("details") || this.form;
      place.before(this.offer);
    }

    take({ fields, base }) {
      this.older = this.older.slice(1);
      this.taken = { ...this.taken, ...fields };
      this.before = { ...this.before, ...base };
      Object.keys(fields).forEach((name) => this.touched.add(name));
      for (const element of this.elements().filter(({ name }) => name in fields)) {
        this.fill(element, fields[element.name]);
      }
      const details = this.form.closest("details");
      if (details) {
        details.open = true;
      }
      this.tell("taken");
      this.save();
    }

    fill(element, value) {
      const { type } = element;
      const editor = this.editor(element);
      if (type === "checkbox" || type === "radio") {
        element.checked = value.includes(element.value);
      } else if (type === "select-multiple") {
        [...element.options].forEach((option) => (option.selected = value.includes(option.value)));
      } else {
        element.value = value;
      }
      if (editor) {
        editor.setContent(value);
        editor.setDirty(true);
      }
      element.dispatchEvent(new Event("input", { bubbles: true }));
      element.dispatchEvent(new Event("change", { bubbles: true }));
    }

    drop() {
      this.older = this.older.slice(1);
      this.save();
      this.tell("dropped");
    }

    /* What was typed before that comes next; else a word on what was done. */
    tell(done) {
      const said = this.part("said");
      this.show();
      this.offer.hidden = false;
      this.part("choice").hidden = !this.older.length;
      said.textContent = this.offer.dataset[done];
      said.focus();
    }
  }

  forgetOld();
  forgetSaved();
  const offer = document.querySelector("[data-keeps]");
  const form = offer && document.querySelector(offer.dataset.keeps);
  if (form) {
    new Keeping(offer, form);
  }
})();
