/* Puts a statement's sign elsewhere on the map: drag it, click the map, or use the arrow keys and Enter; Escape gives up.
 *
 *   const move = Dateline.mover(map, {say})
 *   move(at, sign, onPlace)       `at`: {lon, lat} or null for the middle of the map; onPlace({lon, lat}) in degrees
 */
(function () {
  "use strict";

  const {element} = window.Dateline;
  const STEP_PX = 8, WIDE_STEP_PX = 40, SIGN_PX = 44;
  const STEPS = {ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1]};

  window.Dateline.mover = function (map, {say}) {
    let giveUp = null;

    return function move(at, sign, onPlace) {
      if (giveUp) giveUp();
      const container = map.getContainer(), hint = element("p", {class: "dw-hint", role: "status"}, say("moveHint"));
      const from = at ? L.latLng(at.lat, at.lon) : map.getCenter();
      if (!map.getBounds().pad(-0.1).contains(from)) map.panTo(from, {animate: false});
      const icon = L.divIcon({className: "dw-mover", html: element("span", {}, sign), iconSize: [SIGN_PX, SIGN_PX]});
      const marker = L.marker(from, {icon, draggable: true, autoPan: true, keyboard: true, zIndexOffset: 1000}).addTo(map), node = marker.getElement();
      node.setAttribute("aria-label", say("moveHint"));
      container.classList.add("dw-moving");
      container.append(hint);

      function finish(place) {
        for (const [name, act] of [["click", click], ["unload", stop]]) map.off(name, act);
        document.removeEventListener("keydown", press, true);
        marker.remove();
        hint.remove();
        container.classList.remove("dw-moving");
        giveUp = null;
        if (!place) return;
        const {lng, lat} = place.wrap();
        onPlace({lon: +lng.toFixed(5), lat: +Math.max(-90, Math.min(90, lat)).toFixed(5)});
      }
      const stop = () => finish(null), click = ({latlng}) => finish(latlng);

      function press(event) {
        if (event.key === "Escape") finish(null);
        else if (event.target !== node) return;
        else if (event.key === "Enter") finish(marker.getLatLng());
        else if (STEPS[event.key]) {
          const px = event.shiftKey ? WIDE_STEP_PX : STEP_PX, by = L.point(STEPS[event.key]).multiplyBy(px);
          const place = map.containerPointToLatLng(map.latLngToContainerPoint(marker.getLatLng()).add(by));
          marker.setLatLng(place);
          if (!map.getBounds().pad(-0.02).contains(place)) map.panTo(place, {animate: false});
        } else return;
        event.preventDefault();
        event.stopPropagation();
      }

      giveUp = stop;
      map.on("click", click);
      marker.on("dragend", () => finish(marker.getLatLng()));
      document.addEventListener("keydown", press, true);
      node.focus({preventScroll: true});
    };
  };
})();
