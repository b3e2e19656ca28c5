/* What is drawn on the map: strips of signs, outlines of areas with their names, and the ring around the chosen one.
 *
 *   const marks = Dateline.eventMarks(map, buttons, {onPick, types: () => types})
 *   marks.clear()                        takes everything away
 *   marks.group(group), area(area)       what `event_room.js` found room for; outline(area): an area without its name
 *   marks.choose(event | null)           rings its sign, or the badge that holds it, and draws the outline of its area strong
 *   marks.ids()                          ids of the events with a sign of their own
 */
(function () {
  "use strict";

  const Dateline = window.Dateline, {element, vector} = Dateline;
  const THIN_PX = 1.6, STRONG_PX = 3.2;

  /* A line from the anchor to what stands beside it. */
  function leader([dx, dy]) {
    return vector("svg", {class: "dl-leader", width: 1, height: 1}, vector("line", {x1: 0, y1: 0, x2: dx, y2: dy}), vector("circle", {r: 3}));
  }

  function standAt(box, [dx, dy], [width]) {
    box.style.transform = "translate(-50%, -50%) translate(" + dx + "px, " + dy + "px)";
    box.style.width = width + "px";
  }

  function pin(holder, at, zIndexOffset) {
    const icon = L.divIcon({className: "dl-icon", html: holder, iconSize: [0, 0]});
    return L.marker(at, {icon, interactive: false, keyboard: false, zIndexOffset});
  }

  /* The line or ring of an area, in the colour of its type, or a neutral one where there are several. */
  function outlineOf({features, geometry}, types) {
    const kinds = new Set(features.map(feature => feature.properties.event_type)), [kind] = kinds;
    const color = kinds.size === 1 ? Dateline.typeOf(kind, types).color : "var(--dl-mixed)", path = L.GeoJSON.geometryToLayer({type: "Feature", geometry});
    path.setStyle({color, weight: THIN_PX, opacity: 0.9, fillColor: color, fillOpacity: geometry.type.includes("Line") ? 0 : 0.12});
    return {path, color};
  }

  function ring(node, isChosen) {
    node.classList.toggle("dl-chosen", isChosen);
    if (!node.classList.contains("dl-badge")) node.setAttribute("aria-pressed", String(isChosen));
  }

  /* What stands on the map now: layers, and for each event's id its sign, the badge that holds it, and the outline of its area. */
  const emptyBook = () => ({drawn: [], signs: new Map(), badges: [], paths: new Map(), ringed: null});

  function holderOf({signs, badges}, {id}) {
    return signs.get(id) || badges.find(({features}) => features.some(feature => feature.properties.id === id))?.node;
  }

  function choose(book, event, types) {
    if (book.ringed) ring(book.ringed, false);
    book.ringed = event && holderOf(book, event);
    if (book.ringed) ring(book.ringed, true);
    for (const {path, color} of new Set(book.paths.values())) path.setStyle({weight: THIN_PX, color});
    const chosen = event && book.paths.get(event.id);
    if (chosen) chosen.path.setStyle({weight: STRONG_PX, color: Dateline.typeOf(event.event_type, types).color});
  }

  Dateline.eventMarks = function (map, buttons, {types, onPick}) {
    let book = emptyBook();

    function clear() {
      for (const layer of book.drawn) layer.remove();
      book = emptyBook();
    }

    function keep(layer) {
      layer.addTo(map);
      book.drawn.push(layer);
    }

    function signsOf(features) {
      const nodes = features.map(buttons.sign);
      features.forEach((feature, k) => book.signs.set(feature.properties.id, nodes[k]));
      return nodes;
    }

    function badge(features, at, bounds) {
      const node = buttons.badge(features, at, bounds);
      book.badges.push({node, features});
      return node;
    }

    function group({features, at, bounds, isBadge, offset, size}) {
      const strip = element("div", {class: "dl-strip"}, isBadge ? badge(features, at, bounds) : signsOf(features));
      standAt(strip, offset, size);
      keep(pin(element("div", {class: "dl-spot"}, leader(offset), strip), at, 0));
    }

    /* A vague place is an outline with its name inside, never a pin. */
    function area(place) {
      const {features, form, offset, tagAt} = place, isBadge = form === "badge" || place.isBadge;
      outline(place);
      const name = form === "full" ? element("span", {class: "dl-name"}, features[0].properties.place || "") : null;
      const tag = element("div", {class: "dl-tag"}, name, isBadge ? badge(features, tagAt) : signsOf(features));
      standAt(tag, offset, place.size);
      keep(pin(element("div", {class: "dl-spot"}, offset[0] || offset[1] ? leader(offset) : null, tag), tagAt, -500));
    }

    function outline(place) {
      const found = outlineOf(place, types());
      found.path.on("click", event => {
        L.DomEvent.stopPropagation(event);
        if (place.features.length === 1) onPick(place.features[0].properties.id);
        else buttons.openList(place.features, event.latlng);
      });
      keep(found.path);
      for (const feature of place.features) book.paths.set(feature.properties.id, found);
    }

    return {clear, group, area, outline, choose: event => choose(book, event, types()), ids: () => [...book.signs.keys()]};
  };
})();
