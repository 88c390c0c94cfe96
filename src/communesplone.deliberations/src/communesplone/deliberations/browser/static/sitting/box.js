/* What must survive a reload or a dead battery: one entry a key, so that two windows
   never write over each other. Without local storage it lasts as long as the page. */

export class Box {
  constructor(name) {
    this.name = `${name}/`;
    this.spare = new Map();
    this.lasting = true;
  }

  read(key) {
    const full = this.name + key;
    let text = this.spare.get(full);
    try {
      text = window.localStorage.getItem(full) ?? text;
      return text === null || text === undefined ? null : JSON.parse(text);
    } catch {
      return text ? JSON.parse(text) : null;
    }
  }

  write(key, value) {
    const full = this.name + key;
    const text = JSON.stringify(value);
    try {
      window.localStorage.setItem(full, text);
      this.spare.delete(full);
    } catch {
      this.lasting = false;
      this.spare.set(full, text);
    }
  }

  forget(key) {
    this.spare.delete(this.name + key);
    try {
      window.localStorage.removeItem(this.name + key);
    } catch {
      this.lasting = false;
    }
  }

  keys(prefix) {
    const full = this.name + prefix;
    const found = new Set([...this.spare.keys()]);
    try {
      for (let i = 0; i < window.localStorage.length; i += 1) found.add(window.localStorage.key(i));
    } catch {
      this.lasting = false;
    }
    return [...found]
      .filter((key) => key.startsWith(full))
      .map((key) => key.slice(this.name.length))
      .sort();
  }
}
