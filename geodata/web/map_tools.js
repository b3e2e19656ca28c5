/* The map's own tools: search for a place, show the map alone, draw an area.
 *
 *   Dateline.mapTools(map, {say, places: () => [{name, lon, lat, count}], onDraw})
 */
(function () {
  "use strict";

  const {element, button} = window.Dateline;
  const MOST_FOUND = 8, PLACE_ZOOM = 10;

  function addControl(map, position, node) {
    const control = L.control({position});
    control.onAdd = () => node;
    control.addTo(map);
    L.DomEvent.disableClickPropagation(node);
    L.DomEvent.disableScrollPropagation(node);
  }

  const fold = text => text.normalize("NFD").replace(/\p{M}/gu, "").toLocaleLowerCase();

  window.Dateline.mapTools = function (map, options) {
    const {say} = options;
    function search() {
      const found = element("ul", {class: "dw-found", role: "listbox", id: "dw-found", hidden: true});
      const input = element("input", {type: "search", placeholder: say("searchPlace"), "aria-label": say("searchPlace"), role: "combobox", "aria-controls": "dw-found", "aria-expanded": "false", autocomplete: "off"});
      const close = () => {
        found.hidden = true;
        input.setAttribute("aria-expanded", "false");
      };
      const go = place => {
        input.value = place.name;
        close();
        map.setView([place.lat, place.lon], Math.max(map.getZoom(), PLACE_ZOOM));
      };
      let places = [], at = 0;
      const mark = () => [...found.children].forEach((row, k) => row.setAttribute("aria-selected", String(k === at)));
      input.addEventListener("input", () => {
        const wanted = fold(input.value.trim());
        places = wanted ? options.places().filter(place => fold(place.name).includes(wanted)) : [];
        places.sort((a, b) => (b.count || 0) - (a.count || 0) || fold(a.name).indexOf(wanted) - fold(b.name).indexOf(wanted));
        places = places.slice(0, MOST_FOUND);
        at = 0;
        found.replaceChildren(...places.map(place => element("li", {role: "option", onclick: () => go(place)}, element("span", {dir: "auto"}, place.name), place.count ? element("span", {class: "dw-soft"}, say("statements", {count: place.count})) : null)));
        if (wanted && !places.length) found.replaceChildren(element("li", {class: "dw-soft"}, say("placeNotFound")));
        found.hidden = !wanted;
        input.setAttribute("aria-expanded", String(Boolean(wanted)));
        mark();
      });
      input.addEventListener("keydown", event => {
        event.stopPropagation();
        if (event.key === "ArrowDown" || event.key === "ArrowUp") {
          at = Math.max(0, Math.min(places.length - 1, at + (event.key === "ArrowDown" ? 1 : -1)));
          event.preventDefault();
          mark();
        } else if (event.key === "Enter" && places[at]) go(places[at]);
        else if (event.key === "Escape") close();
      });
      input.addEventListener("blur", () => setTimeout(close, 200));
      return element("div", {class: "dw-search", role: "search"}, input, found);
    }

    function alone() {
      const frame = map.getContainer().closest(".dw-map");
      const act = () => {
        const isOn = frame.classList.toggle("dw-alone");
        toggle.setAttribute("aria-pressed", String(isOn));
        if (isOn && document.fullscreenEnabled) frame.requestFullscreen().catch(() => {});
        else if (document.fullscreenElement) document.exitFullscreen();
        map.invalidateSize();
      };
      const toggle = button({class: "dw-tool", "aria-pressed": "false", "aria-label": say("fullScreen"), title: say("fullScreen"), onclick: act}, Dateline.icon("alone"));
      document.addEventListener("fullscreenchange", () => {
        if (!document.fullscreenElement && frame.classList.contains("dw-alone")) act();
      });
      document.addEventListener("keydown", event => {
        if (event.key === "Escape" && frame.classList.contains("dw-alone")) act();
      });
      return toggle;
    }

    L.control.zoom({zoomInTitle: say("zoom.in"), zoomOutTitle: say("zoom.out")}).addTo(map);
    addControl(map, "topright", search());
    const tools = element("div", {class: "dw-tools leaflet-bar"}, alone(), button({class: "dw-tool", "aria-label": say("draw"), title: say("draw"), onclick: options.onDraw}, Dateline.icon("area")));
    addControl(map, "topleft", tools);
  };
})();
