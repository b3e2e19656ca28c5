/* The signs of events: a shape a type, a state of the sign for what is not plainly said to have happened, and the legend of both.
 *
 *   Dateline.sign(type, {color, modality, size, inherited, corrected})   one sign as an <svg>
 *   Dateline.signOf(event, types, changes)                               the sign of an event, as the map draws it; `changes` to what it is made of
 *   Dateline.typeOf(type, types)                                         {label, color} of a type
 *   Dateline.legend(types, say)                                          all signs with their labels, as an element
 */
(function () {
  "use strict";

  const Dateline = window.Dateline, {element, vector} = Dateline;
  const PIXELS = {1: 18, 2: 22, 3: 27};
  const GREY = "#8A8F94";
  const SHAPES = {
    fighting: "M12 1.5 22.5 12 12 22.5 1.5 12Z",
    explosion: burst(8, 11.5, 5.8),
    attack: "M12 2 23 21.5H1Z",
    casualty: "M8.8 2h6.4v6.8H22v6.4h-6.8V22H8.8v-6.8H2V8.8h6.8Z",
    evacuation: "M1.5 8.5H12V2.5L23 12 12 21.5v-6H1.5Z",
    protest: "M12 2a10 10 0 1 0 0 20 10 10 0 1 0 0-20Z",
    diplomacy: "M3 3h18v18H3Z",
    arrest: "M12 1.5 21.5 7v10L12 22.5 2.5 17V7Z",
  };
  const HOLLOW = new Set(["denied", "threatened", "demanded", "proposed", "planned"]);

  function burst(points, outer, inner) {
    const at = k => {
      const radius = k % 2 ? inner : outer, angle = Math.PI * k / points;
      return (12 + radius * Math.sin(angle)).toFixed(1) + " " + (12 - radius * Math.cos(angle)).toFixed(1);
    };
    return "M" + Array.from({length: 2 * points}, (_, k) => at(k)).join("L") + "Z";
  }

  Dateline.sign = function (type, {color, modality = "happened", size = 1, inherited = false, corrected = false}) {
    const past = modality === "historical", hollow = HOLLOW.has(modality);
    const px = past ? 14 : PIXELS[size] || PIXELS[1], ink = past ? GREY : color;
    const svg = vector("svg", {viewBox: "0 0 24 24", width: px, height: px, "aria-hidden": "true", class: "dl-sign"});
    const path = {d: SHAPES[type] || SHAPES.protest, "stroke-linejoin": "round"};
    svg.append(vector("path", {...path, class: "dl-halo", "stroke-width": 5}));
    if (hollow) svg.append(vector("path", {...path, class: "dl-paper", stroke: ink, "stroke-width": 2.6}));
    else svg.append(vector("path", {...path, class: "dl-solid", fill: ink, style: "--dl-kind: " + ink}));
    if (hollow && modality !== "denied") svg.lastChild.setAttribute("stroke-dasharray", "4 2.6");
    if (modality === "denied") svg.append(vector("path", {d: "M2 22 22 2", stroke: ink, "stroke-width": 2.6}));
    if (inherited) svg.append(vector("path", {d: "M12 23v3.5q0 3 4.5 3", fill: "none", stroke: ink, "stroke-width": 2}));
    if (corrected) for (const name of ["dl-tick-halo", "dl-tick"]) svg.append(vector("path", {d: "M15 19.5l3.2 3.6 5.6-7.6", class: name}));
    return svg;
  };

  Dateline.typeOf = (type, types) => types[type] || {label: type, color: GREY};

  Dateline.signOf = (event, types, changes = {}) => Dateline.sign(event.event_type, {
    color: Dateline.typeOf(event.event_type, types).color, modality: event.modality, inherited: event.place_inherited, corrected: Boolean(event.corrected), ...changes,
  });

  Dateline.legend = function (types, say) {
    const box = element("div", {class: "dl-legend"}), ink = {color: "currentColor"};
    const row = (node, text) => box.append(element("div", {class: "dl-legend-row"}, node, element("span", {}, text)));
    for (const type in types) row(Dateline.sign(type, types[type]), types[type].label);
    box.append(element("div", {class: "dl-legend-gap"}));
    row(Dateline.sign("protest", ink), say("sign.solid"));
    row(Dateline.sign("protest", {...ink, modality: "planned"}), say("sign.hollow"));
    row(Dateline.sign("protest", {...ink, modality: "denied"}), say("sign.struck"));
    row(Dateline.sign("protest", {...ink, inherited: true}), say("sign.hook"));
    row(Dateline.sign("protest", {...ink, corrected: true}), say("sign.corrected"));
    row(element("i", {class: "dl-legend-area"}), say("sign.area"));
    return box;
  };
})();
