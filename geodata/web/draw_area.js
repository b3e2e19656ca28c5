/* Draws an area on the map: a drag makes a box, clicks make a polygon; both are a ring.
 *
 *   const drawer = Dateline.areaDrawer(map, {say, onArea})
 *   drawer.draw(ring)    onArea([[lon, lat], …]), degrees, once it is closed; `ring` is the area until then, or null
 *   drawer.show(ring)    outlines an area; null takes it away
 *
 * A click on the first or the last corner closes a polygon, as a double-click does. By keyboard: arrows move the map,
 * Space sets a corner in its middle, Backspace takes the last one back, Enter closes; Escape gives up.
 */
(function () {
  "use strict";

  const {element} = window.Dateline;
  const DRAG_PX = 6, CLOSE_PX = 10, REST_MS = 350;
  const CLICKS = ["click", "dblclick"];

  window.Dateline.areaDrawer = function (map, {say, onArea}) {
    const container = map.getContainer();
    let giveUp = null, outline = null;

    function show(ring, isOpen = false) {
      if (outline) outline.remove();
      const style = {className: "dw-area", fill: false, weight: 1.5, dashArray: "5 4", interactive: false};
      outline = ring && (isOpen ? L.polyline : L.polygon)(ring.map(([lon, lat]) => [lat, lon]), style).addTo(map);
    }

    const ringOf = (a, b) => [[a.lng, a.lat], [b.lng, a.lat], [b.lng, b.lat], [a.lng, b.lat]];
    const corner = ({lng, lat}) => [lng, lat];
    const pixel = ([lng, lat]) => map.latLngToContainerPoint([lat, lng]);

    function draw(before) {
      if (giveUp) return;
      const corners = [], hint = element("p", {class: "dw-hint", role: "status"}, say("drawHint")), cross = element("i", {class: "dw-cross", hidden: true});
      let from = null, isDrag = false;
      const isOurs = event => !event.target.closest?.(".leaflet-control");
      const sketch = cursor => show(cursor ? [...corners, corner(cursor)] : corners, true);

      function finish(ring) {
        for (const [target, kind, act] of listeners) target.removeEventListener(kind, act, true);
        setTimeout(rest, REST_MS);
        hint.remove();
        cross.remove();
        container.classList.remove("dw-drawing");
        map.dragging.enable();
        giveUp = null;
        show(ring || before);
        if (ring) onArea(ring.map(([lon, lat]) => [+lon.toFixed(3), +Math.max(-90, Math.min(90, lat)).toFixed(3)]));
      }

      function add(place) {
        const near = [corners[0], corners[corners.length - 1]].some(one => one && pixel(one).distanceTo(pixel(corner(place))) < CLOSE_PX);
        if (!near) corners.push(corner(place));
        else if (corners.length > 2) return finish(corners);
        sketch();
      }

      function begin(event) {
        if (!isOurs(event)) return;
        from = event;
        isDrag = false;
        still(event);
      }

      function follow(event) {
        if (from && Math.hypot(event.clientX - from.clientX, event.clientY - from.clientY) > DRAG_PX) isDrag = true;
        if (from && isDrag && !corners.length) show(ringOf(map.mouseEventToLatLng(from), map.mouseEventToLatLng(event)));
        else if (corners.length) sketch(map.mouseEventToLatLng(event));
      }

      function end(event) {
        if (!from) return;
        const place = map.mouseEventToLatLng(event), start = map.mouseEventToLatLng(from);
        from = null;
        if (isDrag && !corners.length) finish(ringOf(start, place));
        else add(place);
      }

      function still(event) {
        if (!isOurs(event)) return;
        event.stopPropagation();
        event.preventDefault();
      }

      function press(event) {
        const isHere = event.target === container || event.target === document.body;
        if (event.key === "Escape") finish(null);
        else if (!isHere) return;
        else if (event.key === "Enter" && corners.length > 2) finish(corners);
        else if (event.key === " ") add(map.getCenter());
        else if (event.key === "Backspace") {
          corners.pop();
          sketch();
        } else {
          if (event.key.startsWith("Arrow")) cross.hidden = false;
          return;
        }
        event.preventDefault();
        event.stopPropagation();
      }

      /* The click, or the double-click, that closes an area chooses no sign and zooms nothing. */
      function rest() {
        for (const kind of CLICKS) container.removeEventListener(kind, still, true);
        map.doubleClickZoom.enable();
      }

      const listeners = [[container, "pointerdown", begin], [window, "pointermove", follow], [window, "pointerup", end], [document, "keydown", press]];
      for (const [target, kind, act] of listeners) target.addEventListener(kind, act, true);
      for (const kind of CLICKS) container.addEventListener(kind, still, true);
      giveUp = () => finish(null);
      container.classList.add("dw-drawing");
      container.append(hint, cross);
      map.dragging.disable();
      map.doubleClickZoom.disable();
      container.focus({preventScroll: true});
    }

    return {draw, show};
  };
})();
