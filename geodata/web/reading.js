/* The report beside the map: places, figures, dates, speakers and the sentences of events marked in its text.
 *
 *   const reading = Dateline.reading(box, {say, types, onPick, onPlace})
 *   reading.show(report, record, events)   `record.runs` are `[start, text, kinds, events, place]`; events in the reading's order
 *   reading.select(id)                     lights the sentence and brings it into view
 *   reading.reach(start)                   brings the run that holds an offset into view
 */
(function () {
  "use strict";

  const {element, button} = window.Dateline;

  window.Dateline.reading = function (box, options) {
    const {say, onPick, onPlace} = options;
    let spans = [], events = [], shown = null, chosen = null;

    function pin(event) {
      const node = button({class: "dw-pin", "data-event": event.id, onclick: () => onPick(event.id)});
      dress(node, event);
      return node;
    }

    function dress(node, event) {
      const told = options.describe(event);
      node.setAttribute("aria-label", told);
      node.title = told;
      node.classList.toggle("dw-rejected", Boolean(event.rejected));
      node.replaceChildren(Dateline.signOf(event, options.types()));
    }

    /* A second click on a sentence of several events chooses the next of them. */
    function pickAmong(numbers) {
      const ids = numbers.map(number => events[number].id), at = ids.indexOf(chosen);
      onPick(ids[(at + 1) % ids.length]);
    }

    function span([start, text, kinds, numbers, place]) {
      const names = kinds.split(" ").filter(Boolean).map(kind => "dm-" + kind);
      if (numbers.length) names.push("dw-told");
      const lines = text.split(/\s*\n\s*/), parts = lines.flatMap((line, k) => k ? [element("span", {class: "dw-break"}), line] : [line]);
      const node = element("span", {class: names.join(" ") || null}, ...parts);
      node.addEventListener("click", () => {
        if (window.getSelection().toString()) return;
        if (numbers.length) pickAmong(numbers);
        if (place) onPlace(place, numbers.length > 0);
      });
      return {start, numbers, node};
    }

    function show(report, record, reportEvents) {
      if (shown === record) return;
      shown = record;
      events = reportEvents;
      spans = [];
      const text = element("div", {class: "dw-text", dir: "auto", lang: report.language}), seen = new Set();
      for (const run of record.runs) {
        const one = span(run);
        for (const number of one.numbers) if (!seen.has(number)) {
          seen.add(number);
          text.append(pin(events[number]));
        }
        text.append(one.node);
        spans.push(one);
      }
      box.replaceChildren(text);
      box.scrollTop = 0;
      mark();
    }

    function mark() {
      for (const {numbers, node} of spans) node.classList.toggle("dw-lit", numbers.some(number => events[number].id === chosen));
      for (const node of box.querySelectorAll(".dw-pin")) node.setAttribute("aria-pressed", String(node.dataset.event === chosen));
    }

    /* Brings a stretch of the text into view, from its first node to its last, with a line before it. */
    function bring(first, last = first) {
      if (!first) return;
      const frame = box.getBoundingClientRect(), top = first.getBoundingClientRect().top, bottom = last.getBoundingClientRect().bottom;
      if (top < frame.top + 8 || bottom > frame.bottom - 8) box.scrollTop += top - frame.top - Math.min(34, frame.height / 4);
    }

    return {
      show,
      select(id) {
        chosen = id;
        mark();
        const lit = box.querySelectorAll(".dw-lit");
        bring(lit[0], lit[lit.length - 1]);
      },
      reach(start) {
        const found = spans.filter(one => one.start <= start).pop();
        if (!found) return;
        bring(found.node);
        found.node.classList.add("dw-flash");
        setTimeout(() => found.node.classList.remove("dw-flash"), 1600);
      },
      retint() {
        for (const node of box.querySelectorAll(".dw-pin")) dress(node, events.find(one => one.id === node.dataset.event));
      },
      shows: () => shown,
    };
  };
})();
