/* The map on another page: with `embed=true` in the address the view is the map, its legend, the count and a link to the
 * whole page, which has all that the address has. What is left away, `embed.css` hides.
 *
 *   DatelineEmbed({root, types: () => …, parameters, say});  does nothing elsewhere
 */
(function () {
  "use strict";

  function wholePage() {
    const address = new URL(window.parent.location.href);
    for (const name of ["embed", "embed_options"]) address.searchParams.delete(name);
    return address.toString();
  }

  window.DatelineEmbed = function ({root, types, parameters, say}) {
    if (parameters.get("embed") !== "true") return;
    const page = document.documentElement, legend = Dateline.element("section", {class: "dw-legend", "aria-label": say("map.legend")});
    const draw = () => legend.replaceChildren(Dateline.legend(types(), say));
    page.dataset.embed = "true";
    new MutationObserver(draw).observe(page, {attributeFilter: ["data-theme"]});
    draw();
    const link = Dateline.element("a", {class: "dw-whole", href: wholePage(), target: "_blank", rel: "noopener"}, say("map.whole"));
    for (const kind of ["pointerdown", "focus"]) link.addEventListener(kind, () => { link.href = wholePage(); });
    root.append(legend);
    root.querySelector(".dw-state").append(link);
  };
})();
