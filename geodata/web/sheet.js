/* The sheet of a narrow screen: its bar is dragged up and down, and it comes to rest closed, open or tall.
 *
 *   Dateline.sheet(box, bar, {isOn, level, setLevel})     levels: 0 closed, 1 open, 2 tall; isOn(): whether the screen is narrow
 */
(function () {
  "use strict";

  const DRAG_PX = 8, MOST = 0.8, OPEN_FROM = 0.2, TALL_FROM = 0.57; // shares of the window's height

  window.Dateline.sheet = function (box, bar, {isOn, level, setLevel}) {
    const swallow = event => {
      event.stopPropagation();
      event.preventDefault();
    };

    bar.addEventListener("pointerdown", start => {
      if (!isOn() || start.button) return;
      const from = box.offsetHeight;
      let isDrag = false;

      function follow(event) {
        const up = start.clientY - event.clientY, aside = Math.abs(start.clientX - event.clientX);
        if (!isDrag && (Math.abs(up) < DRAG_PX || Math.abs(up) < aside)) return;
        if (!isDrag) {
          isDrag = true;
          bar.setPointerCapture(start.pointerId);
          if (!level()) setLevel(1);
        }
        box.style.height = Math.max(bar.offsetHeight, Math.min(MOST * window.innerHeight, from + up)) + "px";
      }

      function leave() {
        for (const [kind, act] of listeners) window.removeEventListener(kind, act);
        if (!isDrag) return;
        const share = box.offsetHeight / window.innerHeight;
        box.style.height = "";
        setLevel(share < OPEN_FROM ? 0 : share < TALL_FROM ? 1 : 2);
        bar.addEventListener("click", swallow, {capture: true, once: true}); // the end of a drag is no choice of a tab
        setTimeout(() => bar.removeEventListener("click", swallow, true), 100);
      }

      const listeners = [["pointermove", follow], ["pointerup", leave], ["pointercancel", leave]];
      for (const [kind, act] of listeners) window.addEventListener(kind, act);
    });
  };
})();
