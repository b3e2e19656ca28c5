/* Writes the names on the basemap where there is room: none lies on another, nor on what the map's signs have taken.
 *
 *   const names = Dateline.basemapNames(map, state);  names.update()   after each change of the view or of `state`
 */
(function () {
  "use strict";

  const Dateline = window.Dateline;

  function fit(label, point, taken, view) {
    for (const [side, left, top, right, bottom] of label.boxes) {
      const box = [point.x + left - 2, point.y + top, point.x + right + 2, point.y + bottom];
      if (view && (box[0] < view.min.x || box[2] > view.max.x)) continue;
      if (taken.every(t => box[2] <= t[0] || t[2] <= box[0] || box[3] <= t[1] || t[3] <= box[1])) {
        taken.push(box);
        return {label, side};
      }
    }
    return null;
  }

  function fitWhole(label, point, taken, view) {
    return fit(label, point, taken, view) || (label.narrow && fit(label.narrow, point, taken, view)) || fit(label, point, taken);
  }

  /* What is to be written now, by a key that is the same for the same name on the same spot. */
  function choose(map, state) {
    const zoom = Math.round(map.getZoom()), bounds = map.getBounds().pad(0.08), taken = [...state.obstacles], wanted = new Map();
    const corner = map.containerPointToLayerPoint([0, 0]), view = L.bounds(corner, corner.add(map.getSize()));
    for (const label of Dateline.basemapLabels(state, zoom, bounds)) {
      for (const lon of Dateline.copiesOf(label.lon, bounds)) {
        const point = map.latLngToLayerPoint([label.lat, lon]), found = label.isWhole ? fitWhole(label, point, taken, view) : fit(label, point, taken);
        if (found) wanted.set([found.label.text, label.lat, lon, found.side, label.kind, label.size].join("|"), {label: found.label, lon, side: found.side});
      }
    }
    return wanted;
  }

  function write(map, {label, lon, side}) {
    const name = Dateline.element("span", {dir: "auto"}, label.text);
    Object.assign(name.style, {fontFamily: Dateline.LABEL_FONT, fontSize: label.size + "px"});
    const holder = Dateline.element("div", {class: "dl-base-label dl-base-" + label.kind + " dl-base-" + side}, name);
    const icon = L.divIcon({className: "dl-base-icon", html: holder, iconSize: [0, 0]});
    return L.marker([label.lat, lon], {icon, pane: "dl-labels", interactive: false, keyboard: false}).addTo(map);
  }

  Dateline.basemapNames = function (map, state) {
    const shown = new Map();
    function update() {
      if (!state.world) return;
      const wanted = choose(map, state);
      for (const [key, marker] of shown) {
        if (wanted.has(key)) continue;
        marker.remove();
        shown.delete(key);
      }
      for (const [key, name] of wanted) if (!shown.has(key)) shown.set(key, write(map, name));
    }
    return {update};
  };
})();
