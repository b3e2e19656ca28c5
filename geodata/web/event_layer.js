/* Dateline's event layer: the signs, areas and bands of a report's events on a Leaflet map.
 *
 *   const layer = DatelineEvents(map, {types: {fighting: {label, color}, …}, language, theme, say, onPick: id => …, onDraw: boxes => …});
 *   layer.load([{number, properties, shape, geometry}, …]);  once a report; all its events are shown
 *   layer.show(marks | null);                           what is on the map, a Uint8Array by number; null is all
 *   layer.select(id | null, fly = false);               ring the chosen event; `fly` brings it into view
 *   layer.setTheme("dark", types);                      other colours, same events
 *   layer.places();                                     [{name, lon, lat}] of the points drawn, those of most events first, for the basemap's names
 *   layer.bounds(everything = false);                   what a view should hold, or null: without places far from the rest
 *   DatelineEvents.sign(type, {color, modality, size, inherited, corrected});  one sign as an <svg>
 *   DatelineEvents.isInside(lon, lat, rings);           whether a point lies in rings of [lon, lat]
 *   DatelineEvents.legend(types, say);                  all signs with their labels, as an element
 *
 * Properties: id, event_type, modality, place (its name), place_inherited, date_start, date_end, claimed_by, size (1..3); `lon`,
 * `lat` are the point, or the label point of an area. `geometry` is null for a point; equal areas have one `shape`.
 * Only what lies in and near the view is drawn; where it is crowded, neighbours gather in a badge that says what it holds.
 * Every text becomes a text node: nothing that an article says is ever read as markup.
 */
