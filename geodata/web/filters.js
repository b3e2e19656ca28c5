/* Which events are shown: the filters as plain values, what each choice would show, and their short form for an address.
 *
 *   const filters = Dateline.filters(events, offAtFirst)
 *   filters.values            {type, said: Set of what is on; who, actor, place, within: Set, empty is all; from, to: edges of `when.js`;
 *                             undated; area: a ring of [lon, lat] or null; killed, wounded, displaced: at least; text}
 *   filters.run()             {shown, marks: one an event by its number, counts: {facet: Map(value → number)}, alone: {filter: number it alone hides}}
 *   filters.write(), read()   to and from the parameters of an address
 *
 * A rejected event is neither shown nor counted. A vague date passes where it may lie in the range, a vague place where its label point lies in the drawn area.
 */
(function () {
  "use strict";

  const Dateline = window.Dateline = window.Dateline || {};
  const SWITCHED = {type: "event_type", said: "modality"};
  /* Stands for a speaker whom the report does not name: "allegedly", "is believed to have". */
  const UNNAMED = "?";
  const CHOSEN = ["who", "actor", "place", "within"];
  const MEASURES = ["killed", "wounded", "displaced"];
  const FILTERS = ["type", "said", ...CHOSEN, "dates", "undated", "area", ...MEASURES, "text"];
  const MOST_TEXT = 100, MOST_CORNERS = 40;

  const valuesOf = {
    type: event => [event.event_type], said: event => [event.modality], who: event => [event.claimed_by || (event.modality === "claimed" ? UNNAMED : "")],
    actor: event => [...new Set([event.actor, event.target].filter(Boolean))], place: event => event.place_name ? [event.place_name] : [""],
    within: event => [event.reportId],
  };

  /* A ring that was drawn beyond the date line goes round the globe. */
  const isIn = ({lon, lat}, ring) => lon != null && [0, 360, -360].some(turn => Dateline.isInside(lon + turn, lat, [ring]));

  Dateline.filters = function (events, offAtFirst) {
    const known = {};
    for (const facet in valuesOf) known[facet] = new Set(events.flatMap(valuesOf[facet]));
    let values = defaults(), haystacks = null;

    function defaults() {
      return {
        type: new Set(known.type), said: new Set([...known.said].filter(name => !offAtFirst.includes(name))),
        who: new Set(), actor: new Set(), place: new Set(), within: new Set(),
        from: "", to: "", undated: true, area: null, killed: 0, wounded: 0, displaced: 0, text: "",
      };
    }

    function tests() {
      const found = {}, {from, to, area} = values, text = values.text.trim().toLocaleLowerCase();
      for (const name in SWITCHED) if (values[name].size < known[name].size) found[name] = event => values[name].has(event[SWITCHED[name]]);
      for (const name of CHOSEN) if (values[name].size) found[name] = event => valuesOf[name](event).some(value => values[name].has(value));
      if (from || to) {
        const first = from ? Dateline.when.quarter(from, false) : -Infinity, end = to ? Dateline.when.quarter(to, true) : Infinity;
        found.dates = event => !event.quarters || (event.quarters[0] < end && event.quarters[1] > first);
      }
      if (!values.undated) found.undated = event => Boolean(event.quarters);
      if (area) found.area = event => isIn(event, area);
      for (const name of MEASURES) if (values[name]) found[name] = event => event[name] != null && event[name] >= values[name];
      if (text) {
        haystacks = haystacks || events.map(event => [event.quote, event.place, event.place_name, event.claimed_by, event.actor, event.target].filter(Boolean).join("\n").toLocaleLowerCase());
        found.text = event => haystacks[event.number].includes(text);
      }
      return found;
    }

    /* An event that fails only one filter counts among what that filter could show. */
    function run() {
      const active = Object.entries(tests()), shown = [], marks = new Uint8Array(events.length), counts = {}, alone = {};
      for (const facet in valuesOf) counts[facet] = new Map();
      const count = (facet, event) => {
        for (const value of valuesOf[facet](event)) counts[facet].set(value, (counts[facet].get(value) || 0) + 1);
      };
      const timed = [];
      for (const event of events) {
        if (event.rejected) continue;
        let failed = null, fails = 0;
        for (const [name, passes] of active) {
          if (passes(event)) continue;
          failed = name;
          if (++fails > 1) break;
        }
        if (fails > 1) continue;
        if (!fails) {
          shown.push(event);
          marks[event.number] = 1;
          for (const facet in valuesOf) count(facet, event);
        } else {
          alone[failed] = (alone[failed] || 0) + 1;
          if (valuesOf[failed]) count(failed, event);
        }
        if (!fails || failed === "dates" || failed === "undated") timed.push(event);
      }
      return {shown, marks, counts, alone, timed, active: active.map(([name]) => name)};
    }

    const isSame = (a, b) => a instanceof Set ? a.size === b.size && [...a].every(value => b.has(value)) : String(a) === String(b);
    function changed() {
      const first = defaults(), same = name => isSame(values[name], first[name]);
      return FILTERS.filter(name => name === "dates" ? !same("from") || !same("to") : !same(name));
    }

    function reset(...names) {
      const first = defaults();
      for (const name of names.length ? names : FILTERS) {
        if (name === "dates") Object.assign(values, {from: "", to: ""});
        else values[name] = first[name];
      }
    }

    /* Values of one parameter are repeated: names may hold any sign. */
    function write() {
      const found = new Map(), names = changed();
      for (const name of names) {
        if (values[name] instanceof Set) found.set(name, name in SWITCHED ? [[...values[name]].join(".") || "none"] : [...values[name]].map(value => value || "-"));
        else if (name === "area") found.set(name, [values.area.flat().map(part => +part.toFixed(3)).join(",")]);
        else if (name === "undated") found.set(name, ["no"]);
        else if (name !== "dates") found.set(name, [String(values[name])]);
      }
      if (values.from) found.set("from", [values.from]);
      if (values.to) found.set("to", [values.to]);
      return found;
    }

    /* Takes what can be understood; gives the rest back. */
    function read(parameters) {
      const strange = [];
      reset();
      for (const name of new Set(parameters.keys())) for (const text of parameters.getAll(name)) {
        if (Dateline.FILTER_PARAMETERS.includes(name) && !take(name, text)) strange.push(text);
      }
      if (values.from && values.to && Dateline.when.quarter(values.from, false) >= Dateline.when.quarter(values.to, true)) {
        strange.push(values.from + " – " + values.to);
        reset("dates");
      }
      return strange;
    }

    function take(name, text) {
      if (name in SWITCHED) {
        const names = text === "none" ? [] : text.split("."), good = names.filter(value => known[name].has(value));
        if (good.length || text === "none") values[name] = new Set(good);
        return good.length === names.length;
      }
      if (CHOSEN.includes(name)) {
        const value = text === "-" ? "" : text;
        if (known[name].has(value)) values[name].add(value);
        return known[name].has(value);
      }
      if (name === "from" || name === "to") return Dateline.when.isEdge(text) && Boolean(values[name] = text);
      if (name === "undated") return text === "no" && !(values.undated = false);
      if (name === "text") return Boolean(values.text = text.slice(0, MOST_TEXT));
      if (name === "area") return takeArea(text);
      const number = Number(text);
      return Number.isInteger(number) && number > 0 && number < 1e9 && Boolean(values[name] = number);
    }

    function takeArea(text) {
      const parts = text.split(",").map(Number), ring = [];
      for (let k = 0; k + 1 < parts.length; k += 2) ring.push(parts.slice(k, k + 2));
      const isGood = parts.length % 2 === 0 && ring.length >= 3 && ring.length <= MOST_CORNERS && ring.every(([lon, lat]) => Math.abs(lon) <= 360 && Math.abs(lat) <= 90);
      if (isGood) values.area = ring;
      return isGood;
    }

    return {get values() { return values; }, known, run, changed, reset, write, read};
  };

  Dateline.FILTER_PARAMETERS = ["type", "said", ...CHOSEN, "from", "to", "undated", "area", ...MEASURES, "text"];
})();
