/* What a reader corrects, kept apart from what was read: records in the browser, by report, and the events as they leave them.
 *
 *   const corrections = Dateline.corrections({types: Set of names, storage})
 *   corrections.open(events, reports, given)   takes events as they were read; `given` records count where the browser has none
 *   corrections.apply(placesOf)                changes the events; placesOf(event): what else its name may mean, null while unknown
 *   corrections.set(event, field, to), undo(record), undoAll()
 *   corrections.list()                         records, the oldest first; `corrections.isStray(record)`: it fits no event here
 *   corrections.read(text)                     takes an exported file: {taken, stray, foreign}, or null where it is none
 *
 * A corrected event has `corrected`, its records by field, and `read`, what the reading says of the fields that can change.
 * A record is that of `geodata/corrections.py`: {event_id, article_id, field, from, to, at}.
 */
(function () {
  "use strict";

  const Dateline = window.Dateline = window.Dateline || {};
  const CHANGED = ["event_type", "place_name", "place_kind", "lon", "lat", "shape", "geometry"];
  const FIELDS = ["event_type", "place", "position", "rejected"];
  const SHELF = "dateline.corrections.";
  const MOST_CHARS = 2_000_000, MOST_RECORDS = 5_000, MOST_ID = 500, MOST_WORDS = 300;

  const isId = value => typeof value === "string" && value.length > 0 && value.length <= MOST_ID;
  const isDegrees = (value, most) => typeof value === "number" && Number.isFinite(value) && Math.abs(value) <= most;
  const words = value => String(value ?? "").slice(0, MOST_WORDS);
  const inFile = ({event_id, article_id, field, from, to, at}) => ({event_id, article_id, field, from, to, at});

  Dateline.corrections = function ({types, storage}) {
    let byReport = new Map(), byId = new Map(), placesOf = () => null;

    const isGood = {
      event_type: to => types.has(to),
      place: to => Number.isSafeInteger(to?.place_id),
      position: to => isDegrees(to?.lon, 180) && isDegrees(to?.lat, 90),
      rejected: to => to === true,
    };
    const trimmed = {
      event_type: to => to, rejected: to => to, position: ({lon, lat}) => ({lon, lat}),
      place: ({place_id, place_name, country}) => ({place_id, place_name: words(place_name), country: words(country)}),
    };

    /* One record of a file that may come from anybody, or null. */
    function parse(record) {
      const {event_id, article_id, field, to, at} = record ?? {};
      if (!isId(event_id) || !isId(article_id) || !FIELDS.includes(field) || !isGood[field](to)) return null;
      if (typeof at !== "string" || at.length > 40 || Number.isNaN(Date.parse(at))) return null;
      return {event_id, article_id, field, from: record.from ?? null, to: trimmed[field](to), at};
    }

    function parseAll(text) {
      let records = null;
      try {
        records = text.length <= MOST_CHARS ? JSON.parse(text) : null;
      } catch {
        return null;
      }
      if (!Array.isArray(records) || records.length > MOST_RECORDS) return null;
      const found = records.map(parse);
      return found.includes(null) ? null : found;
    }

    /* A browser that keeps nothing still corrects, until the page is closed. */
    function stored(report) {
      try {
        const text = storage.getItem(SHELF + report);
        return text === null ? null : parseAll(text);
      } catch {
        return null;
      }
    }

    function keep(report) {
      try {
        storage.setItem(SHELF + report, JSON.stringify(byReport.get(report)));
      } catch {
        return;
      }
    }

    function open(events, reports, given = []) {
      byId = new Map(events.map(event => [event.id, event]));
      placesOf = () => null;
      byReport = new Map(reports.map(({id}) => [id, stored(id) ?? given.map(parse).filter(one => one && one.article_id === id)]));
    }

    /* Of two records for one field the later one counts; a place takes a move back. */
    function add(record) {
      const gone = record.field === "place" ? ["place", "position"] : [record.field];
      const others = byReport.get(record.article_id).filter(one => one.event_id !== record.event_id || !gone.includes(one.field));
      byReport.set(record.article_id, [...others, record]);
    }

    const asRead = event => event.read ?? event;
    const fromOf = {
      event_type: event => event.event_type, rejected: () => false, place: event => ({place_name: event.place_name, lon: event.lon, lat: event.lat}),
      position: event => event.lon == null ? null : {lon: event.lon, lat: event.lat},
    };

    function set(event, field, to) {
      add({event_id: event.id, article_id: event.reportId, field, from: fromOf[field](asRead(event)), to: trimmed[field](to), at: new Date().toISOString().slice(0, 19) + "Z"});
      keep(event.reportId);
    }

    function undo(record) {
      byReport.set(record.article_id, byReport.get(record.article_id).filter(one => one !== record));
      keep(record.article_id);
    }

    function undoAll() {
      for (const report of byReport.keys()) if (byReport.get(report).length) {
        byReport.set(report, []);
        keep(report);
      }
    }

    const list = () => [...byReport.values()].flat().sort((a, b) => Date.parse(a.at) - Date.parse(b.at));

    function placed(event, record) {
      const place = placesOf(event)?.find(({place_id}) => place_id === record.to.place_id);
      return place && {place_name: place.place_name, place_kind: place.place_kind, lon: place.lon, lat: place.lat, geometry: place.geometry, shape: place.geometry && "place " + place.place_id};
    }

    const isStray = record => {
      const event = byId.get(record.event_id);
      return !event || event.reportId !== record.article_id || (record.field === "place" && placesOf(event) !== null && !placed(event, record));
    };

    function change(event, record) {
      if (record.field === "event_type") event.event_type = record.to;
      else if (record.field === "rejected") event.rejected = true;
      else if (record.field === "place") Object.assign(event, placed(event, record));
      else Object.assign(event, record.to, {shape: null, geometry: null});
      event.corrected.set(record.field, record);
    }

    function apply(known) {
      placesOf = known;
      for (const event of byId.values()) {
        if (!event.corrected) continue;
        Object.assign(event, event.read);
        for (const name of ["read", "corrected", "rejected"]) delete event[name];
      }
      for (const record of list()) {
        const event = byId.get(record.event_id);
        if (isStray(record) || (record.field === "place" && !placed(event, record))) continue;
        event.read = event.read ?? Object.fromEntries(CHANGED.map(name => [name, event[name]]));
        event.corrected = event.corrected ?? new Map();
        change(event, record);
      }
    }

    function read(text) {
      const records = parseAll(text);
      if (!records) return null;
      const ours = records.filter(record => byReport.has(record.article_id));
      ours.forEach(add);
      for (const report of new Set(ours.map(record => record.article_id))) keep(report);
      return {taken: ours.length, foreign: records.length - ours.length};
    }

    return {
      mostBytes: MOST_CHARS, open, apply, set, undo, undoAll, list, isStray, read,
      event: record => byId.get(record.event_id),
      file: () => JSON.stringify(list().map(inFile), null, 1),
      sent: () => list().filter(record => !isStray(record)).map(inFile),
      /* Events whose places must be known before their corrections can be applied. */
      waiting: () => list().filter(record => record.field === "place").map(record => byId.get(record.event_id)).filter(event => event && placesOf(event) === null),
    };
  };
})();
