/* Dateline's basemap: land, water, borders and names from bundled files, drawn under everything else.
 *
 *   const basemap = DatelineBasemap(map, {url: "…/basemap/", language, theme: "light" | "dark", tilesUrl, tilesAttribution, onStatus});
 *   DatelineBasemap(map, {data: {world, cells: {e040n30: …}}, …});   from values in the page instead of files
 *   basemap.setTheme("dark");  basemap.setLanguage("fr");  basemap.setTiles(url | null, attribution);
 *   basemap.setPlaces([{name, lon, lat}], boxes);   names that come before all others, from zoom 5 on; no name stands in a box
 *   `placed`, if given: a promise that the map stands where it will be seen first; nothing is drawn before
 *   basemap.names()                     [{name, lon, lat}] of the names loaded so far, to search in
 *   basemap.ready                       promise: the coarse world is painted (window.__basemapReady is true)
 *   basemap.settled()                   whether all detail of the present view is painted
 *
 * `onStatus` is told "bundled", "trying", "online" or "failed" (online tiles), and "coarse" when detail cannot be read.
 * A coarse world comes first; cells of detail follow from DETAIL_ZOOM on, those in view only. Layers of a file are strings of
 * quantised steps (geodata/build/basemap_encode.py). Nothing here takes the pointer or the focus; names are text nodes.
 */
