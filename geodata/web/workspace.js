/* The whole view of one or more reports: filters, figures, map, time, lists, the report's text and the chosen event's card.
 *
 *   const view = DatelineWorkspace(root, {mapNode, map, layer, basemap, words, language, types: () => …, modalities, guide, storage, onState})
 *   view.load({reports, events, names, shapes, figures, unresolved}, {chunk: number → Promise(report record) or null, offAtFirst, corrections})
 *   `storage` keeps the reader's corrections, `corrections` are those that the page came with
 *   view.choose(id, fly), view.read(parameters), view.write() → Map of parameters, view.shown() → ids
 *
 * `onState(isFinal)` is called after every change of filters or of the chosen event, once what is seen has changed.
 */
(function () {
  "use strict";

  const Dateline = window.Dateline, {element, button} = Dateline;
  const NARROW = window.matchMedia("(max-width: 860px)");

  window.DatelineWorkspace = function (root, options) {
    const {map, layer, basemap, types} = options, say = Dateline.speaker(options.words, options.language);
    const slot = (name, label) => element("section", {class: "dw-" + name, "aria-label": label ? say(label) : null});
    const box = {top: slot("top"), filters: slot("filters", "filters"), figures: slot("figures", "figures"), map: slot("map", "map"), time: slot("time", "time"),
      lists: slot("lists"), side: slot("side"), reading: slot("reading", "report"), card: slot("card", "statement")};
    box.card.setAttribute("aria-live", "polite");
    box.reading.tabIndex = box.card.tabIndex = 0;
    box.map.append(options.mapNode);
    const head = {title: element("h1", {dir: "auto"}), under: element("p", {class: "dw-soft"}), notes: element("p", {class: "dw-notes", role: "status", hidden: true}),
      count: element("p", {class: "dw-count", role: "status"}), reset: button({class: "dw-reset", hidden: true, onclick: () => resetFilters()}, say("reset")),
      corrected: button({class: "dw-link", hidden: true, onclick: () => lists.show("corrected")}),
      filters: button({class: "dw-show-filters", "aria-expanded": "false", onclick: () => toggleFilters()}, say("filters"))};
    box.top.append(element("div", {class: "dw-titles"}, head.title, head.under, head.notes), element("div", {class: "dw-state"}, head.count, head.corrected, head.reset, head.filters));
    box.side.append(box.reading, box.card);
    root.append(box.top, box.filters, box.figures, box.map, box.time, box.lists, box.side);
    root.classList.add("dw");

    const common = {say, types, nameOf, onPick: id => choose(id, true), describe};
    const corrections = Dateline.corrections({types: new Set(Object.keys(types())), storage: options.storage}), move = Dateline.mover(map, {say});
    const correct = Dateline.correct({...common, language: options.language, corrections, onCorrect, onMove, onUndo: record => recorrect(() => corrections.undo(record)), onUndoAll: () => recorrect(corrections.undoAll), onRead, onRedraw: () => recorrect(() => {})});
    const card = Dateline.card(box.card, {...common, correct, guide: options.guide, onClose: () => choose(null, false)});
    const reading = Dateline.reading(box.reading, {...common, onPlace: showPlace});
    const lists = Dateline.lists(box.lists, {...common, onUnresolved: showUnresolved, corrections: {count: () => corrections.list().length, list: correct.list}, extra: [{name: "statement", pane: box.card}, {name: "report", pane: box.reading}]});
    const drawer = Dateline.areaDrawer(map, {say, onArea: setArea}), draw = () => drawer.draw(filters.values.area);
    Dateline.mapTools(map, {say, places: searchable, onDraw: draw});
    let data = null, events = [], byId = new Map(), filters = null, panel = null, timeline = null, figures = null, result = {shown: [], marks: [], timed: [], alone: {}}, chosen = null, records = new Map();

    /* What the reader's language calls a place. */
    function nameOf(name) {
      return data.names[name] ?? name;
    }

    function describe(event) {
      return [Dateline.typeOf(event.event_type, types()).label, event.place, event.when === "–" ? "" : event.when, event.claimed_by && say("saysWho", {who: event.claimed_by}), event.corrected && say("correctedWord")].filter(Boolean).join(" · ");
    }

    const isShown = id => result.marks[byId.get(id)?.number] === 1;

    /* Columns become one object an event; `local` is its number in its own report. */
    function takeEvents({events: columns, reports, shapes}) {
      const names = Object.keys(columns), locals = reports.map(() => 0);
      events = columns.id.map((id, number) => {
        const event = {number};
        for (const name of names) event[name] = columns[name][number];
        event.quarters = Dateline.when.of(event);
        event.reportId = reports[event.report].id;
        event.local = locals[event.report]++;
        event.geometry = event.shape == null ? null : shapes[event.shape];
        return event;
      });
      byId = new Map(events.map(event => [event.id, event]));
    }

    function load(record, source) {
      if (timeline) timeline.stop();
      data = {...record, ...source};
      records = new Map();
      chosen = null;
      takeEvents(record);
      corrections.open(events, record.reports, source.corrections);
      corrections.apply(placesOf);
      build();
      card.guide();
      awaitPlaces();
    }

    /* Everything that is made of the events as they are now. */
    function build() {
      for (const event of events) event.place = nameOf(event.place_name);
      layer.load(events.filter(event => event.lon != null).map(event => ({number: event.number, properties: event, shape: event.shape, geometry: event.geometry})));
      const record = data;
      filters = Dateline.filters(events, data.offAtFirst);
      panel = Dateline.panel(box.filters, filters, {say, types, modalities: options.modalities, titles: Object.fromEntries(record.reports.map(report => [report.id, report.title])), places: new Map(events.map(event => [event.place_name, event.place])), measured: new Set(["killed", "wounded", "displaced"].filter(name => events.some(event => event[name]))), hasDates: events.some(event => event.quarters), hasUndated: events.some(event => !event.quarters), onChange: () => refresh(), onDraw: draw});
      timeline = Dateline.timeline(box.time, events, filters, {say, types, language: options.language, onChange: isFinal => refresh(isFinal), onUndated: () => lists.show("undated")});
      figures = Dateline.figures(box.figures, record.figures, {say, onPick: id => choose(id, true)});
    }

    /* What else an event's name may mean comes with its report's text; null while that is not here. */
    function placesOf(event) {
      const record = records.get(event.report);
      return record ? record.facts[event.id].places.map(number => record.places[number]) : null;
    }

    async function awaitPlaces() {
      const from = data, reports = new Set(corrections.waiting().map(event => event.report));
      if (!reports.size) return;
      await Promise.all([...reports].map(recordOf));
      if (data === from) recorrect(() => {});
    }

    /* A correction changes what can be chosen: all is built anew, and the filters stay. */
    function recorrect(act) {
      act();
      const kept = new URLSearchParams([...filters.write()].flatMap(([name, texts]) => texts.map(text => [name, text]))), top = box.filters.scrollTop;
      timeline.stop();
      corrections.apply(placesOf);
      build();
      filters.read(kept);
      reading.retint();
      refresh();
      box.filters.scrollTop = top;
    }

    function onCorrect(event, field, to) {
      recorrect(() => corrections.set(event, field, to));
    }

    function onMove(event) {
      if (NARROW.matches) lists.open(null);
      move(event.lon == null ? null : event, Dateline.signOf(event, types()), to => {
        onCorrect(event, "position", to);
        if (NARROW.matches) lists.open("statement");
      });
    }

    function onRead(text) {
      const found = corrections.read(text);
      if (!found) return say("noFileOfCorrections");
      awaitPlaces();
      return [say("takenCorrections", {count: found.taken}), found.foreign && say("foreignCorrections", {count: found.foreign})].filter(Boolean).join(" ");
    }

    /* One pass: what is shown, then every part that shows it. */
    function refresh(isFinal = true) {
      result = filters.run();
      layer.show(result.marks);
      layer.select(chosen, false);
      panel.draw(result);
      timeline.draw(result.timed);
      figures.draw(isShown);
      lists.draw(result.shown, data.unresolved, emptyWords());
      drawer.show(filters.values.area);
      head.count.replaceChildren(...countWords());
      const changed = filters.changed();
      head.reset.hidden = !changed.length;
      const corrected = corrections.list().length;
      head.corrected.textContent = say("corrections", {count: corrected});
      head.corrected.hidden = !corrected;
      head.filters.textContent = say("filters") + (changed.length ? " (" + changed.length + ")" : "");
      if (chosen) showCard();
      options.onState(isFinal);
      document.body.dataset.shown = result.shown.length;
    }

    function countWords() {
      return [element("b", {}, say("number", {number: result.shown.length})), " " + say("ofShown", {count: events.filter(event => !event.rejected).length})];
    }

    function emptyWords() {
      if (!events.length) return element("p", {class: "dw-empty"}, say("noEvents"));
      const ways = Object.entries(result.alone).sort((a, b) => b[1] - a[1]).map(([name, count]) =>
        button({class: "dw-link", onclick: () => { filters.reset(name); refresh(); }}, say("loosen", {name: say("filter." + name), count})));
      return element("div", {class: "dw-empty"}, element("p", {}, say(ways.length ? "emptyLoosen" : "emptyReset")), ...ways, button({class: "dw-link", onclick: () => resetFilters()}, say("reset")));
    }

    function resetFilters() {
      timeline.stop();
      filters.reset();
      refresh();
    }

    function setArea(drawn) {
      filters.values.area = drawn;
      refresh();
    }

    /* A report's text comes when somebody opens it, once. */
    async function recordOf(number) {
      if (!records.has(number)) {
        const from = data, record = await data.chunk(number);
        if (data === from && record) records.set(number, record);
      }
      return records.get(number);
    }

    async function showReport(number) {
      const from = data, record = await recordOf(number);
      if (data !== from || !record) return null;
      box.reading.hidden = !record.runs;
      if (record.runs) reading.show(data.reports[number], record, events.filter(event => event.report === number));
      return record;
    }

    function choose(id, fly) {
      const event = byId.get(id) || null;
      chosen = event && event.id;
      layer.select(chosen, fly);
      lists.select(chosen);
      if (event) showCard(true);
      else {
        card.guide();
        reading.select(null);
      }
      if (event && NARROW.matches) lists.open("statement");
      options.onState(true);
    }

    async function showCard(isNew = false) {
      const event = byId.get(chosen), known = id => byId.get(id);
      const draw = facts => card.show(event, {facts, places: facts && placesOf(event), report: data.reports[event.report], context: facts ? [facts.before, facts.after] : ["", ""], shown: result.shown, known});
      const ready = records.get(event.report);
      if (!ready) draw(null);
      const record = ready || await showReport(event.report);
      if (chosen !== event.id || !record) return;
      if (ready) await showReport(event.report);
      draw(record.facts[event.id]);
      if (isNew) reading.select(event.id);
    }

    function showPlace([lon, lat], isEvent) {
      if (!isEvent && !map.getBounds().pad(-0.1).contains([lat, lon])) map.panTo([lat, lon]);
    }

    async function showUnresolved(item) {
      await showReport(item.report);
      if (NARROW.matches) lists.open("report");
      reading.reach(item.start);
    }

    function searchable() {
      const found = new Map(basemap.names().map(place => [place.name, place]));
      for (const event of events) {
        if (event.lon == null || !event.place || event.rejected) continue;
        const known = found.get(event.place);
        if (known && known.count) known.count++;
        else found.set(event.place, {name: event.place, lon: event.lon, lat: event.lat, count: 1});
      }
      return [...found.values()];
    }

    function toggleFilters() {
      const isOn = root.classList.toggle("dw-filtering");
      head.filters.setAttribute("aria-expanded", String(isOn));
    }

    /* j and k, or the arrows left and right, step through what is shown; Escape closes the card. */
    document.addEventListener("keydown", event => {
      if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || /^(INPUT|SELECT|TEXTAREA)$/.test(event.target.tagName) || event.target.closest?.(".leaflet-container:focus")) return;
      const by = {j: 1, k: -1}[event.key] || Dateline.forward({ArrowRight: 1, ArrowLeft: -1}[event.key]);
      if (event.key === "Escape" && chosen) return choose(null, false);
      if (!by || !result.shown.length || event.target.classList?.contains("leaflet-container")) return;
      const at = result.shown.findIndex(one => one.id === chosen), next = at < 0 ? (by > 0 ? 0 : result.shown.length - 1) : Math.max(0, Math.min(result.shown.length - 1, at + by));
      event.preventDefault();
      choose(result.shown[next].id, true);
    });

    const follow = () => {
      root.classList.toggle("dw-narrow", NARROW.matches);
      if (NARROW.matches) box.lists.append(box.card, box.reading);
      else box.side.append(box.reading, box.card);
      lists.narrow(NARROW.matches);
    };
    NARROW.addEventListener("change", follow);
    follow();

    return {
      load, refresh, choose, showReport,
      pick: id => choose(id, false),
      read: parameters => filters.read(parameters),
      write: () => filters ? filters.write() : new Map(),
      has: id => byId.has(id),
      chosen: () => chosen,
      corrections: () => corrections.sent(),
      shown: () => result.shown,
      size: () => events.length,
      head({title, under}) {
        head.title.textContent = title;
        head.under.textContent = under;
      },
      note(text) {
        head.notes.textContent = text;
        head.notes.hidden = !text;
      },
      retint() {
        reading.retint();
        if (filters) refresh(false);
      },
    };
  };
})();
