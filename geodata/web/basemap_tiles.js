/* The basemap's land, water and borders, painted on tiles: detail where its cells are here, the coarse world elsewhere.
 *
 *   const tiles = Dateline.basemapTiles(state)   a layer of Leaflet that paints with `state.colors`
 *   tiles.repaint(name)                          paints anew what a cell of detail touches; everything without a name
 *   Dateline.basemapColors("light" | "dark")     the colours of the map and of its names
 */
(function () {
  "use strict";

  const Dateline = window.Dateline, {toX, toY, toLon, toLat} = Dateline.mercator;
  const TILE_PX = 512;
  const STEP_PX = 0.6; // points nearer than this to the last one are not drawn
  const PALETTES = {
    light: {sea: "#dbe6ec", land: "#f8f6f1", water: "#6d8fa3", coast: "#9db4c0", river: "#b3cddb", division: "#d8d1c6", border: "#a0968c",
      disputed: "#a0968c", former: "#bdb3a8", country: "#857b70", town: "#3f4246", dot: "#6d7175", panel: "#ffffff"},
    dark: {sea: "#161c21", land: "#262c31", water: "#5f7b8c", coast: "#3d4c57", river: "#2f4350", division: "#373d42", border: "#6c7075",
      disputed: "#6c7075", former: "#54585c", country: "#8d9499", town: "#c3c9cd", dot: "#8f979c", panel: "#1b2127"},
  };

  Dateline.basemapColors = theme => PALETTES[theme];

  /* Traces rings or lines; what lies outside the frame is passed over. */
  function trace(context, parts, frame, close) {
    context.beginPath();
    for (const part of parts) {
      if (part.east < frame.west || part.west > frame.east || part.south < frame.north || part.north > frame.south) continue;
      const {points} = part, end = points.length - 2;
      let px = 0, py = 0;
      for (let i = 0; i <= end; i += 2) {
        const x = (points[i] - frame.x) * frame.scale, y = (points[i + 1] - frame.y) * frame.scale;
        if (i === 0) context.moveTo(x, y);
        else if (i < end && Math.abs(x - px) < STEP_PX && Math.abs(y - py) < STEP_PX) continue;
        else context.lineTo(x, y);
        px = x;
        py = y;
      }
      if (close) context.closePath();
    }
  }

  /* Draws the layers of one file into a box of a tile. `frame` turns the unit square into pixels. */
  function paint(context, layers, colors, zoom, frame) {
    const fill = (parts, color) => {
      trace(context, parts, frame, true);
      context.fillStyle = color;
      context.fill("evenodd");
      context.strokeStyle = colors.coast;
      context.lineWidth = zoom < 5 ? 0.5 : 0.8;
      context.stroke();
    };
    const stroke = (parts, color, width, dash) => {
      trace(context, parts, frame, false);
      context.strokeStyle = color;
      context.lineWidth = width;
      context.setLineDash(dash || []);
      context.stroke();
      context.setLineDash([]);
    };
    context.lineJoin = context.lineCap = "round";
    fill(layers.land, colors.land);
    fill(layers.lakes, colors.sea);
    stroke(layers.rivers, colors.river, zoom < 5 ? 0.6 : zoom < 8 ? 0.9 : 1.4);
    stroke(layers.divisions, colors.division, zoom < 8 ? 0.9 : 1.2);
    if (zoom > 6) stroke(layers.districts, colors.division, zoom < 8 ? 0.6 : 1);
    context.lineCap = "butt";
    if (zoom > 5) stroke(layers.former, colors.former, 1.1, [1.5, 3]);
    stroke(layers.borders, colors.border, zoom < 5 ? 0.8 : 1.4);
    stroke(layers.disputed, colors.disputed, zoom < 5 ? 0.8 : 1.4, zoom < 5 ? [2.5, 2] : [5, 3.5]);
  }

  function drawTile(canvas, coords, state) {
    const ratio = window.devicePixelRatio || 1, scale = 256 * 2 ** coords.z, unit = TILE_PX / scale;
    const frame = {x: coords.x * unit, y: coords.y * unit, scale}, context = canvas.getContext("2d");
    Object.assign(frame, {west: frame.x, north: frame.y, east: frame.x + unit, south: frame.y + unit});
    canvas.width = canvas.height = TILE_PX * ratio;
    context.fillStyle = state.colors.sea;
    context.fillRect(0, 0, canvas.width, canvas.height);
    context.scale(ratio, ratio);
    if (coords.z < Dateline.DETAIL_ZOOM) paint(context, state.world.layers, state.colors, coords.z, frame);
    else drawCells(context, state, coords.z, frame, ratio);
  }

  function drawCells(context, state, zoom, frame, ratio) {
    const size = state.cellDeg, edge = value => Math.round(value * frame.scale * ratio) / ratio;
    const cells = Dateline.cellsIn(toLon(frame.west), toLat(frame.south), toLon(frame.east), toLat(frame.north), size);
    for (const [name, {west, south}] of cells) {
      if (!state.known.has(name)) continue;
      const left = edge(toX(west) - frame.x), right = edge(toX(west + size) - frame.x);
      const top = edge(toY(south + size) - frame.y), bottom = edge(toY(south) - frame.y);
      context.save();
      context.beginPath();
      context.rect(left, top, right - left, bottom - top);
      context.clip();
      paint(context, (state.cells.get(name) || state.world).layers, state.colors, zoom, frame);
      context.restore();
    }
  }

  Dateline.basemapTiles = function (state) {
    const tiles = new Map();
    const Grid = L.GridLayer.extend({
      createTile(coords) {
        const canvas = document.createElement("canvas");
        tiles.set(this._tileCoordsToKey(coords) + "/" + L.stamp(canvas), {canvas, coords});
        drawTile(canvas, coords, state);
        return canvas;
      },
    });
    const grid = new Grid({tileSize: TILE_PX, pane: "dl-base", className: "dl-base", updateWhenZooming: false, keepBuffer: 1, attribution: "Natural Earth · GeoNames"});
    grid.on("tileunload", ({tile}) => {
      for (const [key, {canvas}] of tiles) if (canvas === tile) tiles.delete(key);
    });
    grid.repaint = name => {
      for (const {canvas, coords} of tiles.values()) {
        const unit = TILE_PX / (256 * 2 ** coords.z), west = coords.x * unit, north = coords.y * unit;
        const touched = () => Dateline.cellsIn(toLon(west), toLat(north + unit), toLon(west + unit), toLat(north), state.cellDeg).has(name);
        if (!name || (coords.z >= Dateline.DETAIL_ZOOM && touched())) drawTile(canvas, coords, state);
      }
    };
    return grid;
  };
})();