(function () {
  "use strict";

  const SVG = "http://www.w3.org/2000/svg";
  const PIXELS = {1: 18, 2: 22, 3: 27};
  const MOST_SIGNS = 10; // beside one place; more become a badge that opens a list
  const MERGE_PX = 9, MERGE_FAR_PX = 30, FAR_ZOOM = 6; // anchors nearer than this share one strip; from further away, more of them
  const TINY_PX = 22; // an area that looks smaller stands among the points, without a name of its own
  const CROWDED_PLACES = 60; // from here on the map merges at MERGE_CROWDED_PX
  const MERGE_CROWDED_PX = 56, MOST_SIGNS_CROWDED = 2;
  const MOST_LISTED = 30; // a badge of more than these zooms in, where that parts them
  const BEYOND = 0.3; // of the view's size is drawn around it, so that a small move needs no new drawing
  const NAME_PX = 6.6, NAME_LINE_PX = 16, NAME_GAP_PX = 7, MOST_NAMED = 40;
  const FAR_KM = 800; // nearer places than this always belong to the first view
  const WIDE_KM = 900; // an area wider than this does not decide the first view
  const TAG_PX = 190;
  const LABEL_ROWS = 9; // points tried in each direction for an area's name
  const GREY = "#8A8F94";
  const SHAPES = {
    fighting: "M12 1.5 22.5 12 12 22.5 1.5 12Z",
    explosion: burst(8, 11.5, 5.8),
    attack: "M12 2 23 21.5H1Z",
    casualty: "M8.8 2h6.4v6.8H22v6.4h-6.8V22H8.8v-6.8H2V8.8h6.8Z",
    evacuation: "M1.5 8.5H12V2.5L23 12 12 21.5v-6H1.5Z",
    protest: "M12 2a10 10 0 1 0 0 20 10 10 0 1 0 0-20Z",
    diplomacy: "M3 3h18v18H3Z",
    arrest: "M12 1.5 21.5 7v10L12 22.5 2.5 17V7Z",
  };
  const HOLLOW = new Set(["denied", "threatened", "demanded", "proposed", "planned"]);

  function burst(points, outer, inner) {
    const at = k => {
      const radius = k % 2 ? inner : outer, angle = Math.PI * k / points;
      return (12 + radius * Math.sin(angle)).toFixed(1) + " " + (12 - radius * Math.cos(angle)).toFixed(1);
    };
    return "M" + Array.from({length: 2 * points}, (_, k) => at(k)).join("L") + "Z";
  }

  function element(tag, className, text) {
    const node = document.createElement(tag);
    if (className) node.className = className;
    if (text != null) node.textContent = String(text);
    return node;
  }

  function vector(tag, attributes) {
    const node = document.createElementNS(SVG, tag);
    for (const name in attributes) node.setAttribute(name, attributes[name]);
    return node;
  }

  function sign(type, {color, modality = "happened", size = 1, inherited = false, corrected = false}) {
    const past = modality === "historical", hollow = HOLLOW.has(modality);
    const px = past ? 14 : PIXELS[size] || PIXELS[1], ink = past ? GREY : color;
    const svg = vector("svg", {viewBox: "0 0 24 24", width: px, height: px, "aria-hidden": "true", class: "dl-sign"});
    const path = {d: SHAPES[type] || SHAPES.protest, "stroke-linejoin": "round"};
    svg.append(vector("path", {...path, class: "dl-halo", "stroke-width": 5}));
    if (hollow) svg.append(vector("path", {...path, class: "dl-paper", stroke: ink, "stroke-width": 2.6}));
    else svg.append(vector("path", {...path, class: "dl-solid", fill: ink, style: "--dl-kind: " + ink}));
    if (hollow && modality !== "denied") svg.lastChild.setAttribute("stroke-dasharray", "4 2.6");
    if (modality === "denied") svg.append(vector("path", {d: "M2 22 22 2", stroke: ink, "stroke-width": 2.6}));
    if (inherited) svg.append(vector("path", {d: "M12 23v3.5q0 3 4.5 3", fill: "none", stroke: ink, "stroke-width": 2}));
    if (corrected) for (const name of ["dl-tick-halo", "dl-tick"]) svg.append(vector("path", {d: "M15 19.5l3.2 3.6 5.6-7.6", class: name}));
    return svg;
  }

  function legend(types, say) {
    const box = element("div", "dl-legend");
    const row = (node, text) => {
      const line = element("div", "dl-legend-row");
      line.append(node, element("span", "", text));
      box.append(line);
    };
    for (const type in types) row(sign(type, types[type]), types[type].label);
    const ink = {color: "currentColor"};
    box.append(element("div", "dl-legend-gap"));
    row(sign("protest", ink), say("sign.solid"));
    row(sign("protest", {...ink, modality: "planned"}), say("sign.hollow"));
    row(sign("protest", {...ink, modality: "denied"}), say("sign.struck"));
    row(sign("protest", {...ink, inherited: true}), say("sign.hook"));
    row(sign("protest", {...ink, corrected: true}), say("sign.corrected"));
    row(element("i", "dl-legend-area"), say("sign.area"));
    return box;
  }

  /* Events at one point, or in one area, stand together: a place is what the map draws. */
  function groupByPlace(features) {
    const places = new Map();
    for (const feature of features) {
      const {lon, lat} = feature.properties, isPoint = feature.shape == null, key = isPoint ? lon + "," + lat : "shape " + feature.shape;
      if (!places.has(key)) places.set(key, newPlace(key, isPoint, L.latLng(lat, lon), feature.geometry));
      places.get(key).features.push(feature);
    }
    return [...places.values()];
  }

  function newPlace(key, isPoint, at, geometry) {
    const bounds = isPoint ? L.latLngBounds(at, at) : L.geoJSON(geometry).getBounds();
    const km = isPoint ? 0 : bounds.getNorthWest().distanceTo(bounds.getSouthEast()) / 1000;
    return {key, isPoint, at, geometry, bounds, km, world: L.CRS.EPSG3857.latLngToPoint(at, 0), inside: null, features: []};
  }

  /* Gathers points by the cells of a grid that stands still while the map is moved; a cell stands at its fullest place. */
  function gatherCells(places, zoom, radius) {
    const cells = new Map(), scale = 2 ** zoom / radius;
    for (const place of places) {
      const key = Math.floor(place.world.x * scale) * 1e7 + Math.floor(place.world.y * scale);
      if (cells.has(key)) cells.get(key).push(place);
      else cells.set(key, [place]);
    }
    return [...cells.values()].map(parts => {
      const main = parts.reduce((most, place) => place.features.length > most.features.length ? place : most);
      return {...main, parts, features: parts.length > 1 ? parts.flatMap(place => place.features) : main.features};
    });
  }

  function mergeNear(places, radius) {
    const groups = [];
    for (const place of [...places].sort((a, b) => b.features.length - a.features.length)) {
      const near = groups.find(group => group.point.distanceTo(place.point) < radius);
      if (near) near.places.push(place);
      else groups.push({point: place.point, at: place.at, places: [place]});
    }
    for (const group of groups) {
      group.features = group.places.flatMap(place => place.features);
      group.bounds = L.latLngBounds(group.places.flatMap(place => (place.parts || [place]).map(part => part.at)));
    }
    return groups;
  }

  /* Where a strip may stand around its anchor, nearest first: above or left of it, for the town's name stands to the right. */
  function offsets(width, height) {
    const found = [];
    for (const far of [1, 1.7, 2.6, 3.6]) {
      const up = far * (height / 2 + 7), side = far * (width / 2 + 9);
      found.push([0, -up], [-side, 0], [-side, -up], [0, up], [-side, up], [side, -up], [side, up], [side, 0]);
    }
    return found;
  }

  /* Signs stand where neither other signs nor the names of the places will be, and inside the view where there is room.
     A name stands right of its point, or left where the view ends. */
  function placeStrips(groups, taken, names, view) {
    if (groups.length <= MOST_NAMED) for (const {point: {x, y}, features} of groups) {
      const name = features[0].properties.place || "";
      const width = NAME_GAP_PX + name.length * NAME_PX, isLeft = x + width > view[2] && x - width > view[0];
      names.push(boxAt(x, y, [8, 8]), isLeft ? [x - width, y - 9, x, y + 9] : [x, y - 9, x + width, y + 9]);
    }
    groups.forEach((group, k) => {
      const {x, y} = group.point, others = [...taken, ...names.filter((_, place) => place !== 2 * k)];
      const free = offsets(...group.size).filter(([dx, dy]) => isFree(boxAt(x + dx, y + dy, group.size), others));
      group.offset = free.find(([dx, dy]) => isInView(boxAt(x + dx, y + dy, group.size), view)) || free[0] || [0, 0];
      taken.push(boxAt(x + group.offset[0], y + group.offset[1], group.size));
    });
  }

  const isInView = (box, [left, top, right, bottom]) => box[0] >= left && box[1] >= top && box[2] <= right && box[3] <= bottom;

  const boxAt = (x, y, [width, height]) => [x - width / 2, y - height / 2, x + width / 2, y + height / 2];
  const isFree = (box, taken) => taken.every(t => box[2] <= t[0] || t[2] <= box[0] || box[3] <= t[1] || t[3] <= box[1]);

  /* Where an area's name may stand: its label point, then other points inside it, nearest first. */
  function pointsInside(geometry, at) {
    const rings = geometry.type === "Polygon" ? [geometry.coordinates] : geometry.type === "MultiPolygon" ? geometry.coordinates : [];
    const box = L.geoJSON(geometry).getBounds(), found = [];
    for (let row = 1; row < LABEL_ROWS; row++) {
      for (let column = 1; column < LABEL_ROWS; column++) {
        const lat = box.getSouth() + (box.getNorth() - box.getSouth()) * row / LABEL_ROWS;
        const lng = box.getWest() + (box.getEast() - box.getWest()) * column / LABEL_ROWS;
        if (rings.some(polygon => isInside(lng, lat, polygon))) found.push(L.latLng(lat, lng));
      }
    }
    return [at, ...found.sort((a, b) => at.distanceTo(a) - at.distanceTo(b))];
  }

  function isInside(x, y, rings) {
    let inside = false;
    for (const ring of rings) {
      for (let i = 0, j = ring.length - 1; i < ring.length; j = i++) {
        const [ax, ay] = ring[i], [bx, by] = ring[j];
        if (ay > y !== by > y && x < (bx - ax) * (y - ay) / (by - ay) + ax) inside = !inside;
      }
    }
    return inside;
  }

  function stripSize(features, isBadge = features.length > MOST_SIGNS) {
    if (isBadge) return [36, 36];
    const rows = features.length > 4 ? 2 : 1, columns = Math.ceil(features.length / rows);
    return [columns * 26 + 4, rows * 26 + 4];
  }

  /* A first view holds where most is said: not a continent for one announcement in a far capital. */
  function withoutOutliers(places) {
    const points = places.flatMap(({at, features}) => features.map(() => at));
    const middle = (values, share) => values.sort((a, b) => a - b)[Math.floor(share * (values.length - 1))];
    const centre = L.latLng(middle(points.map(at => at.lat), 0.5) || 0, middle(points.map(at => at.lng), 0.5) || 0);
    const limit = Math.max(FAR_KM * 1000, 5 * middle(points.map(at => at.distanceTo(centre)), 0.7));
    const near = places.filter(place => place.at.distanceTo(centre) <= limit), small = near.filter(place => place.km < WIDE_KM);
    return small.length ? small : near.length ? near : places;
  }

  function tagSize(features) {
    const [width, height] = stripSize(features), name = features[0].properties.place || "";
    return [Math.max(width, Math.min(TAG_PX, name.length * NAME_PX)), height + NAME_LINE_PX * Math.ceil(name.length * NAME_PX / TAG_PX)];
  }

  window.DatelineEvents = function (map, options) {
    let {types} = options;
    const {say} = options, pick = options.onPick || (() => {});
    const state = {places: [], features: new Map(), visible: null, chosen: null, drawn: [], drawnIn: null, paths: new Map(), holders: new Map(), badges: [], ringed: null};
    addStyle();
    paper(options.theme);

    function paper(theme) {
      map.getContainer().classList.remove("dl-dark", "dl-light");
      map.getContainer().classList.add("dl-events", theme === "dark" ? "dl-dark" : "dl-light");
    }

    const dates = new Intl.DateTimeFormat(Dateline.locale(options.language), {day: "numeric", month: "short", year: "numeric", timeZone: "UTC"});
    const compact = new Intl.NumberFormat(Dateline.locale(options.language), {notation: "compact", maximumFractionDigits: 1});
    function when(p) {
      if (!p.date_start) return say("sign.undated");
      const first = new Date(p.date_start), last = new Date(p.date_end || p.date_start);
      return first.getTime() === last.getTime() ? dates.format(first) : dates.formatRange(first, last);
    }
    const labelOf = p => (types[p.event_type] || {label: p.event_type}).label;
    const colorOf = p => (types[p.event_type] || {color: GREY}).color;
    function describe(p) {
      const parts = [labelOf(p), p.place, when(p)];
      if (p.modality !== "happened") parts.push(say("said." + p.modality).toLocaleLowerCase(options.language));
      if (p.claimed_by) parts.push(say("accordingTo", {who: p.claimed_by}));
      if (p.corrected) parts.push(say("sign.corrected"));
      return parts.filter(Boolean).join(" · ");
    }

    function signButton(feature) {
      const p = feature.properties, button = element("button", "dl-button");
      button.type = "button";
      button.dataset.id = p.id;
      button.setAttribute("aria-label", describe(p));
      button.setAttribute("aria-pressed", String(p.id === state.chosen));
      button.append(sign(p.event_type, {color: colorOf(p), modality: p.modality, size: p.size, inherited: p.place_inherited, corrected: Boolean(p.corrected)}));
      listen(button, () => pick(p.id), () => describe(p));
      state.holders.set(p.id, button);
      return button;
    }

    function listen(button, act, tip) {
      L.DomEvent.disableClickPropagation(button);
      button.addEventListener("click", () => { hideTip(); act(); });
      if (!tip) return;
      button.addEventListener("mouseenter", () => showTip(button, tip()));
      button.addEventListener("focus", () => showTip(button, tip()));
      button.addEventListener("mouseleave", hideTip);
      button.addEventListener("blur", hideTip);
    }

    const tipBox = element("div", "dl-tip");
    tipBox.setAttribute("aria-hidden", "true");
    map.getContainer().append(tipBox);
    function showTip(button, text) {
      const frame = map.getContainer().getBoundingClientRect(), box = button.getBoundingClientRect();
      tipBox.textContent = text;
      tipBox.style.display = "block";
      const half = tipBox.offsetWidth / 2, middle = box.left - frame.left + box.width / 2;
      tipBox.style.left = Math.max(half + 4, Math.min(frame.width - half - 4, middle)) + "px";
      const above = box.top - frame.top > tipBox.offsetHeight + 10;
      tipBox.style.top = (above ? box.top - frame.top - tipBox.offsetHeight - 8 : box.bottom - frame.top + 8) + "px";
    }
    function hideTip() { tipBox.style.display = "none"; }

    function listOf(features) {
      const list = element("div", "dl-list");
      list.append(element("b", "", say("statementsHere", {count: features.length})));
      for (const feature of features.slice(0, MOST_SIGNS * MOST_SIGNS)) {
        const p = feature.properties, row = element("button", "dl-row");
        row.type = "button";
        row.dataset.id = p.id;
        row.append(sign(p.event_type, {color: colorOf(p), modality: p.modality, corrected: Boolean(p.corrected)}), element("span", "", describe(p)));
        listen(row, () => { map.closePopup(); pick(p.id); });
        list.append(row);
      }
      return list;
    }

    function openList(features, at) {
      L.popup({className: "dl-popup", maxWidth: 320, maxHeight: 260, autoPanPadding: [8, 8]}).setLatLng(at).setContent(listOf(features)).openOn(map);
    }

    /* A grey number with a thin ring that is split by type; its name says what it holds. */
    function badge(features, at, bounds) {
      const button = element("button", "dl-button dl-badge"), ring = vector("svg", {viewBox: "0 0 36 36", width: 36, height: 36});
      const count = new Map(), names = new Set();
      for (const {properties} of features) {
        count.set(properties.event_type, (count.get(properties.event_type) || 0) + 1);
        if (properties.place && names.size < 5) names.add(properties.place);
      }
      const kinds = [...count].sort((a, b) => b[1] - a[1]).map(([type, number]) => labelOf({event_type: type}) + " " + number);
      const text = say("statementsHere", {count: features.length}) + ": " + kinds.join(", ") + (names.size ? " · " + [...names].slice(0, 4).join(", ") + (names.size > 4 ? " …" : "") : "");
      button.type = "button";
      button.setAttribute("aria-label", text);
      let before = 0;
      for (const [type, number] of [...count].sort()) {
        const share = 100 * number / features.length;
        ring.append(vector("circle", {cx: 18, cy: 18, r: 15.9, fill: "none", stroke: colorOf({event_type: type}), "stroke-width": 3, "stroke-dasharray": share + " " + (100 - share), "stroke-dashoffset": 25 - before}));
        before += share;
      }
      button.append(ring, element("span", "", compact.format(features.length)));
      const parts = bounds && features.length > MOST_LISTED && map.getZoom() < map.getMaxZoom() && bounds.getNorthEast().distanceTo(bounds.getSouthWest()) > 100;
      listen(button, () => parts ? map.fitBounds(bounds, {padding: [40, 40]}) : openList(features, at), () => text);
      state.badges.push({button, features});
      return button;
    }

    function drawGroup(group) {
      const holder = element("div", "dl-spot"), strip = element("div", "dl-strip");
      if (group.isBadge) strip.append(badge(group.features, group.at, group.bounds));
      else strip.append(...group.features.map(signButton));
      standAt(strip, group.offset, group.size);
      holder.append(leader(group.offset), strip);
      pin(holder, group.at, 0);
    }

    /* A vague place is an outline with its name inside, never a pin. */
    function drawArea(place) {
      const {offset} = place, holder = element("div", "dl-spot"), tag = element("div", "dl-tag");
      outline(place);
      if (offset[0] || offset[1]) holder.append(leader(offset));
      if (place.form === "full") tag.append(element("span", "dl-name", place.features[0].properties.place || ""));
      if (place.form === "badge" || place.features.length > MOST_SIGNS) tag.append(badge(place.features, place.tagAt));
      else tag.append(...place.features.map(signButton));
      standAt(tag, offset, place.size);
      holder.append(tag);
      pin(holder, place.tagAt, -500);
    }

    /* An area's name and signs stand inside it; where there is no room, its signs alone, then its badge; else beside it. */
    function placeTag(place, taken, names, view) {
      const whole = state.places.find(one => one.key === place.key), others = [...taken, ...names];
      whole.inside = whole.inside || pointsInside(place.geometry, place.at);
      const inside = whole.inside.map(at => ({at, point: map.latLngToLayerPoint(at)}));
      const fits = (x, y, size) => isFree(boxAt(x, y, size), others) && isInView(boxAt(x, y, size), view);
      const forms = [["full", tagSize(place.features)], ["signs", stripSize(place.features)]];
      if (place.features.length > 1) forms.push(["badge", [38, 38]]);
      for (const [form, size] of forms) {
        const spot = inside.find(({point}) => fits(point.x, point.y, size));
        if (spot) return takeTag(place, taken, form, size, spot, [0, 0]);
      }
      const [label] = inside, [form, size] = forms[forms.length - 1], {x, y} = label.point;
      const offset = offsets(...size).find(([dx, dy]) => fits(x + dx, y + dy, size)) || [0, 0];
      takeTag(place, taken, form, size, label, offset);
    }

    function takeTag(place, taken, form, size, {at, point}, offset) {
      Object.assign(place, {form, size, tagAt: at, offset});
      taken.push(boxAt(point.x + offset[0], point.y + offset[1], size));
    }

    function leader([dx, dy]) {
      const svg = vector("svg", {class: "dl-leader", width: 1, height: 1});
      svg.append(vector("line", {x1: 0, y1: 0, x2: dx, y2: dy}), vector("circle", {r: 3}));
      return svg;
    }

    function standAt(box, [dx, dy], [width]) {
      box.style.transform = "translate(-50%, -50%) translate(" + dx + "px, " + dy + "px)";
      box.style.width = width + "px";
    }

    function pin(holder, at, zIndexOffset) {
      const icon = L.divIcon({className: "dl-icon", html: holder, iconSize: [0, 0]});
      keep(L.marker(at, {icon, interactive: false, keyboard: false, zIndexOffset}));
    }

    function outline(place) {
      const path = drawOutline(place);
      for (const feature of place.features) state.paths.set(feature.properties.id, path);
    }

    function drawOutline(place) {
      const kinds = new Set(place.features.map(f => f.properties.event_type));
      const color = kinds.size === 1 ? colorOf(place.features[0].properties) : "var(--dl-mixed)";
      const path = L.GeoJSON.geometryToLayer({type: "Feature", geometry: place.geometry});
      path.setStyle({color, weight: 1.6, opacity: 0.9, fillColor: color, fillOpacity: place.geometry.type.includes("Line") ? 0 : 0.12});
      path.on("click", event => {
        L.DomEvent.stopPropagation(event);
        if (place.features.length === 1) pick(place.features[0].properties.id);
        else openList(place.features, event.latlng);
      });
      keep(path);
      return {path, color};
    }

    function keep(layer) {
      layer.addTo(map);
      state.drawn.push(layer);
    }

    function shownPlaces() {
      if (!state.visible) return state.places;
      const isShown = feature => state.visible[feature.number] === 1, found = [];
      for (const place of state.places) {
        const features = place.features.filter(isShown);
        if (features.length) found.push({...place, features});
      }
      return found;
    }

    function spanPx(bounds) {
      return map.latLngToLayerPoint(bounds.getNorthWest()).distanceTo(map.latLngToLayerPoint(bounds.getSouthEast()));
    }

    function draw() {
      for (const layer of state.drawn) layer.remove();
      state.drawn = [];
      state.paths.clear();
      state.holders.clear();
      state.badges = [];
      state.ringed = null;
      hideTip();
      state.drawnIn = map.getBounds().pad(BEYOND);
      const places = shownPlaces().filter(place => state.drawnIn.intersects(place.bounds)), taken = [];
      const zoom = map.getZoom(), isTiny = place => !place.isPoint && spanPx(place.bounds) < TINY_PX;
      const points = places.filter(place => place.isPoint || isTiny(place)), areas = places.filter(place => !place.isPoint && !isTiny(place));
      const isCrowded = points.length > CROWDED_PLACES, spots = isCrowded ? gatherCells(points, zoom, MERGE_CROWDED_PX) : points;
      for (const spot of spots) spot.point = map.latLngToLayerPoint(spot.at);
      const groups = mergeNear(spots, isCrowded ? MERGE_CROWDED_PX : zoom < FAR_ZOOM ? MERGE_FAR_PX : MERGE_PX);
      for (const group of groups) {
        group.isBadge = group.features.length > (isCrowded ? MOST_SIGNS_CROWDED : MOST_SIGNS);
        group.size = stripSize(group.features, group.isBadge);
      }
      const corner = map.containerPointToLayerPoint([0, 0]), {x, y} = map.getSize(), view = [corner.x, corner.y, corner.x + x, corner.y + y], names = [];
      placeStrips(groups, taken, names, view);
      for (const place of areas) placeTag(place, taken, names, view);
      for (const place of points) if (!place.isPoint) outline(place);
      areas.sort((a, b) => b.km - a.km).forEach(drawArea);
      groups.sort((a, b) => b.at.lat - a.at.lat).forEach(drawGroup);
      mark();
      if (options.onDraw) options.onDraw(taken);
    }

    function holderOf(id) {
      const badge = id != null && !state.holders.has(id) && state.badges.find(({features}) => features.some(feature => feature.properties.id === id));
      return badge ? badge.button : state.holders.get(id);
    }

    /* Rings the sign, or the badge that holds it, and draws the outline of its area strong. */
    function mark() {
      if (state.ringed) {
        state.ringed.classList.remove("dl-chosen");
        if (!state.ringed.classList.contains("dl-badge")) state.ringed.setAttribute("aria-pressed", "false");
      }
      state.ringed = holderOf(state.chosen);
      if (state.ringed) {
        state.ringed.classList.add("dl-chosen");
        if (!state.ringed.classList.contains("dl-badge")) state.ringed.setAttribute("aria-pressed", "true");
      }
      for (const {path, color} of new Set(state.paths.values())) path.setStyle({weight: 1.6, color});
      const area = state.paths.get(state.chosen);
      if (area) area.path.setStyle({weight: 3.2, color: colorOf(state.features.get(state.chosen).properties)});
    }

    /* The map moves only where the sign, or the middle of the area, is out of view. */
    function flyTo({properties: {lon, lat}}) {
      if (!map.getBounds().pad(-0.1).contains([lat, lon])) map.panTo([lat, lon]);
    }

    map.on("zoomend", draw);
    map.on("moveend", () => {
      if (state.drawnIn && !state.drawnIn.contains(map.getBounds())) draw();
    });
    return {
      load(features) {
        state.features = new Map(features.map(feature => [feature.properties.id, feature]));
        state.places = groupByPlace(features);
        state.visible = null;
        state.chosen = null;
        draw();
      },
      show(marks) {
        const isSame = marks && state.visible && marks.every((mark, number) => mark === state.visible[number]);
        if (isSame) return; // what has the focus keeps it
        state.visible = marks;
        draw();
      },
      select(id, fly = false) {
        state.chosen = id;
        mark();
        if (id != null && fly && state.features.has(id)) flyTo(state.features.get(id));
      },
      setTheme(theme, themeTypes) {
        types = themeTypes || types;
        paper(theme);
        draw();
      },
      places() {
        const points = shownPlaces().filter(place => place.isPoint && (!state.drawnIn || state.drawnIn.contains(place.at)));
        points.sort((a, b) => b.features.length - a.features.length);
        return points.map(({features, at}) => ({name: features[0].properties.place || "", lon: at.lng, lat: at.lat}));
      },
      bounds(everything = false) {
        const shown = shownPlaces(), near = everything ? shown : withoutOutliers(shown);
        return near.length ? near.reduce((all, place) => all.extend(place.bounds), L.latLngBounds([])) : null;
      },
      shown: () => [...state.holders.keys()],
    };
  };
  window.DatelineEvents.sign = sign;
  window.DatelineEvents.isInside = isInside;
  window.DatelineEvents.legend = legend;

  function addStyle() {
    if (document.getElementById("dl-style")) return;
    const style = element("style", "", STYLE);
    style.id = "dl-style";
    document.head.append(style);
  }

  const STYLE = `
.dl-light { --dl-paper: #fff; --dl-ink: #22282e; --dl-soft: #5b646c; --dl-mixed: #4a5560; --dl-shade: rgb(30 40 50 / .28); }
.dl-dark { --dl-paper: #1b2127; --dl-ink: #eef1f3; --dl-soft: #a9b3bb; --dl-mixed: #b9c4cc; --dl-shade: rgb(0 0 0 / .6); }
.dl-events { font: 12px/1.35 system-ui, "Noto Sans", sans-serif; color: var(--dl-ink); }
.dl-icon { background: none; border: 0; }
.dl-spot { position: relative; width: 0; height: 0; }
.dl-strip { position: absolute; display: flex; flex-wrap: wrap; justify-content: center; align-items: center; }
.dl-button { pointer-events: auto; min-width: 26px; height: 26px; padding: 0; border: 0; background: none; cursor: pointer; border-radius: 50%;
  display: inline-flex; align-items: center; justify-content: center; }
.dl-button:hover { filter: brightness(1.12); }
.dl-button:focus-visible, .dl-row:focus-visible { outline: 2px solid var(--dl-ink); outline-offset: 1px; }
.dl-chosen { box-shadow: 0 0 0 2px var(--dl-ink), 0 0 0 4px var(--dl-paper); z-index: 1; }
.dl-sign { overflow: visible; display: block; flex: none; }
.dl-halo { fill: none; stroke: var(--dl-paper); }
.dl-solid { stroke: color-mix(in srgb, var(--dl-kind) 55%, var(--dl-ink)); stroke-width: 1.2; }
.dl-paper { fill: var(--dl-paper); }
.dl-tick, .dl-tick-halo { fill: none; stroke: var(--dl-paper); stroke-width: 5.6; stroke-linecap: round; stroke-linejoin: round; }
.dl-tick { stroke: var(--dl-ink); stroke-width: 2.4; }
.leaflet-map-pane .dl-icon svg { z-index: auto; }
.dl-leader { position: absolute; overflow: visible; }
.dl-leader line { stroke: var(--dl-ink); stroke-width: 1; opacity: .65; }
.dl-leader circle { fill: var(--dl-ink); stroke: var(--dl-paper); stroke-width: 1; }
.dl-badge { position: relative; width: 36px; height: 36px; background: var(--dl-paper); box-shadow: 0 1px 4px var(--dl-shade); }
.dl-badge svg { position: absolute; inset: 0; }
.dl-badge span { font-weight: 600; color: var(--dl-ink); }
.dl-badge.dl-chosen { box-shadow: 0 0 0 3px var(--dl-ink); }
.dl-tag { position: absolute; display: flex; flex-wrap: wrap; align-items: center; justify-content: center; }
.dl-name { width: 100%; text-align: center; font-size: 12px; font-style: italic; letter-spacing: .02em; color: var(--dl-ink);
  text-shadow: 0 0 3px var(--dl-paper), 0 0 3px var(--dl-paper), 0 0 3px var(--dl-paper); }
.dl-tip { display: none; position: absolute; z-index: 1100; transform: translateX(-50%); max-width: 260px; width: max-content; padding: 4px 8px;
  background: var(--dl-ink); color: var(--dl-paper); border-radius: 4px; pointer-events: none; }
.dl-popup .leaflet-popup-content-wrapper, .dl-popup .leaflet-popup-tip { background: var(--dl-paper); color: var(--dl-ink); border-radius: 6px; }
.dl-popup .leaflet-popup-content { margin: 10px 12px; }
.dl-list { display: flex; flex-direction: column; min-width: 200px; }
.dl-row { display: flex; gap: 8px; align-items: center; text-align: start; border: 0; border-radius: 4px; background: none; color: inherit; font: inherit;
  padding: 5px 4px; cursor: pointer; }
.dl-row:hover { background: color-mix(in srgb, var(--dl-ink) 8%, transparent); }
.dl-legend { display: grid; gap: 3px; }
.dl-legend-row { display: flex; gap: 8px; align-items: center; min-height: 18px; }
.dl-legend-row > :first-child { flex: none; width: 16px; height: 16px; }
.dl-legend-gap { border-top: 1px solid color-mix(in srgb, var(--dl-ink) 18%, transparent); margin: 3px 0; }
.dl-legend-area { border: 1.5px solid currentColor; background: color-mix(in srgb, currentColor 12%, transparent); border-radius: 3px; }
`;
})();
