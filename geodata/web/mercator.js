/* Places on the unit square of Web Mercator: x to the east, y to the south, both from 0 to 1.
 *
 *   Dateline.mercator.toX(lon), toY(lat), toLon(x), toLat(y)   degrees; y ends where the map does, at 85.06 degrees
 */
(function () {
  "use strict";

  const Dateline = window.Dateline = window.Dateline || {};

  Dateline.mercator = {
    toX: lon => lon / 360 + 0.5,
    toY(lat) {
      const sine = Math.sin(Math.max(-85.06, Math.min(85.06, lat)) * Math.PI / 180);
      return 0.5 - Math.log((1 + sine) / (1 - sine)) / (4 * Math.PI);
    },
    toLon: x => (x - 0.5) * 360,
    toLat: y => Math.atan(Math.sinh(Math.PI * (1 - 2 * y))) * 180 / Math.PI,
  };
})();
