/* The cells of the basemap's detail: which ones a view touches, and those that are here.
 *
 *   Dateline.DETAIL_ZOOM                                     from this zoom on the map shows detail
 *   Dateline.cellsIn(west, south, east, north, size)         Map of names → {west, south}; degrees, also beyond 180
 *   const cells = Dateline.basemapCells(map, state, files, {onCell(name), onFailure})
 *   cells.load()                                             promise: all that the view needs is in `state.cells`, or has failed
 *   cells.areHere()                                          whether it is
 */
(function () {
  "use strict";

  const Dateline = window.Dateline;
  const MOST_CELLS = 36;

  Dateline.DETAIL_ZOOM = 6;

  function cellName(west, south) {
    const digits = (value, length) => String(Math.abs(value)).padStart(length, "0");
    return (west < 0 ? "w" : "e") + digits(west, 3) + (south < 0 ? "s" : "n") + digits(south, 2);
  }

  Dateline.cellsIn = function (west, south, east, north, size) {
    const found = new Map();
    for (let x = Math.floor(west / size) * size; x < east; x += size) {
      for (let y = Math.max(-90, Math.floor(south / size) * size); y < Math.min(90, north); y += size) {
        const wrapped = ((x + 180) % 360 + 360) % 360 - 180;
        found.set(cellName(wrapped, y), {west: wrapped, south: y});
      }
    }
    return found;
  };

  Dateline.basemapCells = function (map, state, files, {onCell, onFailure}) {
    const coming = new Set(), isThere = name => (files.names || state.known).has(name);

    function inView() {
      if (!state.world || map.getZoom() < Dateline.DETAIL_ZOOM) return [];
      const box = map.getBounds().pad(0.1), cells = Dateline.cellsIn(box.getWest(), box.getSouth(), box.getEast(), box.getNorth(), state.cellDeg);
      return [...cells.keys()].filter(isThere);
    }

    function load() {
      const wanted = new Set(inView());
      for (const name of state.cells.keys()) {
        if (state.cells.size > MOST_CELLS && !wanted.has(name)) state.cells.delete(name);
      }
      return Promise.all([...wanted].filter(name => !state.cells.has(name) && !coming.has(name)).map(loadCell));
    }

    async function loadCell(name) {
      coming.add(name);
      try {
        state.cells.set(name, Dateline.readBasemap(await files.cell(name)));
      } catch {
        return onFailure();
      } finally {
        coming.delete(name);
      }
      onCell(name);
    }

    return {load, areHere: () => inView().every(name => state.cells.has(name))};
  };
})();
