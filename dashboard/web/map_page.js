/* What the dashboard's frame runs: the whole view around folium's map, and its part of the address.
 *
 *   window.dateline = DatelineMap(map, {types: {light, dark}, … `page_options`, basemapUrl, tiles});
 *   window.dateline.apply({key, isRead, record, chunks, title, under, notes});  when something is new
 *
 * Everything in the view stands in the page's address without a new run or a history entry (the frame has the page's
 * origin). The server is told which statements are shown once things are still, for the files that a reader takes along.
 */
(function () {
  "use strict";

  const FIT = {paddingTopLeft: [44, 56], paddingBottomRight: [44, 28], maxZoom: 10, animate: false};
  const VIEW = /^(\d{1,2}(?:\.5)?)\/(-?\d{1,2}(?:\.\d+)?)\/(-?\d{1,3}(?:\.\d+)?)$/;
  const TELL_MS = 300;
  const PLACE_MS = 1000; // after which the basemap is drawn where the map is, whether the reports have come or not

  const parameters = () => new URL(window.parent.location.href).searchParams;

  function readView() {
    const found = VIEW.exec(parameters().get("view") || "");
    if (!found) return null;
    const [zoom, lat, lng] = found.slice(1).map(Number);
    return Math.abs(lat) <= 85 && Math.abs(lng) <= 180 ? {zoom, lat, lng} : null;
  }

  /* Ours are rewritten in one order; what others keep in the address stays. */
  function writeAddress(wanted) {
    const address = new URL(window.parent.location.href);
    for (const name of ["report", "lang", ...Dateline.FILTER_PARAMETERS, "event", "tiles", "view"]) address.searchParams.delete(name);
    for (const [name, texts] of wanted) for (const text of texts) if (text != null) address.searchParams.append(name, text);
    const text = address.toString().replaceAll("%2F", "/").replaceAll("%2C", ",");
    if (text !== window.parent.location.href) window.parent.history.replaceState(window.parent.history.state, "", text);
  }

  /* Streamlit gives the frame its theme as style variables, and again with every render. */
  function pageTheme() {
    const color = getComputedStyle(document.documentElement).getPropertyValue("--background-color").trim();
    const [red, green, blue] = [1, 3, 5].map(at => parseInt(color.slice(at, at + 2), 16));
    return 0.3 * red + 0.6 * green + 0.1 * blue < 128 ? "dark" : "light";
  }

  /* One bit an event, the first in the highest place, as base64. */
  function bitsOf(shown, size) {
    const bytes = new Uint8Array(Math.ceil(size / 8));
    for (const {number} of shown) bytes[number >> 3] |= 128 >> (number & 7);
    return btoa(Array.from(bytes, byte => String.fromCharCode(byte)).join(""));
  }

  function addBox(map, position, box) {
    const control = L.control({position});
    control.onAdd = () => box;
    control.addTo(map);
    L.DomEvent.disableClickPropagation(box);
    return box;
  }

  const tool = (label, mark, act) => Dateline.button({class: "dw-tool", "aria-label": label, title: label, onclick: act}, mark);

  window.DatelineMap = function (map, options) {
    const {types, language} = options, say = Dateline.speaker(options.words, language);
    const state = {command: null, key: null, placing: false, status: null, size: null, told: {}, tellings: 0, place: null,
      touched: false, view: readView(), theme: pageTheme(), isOnline: parameters().get("tiles") === "online", asked: parameters(), notes: []}; // view: what the reader chose; null follows the reports
    document.documentElement.dataset.theme = state.theme;
    for (const page of [document, window.parent.document]) Object.assign(page.documentElement, {lang: language, dir: options.direction});
    const root = Dateline.element("main", {});
    const status = addBox(map, "bottomright", Dateline.element("div", {class: "map-status", role: "status", hidden: true}));
    L.control.scale({imperial: false, position: "bottomright"}).addTo(map);
    const placed = new Promise(resolve => { state.place = resolve; }); // the basemap is not drawn for a view that nobody sees
    const basemap = DatelineBasemap(map, {url: options.basemapUrl, language, theme: state.theme, placed, onStatus: showStatus});
    map.attributionControl.setPrefix(false);
    let view = null;
    const layer = DatelineEvents(map, {types: types[state.theme], theme: state.theme, language, say, onPick: id => view.pick(id), onDraw: boxes => basemap.setPlaces(layer ? layer.places() : [], boxes)});
    view = DatelineWorkspace(root, {...options, mapNode: map.getContainer(), map, layer, basemap, language, types: () => types[state.theme], storage: Dateline.storage("localStorage"), onState: noteState});
    document.body.prepend(root);
    DatelineEmbed({root, types: () => types[state.theme], parameters: parameters(), say});
    const online = tool(say("map.online"), Dateline.icon("online"), () => {
      setTiles(!state.isOnline);
      keepAddress();
    });
    addBox(map, "topleft", Dateline.element("div", {class: "leaflet-bar dw-tools"}, tool(say("map.all"), Dateline.icon("all"), showAll), online));
    if (state.isOnline) setTiles(true);
    map.invalidateSize();
    state.size = map.getSize();
    placeView();
    map.on("moveend", noteMove);
    for (const kind of ["pointerdown", "keydown", "wheel"]) window.addEventListener(kind, () => { state.touched = true; }, {capture: true, passive: true});
    new ResizeObserver(() => map.invalidateSize()).observe(map.getContainer());
    Streamlit.events.addEventListener(Streamlit.RENDER_EVENT, () => followTheme(pageTheme()));

    function followTheme(theme) {
      if (theme === state.theme) return;
      state.theme = document.documentElement.dataset.theme = theme;
      basemap.setTheme(theme);
      layer.setTheme(theme, types[theme]);
      view.retint();
    }

    function showStatus(name) {
      state.status = name;
      const isReading = state.command && !state.command.isRead;
      const key = "status." + (isReading ? "reading" : name);
      status.textContent = key in options.words ? say(key) : "";
      status.hidden = !status.textContent;
    }

    function setTiles(isOnline) {
      state.isOnline = isOnline;
      online.setAttribute("aria-pressed", String(isOnline));
      basemap.setTiles(isOnline ? options.tiles.url : null, options.tiles.attribution);
    }

    function placeView() {
      const bounds = layer.bounds();
      state.placing = true;
      if (state.view) map.setView([state.view.lat, state.view.lng], state.view.zoom, {animate: false});
      else if (bounds) map.fitBounds(bounds, FIT);
      state.placing = false;
    }

    function showAll() {
      const bounds = layer.bounds(true);
      if (bounds) map.fitBounds(bounds, FIT);
    }

    /* A frame that changes its size moves the map too: only the reader's own moves are a view. Until the reader has
       touched anything, the first view follows the size; after that the map stays where it is. */
    function noteMove() {
      const size = map.getSize(), isResize = !size.equals(state.size);
      if (!size.x || !size.y) return; // the frame goes
      state.size = size;
      if (state.placing) return;
      if (isResize) {
        if (!state.touched) placeView();
        else if (view.chosen()) layer.select(view.chosen(), true);
        return;
      }
      const {lat, lng} = map.getCenter();
      state.view = {zoom: map.getZoom(), lat, lng};
      keepAddress();
    }

    function keepAddress() {
      const {view: place, command} = state;
      if (!command || state.key === null) return;
      const found = new Map([["report", [command.address]], ["lang", [command.language]], ...view.write(), ["event", [view.chosen()]]]);
      found.set("tiles", [state.isOnline ? "online" : null]);
      found.set("view", [place && [place.zoom, place.lat.toFixed(3), place.lng.toFixed(3)].join("/")]);
      writeAddress(found);
    }

    function noteState() {
      keepAddressSoon();
      tell();
    }
    const keepAddressSoon = Dateline.later(keepAddress, 60);
    const tell = Dateline.later(() => {
      const {key, told} = state, shown = bitsOf(view.shown(), view.size()), corrections = view.corrections(), words = shown + JSON.stringify(corrections);
      if (told.key === key ? told.words === words : !view.write().size && !corrections.length) return; // what it knows already
      state.told = {key, words};
      Streamlit.setComponentValue({last_active_drawing: {properties: {key, shown, corrections, count: ++state.tellings}}});
    }, TELL_MS);

    /* The address counts once, for the reports that it names; later reports begin afresh. */
    function readAddress() {
      const asked = state.asked;
      state.asked = null;
      if (!asked) return;
      const strange = view.read(asked), event = asked.get("event"), notes = strange.map(text => say("link.value", {value: text.slice(0, 40)}));
      if (asked.has("view") && !state.view) notes.push(say("link.view"));
      if (event && !view.has(event)) notes.push(say("link.event"));
      state.notes = notes;
      return event;
    }

    function showNotes() {
      const notes = [...state.command.notes, ...state.notes];
      view.note(notes.length ? say("link.left", {parts: notes.join("; ")}) : "");
    }

    async function readJson(address) {
      const answer = await fetch(address);
      return answer.ok ? answer.json() : null;
    }

    async function takeRecord(command, record) {
      if (state.key !== null) state.view = null;
      state.key = command.key;
      const chunks = new Map();
      const chunk = number => {
        const place = command.chunkOf[number];
        if (!chunks.has(place)) chunks.set(place, readJson(command.chunks[place]));
        return chunks.get(place).then(found => found && found[number]);
      };
      view.load(record, {chunk, offAtFirst: options.offAtFirst});
      const event = readAddress();
      view.refresh();
      placeView();
      if (event && view.has(event)) view.choose(event, !state.view);
      else if (record.reports.length) view.showReport(0);
    }

    /* While the statements of a command come, a newer command may take over. */
    async function apply(command) {
      state.command = command;
      showStatus(state.status);
      view.head(command);
      if (!command.isRead) return state.place();
      setTimeout(state.place, PLACE_MS);
      if (state.key !== command.key) {
        const record = await readJson(command.record);
        if (state.command !== command) return;
        if (!record) return showStatus("lost");
        await takeRecord(command, record);
        state.place();
      }
      showNotes();
      keepAddress();
    }

    Streamlit.setComponentReady(); // asks for the newest command: those that came while the frame loaded were dropped
    return {apply, basemap, layer, map, view, tellings: () => state.tellings};
  };
})();
