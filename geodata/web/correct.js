/* Correcting a statement in its card, and the list of all corrections with their undo and their file.
 *
 *   const correct = Dateline.correct({say, language, types, nameOf, corrections, onPick, onCorrect, onMove, onUndo, onUndoAll, onRead, onRedraw})
 *   correct.told(event)            what was corrected, beside what the reading says, each with its undo
 *   correct.area(event, places)    the controls; `places`: what else its name may mean
 *   correct.list()                 all corrections, as nodes for a pane
 *
 * onCorrect(event, field, to), onMove(event), onUndo(record), onUndoAll(), onRead(text) → what came of a file
 */
(function () {
  "use strict";

  const {element, button} = window.Dateline;
  const MOST_ROWS = 300;

  window.Dateline.correct = function (options) {
    const {say, types, nameOf, corrections} = options;
    let isOpen = false, outcome = "";

    const typeWord = name => Dateline.typeOf(name, types()).label;
    const degrees = ({lon, lat}) => say("degrees", {lat: lat.toFixed(3), lon: lon.toFixed(3)});
    const placeWord = place => place && (place.place_name || place.lon != null) ? nameOf(place.place_name) || degrees(place) : say("nowhere");

    const regions = new Intl.DisplayNames([options.language], {type: "region"}), countryOf = ({country_code}) => country_code ? regions.of(country_code) : "";
    const named = place => ({...place, country: countryOf(place)});

    /* A correction in words: what it changes, what is there now, what the reading says. */
    function wordsOf({field, from, to}) {
      const now = {event_type: () => typeWord(to), place: () => [nameOf(to.place_name), to.country].filter(Boolean).join(", "), position: () => degrees(to), rejected: () => say("rejected")}[field]();
      const read = {event_type: () => typeWord(from), place: () => placeWord(from), position: () => from ? degrees(from) : say("nowhere"), rejected: () => ""}[field]();
      return {name: say("correct." + field), now, read: read && say("wasRead", {text: read})};
    }

    function undoing(act) {
      outcome = "";
      act();
    }

    const undo = record => button({class: "dw-link dw-undo", onclick: () => undoing(() => options.onUndo(record))}, say("undo"));

    function told(event) {
      if (!event.corrected) return null;
      return element("ul", {class: "dw-corrected"}, ...[...event.corrected.values()].map(record => {
        const {name, now, read} = wordsOf(record);
        return element("li", {}, element("span", {dir: "auto"}, element("b", {}, name + ": " + now), read ? element("span", {class: "dw-soft"}, " " + read) : null), " ", undo(record));
      }));
    }

    function choice(name, label, choices, chosen, act) {
      const select = element("select", {name: "correct-" + name, onchange: ({target}) => act(target.value)}, ...choices.map(([value, text]) => element("option", {value, selected: value === chosen}, text)));
      return element("label", {class: "dw-field"}, element("span", {}, label), select);
    }

    function typeField(event) {
      const read = (event.read ?? event).event_type;
      return choice("type", say("correct.event_type"), Object.keys(types()).map(name => [name, typeWord(name)]), event.event_type, to => {
        if (to === read) options.onUndo(event.corrected.get("event_type"));
        else options.onCorrect(event, "event_type", to);
      });
    }

    function placeField(event, places) {
      if (!places.length) return null;
      const record = event.corrected?.get("place"), read = placeWord(event.read ?? event);
      const told = place => [nameOf(place.place_name), say("kind." + place.place_kind), place.admin1, countryOf(place)].filter(Boolean).join(", ");
      return choice("place", say("correct.place"), [["", say("asRead", {text: read})], ...places.map(place => [String(place.place_id), told(place)])], record ? String(record.to.place_id) : "", id => {
        if (id) options.onCorrect(event, "place", named(places.find(place => String(place.place_id) === id)));
        else options.onUndo(record);
      });
    }

    function area(event, places) {
      const acts = [button({class: "dw-wide", name: "correct-move", onclick: () => options.onMove(event)}, say(event.lon == null ? "putOnMap" : "moveOnMap"))];
      if (!event.rejected) acts.push(button({class: "dw-wide", name: "correct-reject", onclick: () => options.onCorrect(event, "rejected", true)}, say("reject")));
      const node = element("details", {class: "dw-correct", open: isOpen, ontoggle: () => { isOpen = node.open; }}, element("summary", {}, say("correctThis")), typeField(event), placeField(event, places), element("div", {class: "dw-acts"}, ...acts), element("p", {class: "dw-soft"}, say("correctNote")));
      return node;
    }

    function save() {
      const link = element("a", {href: URL.createObjectURL(new Blob([corrections.file()], {type: "application/json"})), download: "corrections.json"});
      link.click();
      setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
    }

    async function take({target}) {
      const [file] = target.files;
      if (!file) return;
      outcome = options.onRead(file.size > corrections.mostBytes ? "" : await file.text());
      options.onRedraw();
    }

    function row(record) {
      const event = corrections.event(record), {name, now, read} = wordsOf(record), isStray = corrections.isStray(record);
      const what = isStray ? element("span", {class: "dw-soft"}, say("strayOne", {id: record.event_id.slice(0, 40)})) : button({class: "dw-row", onclick: () => options.onPick(event.id)}, element("span", {class: "dw-sign"}, Dateline.signOf(event, types())), element("span", {dir: "auto"}, [typeWord(event.event_type), event.place, event.when === "–" ? "" : event.when].filter(Boolean).join(" · ")));
      return element("li", {class: isStray ? "dw-stray" : null}, what, element("span", {dir: "auto"}, element("b", {}, name + ": " + now), " ", element("span", {class: "dw-soft"}, read)), undo(record));
    }

    function list() {
      const records = corrections.list(), input = element("input", {type: "file", accept: ".json,application/json", hidden: true, onchange: take});
      const bar = element("div", {class: "dw-list-bar"}, records.length ? button({class: "dw-link", onclick: () => undoing(options.onUndoAll)}, say("undoAll")) : null, records.length ? button({class: "dw-link", onclick: save}, say("saveCorrections")) : null,
        button({class: "dw-link", onclick: () => input.click()}, say("openCorrections")), input, element("span", {role: "status", class: "dw-soft"}, outcome));
      const rows = records.slice(0, MOST_ROWS).map(row);
      if (records.length > MOST_ROWS) rows.push(element("li", {class: "dw-soft"}, say("firstRows", {number: MOST_ROWS, count: records.length})));
      return [bar, records.length ? element("ul", {class: "dw-corrections"}, ...rows) : element("p", {class: "dw-soft dw-line"}, say("noCorrections"))];
    }

    return {told, area, list};
  };
})();
