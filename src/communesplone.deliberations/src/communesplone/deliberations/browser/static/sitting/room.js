/* The display in the room: asks every few seconds, draws again after a change. */

import { morph } from "./dom.js";

const PAUSE = 4000;

async function look(main) {
  const { tag, url } = main.dataset;
  try {
    const answer = await window.fetch(`${url}/@@room-state`, {
      headers: { "If-None-Match": tag, Accept: "application/json" },
      redirect: "manual",
    });
    if (answer.ok) {
      const page = await window.fetch(`${url}/@@room`, { redirect: "manual" });
      if (page.ok) show(main, await page.text());
    }
    main.classList.remove("is-offline");
  } catch {
    main.classList.add("is-offline");
  }
}

function show(main, text) {
  const fresh = new DOMParser().parseFromString(text, "text/html").getElementById("room");
  if (fresh) morph(main, document.importNode(fresh, true));
}

const main = document.getElementById("room");
if (main) {
  const again = async () => {
    await look(main);
    window.setTimeout(again, PAUSE);
  };
  window.setTimeout(again, PAUSE);
}
