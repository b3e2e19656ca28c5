/* The self-contained page: filters, map, table and card over the reports in its data block.
 *
 * Everything that a report says becomes a text node. `window.__pageReady` is true when the map is painted.
 */
(function () {
  "use strict";

  const MOST_ROWS = 500;
  const FIT = {padding: [40, 40], maxZoom: 10, animate: false};
  const COLUMNS = ["What", "Where", "When", "Figures", "Who says so", "How", "Sentence"];
  const GUIDE = [
    "Each sign is one statement of the report, where the report puts it. Choose a sign or a row to see the sentence.",
    "The shape says what is said to have happened. A hollow sign has not happened, or is denied.",
    "An outline is a place known only roughly: somewhere inside it. Statements without a place are in the table only.",
    "Figures are never added up here. Rival claims stand side by side, each with who says so.",
    "A dashed border is disputed. A dotted line is the former outline of Nagorno-Karabakh.",
  ];

  const read = id => JSON.parse(document.getElementById(id).textContent);
  const report = read("report"), {events, reports} = report;
  const byId = new Map(events.map(event => [event.id, event]));
  const dark = window.matchMedia("(prefers-color-scheme: dark)"), wide = window.matchMedia("(min-width: 1000px)");
  const theme = () => dark.matches ? "dark" : "light";
  const unchosen = () => ({
    types: new Set(events.map(event => event.event_type)),
    modalities: new Set(events.map(event => event.modality).filter(name => !report.hidden.includes(name))),
    first: "", last: "", report: "",
  });
  let filters = unchosen(), chosen = null;

  function element(tag, attributes, ...children) {
    const node = document.createElement(tag);
    for (const name in attributes || {}) {
      if (name.startsWith("on")) node.addEventListener(name.slice(2), attributes[name]);
      else if (attributes[name] != null && attributes[name] !== false) node.setAttribute(name, attributes[name] === true ? "" : attributes[name]);
    }
    node.append(...children.filter(child => child != null && child !== ""));
    return node;
  }

  const colorOf = type => (report.types[theme()][type] || {}).color;
  const labelOf = type => (report.types[theme()][type] || {label: type}).label;
  function signOf(event) {
    const options = {color: colorOf(event.event_type), modality: event.modality, inherited: event.place_inherited};
    return element("span", {class: "holds-sign"}, DatelineEvents.sign(event.event_type, options));
  }
  const count = number => number.toLocaleString("en");
  const counted = (number, one, many) => count(number) + " " + (number === 1 ? one : many);

  /* A vague date passes where it may lie in the range; an event without a date passes where no range is asked for. */
  function passes(event, asked) {
    if (!asked.types.has(event.event_type) || !asked.modalities.has(event.modality)) return false;
    if (asked.report !== "" && event.report !== Number(asked.report)) return false;
    if (!event.date_start) return !asked.first && !asked.last;
    return !(asked.last && event.date_start > asked.last) && !(asked.first && event.date_end < asked.first);
  }

  const select = asked => events.filter(event => passes(event, asked));

  function loosenings() {
    const free = unchosen(), all = new Set(Object.keys(report.modalities));
    const freed = {type: {types: free.types}, date: {first: "", last: ""}, "how it is said": {modalities: all}, report: {report: ""}};
    return Object.entries(freed).map(([name, change]) => [name, select({...filters, ...change}).length]).filter(pair => pair[1]);
  }

  /* Filters */
  function choices(title, names, chosenNames, labels, withSign) {
    const rows = names.map(name => {
      const number = events.filter(event => event[title.field] === name).length;
      const box = element("input", {type: "checkbox", name: title.field, value: name, checked: chosenNames.has(name), onchange: event => {
        if (event.target.checked) chosenNames.add(name);
        else chosenNames.delete(name);
        refresh();
      }});
      return element("label", {}, box, withSign ? signOf({event_type: name, modality: "happened"}) : null, labels(name), element("span", {class: "number"}, count(number)));
    });
    return element("fieldset", {}, element("legend", {}, title.text), ...rows);
  }

  function dateField(label, key, days) {
    const input = element("input", {type: "date", name: key, min: days[0], max: days[days.length - 1], value: filters[key], onchange: event => {
      filters[key] = event.target.value;
      refresh();
    }});
    return element("label", {}, label, input);
  }

  function reportField() {
    const options = reports.map((one, number) => element("option", {value: number, selected: filters.report === String(number)}, one.title));
    const field = element("select", {name: "report", "aria-label": "Report", onchange: event => {
      filters.report = event.target.value;
      refresh();
    }}, element("option", {value: ""}, "All " + count(reports.length) + " reports"), ...options);
    return element("fieldset", {}, element("legend", {}, "Report"), field);
  }

  function drawFilters() {
    const types = Object.keys(report.types.light).filter(name => events.some(event => event.event_type === name));
    const modalities = Object.keys(report.modalities).filter(name => events.some(event => event.modality === name));
    const days = events.flatMap(event => [event.date_start, event.date_end]).filter(Boolean).sort();
    const parts = [choices({text: "Type", field: "event_type"}, types, filters.types, labelOf, true)];
    if (days.length) parts.push(element("fieldset", {class: "fields"}, element("legend", {}, "Date"), dateField("From", "first", days), dateField("To", "last", days)));
    parts.push(choices({text: "How it is said", field: "modality"}, modalities, filters.modalities, name => report.modalities[name], false));
    if (reports.length > 1) parts.unshift(reportField());
    parts.push(element("button", {type: "button", name: "reset", onclick: () => {
      filters = unchosen();
      drawFilters();
      refresh();
    }}, "Reset filters"));
    document.getElementById("form").replaceChildren(...parts);
  }

  /* Table */
  function row(event) {
    const {told} = event, open = element("button", {type: "button", class: "row-button"}, signOf(event), labelOf(event.event_type));
    const cells = [open, event.place_name || "", told.whenShort === "–" ? "" : told.whenShort, told.figures, event.claimed_by || "", report.modalities[event.modality]];
    const node = element("tr", {"data-id": event.id, "aria-selected": String(event.id === chosen), onclick: () => choose(event.id, true)},
      ...cells.map((cell, k) => element("td", {dir: "auto", class: k ? null : "what"}, cell)));
    node.append(element("td", {class: "sentence"}, element("span", {dir: "auto", lang: reports[event.report].language}, event.quote)));
    return node;
  }

  function drawTable(shown) {
    const box = document.getElementById("table");
    if (!shown.length) {
      const hints = loosenings().map(([name, number]) => name + " (" + counted(number, "statement", "statements") + ")").join(", ");
      const text = events.length ? "Nothing passes the filters." + (hints ? " Loosen: " + hints + "." : "") : "No statement was found in the text.";
      return box.replaceChildren(element("p", {class: "empty"}, text));
    }
    const head = element("thead", {}, element("tr", {}, ...COLUMNS.map(name => element("th", {scope: "col"}, name))));
    const parts = [element("table", {}, head, element("tbody", {}, ...shown.slice(0, MOST_ROWS).map(row)))];
    if (shown.length > MOST_ROWS) parts.push(element("p", {class: "more"}, "The first " + MOST_ROWS + " of " + count(shown.length) + " are listed. Narrow the filters to see the others."));
    box.replaceChildren(...parts);
  }

  /* Card */
  function fact(name, ...lines) {
    const told = lines.filter(line => line);
    return told.length ? [element("dt", {}, name), element("dd", {}, ...told.map(line => element("p", {dir: "auto"}, line)))] : [];
  }

  function linkTo(id) {
    const event = byId.get(id);
    if (!event) return null;
    const text = [labelOf(event.event_type), event.told.figures, event.place_name].filter(Boolean).join(" · ");
    return element("button", {type: "button", class: "link", onclick: () => choose(id, true)}, text);
  }

  function steps(shown) {
    const at = shown.findIndex(event => event.id === chosen), step = by => shown[at + by];
    const button = (label, text, event) => element("button", {type: "button", "aria-label": label, disabled: !event, onclick: () => choose(event.id, true)}, text);
    const place = at < 0 ? "The filters hide this statement." : "Statement " + (at + 1) + " of " + shown.length;
    return element("div", {class: "steps"}, element("span", {}, place), button("Statement before", "‹", at > 0 && step(-1)),
      button("Next statement", "›", at >= 0 && step(1)), element("button", {type: "button", "aria-label": "Close the statement", onclick: () => choose(null)}, "×"));
  }

  function quoteOf(event) {
    const part = (name, text) => text ? element("span", {class: name}, text) : null;
    const lang = reports[event.report].language;
    return element("blockquote", {dir: "auto", lang}, part("context", event.before), element("span", {}, event.quote), part("context", event.after));
  }

  function sourceOf(one) {
    const told = [one.publisher, one.published && one.published + (one.inferred ? " (inferred from the text)" : "")].filter(Boolean).join(", ");
    const link = one.url && element("a", {href: one.url, rel: "noopener noreferrer nofollow", target: "_blank"}, "original report");
    return [told, told && link ? " · " : "", link || ""];
  }

  function drawCard(shown) {
    const box = document.getElementById("card"), event = byId.get(chosen);
    if (!event) {
      const guide = element("ul", {class: "guide"}, ...GUIDE.map(text => element("li", {}, text)));
      const head = element("summary", {}, "How to read this map");
      return box.replaceChildren(element("details", {open: wide.matches}, head, guide, DatelineEvents.legend(report.types[theme()])));
    }
    const {told} = event, quoted = text => text && "The report says: “" + text + "”";
    const inherited = event.place_inherited && "The sentence names no place; it is taken from the text before.";
    const source = element("p", {class: "soft"}, ...(reports.length > 1 ? [reports[event.report].title + " · "] : []), ...sourceOf(reports[event.report]));
    box.replaceChildren(steps(shown), element("h2", {}, signOf(event), labelOf(event.event_type)), element("p", {class: "said"}, told.said), quoteOf(event),
      element("dl", {}, ...fact("Who says so", told.who), ...fact("Figures", told.figures), ...fact("When", told.when, quoted(told.whenSaid)),
        ...fact("Where", told.where, inherited, quoted(told.whereSaid)), ...fact("Included in", linkTo(event.part_of)),
        ...fact("Also told as", linkTo(event.same_as)), ...fact("How sure", told.why ? told.sure + ": " + told.why : told.sure)),
      source);
    box.scrollTop = 0;
  }

  /* Map */
  function features() {
    return events.filter(event => event.shape != null).map(event => ({
      type: "Feature", id: event.id, geometry: report.shapes[event.shape], properties: event,
    }));
  }

  const map = L.map("map", {minZoom: 2, maxZoom: 13, zoomControl: true}).setView([20, 15], 2);
  const basemap = DatelineBasemap(map, {data: read("basemap"), language: "en", theme: theme()});
  const layer = DatelineEvents(map, {types: report.types[theme()], language: "en", theme: theme(), onPick: id => choose(id, false)});
  L.control.scale({imperial: false}).addTo(map);

  function choose(id, fly) {
    chosen = id;
    layer.select(id, fly);
    for (const node of document.querySelectorAll("#table tr[data-id]")) node.setAttribute("aria-selected", String(node.dataset.id === id));
    const lit = document.querySelector('#table tr[aria-selected="true"]');
    if (lit && wide.matches) lit.scrollIntoView({block: "nearest"});
    drawCard(select(filters));
    if (id != null && !wide.matches) document.getElementById("card").scrollIntoView({block: "nearest"});
  }

  function refresh() {
    const shown = select(filters), onMap = shown.filter(event => event.shape != null).length;
    layer.show(shown.map(event => event.id));
    layer.select(chosen, false);
    drawTable(shown);
    drawCard(shown);
    document.getElementById("count").textContent = count(shown.length) + " of " + count(events.length) + " shown" +
      (onMap < shown.length ? " · not on the map: " + count(shown.length - onMap) : "");
    document.body.dataset.shown = shown.length;
  }

  function followTheme() {
    basemap.setTheme(theme());
    layer.setTheme(theme(), report.types[theme()]);
    drawFilters();
    refresh();
  }

  function start() {
    if (reports.length === 1) document.getElementById("source").append(...sourceOf(reports[0]));
    else document.getElementById("source").textContent = counted(reports.length, "report", "reports");
    const details = document.getElementById("filters");
    const follow = () => {
      details.open = wide.matches;
      drawCard(select(filters));
    };
    follow();
    wide.addEventListener("change", follow);
    dark.addEventListener("change", followTheme);
    drawFilters();
    layer.load({type: "FeatureCollection", features: features()});
    basemap.setPlaces(layer.places());
    refresh();
    const bounds = layer.bounds();
    if (bounds) map.fitBounds(bounds, FIT);
    basemap.ready.then(() => { window.__pageReady = true; });
  }

  start();
})();
