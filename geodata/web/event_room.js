/* Room on the map: where signs and the names of areas stand, so that none covers another.
 *
 *   Dateline.findRoom(map, {groups, areas})   the boxes that they take, [left, top, right, bottom] in pixels of the map's layers
 *
 * A group, or an area, is told its `size` and its `offset` from its anchor, both in pixels; an area also where its name is anchored
 * (`tagAt`) and its `form`: "full", with its name, "signs" alone, or "badge".
 */
(function () {
  "use strict";

  const NAME_PX = 6.6, NAME_LINE_PX = 16, NAME_GAP_PX = 7, MOST_NAMED = 40;
  const TAG_PX = 190;

  const nameOf = features => features[0].properties.place || "";
  const isInView = (box, [left, top, right, bottom]) => box[0] >= left && box[1] >= top && box[2] <= right && box[3] <= bottom;
  const boxAt = (x, y, [width, height]) => [x - width / 2, y - height / 2, x + width / 2, y + height / 2];
  const isFree = (box, taken) => taken.every(t => box[2] <= t[0] || t[2] <= box[0] || box[3] <= t[1] || t[3] <= box[1]);

  function stripSize({features, isBadge}) {
    if (isBadge) return [36, 36];
    const rows = features.length > 4 ? 2 : 1, columns = Math.ceil(features.length / rows);
    return [columns * 26 + 4, rows * 26 + 4];
  }

  function tagSize(area) {
    const [width, height] = stripSize(area), name = nameOf(area.features);
    return [Math.max(width, Math.min(TAG_PX, name.length * NAME_PX)), height + NAME_LINE_PX * Math.ceil(name.length * NAME_PX / TAG_PX)];
  }

  /* Where a strip may stand around its anchor, nearest first: above or left of it, for the town's name stands to the right. */
  function offsets(width, height) {
    const found = [];
    for (const far of [1, 1.7, 2.6, 3.6]) {
      const up = far * (height / 2 + 7), side = far * (width / 2 + 9);
      found.push([0, -up], [-side, 0], [-side, -up], [0, up], [-side, up], [side, -up], [side, up], [side, 0]);
    }
    return found;
  }

  /* Where the names of the places will be, two boxes a place: its dot, and its name right of it, or left where the view ends. */
  function nameBoxes(groups, view) {
    if (groups.length > MOST_NAMED) return [];
    return groups.flatMap(({point: {x, y}, features}) => {
      const width = NAME_GAP_PX + nameOf(features).length * NAME_PX, isLeft = x + width > view[2] && x - width > view[0];
      return [boxAt(x, y, [8, 8]), isLeft ? [x - width, y - 9, x, y + 9] : [x, y - 9, x + width, y + 9]];
    });
  }

  /* Signs stand where neither other signs nor the names of the places will be, and inside the view where there is room. */
  function placeStrips(groups, taken, names, view) {
    groups.forEach((group, k) => {
      const {x, y} = group.point, others = [...taken, ...names.filter((_, place) => place !== 2 * k)];
      group.size = stripSize(group);
      const free = offsets(...group.size).filter(([dx, dy]) => isFree(boxAt(x + dx, y + dy, group.size), others));
      group.offset = free.find(([dx, dy]) => isInView(boxAt(x + dx, y + dy, group.size), view)) || free[0] || [0, 0];
      taken.push(boxAt(x + group.offset[0], y + group.offset[1], group.size));
    });
  }

  /* An area's name and signs stand inside it; where there is no room, its signs alone, then its badge; else beside it. */
  function placeTag(map, area, taken, names, view) {
    const others = [...taken, ...names], inside = area.inside().map(at => ({at, point: map.latLngToLayerPoint(at)}));
    const fits = (x, y, size) => isFree(boxAt(x, y, size), others) && isInView(boxAt(x, y, size), view);
    const forms = [["full", tagSize(area)], ["signs", stripSize(area)]];
    if (area.features.length > 1) forms.push(["badge", [38, 38]]);
    for (const [form, size] of forms) {
      const spot = inside.find(({point}) => fits(point.x, point.y, size));
      if (spot) return takeTag(area, taken, form, size, spot, [0, 0]);
    }
    const [label] = inside, [form, size] = forms[forms.length - 1], {x, y} = label.point;
    const offset = offsets(...size).find(([dx, dy]) => fits(x + dx, y + dy, size)) || [0, 0];
    takeTag(area, taken, form, size, label, offset);
  }

  function takeTag(area, taken, form, size, {at, point}, offset) {
    Object.assign(area, {form, size, tagAt: at, offset});
    taken.push(boxAt(point.x + offset[0], point.y + offset[1], size));
  }

  window.Dateline.findRoom = function (map, {groups, areas}) {
    const corner = map.containerPointToLayerPoint([0, 0]), {x, y} = map.getSize(), view = [corner.x, corner.y, corner.x + x, corner.y + y];
    const taken = [], names = nameBoxes(groups, view);
    placeStrips(groups, taken, names, view);
    for (const area of areas) placeTag(map, area, taken, names, view);
    return taken;
  };
})();
