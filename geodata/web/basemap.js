/* Dateline's basemap: land, water, borders and names from bundled files, drawn under everything else.
 *
 *   const basemap = DatelineBasemap(map, {url: "…/basemap/", language, theme: "light" | "dark", tilesUrl, tilesAttribution, onStatus});
 *   DatelineBasemap(map, {data: {world, cells: {e040n30: …}}, …});   from values in the page instead of files
 *   basemap.setTheme("dark");  basemap.setLanguage("fr");  basemap.setTiles(url | null, attribution);
 *   basemap.setPlaces([{name, lon, lat}], boxes);   names that come before all others, from zoom 5 on; no name stands in a box
 *   `placed`, if given: a promise that the map stands where it will be seen first; nothing is drawn before
 *   basemap.names()                     [{name, lon, lat}] of the names loaded so far, to search in; towns by both of their names
 *   basemap.ready                       promise: the coarse world is painted (window.__basemapReady is true)
 *   basemap.settled()                   whether all detail of the present view is painted
 *
 * `onStatus` is told "bundled", "trying", "online" or "failed" (online tiles), and "coarse" when detail cannot be read.
 * A coarse world comes first; cells of detail follow where the view is near enough (`basemap_cells.js`). Nothing here takes the
 * pointer or the focus; names are text nodes. The parts are `basemap_*.js`; what they share is one state: {colors, language, file, world,
 * countries, seas, places, obstacles, cells: Map of those here, known: Set of names, cellDeg}.
 */
(function () {
  "use strict";

  const Dateline = window.Dateline;
  const FIRST_MS = 500; // that the first view waits for its detail
  const PANES = [["dl-base", 100], ["dl-labels", 180], ["dl-tiles", 150]];
  const TINTS = ["land", "sea", "water", "country", "town", "dot", "panel"];

  function addPanes(map) {
    for (const [name, zIndex] of PANES) {
      const pane = map.createPane(name);
      pane.style.zIndex = zIndex;
      pane.style.pointerEvents = "none";
      pane.setAttribute("aria-hidden", "true");
    }
    map.getContainer().classList.add("dl-map");
    if (map.attributionControl) map.attributionControl.setPrefix('<a href="https://leafletjs.com">Leaflet</a>');
  }

  function chooseLanguage(map, state, language) {
    const {countries, seas} = state.file, code = (language || "en").slice(0, 2);
    state.language = countries.names[code] ? code : "en";
    const named = ({points, names}) => points.map(([lon, lat, first, last], k) => ({lon, lat, first, last, name: names[state.language][k]}));
    state.countries = named(countries);
    state.seas = named(seas);
    map.getPane("dl-labels").lang = state.language;
  }

  function tint(map, state, theme) {
    const colors = state.colors = Dateline.basemapColors(theme === "dark" ? "dark" : "light"), {style} = map.getContainer();
    style.background = colors.sea;
    for (const name of TINTS) style.setProperty("--dl-base-" + name, colors[name]);
  }

  function start(state, file) {
    Object.assign(state, {file, cellDeg: file.cellDeg, known: new Set(file.cells), world: Dateline.readBasemap(file)});
  }

  /* The first view is drawn once, with its detail, if that comes soon. */
  async function show(map, {tiles, names, cells}) {
    const follow = () => { names.update(); cells.load(); };
    await Promise.race([cells.load(), new Promise(resolve => { setTimeout(resolve, FIRST_MS); })]);
    const painted = new Promise(resolve => tiles.once("load", resolve));
    tiles.addTo(map);
    map.on("moveend", follow);
    map.whenReady(follow);
    return painted.then(() => { window.__basemapReady = true; });
  }

  function namesOf(state) {
    const towns = [...(state.world ? state.world.towns : []), ...[...state.cells.values()].flatMap(cell => cell.towns)];
    const told = towns.filter(town => town.told[state.language]).map(town => ({...town, name: town.told[state.language]}));
    return [...state.countries, ...told, ...towns].map(({name, lon, lat}) => ({name, lon, lat}));
  }

  window.DatelineBasemap = function (map, options) {
    const files = Dateline.basemapFiles(options), tell = options.onStatus || (() => {});
    const state = {colors: null, language: "en", file: null, world: null, countries: [], seas: [], places: [], obstacles: [], cells: new Map(), known: new Set(), cellDeg: 10};
    addPanes(map);
    const tiles = Dateline.basemapTiles(state), names = Dateline.basemapNames(map, state), setTiles = Dateline.onlineTiles(map, tell);
    const onCell = name => { tiles.repaint(name); names.update(); };
    const cells = Dateline.basemapCells(map, state, files, {onCell, onFailure: () => tell("coarse")});

    async function begin() {
      start(state, await files.world());
      chooseLanguage(map, state, options.language);
      await options.placed;
      return show(map, {tiles, names, cells});
    }

    tint(map, state, options.theme);
    const ready = begin();
    setTiles(options.tilesUrl, options.tilesAttribution);
    return {
      ready,
      setTiles,
      setTheme(theme) {
        tint(map, state, theme);
        if (state.world) tiles.repaint();
      },
      setPlaces(places, obstacles = []) {
        Object.assign(state, {places, obstacles});
        names.update();
      },
      names: () => namesOf(state),
      setLanguage(language) {
        chooseLanguage(map, state, language);
        names.update();
      },
      settled: () => Boolean(window.__basemapReady) && cells.areHere(),
    };
  };
})();
