/* A few marks for the amended text: a toolbar as ARIA describes it, one stop of the Tab
   key. Ctrl+B, Ctrl+I and Ctrl+Z are the browser's own. */

import { h } from "./dom.js";
import { t } from "./words.js";

const TOOLS = [
  ["bold", "bold", "", "B"],
  ["italic", "italic", "", "I"],
  ["heading", "formatBlock", "h3", "H"],
  ["paragraph", "formatBlock", "p", "¶"],
  ["bullets", "insertUnorderedList", "", "•"],
  ["numbers", "insertOrderedList", "", "1."],
  ["back", "undo", "", "↶"],
  ["again", "redo", "", "↷"],
];

export function tools(id) {
  return h(
    "div",
    { class: "sit-tools", role: "toolbar", "aria-label": t("amend_tools"), "aria-controls": `${id}-text`, "data-keep": `${id}-tools` },
    TOOLS.map(([name, command, value, sign], place) =>
      h(
        "button",
        {
          type: "button",
          class: `btn btn-sm btn-outline-secondary sit-tool-${name}`,
          title: t(`amend_${name}`),
          "aria-label": t(`amend_${name}`),
          "data-format": command,
          "data-value": value,
          tabindex: place ? -1 : 0,
        },
        h("span", { "aria-hidden": "true" }, sign),
      ),
    ),
  );
}

/* The text takes the mark where the cursor is, or was last. */
export function format(page, tool) {
  const bar = tool.closest("[role=toolbar]");
  const text = page.querySelector(`#${CSS.escape(bar.getAttribute("aria-controls"))}`);
  text.focus();
  document.execCommand("styleWithCSS", false, false);
  document.execCommand(tool.dataset.format, false, tool.dataset.value || undefined);
  // Some commands of some browsers tell nobody: what is written must be kept.
  text.dispatchEvent(new Event("input", { bubbles: true }));
}

/* Arrows go from tool to tool. */
export function walk(event) {
  const tool = event.target.closest("[data-format]");
  const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
  if (!tool || !step) return;
  const all = [...tool.parentNode.children];
  const goal = all[(all.indexOf(tool) + step + all.length) % all.length];
  for (const one of all) one.tabIndex = one === goal ? 0 : -1;
  goal.focus();
  event.preventDefault();
}
