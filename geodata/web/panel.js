/* The filters beside the map: each choice with how many statements it shows, and a way back for each.
 *
 *   const panel = Dateline.panel(box, filters, {say, types, modalities, titles, places, measured, hasDates, hasUndated, onChange, onDraw})
 *   panel.draw(result)        the counts of `filters.run()`
 *
 * Built once; a change of filters writes counts and marks into what stands there, so that nothing jumps and what has the
 * focus keeps it. Only a list that is opened or searched is built again.
 */
(function () {
  "use strict";

  const {element, button} = window.Dateline;
  const MOST_ROWS = 6, MOST_OPEN = 60;
  const MEASURES = ["killed", "wounded", "displaced"];

  window.Dateline.panel = function (box, filters, options) {
    const {say, onChange} = options, updates = new Map();
    let result = filters.run();
    const firstCounts = result.counts;

    function change(act) {
      act(filters.values);
      onChange();
    }

    function label(facet, value) {
      if (facet === "type") return Dateline.typeOf(value, options.types()).label;
      if (facet === "said") return say("said." + value);
      if (facet === "within") return options.titles[value] || value;
      if (facet === "place" && value) return options.places.get(value);
      if (facet === "who" && value === "?") return say("unnamed");
      return value || say(facet === "who" ? "outlet" : "nowhere");
    }

    /* A choice and what keeps it true. */
    function row(facet, value, withOnly) {
      const text = label(facet, value), number = element("span", {class: "dw-number"});
      const input = element("input", {type: "checkbox", name: facet, value, onchange: ({target}) => change(values => {
        if (target.checked) values[facet].add(value);
        else values[facet].delete(value);
      })});
      const sign = element("span", {class: "dw-sign"});
      const only = withOnly && button({class: "dw-only", "aria-label": say("onlyThis", {name: text}), onclick: () => change(values => { values[facet] = new Set([value]); })}, say("only"));
      const node = element("div", {class: "dw-choice"},
        element("label", {}, input, facet === "type" && sign, element("span", {class: "dw-choice-name", dir: "auto"}, text)), only || null, number);
      let tint = null;
      const update = () => {
        const count = result.counts[facet].get(value) || 0, types = options.types();
        number.textContent = say("number", {number: count});
        node.classList.toggle("dw-none", !count);
        input.checked = filters.values[facet].has(value);
        if (facet === "type" && tint !== types) sign.replaceChildren(Dateline.signOf({event_type: value, modality: "happened"}, types));
        tint = types;
      };
      return {node, update};
    }

    function group(name, ...rows) {
      const free = button({class: "dw-free", "aria-label": say("freeThis", {name: say("filter." + name)}), onclick: () => change(() => filters.reset(name))}, say("free"));
      updates.set("free " + name, () => { free.hidden = !filters.changed().includes(name); });
      return element("fieldset", {class: "dw-group", "data-filter": name}, element("legend", {}, say("filter." + name)), free, ...rows);
    }

    function switches(facet) {
      const order = facet === "type" ? Object.keys(options.types()) : options.modalities;
      const rows = order.filter(value => filters.known[facet].has(value)).map(value => row(facet, value, true));
      updates.set(facet, () => rows.forEach(({update}) => update()));
      return group(facet, ...rows.map(({node}) => node));
    }

    /* Long lists show the most frequent first, in an order that stays; what is chosen always, and the rest on demand. */
    function list(facet) {
      const first = firstCounts[facet], all = [...filters.known[facet]];
      if (all.length < 2) return null;
      all.sort((a, b) => (first.get(b) || 0) - (first.get(a) || 0) || (a < b ? -1 : 1));
      const holder = element("div", {class: "dw-list"}), built = new Map();
      let isOpen = false, wanted = "", drawn = "";
      const fill = () => {
        const found = all.filter(value => !wanted || label(facet, value).toLocaleLowerCase().includes(wanted)).slice(0, isOpen ? MOST_OPEN : all.length);
        const seen = isOpen ? found : found.filter((value, place) => place < MOST_ROWS || filters.values[facet].has(value));
        if (drawn !== seen.join("\n")) holder.replaceChildren(...seen.map(value => {
          if (!built.has(value)) built.set(value, row(facet, value, false));
          return built.get(value).node;
        }));
        drawn = seen.join("\n");
        for (const value of seen) built.get(value).update();
      };
      updates.set(facet, fill);
      if (all.length <= MOST_ROWS) return group(facet, holder);
      const find = element("input", {type: "search", class: "dw-find", hidden: true, "aria-label": say("findIn", {name: say("filter." + facet)}), placeholder: say("find"), oninput: ({target}) => {
        wanted = target.value.trim().toLocaleLowerCase();
        fill();
      }});
      const more = button({class: "dw-more", "aria-expanded": "false", onclick: () => {
        isOpen = !isOpen;
        wanted = find.value = "";
        find.hidden = !isOpen;
        more.setAttribute("aria-expanded", String(isOpen));
        more.textContent = isOpen ? say("fewer") : say("allOf", {count: all.length});
        fill();
      }}, say("allOf", {count: all.length}));
      return group(facet, holder, element("div", {class: "dw-more-row"}, find, more));
    }

    /* A field that follows the filters, but not while somebody writes in it. */
    function follow(name, input, read) {
      updates.set("field " + name, () => {
        if (document.activeElement !== input || !read()) input.value = read();
      });
      return input;
    }

    function text() {
      const input = element("input", {type: "search", name: "text", maxlength: 100, placeholder: say("textHint"), "aria-label": say("filter.text"), oninput: ({target}) => change(values => { values.text = target.value; })});
      return group("text", follow("text", input, () => filters.values.text));
    }

    function day(name) {
      const input = element("input", {type: "date", name, onchange: ({target}) => change(values => {
        values[name] = target.value;
        if (values.from && values.to && values.from.slice(0, 10) > values.to.slice(0, 10)) [values.from, values.to] = [values.to, values.from];
      })});
      return element("label", {class: "dw-field"}, element("span", {}, say(name)), follow(name, input, () => filters.values[name].slice(0, 10)));
    }

    function undated() {
      const number = element("span", {class: "dw-number"});
      const input = element("input", {type: "checkbox", name: "undated", onchange: ({target}) => change(values => { values.undated = target.checked; })});
      updates.set("undated", () => {
        input.checked = filters.values.undated;
        number.textContent = say("number", {number: result.timed.filter(event => !event.quarters).length});
      });
      return element("div", {class: "dw-choice"}, element("label", {}, input, element("span", {class: "dw-choice-name"}, say("keepUndated"))), number);
    }

    function measures() {
      const fields = MEASURES.filter(name => options.measured.has(name)).map(name => {
        const input = element("input", {type: "number", min: 0, step: 1, name, inputmode: "numeric", onchange: ({target}) => change(values => {
          values[name] = Math.max(0, Math.floor(Number(target.value) || 0));
        })});
        return element("label", {class: "dw-field"}, element("span", {}, say("filter." + name)), follow(name, input, () => filters.values[name] || ""));
      });
      return fields.length ? element("fieldset", {class: "dw-group"}, element("legend", {}, say("measures")), ...fields) : null;
    }

    function area() {
      const act = button({class: "dw-wide", onclick: options.onDraw});
      updates.set("area", () => { act.textContent = say(filters.values.area ? "drawAnew" : "draw"); });
      return group("area", act);
    }

    const dates = options.hasDates ? group("dates", element("div", {class: "dw-days"}, day("from"), day("to")), options.hasUndated ? undated() : null) : null;
    box.replaceChildren(...[switches("type"), text(), dates, switches("said"), list("who"), list("place"), area(), list("actor"), measures(), list("within")].filter(Boolean));

    return {
      draw(next) {
        result = next;
        for (const update of updates.values()) update();
      },
    };
  };
})();
