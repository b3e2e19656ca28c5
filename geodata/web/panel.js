/* The filters beside the map: each choice with how many statements it shows, and one button that takes all back.
 *
 *   const panel = Dateline.panel(box, filters, {say, types, titles, onChange, onDraw})
 *   panel.draw(result)        the counts of `filters.run()`; what has the focus keeps it
 */
(function () {
  "use strict";

  const {element, button} = window.Dateline;
  const MOST_ROWS = 6;
  const SWITCHES = ["type", "said"], LISTS = ["who", "actor", "place", "within"], MEASURES = ["killed", "wounded", "displaced"];

  window.Dateline.panel = function (box, filters, options) {
    const {say, onChange} = options, opened = new Set(), searched = {};
    let result = null;

    function change(act) {
      act(filters.values);
      onChange();
    }

    function label(facet, value) {
      if (facet === "type") return (options.types()[value] || {label: value}).label;
      if (facet === "said") return say("said." + value);
      if (facet === "within") return options.titles[value] || value;
      return value || say(facet === "who" ? "outlet" : "nowhere");
    }

    function row(facet, value, isOn, withOnly) {
      const number = result.counts[facet].get(value) || 0, text = label(facet, value);
      const input = element("input", {type: "checkbox", name: facet, value, "data-key": facet + value, onchange: ({target}) => change(values => {
        if (target.checked) values[facet].add(value);
        else values[facet].delete(value);
      })});
      input.checked = isOn;
      const sign = facet === "type" ? Dateline.signOf({event_type: value, modality: "happened"}, options.types()) : null;
      const only = withOnly ? button({class: "dw-only", "data-key": "only" + facet + value, "aria-label": say("onlyThis", {name: text}), onclick: () => change(values => { values[facet] = new Set([value]); })}, say("only")) : null;
      return element("div", {class: "dw-choice" + (number ? "" : " dw-none")},
        element("label", {}, input, sign && element("span", {class: "dw-sign"}, sign), element("span", {class: "dw-choice-name", dir: "auto"}, text)),
        only, element("span", {class: "dw-number"}, say("number", {number})));
    }

    function group(name, ...rows) {
      const isChanged = filters.changed().includes(name);
      const free = isChanged ? button({class: "dw-free", "data-key": "free" + name, "aria-label": say("freeThis", {name: say("filter." + name)}), onclick: () => change(() => filters.reset(name))}, say("free")) : null;
      return element("fieldset", {class: "dw-group", "data-filter": name}, element("legend", {}, say("filter." + name)), free, ...rows);
    }

    function switches(facet) {
      const order = facet === "type" ? Object.keys(options.types()) : options.modalities;
      return group(facet, ...order.filter(value => filters.known[facet].has(value)).map(value => row(facet, value, filters.values[facet].has(value), true)));
    }

    /* Long lists show the most frequent first, what is chosen always, and the rest on demand. */
    function list(facet) {
      const chosen = filters.values[facet], counts = result.counts[facet], all = [...filters.known[facet]];
      if (all.length < 2 && !chosen.size) return null;
      all.sort((a, b) => (counts.get(b) || 0) - (counts.get(a) || 0) || label(facet, a).localeCompare(label(facet, b)));
      const wanted = (searched[facet] || "").toLocaleLowerCase(), isOpen = opened.has(facet) || wanted;
      const found = all.filter(value => !wanted || label(facet, value).toLocaleLowerCase().includes(wanted));
      const first = isOpen ? found.slice(0, 60) : found.filter((value, place) => place < MOST_ROWS || chosen.has(value));
      const rows = first.map(value => row(facet, value, chosen.has(value), false));
      if (all.length > MOST_ROWS) rows.push(more(facet, all.length));
      return group(facet, ...rows);
    }

    function more(facet, number) {
      const isOpen = opened.has(facet);
      const toggle = button({class: "dw-more", "aria-expanded": String(isOpen), "data-key": "more" + facet, onclick: () => {
        if (isOpen) opened.delete(facet);
        else opened.add(facet);
        searched[facet] = "";
        draw(result);
      }}, isOpen ? say("fewer") : say("allOf", {count: number}));
      if (!isOpen) return toggle;
      const find = element("input", {type: "search", class: "dw-find", "aria-label": say("findIn", {name: say("filter." + facet)}), placeholder: say("find"), "data-key": "find" + facet, oninput: ({target}) => {
        searched[facet] = target.value;
        draw(result);
      }});
      find.value = searched[facet] || "";
      return element("div", {class: "dw-more-row"}, find, toggle);
    }

    function text() {
      const input = element("input", {type: "search", name: "text", maxlength: 100, placeholder: say("textHint"), "aria-label": say("filter.text"), "data-key": "text", oninput: ({target}) => change(values => { values.text = target.value; })});
      input.value = filters.values.text;
      return group("text", input);
    }

    function day(name) {
      const input = element("input", {type: "date", name, "data-key": name, onchange: ({target}) => change(values => {
        values[name] = target.value;
        if (values.from && values.to && values.from.slice(0, 10) > values.to.slice(0, 10)) [values.from, values.to] = [values.to, values.from];
      })});
      input.value = filters.values[name].slice(0, 10);
      return element("label", {class: "dw-field"}, element("span", {}, say(name)), input);
    }

    function undated() {
      const input = element("input", {type: "checkbox", name: "undated", "data-key": "undated", onchange: ({target}) => change(values => { values.undated = target.checked; })});
      input.checked = filters.values.undated;
      const number = result.timed.filter(event => !event.quarters).length;
      return element("div", {class: "dw-choice" + (number ? "" : " dw-none")}, element("label", {}, input, element("span", {class: "dw-choice-name"}, say("keepUndated"))), element("span", {class: "dw-number"}, say("number", {number})));
    }

    function measures() {
      const fields = MEASURES.filter(name => options.measured.has(name)).map(name => {
        const input = element("input", {type: "number", min: 0, step: 1, name, inputmode: "numeric", "data-key": name, onchange: ({target}) => change(values => {
          values[name] = Math.max(0, Math.floor(Number(target.value) || 0));
        })});
        input.value = filters.values[name] || "";
        return element("label", {class: "dw-field"}, element("span", {}, say("filter." + name)), input);
      });
      return fields.length ? element("fieldset", {class: "dw-group"}, element("legend", {}, say("measures")), ...fields) : null;
    }

    function area() {
      const isOn = Boolean(filters.values.box);
      return group("box", button({class: "dw-wide", "data-key": "draw", onclick: options.onDraw}, say(isOn ? "drawAnew" : "draw")));
    }

    function draw(next) {
      result = next;
      const active = document.activeElement, key = box.contains(active) ? active.dataset.key : null, at = key && active.type === "search" ? active.selectionStart : null;
      const dates = options.hasDates ? group("dates", element("div", {class: "dw-days"}, day("from"), day("to")), options.hasUndated ? undated() : null) : null;
      const top = box.scrollTop;
      box.replaceChildren(...[switches("type"), text(), dates, switches("said"), list("who"), list("place"), area(), list("actor"), measures(), list("within")].filter(Boolean));
      box.scrollTop = top;
      const again = key && box.querySelector(`[data-key="${CSS.escape(key)}"]`);
      if (again) again.focus({preventScroll: true});
      if (again && at != null) again.setSelectionRange(at, at);
    }

    return {draw};
  };
})();
