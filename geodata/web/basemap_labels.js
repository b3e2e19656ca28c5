/* The names on the basemap, one by one: what each says at a zoom, how large it is, and where beside its point it may stand.
 *
 *   Dateline.basemapLabels(state, zoom, bounds)   [{text, lon, lat, kind, size, boxes: [[side, left, top, right, bottom], …], isWhole, narrow}]
 *   Dateline.copiesOf(lon, bounds)                the longitudes in the bounds that are this one, as the world goes on beyond 180 degrees
 *   Dateline.LABEL_FONT                           what they are written in
 *
 * Those that come first matter most. Boxes are pixels from the point, the likeliest first; `narrow` is the same name on two lines.
 */
(function () {
  "use strict";

  const Dateline = window.Dateline;
  const GAP_PX = 7; // from a town's point to the end of its name's box
  const PLACES_ZOOM = 5, MOST_PLACES = 40, SAME_PLACE_DEG = 0.02; // with more places in view, towns are named as anywhere
  const LONG_NAME = 20; // longer names of countries wait for zoom 4
  const FONT = Dateline.LABEL_FONT = "system-ui, 'Noto Sans', sans-serif";

  const measure = (() => {
    const context = document.createElement("canvas").getContext("2d"), known = new Map();
    return (text, font) => {
      const key = font + text;
      if (!known.has(key)) {
        context.font = font;
        known.set(key, context.measureText(text).width);
      }
      return known.get(key);
    };
  })();

  /* Two lines of about the same length, where a name is long. */
  function wrap(text) {
    if (text.length < 15 || !text.includes(" ")) return [text];
    const words = text.split(" ");
    let best = [text];
    for (let k = 1; k < words.length; k++) {
      const lines = [words.slice(0, k).join(" "), words.slice(k).join(" ")];
      if (Math.max(...lines.map(line => line.length)) < Math.max(...best.map(line => line.length))) best = lines;
    }
    return best;
  }

  function areaLabel(area, kind, text, size, spacing) {
    const lines = wrap(text), width = Math.max(...lines.map(line => measure(line, `500 ${size}px ${FONT}`) + line.length * size * spacing));
    const height = lines.length * size * 1.25;
    return {...area, kind, size, text: lines.join("\n"), boxes: [["center", -width / 2, -height / 2, width / 2, height / 2]]};
  }
  const countryLabel = (country, zoom, language) =>
    areaLabel(country, "country", country.name.toLocaleUpperCase(language), zoom < 4 ? 10 : zoom < 6 ? 11 : 13, 0.12);
  const seaLabel = (sea, zoom) => areaLabel(sea, "sea", sea.name, zoom < 5 ? 12 : 14, 0.04);

  /* A name beside its point: right, left, above or below, whichever is free first. */
  function pointLabel(point, kind, size, lines = [point.name]) {
    const font = `${kind === "place" ? "600 " : ""}${size}px ${FONT}`, width = Math.max(...lines.map(line => measure(line, font))), half = size * (0.68 + 0.55 * (lines.length - 1));
    return {...point, kind, size, text: lines.join("\n"), boxes: [
      ["right", -3, -half, width + GAP_PX, half], ["left", -width - GAP_PX, -half, 3, half],
      ["above", -width / 2, -2 * half - 4, width / 2, 3], ["below", -width / 2, -3, width / 2, 2 * half + 4]]};
  }

  /* The name of a place that a report speaks of is whole in the view where there is room, on two lines if need be. */
  function placeLabel(place) {
    const lines = wrap(place.name);
    return {...pointLabel(place, "place", 12.5), isWhole: true, narrow: lines.length > 1 ? pointLabel(place, "place", 12.5, lines) : null};
  }

  function townLabel(town, zoom, language) {
    const great = zoom - town.zoom >= 2;
    return pointLabel({...town, name: town.told[language] || town.name}, great ? "great" : "town", great ? 12.5 : 11);
  }

  Dateline.copiesOf = function (lon, bounds) {
    const found = [];
    for (let k = Math.ceil((bounds.getWest() - lon) / 360); lon + 360 * k <= bounds.getEast(); k++) found.push(lon + 360 * k);
    return found;
  };

  function townsDue(state, zoom, places, inView) {
    const towns = zoom < 4 ? [] : [...state.world.towns];
    if (zoom >= Dateline.DETAIL_ZOOM) for (const cell of state.cells.values()) towns.push(...cell.towns);
    const isNamed = town => places.some(place => Math.hypot(place.lon - town.lon, place.lat - town.lat) < SAME_PLACE_DEG);
    return towns.filter(town => town.zoom <= zoom && inView(town) && !isNamed(town)).sort((a, b) => a.zoom - b.zoom || b.role - a.role);
  }

  Dateline.basemapLabels = function (state, zoom, bounds) {
    const inView = ({lat, lon}) => lat > bounds.getSouth() && lat < bounds.getNorth() && Dateline.copiesOf(lon, bounds).length > 0;
    const isDue = area => area.first <= zoom + 0.5 && area.last >= zoom && (zoom > 3 || area.name.length < LONG_NAME) && inView(area);
    const countries = state.countries.filter(isDue).map(country => countryLabel(country, zoom, state.language));
    const seas = state.seas.filter(isDue).map(sea => seaLabel(sea, zoom));
    const given = state.places.filter(inView);
    const places = zoom < PLACES_ZOOM || given.length > MOST_PLACES ? [] : given.map(placeLabel);
    const towns = townsDue(state, zoom, places, inView).map(town => townLabel(town, zoom, state.language));
    return [...places, ...(zoom < 7 ? [...countries, ...seas, ...towns] : [...towns, ...countries, ...seas])];
  };
})();
