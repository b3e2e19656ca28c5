/* The histogram of statements over time under the map: drag to choose days, play to step through them.
 *
 *   const timeline = Dateline.timeline(box, events, filters, {say, types, language, onChange, onUndated})
 *   timeline.draw(timed)      the statements that pass every filter but the dates
 *
 * A statement that may lie in several bins is spread over them. Undated ones, and those known only by a long stretch,
 * are counted under the bars; the count of the undated leads to their list.
 */
(function () {
  "use strict";

  const {element, button, vector, when} = window.Dateline;
  const VAGUE_QUARTERS = 4 * 7;
  const HIGH = 100, STEP_MS = 700, CLICK_PX = 4;

  window.Dateline.timeline = function (box, events, filters, options) {
    const {say} = options, language = Dateline.locale(options.language), fits = event => event.quarters && event.quarters[1] - event.quarters[0] <= VAGUE_QUARTERS;
    const recent = events.filter(event => fits(event) && event.modality !== "historical"), dated = recent.length ? recent : events.filter(fits);
    box.hidden = !dated.length;
    if (!dated.length) {
      return {draw() {}, stop() {}};
    }
    const first = dated.reduce((least, {quarters}) => Math.min(least, quarters[0]), Infinity), last = dated.reduce((most, {quarters}) => Math.max(most, quarters[1]), -Infinity);
    const {unit, edges} = when.bins(first, last, dated.some(event => event.time_of_day));
    const bins = edges.length - 1, span = edges[bins] - edges[0];
    const dates = new Intl.DateTimeFormat(language, {timeZone: "UTC", ...(unit === "year" ? {year: "numeric"} : unit === "month" ? {month: "short", year: "numeric"} : {day: "numeric", month: "short"})});
    const long = new Intl.DateTimeFormat(language, {timeZone: "UTC", day: "numeric", month: "long", year: "numeric"});
    let playing = 0, counts = [];

    const play = button({class: "dw-play", onclick: () => playing ? stop() : start()});
    const svg = vector("svg", {viewBox: `0 0 ${bins} ${HIGH}`, preserveAspectRatio: "none", "aria-hidden": "true"});
    const brush = element("div", {class: "dw-brush", hidden: true}), axis = element("div", {class: "dw-axis", "aria-hidden": "true"});
    const handles = ["from", "to"].map(name => element("div", {class: "dw-handle dw-handle-" + name, role: "slider", tabindex: 0, "data-edge": name, "aria-label": say("edge." + name), "aria-valuemin": 0, "aria-valuemax": bins, onkeydown: event => nudge(event, name)}));
    const plot = element("div", {class: "dw-plot", dir: "ltr", role: "group", "aria-label": say("timeline")}, svg, brush, ...handles, axis);
    const note = element("p", {class: "dw-time-note"});
    box.replaceChildren(play, plot, note);
    drawAxis();
    label();

    const share = quarter => 100 * (quarter - edges[0]) / span + "%";
    const clamp = place => Math.max(0, Math.min(bins, place));
    const binAt = quarter => edges.findIndex(edge => edge >= quarter);

    function drawAxis() {
      const marks = [];
      edges.forEach((edge, k) => {
        if (k < bins && (unit !== "part" || (edge - edges[0]) % 4 === 0)) marks.push(edge);
      });
      const every = Math.ceil(marks.length / 7);
      axis.replaceChildren(...marks.filter((_, k) => k % every === 0).map(edge => {
        const mark = element("span", {}, dates.format(when.date(edge)));
        mark.style.insetInlineStart = 100 * (edge - edges[0]) / span + "%";
        return mark;
      }));
    }

    /* Bins chosen, first and after the last. */
    function range() {
      const {from, to} = filters.values;
      const begin = from ? binAt(when.quarter(from, false)) : 0, end = to ? binAt(when.quarter(to, true)) : bins;
      return [begin < 0 ? bins : begin, end < 0 ? bins : end];
    }

    function choose(begin, end, isFinal = true) {
      [begin, end] = [clamp(Math.min(begin, end)), clamp(Math.max(begin, end))];
      const isAll = (begin === 0 && end === bins) || begin === end;
      filters.values.from = isAll ? "" : when.edge(edges[begin], false);
      filters.values.to = isAll ? "" : when.edge(edges[end], true);
      options.onChange(isFinal);
    }

    function draw(timed) {
      const order = Object.keys(options.types()), sums = edges.slice(1).map(() => new Float64Array(order.length)), [begin, end] = range();
      let undated = 0, outside = 0;
      for (const event of timed) {
        if (!event.quarters) {
          if (filters.values.undated) undated++;
          continue;
        }
        const [low, high] = event.quarters;
        if (!fits(event) || high <= edges[0] || low >= edges[bins]) {
          outside++;
          continue;
        }
        const hit = unit === "part" && high - low >= 4 ? wholeDays(low, high) : overlapped(low, high);
        for (const bin of hit) sums[bin][order.indexOf(event.event_type)] += 1 / hit.length;
      }
      counts = sums.map(sum => Math.round(sum.reduce((all, part) => all + part, 0)));
      drawBars(sums, order, begin, end);
      drawBrush(begin, end);
      const parts = [undated && button({class: "dw-link", onclick: options.onUndated}, say("undatedCount", {count: undated})), outside && say("outsideCount", {count: outside})].filter(Boolean);
      note.replaceChildren(...parts.flatMap((part, k) => k ? [" · ", part] : [part]));
    }

    /* What is known only by its day stands at the day's beginning, before its morning. */
    const wholeDays = (low, high) => edges.slice(0, bins).flatMap((edge, k) => edge >= low && edge < high && (edge - edges[0]) % 4 === 0 ? [k] : []);
    function overlapped(low, high) {
      const found = [];
      for (let k = Math.max(0, binAt(low + 1) - 1); k < bins && edges[k] < high; k++) found.push(k);
      return found;
    }

    function drawBars(sums, order, begin, end) {
      const most = Math.max(1e-9, ...sums.map(sum => sum.reduce((all, part) => all + part, 0)));
      const bars = [];
      sums.forEach((sum, k) => {
        let top = HIGH;
        order.forEach((type, place) => {
          if (!sum[place]) return;
          const high = 94 * sum[place] / most;
          top -= high;
          bars.push(vector("rect", {x: k + 0.08, y: top, width: 0.84, height: high, fill: options.types()[type].color, opacity: k >= begin && k < end ? 1 : 0.28}));
        });
      });
      svg.replaceChildren(...bars);
    }

    function drawBrush(begin, end) {
      const {from, to} = filters.values;
      brush.hidden = !from && !to;
      brush.style.insetInlineStart = share(edges[begin]);
      brush.style.insetInlineEnd = 100 - 100 * (edges[end] - edges[0]) / span + "%";
      [begin, end].forEach((place, k) => {
        handles[k].style.insetInlineStart = share(edges[place]);
        handles[k].setAttribute("aria-valuenow", place);
        handles[k].setAttribute("aria-valuetext", long.format(when.date(k ? edges[place] - 1 : edges[Math.min(place, bins - 1)])));
      });
    }

    function nudge(event, name) {
      const by = {ArrowLeft: -1, ArrowDown: -1, ArrowRight: 1, ArrowUp: 1, Home: -bins, End: bins}[event.key];
      if (!by) return;
      event.preventDefault();
      event.stopPropagation();
      const [begin, end] = range();
      if (name === "from") choose(Math.min(clamp(begin + by), end - 1), end);
      else choose(begin, Math.max(clamp(end + by), begin + 1));
    }

    plot.addEventListener("pointerdown", event => {
      if (event.button || event.target === axis) return;
      stop();
      const frame = plot.getBoundingClientRect(), placeOf = ({clientX}) => (clientX - frame.left) / frame.width * bins;
      const [begin, end] = range(), start = placeOf(event), edge = event.target.dataset.edge, isMove = event.target === brush;
      let moved = false;
      const follow = next => {
        if (Math.abs(next.clientX - event.clientX) > CLICK_PX) moved = true;
        if (!moved) return;
        const place = placeOf(next), by = Math.max(-begin, Math.min(bins - end, Math.round(place - start)));
        if (edge === "from") choose(Math.min(Math.round(place), end - 1), end, false);
        else if (edge === "to") choose(begin, Math.max(Math.round(place), begin + 1), false);
        else if (isMove) choose(begin + by, end + by, false);
        else choose(Math.floor(Math.min(start, place)), Math.ceil(Math.max(start, place)), false);
      };
      const leave = last => {
        follow(last);
        plot.removeEventListener("pointermove", follow);
        if (!moved && !edge) choose(...(isMove ? [0, bins] : [Math.floor(start), Math.floor(start) + 1]));
        else options.onChange(true);
      };
      plot.setPointerCapture(event.pointerId);
      plot.addEventListener("pointermove", follow);
      plot.addEventListener("pointerup", leave, {once: true});
      event.preventDefault();
    });

    plot.addEventListener("pointermove", ({clientX}) => {
      const frame = plot.getBoundingClientRect(), bin = Math.floor((clientX - frame.left) / frame.width * bins);
      if (counts[bin] != null) plot.title = say(unit === "part" ? "partTip." + (edges[bin] - edges[0]) % 4 : "binTip", {day: long.format(when.date(edges[bin])), count: counts[bin]});
    });

    /* Plays from the chosen days onwards, or from the first bin, and stops at the end. */
    function start() {
      const [begin, end] = range(), isAll = begin === 0 && end === bins;
      const width = isAll ? 1 : end - begin;
      let place = isAll ? -1 : begin;
      const step = () => {
        place += 1;
        if (place + width > bins) return stop();
        choose(place, place + width, false);
      };
      playing = setInterval(step, STEP_MS);
      step();
      label();
    }

    function stop() {
      if (!playing) return;
      clearInterval(playing);
      playing = 0;
      label();
      options.onChange(true);
    }

    function label() {
      play.replaceChildren(Dateline.icon(playing ? "pause" : "play"));
      play.setAttribute("aria-label", say(playing ? "pause" : "play"));
      play.title = say(playing ? "pause" : "play");
    }

    return {draw, stop};
  };
})();
