/* Dateline's event layer: the signs, areas and bands of a report's events on a Leaflet map.
 *
 *   const layer = DatelineEvents(map, {types: {fighting: {label, color}, …}, language, theme, say, onPick: id => …, onDraw: boxes => …});
 *   layer.load([{number, properties, shape, geometry}, …]);  once a report; all its events are shown
 *   layer.show(marks | null);                           what is on the map, a Uint8Array by number; null is all
 *   layer.select(id | null, fly = false);               ring the chosen event; `fly` brings it into view
 *   layer.setTheme("dark", types);                      other colours, same events
 *   layer.places();                                     [{name, lon, lat}] of the points drawn, those of most events first, for the basemap's names
 *   layer.bounds(everything = false);                   what a view should hold, or null: without places far from the rest
 *   layer.shown();                                      ids of the events with a sign of their own
 *
 * Properties: id, event_type, modality, place (its name), place_inherited, date_start, date_end, claimed_by, size (1..3); `lon`,
 * `lat` are the point, or the label point of an area. `geometry` is null for a point; equal areas have one `shape`.
 * Only what lies in and near the view is drawn; where it is crowded, neighbours gather in a badge that says what it holds.
 * Every text becomes a text node: nothing that an article says is ever read as markup. The parts are `event_*.js` and `signs.js`.
 */
(function () {
  "use strict";

  const Dateline = window.Dateline;
  const BEYOND = 0.3; // of the view's size is drawn around it, so that a small move needs no new drawing

  function paper(map, theme) {
    map.getContainer().classList.remove("dl-dark", "dl-light");
    map.getContainer().classList.add("dl-events", theme === "dark" ? "dl-dark" : "dl-light");
  }

  /* The places with something to show, each with that alone. */
  function shownPlaces({places, visible}) {
    if (!visible) return places;
    const isShown = feature => visible[feature.number] === 1, found = [];
    for (const place of places) {
      const features = place.features.filter(isShown);
      if (features.length) found.push({...place, features});
    }
    return found;
  }

  function namedPoints(state) {
    const points = shownPlaces(state).filter(place => place.isPoint && (!state.drawnIn || state.drawnIn.contains(place.at)));
    points.sort((a, b) => b.features.length - a.features.length);
    return points.map(({features, at}) => ({name: features[0].properties.place || "", lon: at.lng, lat: at.lat}));
  }

  function boundsOf(places) {
    return places.length ? places.reduce((all, place) => all.extend(place.bounds), L.latLngBounds([])) : null;
  }

  /* The map moves only where the sign, or the middle of the area, is out of view. */
  function flyTo(map, {lon, lat}) {
    if (!map.getBounds().pad(-0.1).contains([lat, lon])) map.panTo([lat, lon]);
  }

  window.DatelineEvents = function (map, options) {
    const state = {types: options.types, places: [], events: new Map(), visible: null, chosen: null, drawnIn: null};
    const common = {say: options.say, language: options.language, onPick: options.onPick || (() => {}), types: () => state.types};
    const buttons = Dateline.eventButtons(map, common), marks = Dateline.eventMarks(map, buttons, common), mark = () => marks.choose(state.events.get(state.chosen) || null);

    function draw() {
      marks.clear();
      buttons.hideTip();
      state.drawnIn = map.getBounds().pad(BEYOND);
      const {groups, areas, small} = Dateline.gatherPlaces(map, shownPlaces(state).filter(place => state.drawnIn.intersects(place.bounds)));
      const taken = Dateline.findRoom(map, {groups, areas});
      small.forEach(marks.outline);
      areas.sort((a, b) => b.km - a.km).forEach(marks.area);
      groups.sort((a, b) => b.at.lat - a.at.lat).forEach(marks.group);
      mark();
      if (options.onDraw) options.onDraw(taken);
    }

    paper(map, options.theme);
    map.on("zoomend", draw);
    map.on("moveend", () => {
      if (state.drawnIn && !state.drawnIn.contains(map.getBounds())) draw();
    });
    return {
      load(features) {
        const events = new Map(features.map(({properties}) => [properties.id, properties]));
        Object.assign(state, {events, places: Dateline.groupByPlace(features), visible: null, chosen: null});
        draw();
      },
      show(marked) {
        const isSame = marked && state.visible && marked.every((mark, number) => mark === state.visible[number]);
        if (isSame) return; // what has the focus keeps it
        state.visible = marked;
        draw();
      },
      select(id, fly = false) {
        state.chosen = id;
        mark();
        if (fly && state.events.has(id)) flyTo(map, state.events.get(id));
      },
      setTheme(theme, types) {
        state.types = types || state.types;
        paper(map, theme);
        draw();
      },
      places: () => namedPoints(state),
      bounds: (everything = false) => boundsOf(everything ? shownPlaces(state) : Dateline.withoutOutliers(shownPlaces(state))),
      shown: marks.ids,
    };
  };
})();
