/* Small tools of the page's scripts: elements whose text is always text, and sentences from the page's words.
 *
 *   Dateline.element("button", {class: "x", onclick: act}, "text", child, …)   an element; children are text or nodes
 *   Dateline.vector("path", {d: …}, child, …)                                  the same of a drawing
 *   Dateline.speaker(words, language)                                          say(key, values): a sentence of the page
 */
(function () {
  "use strict";

  const Dateline = window.Dateline = window.Dateline || {};

  Dateline.element = function (tag, attributes, ...children) {
    const node = document.createElement(tag);
    for (const name in attributes || {}) {
      const value = attributes[name];
      if (name.startsWith("on")) node.addEventListener(name.slice(2), value);
      else if (value != null && value !== false) node.setAttribute(name, value === true ? "" : value);
    }
    node.append(...children.flat().filter(child => child != null && child !== false && child !== ""));
    return node;
  };

  Dateline.vector = function (tag, attributes, ...children) {
    const node = document.createElementNS("http://www.w3.org/2000/svg", tag);
    for (const name in attributes) node.setAttribute(name, attributes[name]);
    node.append(...children);
    return node;
  };

  Dateline.button = (attributes, ...children) => Dateline.element("button", {type: "button", ...attributes}, ...children);

  /* English dates are written as geodata.words writes them: the day before the month. */
  Dateline.locale = language => language === "en" ? "en-GB" : language;

  /* A word is a text with {names}, or {one, other} chosen by `count`; numbers are written as the language writes them. */
  Dateline.speaker = function (words, language) {
    const plural = new Intl.PluralRules(language), number = new Intl.NumberFormat(language);
    const write = value => typeof value === "number" ? number.format(value) : String(value ?? "");
    return function say(key, values = {}) {
      const word = words[key] ?? key;
      const text = typeof word === "string" ? word : word[plural.select(values.count)] ?? word.other;
      return text.replace(/\{(\w+)\}/g, (_, name) => write(values[name]));
    };
  };

  /* Which way an arrow key leads in the reading order: to the left is forward where text runs to the left. */
  Dateline.forward = step => step && (getComputedStyle(document.documentElement).direction === "rtl" ? -step : step);

  /* Runs `act` once things have been still for a while; `now()` runs what waits at once. */
  Dateline.later = function (act, wait) {
    let timer = 0;
    const run = () => {
      timer = 0;
      act();
    };
    const soon = () => {
      clearTimeout(timer);
      timer = setTimeout(run, wait);
    };
    soon.now = () => {
      if (!timer) return;
      clearTimeout(timer);
      run();
    };
    return soon;
  };

  /* A store of the browser; null where it gives none, as to some embedded pages. */
  Dateline.storage = function (name) {
    try {
      return window[name];
    } catch {
      return null;
    }
  };

  /* Icons of our own, drawn in the text's colour: no font need have them. */
  const ICONS = {
    alone: "M3 8V3h5M12 3h5v5M17 12v5h-5M8 17H3v-5", area: "M4 5 14 3l3 9-7 5-6-4Z", all: "M4 16 16 4M9 4h7v7M11 16H4V9", online: "M10 2.5a7.5 7.5 0 1 0 0 15 7.5 7.5 0 1 0 0-15ZM2.5 10h15M10 2.5c-5 5-5 10 0 15M10 2.5c5 5 5 10 0 15",
    play: "M6 4 16 10 6 16Z", pause: "M7 4v12M13 4v12", before: "M12 4 6 10l6 6", next: "M8 4l6 6-6 6", close: "M5 5l10 10M15 5 5 15", taller: "M10 3v14M6 7l4-4 4 4M6 13l4 4 4-4",
  };
  Dateline.icon = name =>
    Dateline.vector("svg", {viewBox: "0 0 20 20", width: 18, height: 18, "aria-hidden": "true", class: "dw-icon"}, Dateline.vector("path", {d: ICONS[name]}));
})();
