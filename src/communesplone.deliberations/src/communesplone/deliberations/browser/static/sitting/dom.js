/* Making elements, and changing a page into another one without losing focus. */

const LIVE = new Set(["INPUT", "TEXTAREA", "SELECT"]);

export function h(tag, attributes = {}, ...children) {
  const element = document.createElement(tag);
  const { value, checked, ...rest } = attributes || {};
  for (const [name, said] of Object.entries(rest)) {
    if (said === false || said === null || said === undefined) continue;
    element.setAttribute(name, said === true ? "" : String(said));
  }
  element.append(...children.flat(Infinity).filter((child) => child || child === 0));
  if (value !== undefined) element.value = value;
  if (checked !== undefined) element.checked = checked;
  if (value !== undefined && (tag === "option" || tag === "button")) element.setAttribute("value", value);
  return element;
}

/* Elements with data-keep are made once and look after themselves. */
export function morph(from, to) {
  if (from.nodeType === Node.TEXT_NODE) {
    if (from.data !== to.data) from.data = to.data;
    return;
  }
  if (from.dataset.keep) return;
  attributes(from, to);
  if (from.nodeName === "TEXTAREA") {
    if (from !== document.activeElement && from.value !== to.value) from.value = to.value;
    return;
  }
  // Read first: options that are new move over, and take the choice with them.
  const { value, checked } = to;
  children(from, to);
  if (LIVE.has(from.nodeName) && from !== document.activeElement) {
    if (from.value !== value) from.value = value;
    if (from.checked !== checked) from.checked = checked;
  }
}

function attributes(from, to) {
  for (const { name } of [...from.attributes]) {
    // Whoever opened a box closes it.
    if (!to.hasAttribute(name) && !(name === "open" && from.nodeName === "DETAILS")) {
      from.removeAttribute(name);
    }
  }
  for (const { name, value } of [...to.attributes]) {
    if (from.getAttribute(name) !== value) from.setAttribute(name, value);
  }
}

function kin(node) {
  const key = node.dataset && (node.dataset.key || node.dataset.keep);
  return key ? `${node.nodeName} ${key}` : node.nodeName;
}

function children(from, to) {
  const pools = new Map();
  for (const node of from.childNodes) {
    const name = kin(node);
    if (!pools.has(name)) pools.set(name, []);
    pools.get(name).push(node);
  }
  const wanted = [...to.childNodes].map((node) => [node, (pools.get(kin(node)) || []).shift()]);
  const kept = new Set(wanted.map(([, old]) => old));
  let place = from.firstChild;
  const skip = () => {
    while (place && !kept.has(place)) {
      const gone = place;
      place = place.nextSibling;
      gone.remove();
    }
  };
  for (const [node, old] of wanted) {
    skip();
    if (!old) from.insertBefore(node, place);
    else {
      if (old === place) place = place.nextSibling;
      else from.insertBefore(old, place);
      morph(old, node);
    }
  }
  skip();
}

export function ident(text) {
  return text.replace(/[^A-Za-z0-9_-]/g, "_");
}
