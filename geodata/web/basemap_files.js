/* The files of the basemap: where they are read from, and what stands in them.
 *
 *   Dateline.basemapFiles({url} or {data: {world, cells}})   {world(), cell(name): promises of what they hold; names: Set of all cells, or null}
 *   Dateline.readBasemap(file)                               {towns: [{name, lon, lat, zoom, role, told: names by language}], layers: {land: [part, …], lakes, rivers, …}}
 *
 * Layers of a file are strings of quantised steps (geodata/build/basemap_encode.py). A part is a ring or a line: its points as x, y, x, y, …
 * on the unit square of `mercator.js`, and the box around them.
 */
(function () {
  "use strict";

  const Dateline = window.Dateline, {toX, toY} = Dateline.mercator;
  const LAYERS = ["land", "lakes", "rivers", "divisions", "districts", "borders", "disputed", "former"];
  const VALUES = new Uint8Array(128);
  [..."ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"].forEach((digit, value) => { VALUES[digit.charCodeAt(0)] = value; });

  Dateline.basemapFiles = function ({data, url}) {
    if (data) return {world: () => Promise.resolve(data.world), cell: name => Promise.resolve((data.cells || {})[name]), names: new Set(Object.keys(data.cells || {}))};
    const read = path => fetch(url + path).then(answer => answer.ok ? answer.json() : Promise.reject(new Error(path + ": " + answer.status)));
    return {world: () => read("world.json"), cell: name => read("cells/" + name + ".json"), names: null};
  };

  /* The layers are decoded when they are first drawn: where cells of detail fill the view, the coarse world never is. */
  Dateline.readBasemap = function (file) {
    const towns = (file.towns || []).map(([name, lon, lat, zoom, role, told = {}]) => ({name, lon, lat, zoom, role, told}));
    let layers = null;
    return {towns, get layers() { return layers ||= decodeLayers(file); }};
  };

  function decodeLayers(file) {
    return Object.fromEntries(LAYERS.map(name => [name, file[name] ? decode(file[name], file.scale) : []]));
  }

  /* `toY` of each latitude that files of a scale can hold, filled as they are met; 0 is not known yet. */
  const HEIGHTS = new Map();
  function heightsOf(scale) {
    if (!HEIGHTS.has(scale)) HEIGHTS.set(scale, new Float64Array(180 * scale + 1));
    return HEIGHTS.get(scale);
  }

  function decode(text, scale) {
    const parts = [];
    let at = 0, lastX = 0, lastY = 0;
    function number() {
      let value = 0, shift = 0, digit;
      do {
        digit = VALUES[text.charCodeAt(at++)];
        value += (digit & 31) << shift;
        shift += 5;
      } while (digit > 31);
      return value;
    }
    const step = value => value & 1 ? -((value + 1) >> 1) : value >> 1;
    const heights = heightsOf(scale), height = value => heights[value + 90 * scale] ||= toY(value / scale);
    while (at < text.length) {
      const count = number(), points = new Float64Array(2 * count), part = {points, west: 1e9, north: 1e9, east: -1e9, south: -1e9};
      for (let i = 0; i < count; i++) {
        lastX += step(number());
        lastY += step(number());
        const x = points[2 * i] = toX(lastX / scale), y = points[2 * i + 1] = height(lastY);
        if (x < part.west) part.west = x;
        if (x > part.east) part.east = x;
        if (y < part.north) part.north = y;
        if (y > part.south) part.south = y;
      }
      parts.push(part);
    }
    return parts;
  }
})();