(function () {
  "use strict";

  const DETAIL_ZOOM = 6;
  const TILE_PX = 512;
  const MOST_CELLS = 36;
  const FIRST_MS = 500; // that the first view waits for its detail
  const STEP_PX = 0.6; // points nearer than this to the last one are not drawn
  const TILE_ERRORS = 4, TILE_PATIENCE_MS = 6000;
  const GAP_PX = 7; // from a town's point to the end of its name's box
  const PLACES_ZOOM = 5, MOST_PLACES = 40, SAME_PLACE_DEG = 0.02; // with more places in view, towns are named as anywhere
  const LONG_NAME = 20; // longer names of countries wait for zoom 4
  const FONT = "system-ui, 'Noto Sans', sans-serif";
  const PALETTES = {
    light: {sea: "#dbe6ec", land: "#f8f6f1", water: "#6d8fa3", coast: "#9db4c0", river: "#b3cddb", division: "#d8d1c6", border: "#a0968c",
      disputed: "#a0968c", former: "#bdb3a8", country: "#857b70", town: "#3f4246", dot: "#6d7175", panel: "#ffffff"},
    dark: {sea: "#161c21", land: "#262c31", water: "#5f7b8c", coast: "#3d4c57", river: "#2f4350", division: "#373d42", border: "#6c7075",
      disputed: "#6c7075", former: "#54585c", country: "#8d9499", town: "#c3c9cd", dot: "#8f979c", panel: "#1b2127"},
  };
  const VALUES = new Uint8Array(128);
  [..."ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"].forEach((digit, value) => { VALUES[digit.charCodeAt(0)] = value; });

  /* The unit square of Web Mercator: x to the east, y to the south. */
  const toX = lon => lon / 360 + 0.5;
  function toY(lat) {
    const sine = Math.sin(Math.max(-85.06, Math.min(85.06, lat)) * Math.PI / 180);
    return 0.5 - Math.log((1 + sine) / (1 - sine)) / (4 * Math.PI);
  }
  const toLon = x => (x - 0.5) * 360;
  const toLat = y => Math.atan(Math.sinh(Math.PI * (1 - 2 * y))) * 180 / Math.PI;

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

  /* The layers are decoded when they are first drawn: where cells of detail fill the view, the coarse world never is. */
  function readFile(file) {
    const towns = (file.towns || []).map(([name, lon, lat, zoom, role]) => ({name, lon, lat, zoom, role}));
    let layers = null;
    return {towns, get layers() { return layers ||= decodeLayers(file); }};
  }

  function decodeLayers(file) {
    const layers = {};
    for (const name of ["land", "lakes", "rivers", "divisions", "districts", "borders", "disputed", "former"]) {
      layers[name] = file[name] ? decode(file[name], file.scale) : [];
    }
    return layers;
  }

  function cellName(west, south) {
    const digits = (value, length) => String(Math.abs(value)).padStart(length, "0");
    return (west < 0 ? "w" : "e") + digits(west, 3) + (south < 0 ? "s" : "n") + digits(south, 2);
  }

  /* Cells that a box of degrees touches; longitudes may run beyond 180. */
  function cellsIn(west, south, east, north, size) {
    const found = new Map();
    for (let x = Math.floor(west / size) * size; x < east; x += size) {
      for (let y = Math.max(-90, Math.floor(south / size) * size); y < Math.min(90, north); y += size) {
        const wrapped = ((x + 180) % 360 + 360) % 360 - 180;
        found.set(cellName(wrapped, y), {west: wrapped, south: y});
      }
    }
    return found;
  }

  /* Draws the layers of one file into a box of a tile. `frame` turns the unit square into pixels. */
  function paint(context, layers, colors, zoom, frame) {
    const trace = (parts, close) => {
      context.beginPath();
      for (const part of parts) {
        if (part.east < frame.west || part.west > frame.east || part.south < frame.north || part.north > frame.south) continue;
        const {points} = part, end = points.length - 2;
        let px = 0, py = 0;
        for (let i = 0; i <= end; i += 2) {
          const x = (points[i] - frame.x) * frame.scale, y = (points[i + 1] - frame.y) * frame.scale;
          if (i === 0) context.moveTo(x, y);
          else if (i < end && Math.abs(x - px) < STEP_PX && Math.abs(y - py) < STEP_PX) continue;
          else context.lineTo(x, y);
          px = x;
          py = y;
        }
        if (close) context.closePath();
      }
    };
    const fill = (parts, color) => {
      trace(parts, true);
      context.fillStyle = color;
      context.fill("evenodd");
      context.strokeStyle = colors.coast;
      context.lineWidth = zoom < 5 ? 0.5 : 0.8;
      context.stroke();
    };
    const stroke = (parts, color, width, dash) => {
      trace(parts, false);
      context.strokeStyle = color;
      context.lineWidth = width;
      context.setLineDash(dash || []);
      context.stroke();
      context.setLineDash([]);
    };
    context.lineJoin = context.lineCap = "round";
    fill(layers.land, colors.land);
    fill(layers.lakes, colors.sea);
    stroke(layers.rivers, colors.river, zoom < 5 ? 0.6 : zoom < 8 ? 0.9 : 1.4);
    stroke(layers.divisions, colors.division, zoom < 8 ? 0.9 : 1.2);
    if (zoom > 6) stroke(layers.districts, colors.division, zoom < 8 ? 0.6 : 1);
    context.lineCap = "butt";
    if (zoom > 5) stroke(layers.former, colors.former, 1.1, [1.5, 3]);
    stroke(layers.borders, colors.border, zoom < 5 ? 0.8 : 1.4);
    stroke(layers.disputed, colors.disputed, zoom < 5 ? 0.8 : 1.4, zoom < 5 ? [2.5, 2] : [5, 3.5]);
  }

  /* One grid of canvases: a tile shows detail where its cells are here, the coarse world elsewhere. */
  function tileGrid(state) {
    const tiles = new Map();
    function draw(canvas, coords) {
      const ratio = window.devicePixelRatio || 1, scale = 256 * 2 ** coords.z, unit = TILE_PX / scale;
      const frame = {x: coords.x * unit, y: coords.y * unit, scale};
      Object.assign(frame, {west: frame.x, north: frame.y, east: frame.x + unit, south: frame.y + unit});
      canvas.width = canvas.height = TILE_PX * ratio;
      const context = canvas.getContext("2d"), colors = PALETTES[state.theme];
      context.fillStyle = colors.sea;
      context.fillRect(0, 0, canvas.width, canvas.height);
      context.scale(ratio, ratio);
      if (coords.z < DETAIL_ZOOM) return paint(context, state.world.layers, colors, coords.z, frame);
      const size = state.cellDeg;
      const cells = cellsIn(toLon(frame.west), toLat(frame.south), toLon(frame.east), toLat(frame.north), size);
      for (const [name, {west, south}] of cells) {
        if (!state.known.has(name)) continue;
        const edge = value => Math.round(value * scale * ratio) / ratio;
        const left = edge(toX(west) - frame.x), right = edge(toX(west + size) - frame.x);
        const top = edge(toY(south + size) - frame.y), bottom = edge(toY(south) - frame.y);
        context.save();
        context.beginPath();
        context.rect(left, top, right - left, bottom - top);
        context.clip();
        const cell = state.cells.get(name);
        paint(context, (cell || state.world).layers, colors, coords.z, frame);
        context.restore();
      }
    }
    const Grid = L.GridLayer.extend({
      createTile(coords) {
        const canvas = document.createElement("canvas");
        tiles.set(this._tileCoordsToKey(coords) + "/" + L.stamp(canvas), {canvas, coords});
        draw(canvas, coords);
        return canvas;
      },
    });
    const grid = new Grid({tileSize: TILE_PX, pane: "dl-base", className: "dl-base", updateWhenZooming: false, keepBuffer: 1, attribution: "Natural Earth · GeoNames"});
    grid.on("tileunload", ({tile}) => {
      for (const [key, {canvas}] of tiles) if (canvas === tile) tiles.delete(key);
    });
    grid.repaint = name => {
      for (const {canvas, coords} of tiles.values()) {
        const unit = TILE_PX / (256 * 2 ** coords.z), west = coords.x * unit, north = coords.y * unit;
        const touched = () => cellsIn(toLon(west), toLat(north + unit), toLon(west + unit), toLat(north), state.cellDeg).has(name);
        if (!name || (coords.z >= DETAIL_ZOOM && touched())) draw(canvas, coords);
      }
    };
    return grid;
  }

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

  function townLabel(town, zoom) {
    const great = zoom - town.zoom >= 2;
    return pointLabel(town, great ? "great" : "town", great ? 12.5 : 11);
  }

  function labelLayer(map, state) {
    const shown = new Map();
    function candidates(zoom, bounds) {
      const inView = ({lat, lon}) => lat > bounds.getSouth() && lat < bounds.getNorth() && copies(lon, bounds).length > 0;
      const isDue = area => area.first <= zoom + 0.5 && area.last >= zoom && (zoom > 3 || area.name.length < LONG_NAME) && inView(area);
      const countries = state.countries.filter(isDue).map(country => countryLabel(country, zoom, state.language));
      const seas = state.seas.filter(isDue).map(sea => seaLabel(sea, zoom));
      const given = state.places.filter(inView);
      const places = zoom < PLACES_ZOOM || given.length > MOST_PLACES ? [] : given.map(placeLabel);
      const towns = zoom < 4 ? [] : [...state.world.towns];
      if (zoom >= DETAIL_ZOOM) for (const cell of state.cells.values()) towns.push(...cell.towns);
      const isNamed = town => places.some(place => Math.hypot(place.lon - town.lon, place.lat - town.lat) < SAME_PLACE_DEG);
      const named = towns.filter(town => town.zoom <= zoom && inView(town) && !isNamed(town)).sort((a, b) => a.zoom - b.zoom || b.role - a.role);
      const townLabels = named.map(town => townLabel(town, zoom));
      return [...places, ...(zoom < 7 ? [...countries, ...seas, ...townLabels] : [...townLabels, ...countries, ...seas])];
    }
    function copies(lon, bounds) {
      const found = [];
      for (let k = Math.ceil((bounds.getWest() - lon) / 360); lon + 360 * k <= bounds.getEast(); k++) found.push(lon + 360 * k);
      return found;
    }
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
    function add(label, lon, side) {
      const holder = document.createElement("div"), name = document.createElement("span");
      holder.className = "dl-base-label dl-base-" + label.kind + " dl-base-" + side;
      name.textContent = label.text;
      name.style.fontSize = label.size + "px";
      name.dir = "auto";
      holder.append(name);
      const icon = L.divIcon({className: "dl-base-icon", html: holder, iconSize: [0, 0]});
      return L.marker([label.lat, lon], {icon, pane: "dl-labels", interactive: false, keyboard: false}).addTo(map);
    }
    function update() {
      if (!state.world) return;
      const zoom = Math.round(map.getZoom()), bounds = map.getBounds().pad(0.08), taken = [...state.obstacles], wanted = new Map();
      const corner = map.containerPointToLayerPoint([0, 0]), view = L.bounds(corner, corner.add(map.getSize()));
      for (const label of candidates(zoom, bounds)) {
        for (const lon of copies(label.lon, bounds)) {
          const point = map.latLngToLayerPoint([label.lat, lon]), found = label.isWhole ? fitWhole(label, point, taken, view) : fit(label, point, taken);
          if (found) wanted.set([found.label.text, label.lat, lon, found.side, label.kind, label.size].join("|"), {label: found.label, lon, side: found.side});
        }
      }
      for (const [key, marker] of shown) {
        if (wanted.has(key)) continue;
        marker.remove();
        shown.delete(key);
      }
      for (const [key, {label, lon, side}] of wanted) if (!shown.has(key)) shown.set(key, add(label, lon, side));
    }
    return {update};
  }

  /* Online tiles over the basemap, dropped when four fail or six seconds pass with none loaded. */
  function onlineTiles(map, tell) {
    let layer = null, timer = 0;
    function drop() {
      clearTimeout(timer);
      if (layer) layer.remove();
      layer = null;
      map.getPane("dl-labels").style.display = "";
    }
    return function set(url, attribution) {
      drop();
      if (!url) return tell("bundled");
      let loaded = 0, failed = 0;
      const credit = document.createElement("span");
      credit.textContent = attribution || "";
      const mine = layer = L.tileLayer(url, {pane: "dl-tiles", maxZoom: 18, attribution: credit.innerHTML});
      const giveUp = () => {
        if (loaded || layer !== mine) return;
        drop();
        tell("failed");
      };
      mine.on("tileload", () => {
        if (loaded++ || layer !== mine) return;
        clearTimeout(timer);
        map.getPane("dl-labels").style.display = "none";
        tell("online");
      });
      mine.on("tileerror", event => {
        event.tile.style.display = "none";
        if (++failed >= TILE_ERRORS) giveUp();
      });
      tell("trying");
      timer = setTimeout(giveUp, TILE_PATIENCE_MS);
      mine.addTo(map);
    };
  }

  function source(options) {
    const {data, url} = options;
    if (data) return {world: () => Promise.resolve(data.world), cell: name => Promise.resolve((data.cells || {})[name]), names: Object.keys(data.cells || {})};
    const read = path => fetch(url + path).then(answer => answer.ok ? answer.json() : Promise.reject(new Error(path + ": " + answer.status)));
    return {world: () => read("world.json"), cell: name => read("cells/" + name + ".json"), names: null};
  }

  window.DatelineBasemap = function (map, options) {
    const files = source(options), tell = options.onStatus || (() => {});
    const state = {theme: "light", language: "en", world: null, countries: [], seas: [], places: [], obstacles: [], cells: new Map(), coming: new Set(), known: new Set(), cellDeg: 10};
    const loadable = name => files.names ? files.names.includes(name) : state.known.has(name);
    addStyle();
    for (const [name, zIndex] of [["dl-base", 100], ["dl-labels", 180], ["dl-tiles", 150]]) {
      const pane = map.createPane(name);
      pane.style.zIndex = zIndex;
      pane.style.pointerEvents = "none";
      pane.setAttribute("aria-hidden", "true");
    }
    map.getContainer().classList.add("dl-map");
    if (map.attributionControl) map.attributionControl.setPrefix('<a href="https://leafletjs.com">Leaflet</a>');
    const grid = tileGrid(state), labels = labelLayer(map, state), setTiles = onlineTiles(map, tell);

    function inView() {
      if (!state.world || map.getZoom() < DETAIL_ZOOM) return [];
      const box = map.getBounds().pad(0.1), cells = cellsIn(box.getWest(), box.getSouth(), box.getEast(), box.getNorth(), state.cellDeg);
      return [...cells.keys()].filter(loadable);
    }

    function loadCells() {
      const wanted = new Set(inView());
      for (const name of state.cells.keys()) {
        if (state.cells.size > MOST_CELLS && !wanted.has(name)) state.cells.delete(name);
      }
      return Promise.all([...wanted].filter(name => !state.cells.has(name) && !state.coming.has(name)).map(loadCell));
    }

    async function loadCell(name) {
      state.coming.add(name);
      try {
        state.cells.set(name, readFile(await files.cell(name)));
      } catch {
        tell("coarse");
        return;
      } finally {
        state.coming.delete(name);
      }
      grid.repaint(name);
      labels.update();
    }

    function chooseLanguage(language) {
      const {countries, seas} = state.file, code = (language || "en").slice(0, 2);
      state.language = countries.names[code] ? code : "en";
      const named = ({points, names}) => points.map(([lon, lat, first, last], k) => ({lon, lat, first, last, name: names[state.language][k]}));
      state.countries = named(countries);
      state.seas = named(seas);
      map.getPane("dl-labels").lang = state.language;
    }

    function setTheme(theme) {
      state.theme = theme === "dark" ? "dark" : "light";
      const colors = PALETTES[state.theme], {style} = map.getContainer();
      style.background = colors.sea;
      for (const name of ["land", "sea", "water", "country", "town", "dot", "panel"]) style.setProperty("--dl-base-" + name, colors[name]);
      if (state.world) grid.repaint();
    }

    function start(file) {
      state.file = file;
      state.cellDeg = file.cellDeg;
      state.known = new Set(file.cells);
      state.world = readFile(file);
      chooseLanguage(options.language);
    }

    /* The first view is drawn once, with its detail, if that comes soon. */
    async function show() {
      await Promise.race([loadCells(), new Promise(resolve => { setTimeout(resolve, FIRST_MS); })]);
      const painted = new Promise(resolve => grid.once("load", resolve));
      grid.addTo(map);
      map.on("moveend", () => { labels.update(); loadCells(); });
      map.whenReady(() => { labels.update(); loadCells(); });
      return painted.then(() => { window.__basemapReady = true; });
    }

    setTheme(options.theme);
    const ready = files.world().then(start).then(() => options.placed).then(show);
    setTiles(options.tilesUrl, options.tilesAttribution);
    return {
      ready,
      setTheme,
      setTiles,
      setPlaces(places, obstacles = []) {
        state.places = places;
        state.obstacles = obstacles;
        labels.update();
      },
      names() {
        const cells = [...state.cells.values()].flatMap(cell => cell.towns);
        return [...state.countries, ...(state.world ? state.world.towns : []), ...cells].map(({name, lon, lat}) => ({name, lon, lat}));
      },
      setLanguage(language) {
        chooseLanguage(language);
        labels.update();
      },
      settled: () => Boolean(window.__basemapReady) && inView().every(name => state.cells.has(name)),
    };
  };

  function addStyle() {
    if (document.getElementById("dl-base-style")) return;
    const style = document.createElement("style");
    style.id = "dl-base-style";
    style.textContent = STYLE;
    document.head.append(style);
  }

  const STYLE = `
.dl-base .leaflet-tile { opacity: 1 !important; }
.dl-map .leaflet-bar a, .dl-map .leaflet-control-attribution { background: var(--dl-base-panel); color: var(--dl-base-town); border-color: var(--dl-base-country); }
.dl-map .leaflet-control-scale-line { background: var(--dl-base-panel); color: var(--dl-base-town); border-color: var(--dl-base-country); text-shadow: none; opacity: .85; }
.dl-map .leaflet-bar a.leaflet-disabled { opacity: .45; }
.dl-map .leaflet-control-attribution { opacity: .85; }
.dl-map .leaflet-control-attribution a { color: inherit; }
.dl-base-icon { background: none; border: 0; }
.dl-base-label { position: absolute; font-family: ${FONT}; white-space: pre; line-height: 1.25; color: var(--dl-base-town);
  text-shadow: 0 0 2px var(--dl-base-land), 0 0 2px var(--dl-base-land), 0 0 3px var(--dl-base-land), 0 0 3px var(--dl-base-land); }
.dl-base-label span { position: absolute; }
.dl-base-center span { transform: translate(-50%, -50%); text-align: center; }
.dl-base-country span { font-weight: 500; letter-spacing: .12em; color: var(--dl-base-country); }
.dl-base-sea { text-shadow: 0 0 2px var(--dl-base-sea), 0 0 2px var(--dl-base-sea), 0 0 3px var(--dl-base-sea); }
.dl-base-sea span { font-style: italic; letter-spacing: .04em; color: var(--dl-base-water); }
.dl-base-place span { font-weight: 600; line-height: 1.1; }
.dl-base-town::before, .dl-base-great::before, .dl-base-place::before { content: ""; position: absolute; left: -2px; top: -2px;
  width: 4px; height: 4px; border-radius: 50%; background: var(--dl-base-dot); }
.dl-base-great::before, .dl-base-place::before { left: -2.5px; top: -2.5px; width: 5px; height: 5px; }
.dl-base-right span { left: 6px; transform: translateY(-50%); }
.dl-base-left span { right: 6px; transform: translateY(-50%); text-align: right; }
.dl-base-above span { bottom: 3px; transform: translateX(-50%); text-align: center; }
.dl-base-below span { top: 3px; transform: translateX(-50%); text-align: center; }
`;
})();
