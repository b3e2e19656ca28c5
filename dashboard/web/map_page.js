/* What the dashboard's map frame runs: the basemap, the event layer, the legend, and its part of the address.
 *
 *   window.dateline = DatelineMap(map, {types: {light, dark}, language, basemapUrl, words});  a constant script
 *   window.dateline.apply({report, isRead, address, features, shown, chosen, fly, tiles});  when something is new
 *
 * The report, the chosen event and the view stand in the page's address without a new run or a history entry
 * (the frame has the page's origin); the filters are kept there by Streamlit.
 */
(function () {
  "use strict";

  const FIT = {paddingTopLeft: [44, 64], paddingBottomRight: [44, 28], maxZoom: 10, animate: false};
  const VIEW = /^(\d{1,2}(?:\.5)?)\/(-?\d{1,2}(?:\.\d+)?)\/(-?\d{1,3}(?:\.\d+)?)$/;

  function readView() {
    const found = VIEW.exec(new URL(window.parent.location.href).searchParams.get("view") || "");
    if (!found) return null;
    const [zoom, lat, lng] = found.slice(1).map(Number);
    return Math.abs(lat) <= 85 && Math.abs(lng) <= 180 ? {zoom, lat, lng} : null;
  }

  function writeAddress(parameters) {
    const address = new URL(window.parent.location.href);
    for (const name in parameters) {
      if (parameters[name] == null) address.searchParams.delete(name);
      else address.searchParams.set(name, parameters[name]);
    }
    const text = address.toString().replaceAll("%2F", "/");
    if (text !== window.parent.location.href) window.parent.history.replaceState(window.parent.history.state, "", text);
  }

  /* Streamlit gives the frame its theme as style variables, and again with every render. */
  function pageTheme() {
    const color = getComputedStyle(document.documentElement).getPropertyValue("--background-color").trim();
    const [red, green, blue] = [1, 3, 5].map(at => parseInt(color.slice(at, at + 2), 16));
    return 0.3 * red + 0.6 * green + 0.1 * blue < 128 ? "dark" : "light";
  }

  function addBox(map, position, box) {
    const control = L.control({position});
    control.onAdd = () => box;
    control.addTo(map);
    L.DomEvent.disableClickPropagation(box);
    L.DomEvent.disableScrollPropagation(box);
    return box;
  }

  function legendBox(types, words) {
    const box = document.createElement("details"), title = document.createElement("summary");
    box.className = "map-legend";
    title.textContent = words.legend;
    box.append(title, DatelineEvents.legend(types, words));
    return box;
  }

  function allSignsBox(label, act) {
    const box = document.createElement("div"), button = document.createElement("a");
    box.className = "leaflet-bar";
    button.href = "#";
    button.role = "button";
    button.title = button.ariaLabel = label;
    button.textContent = "⤢";
    L.DomEvent.on(button, "click", event => {
      L.DomEvent.preventDefault(event);
      act();
    });
    box.append(button);
    return box;
  }

  function statusBox() {
    const box = document.createElement("div");
    box.className = "map-status";
    box.setAttribute("role", "status");
    box.hidden = true;
    return box;
  }

  window.DatelineMap = function (map, options) {
    const {types, language, words} = options;
    const state = {command: null, report: null, loaded: null, placing: false, status: null, size: map.getSize(), picks: 0,
      view: readView(), theme: pageTheme(), tiles: null}; // view: what the reader chose; null follows the report
    const status = addBox(map, "bottomright", statusBox());
    L.control.scale({imperial: false, position: "bottomright"}).addTo(map);
    const basemap = DatelineBasemap(map, {url: options.basemapUrl, language, theme: state.theme, onStatus: showStatus});
    map.attributionControl.setPrefix(false);
    const layer = DatelineEvents(map, {types: types[state.theme], theme: state.theme, language, words, onPick: pick});
    addBox(map, "topleft", allSignsBox(words.all, showAll));
    const legend = addBox(map, "bottomleft", legendBox(types[state.theme], words));
    document.documentElement.dataset.theme = state.theme;
    placeView();
    map.on("moveend", noteMove);
    new ResizeObserver(() => map.invalidateSize()).observe(map.getContainer());
    Streamlit.events.addEventListener(Streamlit.RENDER_EVENT, () => followTheme(pageTheme()));

    function followTheme(theme) {
      if (theme === state.theme) return;
      state.theme = document.documentElement.dataset.theme = theme;
      basemap.setTheme(theme);
      layer.setTheme(theme, types[theme]);
      const next = legendBox(types[theme], words);
      legend.replaceChildren(...next.childNodes);
    }

    function showStatus(name) {
      state.status = name;
      const isReading = state.command && !state.command.isRead;
      status.textContent = words.status[isReading ? "reading" : name] || "";
      status.hidden = !status.textContent;
    }

    function followTiles(tiles) {
      const wanted = tiles ? tiles.url : null;
      if (wanted === state.tiles) return;
      state.tiles = wanted;
      basemap.setTiles(wanted, tiles && tiles.attribution);
    }

    function pick(id) {
      Streamlit.setComponentValue({last_active_drawing: {properties: {id, pick: ++state.picks}}});
    }

    function placeView() {
      const {view} = state, bounds = layer.bounds();
      state.placing = true;
      if (view) map.setView([view.lat, view.lng], view.zoom, {animate: false});
      else if (bounds) map.fitBounds(bounds, FIT);
      state.placing = false;
    }

    function showAll() {
      const bounds = layer.bounds(true);
      if (bounds) map.fitBounds(bounds, FIT);
    }

    /* A frame that changes its size moves the map too: only the reader's own moves are a view. */
    function noteMove() {
      const size = map.getSize(), isResize = !size.equals(state.size);
      state.size = size;
      if (state.placing) return;
      if (isResize) return placeView();
      const {lat, lng} = map.getCenter();
      state.view = {zoom: map.getZoom(), lat, lng};
      keepAddress();
    }

    function keepAddress() {
      const {view, command} = state;
      if (command) writeAddress({...command.address, view: view && [view.zoom, view.lat.toFixed(3), view.lng.toFixed(3)].join("/")});
    }

    function takeFeatures(command, collection) {
      if (state.report !== null && state.report !== command.report) state.view = null;
      state.report = command.report;
      state.loaded = command.features;
      layer.load(collection);
    }

    /* While the features of a command come, a newer command may take over. */
    async function apply(command) {
      state.command = command;
      showStatus(state.status);
      followTiles(command.tiles);
      if (!command.isRead) return;
      const isNext = state.loaded !== command.features;
      if (isNext) {
        const answer = await fetch(command.features), collection = answer.ok ? await answer.json() : null;
        if (state.command !== command) return;
        if (!collection) return showStatus("lost");
        takeFeatures(command, collection);
      }
      layer.show(command.shown);
      basemap.setPlaces(layer.places());
      if (isNext && !state.view) placeView();
      layer.select(command.chosen, command.fly);
      keepAddress();
      document.body.dataset.shown = command.shown.length;
    }

    Streamlit.setComponentReady(); // asks for the newest command: those that came while the frame loaded were dropped
    return {apply, basemap, layer, map};
  };
})();
