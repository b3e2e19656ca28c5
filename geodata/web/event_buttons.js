/* What can be pressed on the map: signs, badges of many, the list that a badge opens, and the tip that says what each is.
 *
 *   const buttons = Dateline.eventButtons(map, {say, language, onPick, types: () => types})
 *   buttons.sign(feature)                     one event; a press picks it
 *   buttons.badge(features, at, bounds)       many; a press zooms in, where `bounds` are given and that parts them, else opens their list
 *   buttons.openList(features, at)            one row an event
 *   buttons.hideTip()
 */
(function () {
  "use strict";

  const Dateline = window.Dateline, {element, button, vector} = Dateline;
  const MOST_LISTED = 30; // a badge of more than these zooms in, where that parts them
  const MOST_ROWS = 100;
  const MOST_PLACES = 4; // that a badge names

  /* Says what an event is, in one line. */
  function describer({say, language, types}) {
    const dates = new Intl.DateTimeFormat(Dateline.locale(language), {day: "numeric", month: "short", year: "numeric", timeZone: "UTC"});
    function when(event) {
      if (!event.date_start) return say("sign.undated");
      const first = new Date(event.date_start), last = new Date(event.date_end || event.date_start);
      return first.getTime() === last.getTime() ? dates.format(first) : dates.formatRange(first, last);
    }
    return function describe(event) {
      const parts = [Dateline.typeOf(event.event_type, types()).label, event.place, when(event)];
      if (event.modality !== "happened") parts.push(say("said." + event.modality).toLocaleLowerCase(language));
      if (event.claimed_by) parts.push(say("accordingTo", {who: event.claimed_by}));
      if (event.corrected) parts.push(say("sign.corrected"));
      return parts.filter(Boolean).join(" · ");
    };
  }

  /* A line over, or under, the button that the pointer or the focus is on. */
  function tipOn(map) {
    const tip = element("div", {class: "dl-tip", "aria-hidden": "true"});
    map.getContainer().append(tip);
    return {
      show(node, text) {
        const frame = map.getContainer().getBoundingClientRect(), box = node.getBoundingClientRect();
        tip.textContent = text;
        tip.style.display = "block";
        const half = tip.offsetWidth / 2, middle = box.left - frame.left + box.width / 2, isAbove = box.top - frame.top > tip.offsetHeight + 10;
        tip.style.left = Math.max(half + 4, Math.min(frame.width - half - 4, middle)) + "px";
        tip.style.top = (isAbove ? box.top - frame.top - tip.offsetHeight - 8 : box.bottom - frame.top + 8) + "px";
      },
      hide() { tip.style.display = "none"; },
    };
  }

  function countTypes(features) {
    const count = new Map();
    for (const {properties: {event_type: type}} of features) count.set(type, (count.get(type) || 0) + 1);
    return count;
  }

  /* The names of places that many events are at, as far as a badge says them. */
  function placesIn(features) {
    const names = new Set();
    for (const {properties: {place}} of features) if (place && names.size <= MOST_PLACES) names.add(place);
    return [...names].slice(0, MOST_PLACES).join(", ") + (names.size > MOST_PLACES ? " …" : "");
  }

  /* A thin ring that is split by type. */
  function ringOf(count, types) {
    const ring = vector("svg", {viewBox: "0 0 36 36", width: 36, height: 36}), all = [...count.values()].reduce((sum, number) => sum + number, 0);
    let before = 0;
    for (const [type, number] of [...count].sort()) {
      const share = 100 * number / all, stroke = Dateline.typeOf(type, types).color;
      ring.append(vector("circle", {cx: 18, cy: 18, r: 15.9, fill: "none", stroke, "stroke-width": 3, "stroke-dasharray": share + " " + (100 - share), "stroke-dashoffset": 25 - before}));
      before += share;
    }
    return ring;
  }

  Dateline.eventButtons = function (map, options) {
    const {say, types, onPick} = options, describe = describer(options), tip = tipOn(map);
    const compact = new Intl.NumberFormat(Dateline.locale(options.language), {notation: "compact", maximumFractionDigits: 1});

    function listen(node, act, text) {
      L.DomEvent.disableClickPropagation(node);
      node.addEventListener("click", () => { tip.hide(); act(); });
      if (!text) return;
      for (const kind of ["mouseenter", "focus"]) node.addEventListener(kind, () => tip.show(node, text));
      for (const kind of ["mouseleave", "blur"]) node.addEventListener(kind, tip.hide);
    }

    function sign({properties: event}) {
      const text = describe(event), node = button({class: "dl-button", "data-id": event.id, "aria-label": text, "aria-pressed": "false"}, Dateline.signOf(event, types(), {size: event.size}));
      listen(node, () => onPick(event.id), text);
      return node;
    }

    function row({properties: event}) {
      const node = button({class: "dl-row", "data-id": event.id}, Dateline.signOf(event, types(), {inherited: false}), element("span", {}, describe(event)));
      listen(node, () => { map.closePopup(); onPick(event.id); });
      return node;
    }

    function openList(features, at) {
      const list = element("div", {class: "dl-list"}, element("b", {}, say("statementsHere", {count: features.length})), ...features.slice(0, MOST_ROWS).map(row));
      L.popup({className: "dl-popup", maxWidth: 320, maxHeight: 260, autoPanPadding: [8, 8]}).setLatLng(at).setContent(list).openOn(map);
    }

    /* A grey number with a ring around it; its name says what it holds. */
    function badge(features, at, bounds) {
      const count = countTypes(features), kinds = [...count].sort((a, b) => b[1] - a[1]).map(([type, number]) => Dateline.typeOf(type, types()).label + " " + number);
      const text = [say("statementsHere", {count: features.length}) + ": " + kinds.join(", "), placesIn(features)].filter(Boolean).join(" · ");
      const node = button({class: "dl-button dl-badge", "aria-label": text}, ringOf(count, types()), element("span", {}, compact.format(features.length)));
      const parts = bounds && features.length > MOST_LISTED && map.getZoom() < map.getMaxZoom() && bounds.getNorthEast().distanceTo(bounds.getSouthWest()) > 100;
      listen(node, () => parts ? map.fitBounds(bounds, {padding: [40, 40]}) : openList(features, at), text);
      return node;
    }

    return {sign, badge, openList, hideTip: tip.hide};
  };
})();
