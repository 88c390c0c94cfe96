/* The act beside its form follows what is typed. Without this file the button of the
   same form shows it. What is typed is read and never touched. */

(() => {
  "use strict";

  const PAUSE = 900;

  const region = document.querySelector("[data-preview]");
  const form = document.getElementById("form");
  if (!region || !form) {
    return;
  }
  const part = (name) => region.querySelector(`[data-preview-${name}]`);
  const message = part("message");
  let timer = 0;
  let asked = null;
  let last = "";

  /* Editors write into their fields as the form is sent; until then they are asked. */
  function editors() {
    const all = window.tinymce ? window.tinymce.get() : [];
    return all.filter((one) => one.initialized && form.contains(one.getElement()));
  }

  function typed() {
    const data = new FormData(form);
    for (const editor of editors()) {
      data.set(editor.getElement().name, editor.getContent());
    }
    return data;
  }

  /* Read out only what is new: a pause in typing is none. */
  function say(text, kind) {
    message.className = `deliberations-live is-${kind}`;
    if (message.textContent !== text) {
      message.textContent = text;
    }
  }

  function show(answer) {
    const refused = answer.kind === "error";
    const list = part("refused");
    const html = refused ? answer.html : "";
    if (list.innerHTML !== html) {
      list.innerHTML = html;
    }
    if (!refused) {
      part("act").innerHTML = answer.html;
    }
    part("act").classList.toggle("is-old", refused);
    say(answer.message, answer.kind);
  }

  async function refresh() {
    const data = typed();
    const now = new URLSearchParams(data).toString();
    if (now === last) {
      return;
    }
    last = now;
    if (asked) {
      asked.abort();
    }
    const mine = new AbortController();
    asked = mine;
    region.setAttribute("aria-busy", "true");
    try {
      const response = await fetch(region.dataset.preview, {
        method: "POST",
        body: data,
        headers: { Accept: "application/json", "X-Requested-With": "fetch" },
        signal: mine.signal,
      });
      const answer = await response.json();
      if (!answer.kind) {
        throw new Error(String(response.status));
      }
      if (asked === mine) {
        show(answer);
      }
    } catch {
      // Who asked again meanwhile waits for the other answer.
      if (asked === mine) {
        last = "";
        part("act").classList.add("is-old");
        say(region.dataset.offline, "error");
      }
    } finally {
      if (asked === mine) {
        region.removeAttribute("aria-busy");
      }
    }
  }

  function later() {
    window.clearTimeout(timer);
    timer = window.setTimeout(refresh, PAUSE);
  }

  function follow(editor) {
    if (form.contains(editor.getElement())) {
      editor.on("input change undo redo", later);
      // Something may have been typed in it before.
      if (editor.initialized && editor.isDirty()) {
        later();
      }
    }
  }

  /* Editors begin when they like, before this file or after it; or never. */
  function meet(turns = 30) {
    if (!window.tinymce) {
      if (turns) {
        window.setTimeout(meet, PAUSE, turns - 1);
      }
      return;
    }
    window.tinymce.get().forEach(follow);
    window.tinymce.on("AddEditor", (event) => follow(event.editor));
  }

  form.addEventListener("input", later);
  form.addEventListener("change", later);
  form.addEventListener("click", async (event) => {
    const button = event.target.closest("[name='form.buttons.preview']");
    if (!button) {
      return;
    }
    event.preventDefault();
    window.clearTimeout(timer);
    await refresh();
    region.focus();
  });
  meet();
})();
