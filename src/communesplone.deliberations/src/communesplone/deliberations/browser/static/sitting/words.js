/* The words of the screen: they come translated from the server. */

let texts = {};
let zone;

export function learn(all, timeZone) {
  texts = all;
  zone = timeZone;
}

export function t(name, values = {}) {
  const text = texts[name] === undefined ? name : texts[name];
  return text.replace(/\$\{(\w+)\}/g, (whole, key) => (key in values ? values[key] : whole));
}

export function has(name) {
  return name in texts;
}

export function clock(iso) {
  if (!iso) return "";
  const language = document.documentElement.lang || undefined;
  return new Date(iso).toLocaleTimeString(language, { hour: "2-digit", minute: "2-digit", timeZone: zone });
}

/* What the town's clocks show at an instant, as "19:05". */
export function wall(iso) {
  return new Date(iso).toLocaleTimeString("en-GB", { hour: "2-digit", minute: "2-digit", timeZone: zone });
}

export function short(text, longest = 60) {
  return text.length > longest ? `${text.slice(0, longest - 1)}…` : text;
}
