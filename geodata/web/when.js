/* Time as whole quarters of days, counted from 1970: what a filter compares and what a histogram is cut into.
 *
 * A quarter is six hours. Morning, afternoon and evening (or night) are the second to the fourth of a day; what is known
 * only by its day lasts all four. An edge in the filters is a day, "2023-09-19", or an hour of it, "2023-09-19T18".
 */
(function () {
  "use strict";

  const Dateline = window.Dateline = window.Dateline || {};
  const PARTS = {morning: 1, afternoon: 2, evening: 3, night: 3};
  const DAY_MS = 86_400_000, MOST_BINS = 120;
  const EDGE = /^(\d{4}-\d{2}-\d{2})(?:T(06|12|18))?$/;

  const dayOf = iso => Math.round(Date.parse(iso) / DAY_MS);
  const isoOf = day => new Date(day * DAY_MS).toISOString().slice(0, 10);

  const When = Dateline.when = {
    /* The quarters of an event, first and after the last; null without a date. */
    of({date_start, date_end, time_of_day}) {
      if (!date_start) return null;
      const first = 4 * dayOf(date_start), last = 4 * dayOf(date_end || date_start), part = PARTS[time_of_day];
      return part ? [first + part, last + part + 1] : [first, last + 4];
    },

    isEdge(text) {
      const found = EDGE.exec(text);
      return Boolean(found) && !Number.isNaN(Date.parse(found[1])) && isoOf(dayOf(found[1])) === found[1];
    },

    /* The first quarter of an edge "from", or the one after an edge "to": a day ends with its last quarter. */
    quarter(text, isEnd) {
      const [, day, hour] = EDGE.exec(text);
      return 4 * dayOf(day) + (hour ? Number(hour) / 6 : isEnd ? 4 : 0);
    },

    edge(quarter, isEnd) {
      const day = Math.floor(quarter / 4), part = quarter - 4 * day;
      if (part) return isoOf(day) + "T" + String(6 * part).padStart(2, "0");
      return isoOf(isEnd ? day - 1 : day);
    },

    /* Edges of bins over the quarters: parts of days for a few days, then days, weeks, months or years. */
    bins(first, last, withParts) {
      const from = 4 * Math.floor(first / 4), to = 4 * Math.ceil(last / 4), days = (to - from) / 4;
      if (withParts && days <= 5) return {unit: "part", edges: steps(from, to, 1)};
      if (days <= MOST_BINS) return {unit: "day", edges: steps(from, to, 4)};
      if (days <= 7 * MOST_BINS) return {unit: "week", edges: steps(from - 4 * ((from / 4 + 3) % 7), to, 28)};
      const unit = days <= 30 * MOST_BINS ? "month" : "year";
      return {unit, edges: calendar(from, to, unit === "month" ? 1 : Math.ceil(days / 366 / MOST_BINS) * 12)};
    },

    date: quarter => new Date(Math.floor(quarter / 4) * DAY_MS),
  };

  function steps(from, to, width) {
    const edges = [from];
    while (edges[edges.length - 1] < to) edges.push(edges[edges.length - 1] + width);
    return edges;
  }

  function calendar(from, to, months) {
    const start = When.date(from), edges = [];
    for (let k = 0; !edges.length || edges[edges.length - 1] < to; k += months) {
      edges.push(4 * Math.round(Date.UTC(start.getUTCFullYear(), months < 12 ? start.getUTCMonth() + k : k, 1) / DAY_MS));
    }
    return edges;
  }
})();
