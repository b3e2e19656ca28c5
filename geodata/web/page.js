/* The self-contained page: the whole view over the reports in its data block.
 *
 * It holds the sentences that events were read from, never the whole text of a report. `window.__pageReady` is true when
 * the map is painted. Corrections outlive a reload, not the tab: what a browser keeps longer, all files share.
 */
(function () {
  "use strict";

  const FIT = {padding: [40, 40], maxZoom: 10, animate: false};

  const read = id => JSON.parse(document.getElementById(id).textContent);
  const report = read("report"), {options, record} = report, {language} = options;
  const dark = window.matchMedia("(prefers-color-scheme: dark)");
  const theme = () => dark.matches ? "dark" : "light";
  document.documentElement.dataset.theme = theme();

  const root = document.querySelector("main"), mapNode = Dateline.element("div", {});
  root.append(mapNode);
  const map = L.map(mapNode, {minZoom: 2, maxZoom: 13, zoomSnap: 0.5, zoomControl: false}).setView([20, 15], 2);
  const basemap = DatelineBasemap(map, {data: read("basemap"), language, theme: theme()});
  let view = null;
  const layer = DatelineEvents(map, {types: options.types[theme()], language, theme: theme(), say: Dateline.speaker(options.words, language), onPick: id => view.pick(id), onDraw: boxes => basemap.setPlaces(layer.places(), boxes)});
  L.control.scale({imperial: false, position: "bottomright"}).addTo(map);
  view = DatelineWorkspace(root, {...options, mapNode, map, layer, basemap, types: () => options.types[theme()], storage: Dateline.storage("sessionStorage"), onState() {}});
  new ResizeObserver(() => map.invalidateSize()).observe(mapNode);
  dark.addEventListener("change", () => {
    document.documentElement.dataset.theme = theme();
    basemap.setTheme(theme());
    layer.setTheme(theme(), options.types[theme()]);
    view.retint();
  });

  map.invalidateSize();
  view.head(report);
  view.load(record, {chunk: number => Promise.resolve({runs: null, ...report.cards[number]}), offAtFirst: options.offAtFirst, corrections: report.corrections});
  view.refresh();
  const bounds = layer.bounds();
  if (bounds) map.fitBounds(bounds, FIT);
  basemap.ready.then(() => { window.__pageReady = true; });
})();
