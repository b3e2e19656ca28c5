/* Online tiles over the basemap, dropped when four fail or six seconds pass with none loaded.
 *
 *   const set = Dateline.onlineTiles(map, tell);  set(url | null, attribution)
 *
 * `tell` is told "bundled", "trying", "online" or "failed".
 */
(function () {
  "use strict";

  const TILE_ERRORS = 4, TILE_PATIENCE_MS = 6000;

  window.Dateline.onlineTiles = function (map, tell) {
    let layer = null, timer = 0;
    function drop() {
      clearTimeout(timer);
      if (layer) layer.remove();
      layer = null;
      map.getPane("dl-labels").style.display = "";
    }
    return function set(url, attribution) {
      drop();
      if (!url) return tell("bundled");
      let loaded = 0, failed = 0;
      const credit = document.createElement("span");
      credit.textContent = attribution || "";
      const mine = layer = L.tileLayer(url, {pane: "dl-tiles", maxZoom: 18, attribution: credit.innerHTML});
      const giveUp = () => {
        if (loaded || layer !== mine) return;
        drop();
        tell("failed");
      };
      mine.on("tileload", () => {
        if (loaded++ || layer !== mine) return;
        clearTimeout(timer);
        map.getPane("dl-labels").style.display = "none";
        tell("online");
      });
      mine.on("tileerror", event => {
        event.tile.style.display = "none";
        if (++failed >= TILE_ERRORS) giveUp();
      });
      tell("trying");
      timer = setTimeout(giveUp, TILE_PATIENCE_MS);
      mine.addTo(map);
    };
  };
})();
