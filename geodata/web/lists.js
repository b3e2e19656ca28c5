/* Under the map, one tab each: all statements as a table, those without a place or a date, what was not understood, what was corrected.
 *
 *   const lists = Dateline.lists(box, {say, types, onPick, onUnresolved, corrections, extra})
 *   lists.draw(shown, unresolved, empty)   `empty`: what to loosen, an element, where nothing is shown
 *   `corrections`: {count(), list() → nodes}
 *   lists.select(id), lists.show(name)     shows a pane, and gives its tab the focus
 *   `extra` are panes [{name, pane}] that a narrow screen shows as tabs too (`lists.narrow(true)`)
 */
(function () {
  "use strict";

  const {element, button} = window.Dateline;
  const MOST_ROWS = 300;
  const COLUMNS = ["what", "where", "when", "figures", "who", "how", "sentence"];

  window.Dateline.lists = function (box, options) {
    const {say, onPick} = options;
    const panes = {table: element("div", {class: "dw-pane"}), nowhere: element("div", {class: "dw-pane"}), undated: element("div", {class: "dw-pane"}), tray: element("div", {class: "dw-pane"}), corrected: element("div", {class: "dw-pane"})};
    const extra = Object.fromEntries(options.extra.map(({name, pane}) => [name, pane]));
    const bar = element("div", {class: "dw-tabs", role: "tablist", "aria-label": say("lists")}), body = element("div", {class: "dw-panes"});
    const names = [...Object.keys(extra), ...Object.keys(panes)], tabs = {};
    let opened = null, isNarrow = false, chosen = null, shown = [], nowhere = [], undated = [], unresolved = [], empty = null;
    for (const name of names) {
      tabs[name] = button({role: "tab", id: "dw-tab-" + name, "aria-controls": "dw-pane-" + name, class: name in extra ? "dw-tab dw-narrow-only" : "dw-tab", onclick: () => open(opened === name ? null : name), onkeydown: walk});
      bar.append(tabs[name]);
    }
    for (const name in extra) extra[name].id = "dw-pane-" + name;
    for (const name in panes) {
      Object.assign(panes[name], {id: "dw-pane-" + name, tabIndex: 0});
      panes[name].setAttribute("role", "tabpanel");
      panes[name].setAttribute("aria-labelledby", "dw-tab-" + name);
      body.append(panes[name]);
    }
    const grip = button({class: "dw-grip", "aria-label": say("taller"), title: say("taller"), onclick: () => {
      box.classList.toggle("dw-tall");
      open(opened);
    }}, Dateline.icon("taller"));
    box.append(element("div", {class: "dw-bar"}, bar, grip), body);
    open(null);
    Dateline.sheet(box, bar, {isOn: () => isNarrow, level: () => opened ? 1 + box.classList.contains("dw-tall") : 0, setLevel});

    function walk(event) {
      const by = Dateline.forward({ArrowRight: 1, ArrowLeft: -1}[event.key]);
      if (!by) return;
      const seen = names.filter(name => isNarrow || !(name in extra)), at = seen.indexOf(event.target.id.slice(7));
      const next = seen[(at + by + seen.length) % seen.length];
      event.stopPropagation();
      open(next);
      tabs[next].focus();
    }

    function open(name) {
      opened = name;
      box.classList.toggle("dw-open", Boolean(name));
      for (const one of names) {
        const isOn = one === name;
        tabs[one].setAttribute("aria-selected", String(isOn));
        tabs[one].tabIndex = isOn || (!name && one === (isNarrow ? names[0] : "table")) ? 0 : -1;
        if (one in panes) panes[one].hidden = !isOn;
        else extra[one].classList.toggle("dw-away", isNarrow && !isOn);
      }
      if (name in panes && !panes[name].childNodes.length) fill();
      mark(true);
    }

    function setLevel(level) {
      box.classList.toggle("dw-tall", level > 1);
      open(level ? opened || names[0] : null);
    }

    function row(event) {
      const type = Dateline.typeOf(event.event_type, options.types());
      const cells = [event.place, event.when === "–" ? "" : event.when, event.figures, event.claimed_by, say("said." + event.modality)];
      return element("tr", {"data-event": event.id, onclick: () => onPick(event.id)},
        element("td", {class: "dw-what"}, button({class: "dw-row"}, element("span", {class: "dw-sign"}, Dateline.signOf(event, options.types())), type.label, event.corrected ? element("span", {class: "dw-mark"}, say("correctedWord")) : null)),
        ...cells.map(text => element("td", {dir: "auto"}, text || "")), element("td", {class: "dw-sentence"}, element("span", {dir: "auto"}, event.quote)));
    }

    function table(events) {
      const head = element("thead", {}, element("tr", {}, ...COLUMNS.map(name => element("th", {scope: "col"}, say("column." + name)))));
      const parts = [element("table", {}, head, element("tbody", {}, ...events.slice(0, MOST_ROWS).map(row)))];
      if (events.length > MOST_ROWS) parts.push(element("p", {class: "dw-soft dw-line"}, say("firstRows", {number: MOST_ROWS, count: events.length})));
      return parts;
    }

    function tray(unresolved) {
      const kinds = ["place", "date", "speaker"];
      return kinds.flatMap(kind => {
        const items = unresolved.filter(item => item.kind === kind);
        if (!items.length) return [];
        const rows = items.slice(0, MOST_ROWS).map(item => element("li", {}, button({class: "dw-row", onclick: () => options.onUnresolved(item)}, element("b", {dir: "auto"}, item.text || say("wordsOfTime")), element("span", {class: "dw-soft"}, " " + item.reason))));
        return [element("section", {}, element("h3", {}, say("tray." + kind, {count: items.length})), element("ul", {}, ...rows))];
      });
    }

    /* Only the pane that is open is drawn; the tabs count what the others hold. */
    function draw(...next) {
      [shown, unresolved, empty] = next;
      nowhere = shown.filter(event => event.lon == null);
      undated = shown.filter(event => !event.quarters);
      const counts = {table: shown.length, nowhere: nowhere.length, undated: undated.length, tray: unresolved.length, corrected: options.corrections.count()};
      for (const name of names) tabs[name].textContent = say("tab." + name, {count: counts[name] ?? 0});
      for (const name in panes) panes[name].replaceChildren();
      fill();
      mark(false);
    }

    function fill() {
      if (opened === "table") panes.table.replaceChildren(...shown.length ? table(shown) : [empty]);
      if (opened === "nowhere") panes.nowhere.replaceChildren(...nowhere.length ? table(nowhere) : [element("p", {class: "dw-soft dw-line"}, say("allPlaced"))]);
      if (opened === "undated") panes.undated.replaceChildren(...undated.length ? table(undated) : [element("p", {class: "dw-soft dw-line"}, say("allDated"))]);
      if (opened === "tray") panes.tray.replaceChildren(...unresolved.length ? tray(unresolved) : [element("p", {class: "dw-soft dw-line"}, say("allUnderstood"))]);
      if (opened === "corrected") panes.corrected.replaceChildren(...options.corrections.list());
    }

    function mark(isBrought) {
      for (const node of body.querySelectorAll("tr[data-event]")) node.setAttribute("aria-selected", String(node.dataset.event === chosen));
      const lit = opened in panes && panes[opened].querySelector('tr[aria-selected="true"]');
      if (lit && isBrought) panes[opened].scrollTop = Math.max(0, lit.offsetTop - panes[opened].clientHeight / 3);
    }

    return {
      draw, open,
      show(name) {
        open(name);
        tabs[name].scrollIntoView({block: "nearest", inline: "nearest"});
        tabs[name].focus();
      },
      select(id) {
        chosen = id;
        mark(true);
      },
      narrow(isOn) {
        isNarrow = isOn;
        for (const name in extra) {
          extra[name].classList.remove("dw-away");
          extra[name].setAttribute("role", isOn ? "tabpanel" : "region");
        }
        open(null);
      },
    };
  };
})();
