/* The places of events: what stands together at a point or in an area, what gathers where it is crowded, what a first view holds.
 *
 *   Dateline.groupByPlace(features)       places: {key, isPoint, at, geometry, bounds, km across, features, inside(): points for the name of an area}
 *   Dateline.gatherPlaces(map, places)    {groups: of neighbours, each a strip of signs or a badge; areas; small: areas that look like points}
 *   Dateline.withoutOutliers(places)      those that a first view should hold
 *   Dateline.isInside(lon, lat, rings)    whether a point lies in rings of [lon, lat]
 */
(function () {
  "use strict";

  const Dateline = window.Dateline;
  const MOST_SIGNS = 10; // beside one place; more become a badge that opens a list
  const MERGE_PX = 9, MERGE_FAR_PX = 30, FAR_ZOOM = 6; // anchors nearer than this share one strip; from further away, more of them
  const TINY_PX = 22; // an area that looks smaller stands among the points, without a name of its own
  const CROWDED_PLACES = 60; // from here on the map merges at MERGE_CROWDED_PX
  const MERGE_CROWDED_PX = 56, MOST_SIGNS_CROWDED = 2;
  const FAR_KM = 800; // nearer places than this always belong to the first view
  const WIDE_KM = 900; // an area wider than this does not decide the first view
  const LABEL_ROWS = 9; // points tried in each direction for an area's name

  /* Events at one point, or in one area, stand together: a place is what the map draws. */
  Dateline.groupByPlace = function (features) {
    const places = new Map();
    for (const feature of features) {
      const {lon, lat} = feature.properties, isPoint = feature.shape == null, key = isPoint ? lon + "," + lat : "shape " + feature.shape;
      if (!places.has(key)) places.set(key, newPlace(key, isPoint, L.latLng(lat, lon), feature.geometry));
      places.get(key).features.push(feature);
    }
    return [...places.values()];
  };

  function newPlace(key, isPoint, at, geometry) {
    const bounds = isPoint ? L.latLngBounds(at, at) : L.geoJSON(geometry).getBounds();
    const km = isPoint ? 0 : bounds.getNorthWest().distanceTo(bounds.getSouthEast()) / 1000;
    let points = null;
    return {key, isPoint, at, geometry, bounds, km, world: L.CRS.EPSG3857.latLngToPoint(at, 0), inside: () => points ||= pointsInside(geometry, at), features: []};
  }

  /* Where an area's name may stand: its label point, then other points inside it, nearest first. */
  function pointsInside(geometry, at) {
    const rings = geometry.type === "Polygon" ? [geometry.coordinates] : geometry.type === "MultiPolygon" ? geometry.coordinates : [];
    const box = L.geoJSON(geometry).getBounds(), found = [];
    for (let row = 1; row < LABEL_ROWS; row++) {
      for (let column = 1; column < LABEL_ROWS; column++) {
        const lat = box.getSouth() + (box.getNorth() - box.getSouth()) * row / LABEL_ROWS;
        const lng = box.getWest() + (box.getEast() - box.getWest()) * column / LABEL_ROWS;
        if (rings.some(polygon => Dateline.isInside(lng, lat, polygon))) found.push(L.latLng(lat, lng));
      }
    }
    return [at, ...found.sort((a, b) => at.distanceTo(a) - at.distanceTo(b))];
  }

  Dateline.isInside = function (x, y, rings) {
    let inside = false;
    for (const ring of rings) {
      for (let i = 0, j = ring.length - 1; i < ring.length; j = i++) {
        const [ax, ay] = ring[i], [bx, by] = ring[j];
        if (ay > y !== by > y && x < (bx - ax) * (y - ay) / (by - ay) + ax) inside = !inside;
      }
    }
    return inside;
  };

  Dateline.gatherPlaces = function (map, places) {
    const zoom = map.getZoom(), spanPx = bounds => map.latLngToLayerPoint(bounds.getNorthWest()).distanceTo(map.latLngToLayerPoint(bounds.getSouthEast()));
    const isSmall = place => !place.isPoint && spanPx(place.bounds) < TINY_PX;
    const points = places.filter(place => place.isPoint || isSmall(place)), areas = places.filter(place => !place.isPoint && !isSmall(place));
    const isCrowded = points.length > CROWDED_PLACES, spots = isCrowded ? gatherCells(points, zoom, MERGE_CROWDED_PX) : points;
    for (const spot of spots) spot.point = map.latLngToLayerPoint(spot.at);
    const groups = mergeNear(spots, isCrowded ? MERGE_CROWDED_PX : zoom < FAR_ZOOM ? MERGE_FAR_PX : MERGE_PX);
    for (const group of groups) group.isBadge = group.features.length > (isCrowded ? MOST_SIGNS_CROWDED : MOST_SIGNS);
    for (const area of areas) area.isBadge = area.features.length > MOST_SIGNS;
    return {groups, areas, small: points.filter(place => !place.isPoint)};
  };

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

  /* A first view holds where most is said: not a continent for one announcement in a far capital. */
  Dateline.withoutOutliers = function (places) {
    const points = places.flatMap(({at, features}) => features.map(() => at));
    const middle = (values, share) => values.sort((a, b) => a - b)[Math.floor(share * (values.length - 1))];
    const centre = L.latLng(middle(points.map(at => at.lat), 0.5) || 0, middle(points.map(at => at.lng), 0.5) || 0);
    const limit = Math.max(FAR_KM * 1000, 5 * middle(points.map(at => at.distanceTo(centre)), 0.7));
    const near = places.filter(place => place.at.distanceTo(centre) <= limit), small = near.filter(place => place.km < WIDE_KM);
    return small.length ? small : near.length ? near : places;
  };
})();
