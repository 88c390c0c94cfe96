/* The agenda without reloading: each change is sent on its own, and what comes back is
   shown. Without this file the same buttons send the same form. */

(() => {
  "use strict";

  const root = document.querySelector("[data-agenda]");
  if (!root) {
    return;
  }
  const live = document.getElementById("agenda-message");
  let queue = Promise.resolve();
  let dragged = null;

  const form = () => root.querySelector("form");

  function say(text, kind) {
    live.textContent = "";
    live.className = `deliberations-live is-${kind}`;
    // A new text node is read out even if the words are the same.
    window.setTimeout(() => {
      live.textContent = text;
    }, 50);
  }

  /* What somebody ticked or typed and did not send yet. */
  function unsent() {
    const kept = new Map();
    for (const field of form().querySelectorAll("input[type=checkbox]:checked")) {
      kept.set(field.id, true);
    }
    for (const field of form().querySelectorAll("input.deliberations-number")) {
      if (field.value !== field.defaultValue) {
        kept.set(field.name, field.value);
      }
    }
    return kept;
  }

  function restore(kept) {
    for (const [name, value] of kept) {
      const field = document.getElementById(name) || form().elements.namedItem(name);
      if (field && value === true) {
        field.checked = true;
      } else if (field) {
        field.value = value;
      }
    }
  }

  function find(focus) {
    const uid = CSS.escape(focus.uid || "");
    return (
      root.querySelector(`button[name="${focus.name}"][value="${uid}"]`) ||
      root.querySelector(`#row-${uid} input.deliberations-number`) ||
      document.getElementById(focus.name === "take_off" ? "agenda-heading" : "waiting-heading")
    );
  }

  async function post(changes, focus) {
    const data = new FormData(form());
    const kept = changes.places || changes.present ? new Map() : unsent();
    for (const [name, value] of Object.entries(changes)) {
      data.set(name, value);
    }
    data.set("parts", "1");
    root.setAttribute("aria-busy", "true");
    try {
      const response = await fetch(root.dataset.agenda, {
        method: "POST",
        body: data,
        headers: { Accept: "application/json", "X-Requested-With": "fetch" },
      });
      if (!response.ok) {
        throw new Error(String(response.status));
      }
      const answer = await response.json();
      root.innerHTML = answer.html;
      restore(kept);
      say(answer.message, answer.kind);
      const place = find(focus);
      if (place) {
        place.focus();
      }
    } catch {
      say(root.dataset.offline, "error");
    } finally {
      root.removeAttribute("aria-busy");
    }
  }

  function send(changes, focus) {
    queue = queue.then(() => post(changes, focus));
  }

  root.addEventListener("submit", (event) => {
    const button = event.submitter;
    if (!button || !button.name) {
      return;
    }
    event.preventDefault();
    const typed = document.activeElement;
    const row = typed && typed.closest("li[data-uid]");
    const uid = button.name === "places" && row ? row.dataset.uid : button.value;
    send({ [button.name]: button.value }, { name: button.name, uid });
  });

  /* Only the handle drags, so that titles can be selected and fields used. */
  root.addEventListener("pointerdown", (event) => {
    const handle = event.target.closest(".deliberations-handle");
    if (handle) {
      handle.closest("li").draggable = true;
    }
  });

  root.addEventListener("pointerup", (event) => {
    const row = event.target.closest("li[data-uid]");
    if (row) {
      row.draggable = false;
    }
  });

  root.addEventListener("dragstart", (event) => {
    // A title is a link, which browsers let people drag as well: that moves nothing.
    const row = event.target;
    dragged = row.matches && row.matches("li[data-uid]") && row.draggable ? row : null;
    if (dragged) {
      event.dataTransfer.effectAllowed = "move";
      event.dataTransfer.setData("text/plain", dragged.dataset.uid);
      dragged.classList.add("is-dragged");
    }
  });

  function unmark() {
    for (const row of root.querySelectorAll(".is-before, .is-after")) {
      row.classList.remove("is-before", "is-after");
    }
  }

  function over(event) {
    const row = event.target.closest("li[data-uid]");
    if (!dragged || !row || row === dragged || row.parentNode !== dragged.parentNode) {
      return null;
    }
    const box = row.getBoundingClientRect();
    return { row, after: event.clientY > box.top + box.height / 2 };
  }

  root.addEventListener("dragover", (event) => {
    const place = over(event);
    unmark();
    if (place) {
      event.preventDefault();
      place.row.classList.add(place.after ? "is-after" : "is-before");
    }
  });

  root.addEventListener("drop", (event) => {
    const place = over(event);
    if (!place) {
      return;
    }
    event.preventDefault();
    const next = place.after ? place.row.nextElementSibling : place.row;
    const uid = dragged.dataset.uid;
    if (!next || next.dataset.uid !== uid) {
      send({ drag: uid, before: next ? next.dataset.uid : "" }, { name: "", uid });
    }
  });

  root.addEventListener("dragend", () => {
    unmark();
    if (dragged) {
      dragged.classList.remove("is-dragged");
      dragged.draggable = false;
      dragged = null;
    }
  });
})();
