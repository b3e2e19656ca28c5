/* The card of the chosen event: its sentence in context, who says so, figures, when, where, codes, and why it was read so.
 *
 *   const card = Dateline.card(box, {say, types, correct, onPick, onClose})
 *   card.show(event, {facts, places, report, context, shown, known})   context: [before, after] of the quote, known(id): another event
 *                                                              places: what else its place may be, `correct` from `correct.js`
 *   card.guide()                                               what the card shows while nothing is chosen
 */
(function () {
  "use strict";

  const {element, button} = window.Dateline;

  window.Dateline.card = function (box, options) {
    const {say, onPick} = options;

    function fact(name, ...lines) {
      const told = lines.flat().filter(Boolean);
      if (!told.length) return [];
      return [element("dt", {}, say("fact." + name)), element("dd", {}, ...told.map(line => line instanceof Node ? line : element("p", {dir: "auto"}, line)))];
    }

    const soft = text => text && element("p", {class: "dw-soft", dir: "auto"}, text);
    const quoted = text => text && soft(say("reportSays", {text}));

    function steps(event, shown) {
      const at = shown.indexOf(event);
      const step = (key, next) => button({class: "dw-step", "aria-label": say(key), title: say(key), disabled: !next, onclick: () => onPick(next.id)}, Dateline.icon(key));
      const [before, after] = at < 0 ? [] : [shown[at - 1], shown[at + 1]];
      return element("div", {class: "dw-steps"}, element("span", {class: "dw-soft"}, at < 0 ? say(event.rejected ? "rejectedHidden" : "hidden") : say("placeOf", {place: at + 1, count: shown.length})),
        step("before", before), step("next", after), button({class: "dw-step", "aria-label": say("close"), title: say("close"), onclick: options.onClose}, Dateline.icon("close")));
    }

    function link(id, known) {
      const event = known(id);
      if (!event) return null;
      return button({class: "dw-link", onclick: () => onPick(id)}, [options.describe(event), event.figures].filter(Boolean).join(" · "));
    }

    function source({title, publisher, published, url}) {
      const told = [title, publisher, published].filter(Boolean).join(" · ");
      const original = url && element("a", {href: url, target: "_blank", rel: "noopener noreferrer nofollow"}, say("original"));
      return element("p", {class: "dw-soft dw-source", dir: "auto"}, told, original ? " · " : "", original);
    }

    /* Where a person corrected, what the reading says of it stands in `correct.told`. */
    function placed(event, facts) {
      if (event.corrected?.has("place") || event.corrected?.has("position")) return [event.place || say("correctedPoint"), soft(say("correctedWord"))];
      return [facts.where, quoted(facts.whereSaid), soft(facts.whereHow)];
    }

    function show(event, {facts, places, report, context, shown, known}) {
      const [before, after] = context;
      const quote = element("blockquote", {dir: "auto", lang: report.language}, element("span", {class: "dw-soft dw-around"}, before), element("span", {class: "dw-quote"}, event.quote), element("span", {class: "dw-soft dw-around"}, after));
      const rows = facts ? [
        ...fact("who", facts.who), ...fact("figures", facts.figures), ...fact("actor", facts.actor), ...fact("target", facts.target),
        ...fact("when", facts.when, quoted(facts.whenSaid), soft(facts.whenHow && say("rule", {text: facts.whenHow}))),
        ...fact("where", ...placed(event, facts)),
        ...fact("partOf", link(event.part_of, known)), ...fact("sameAs", link(event.same_as, known)),
        ...fact("sure", facts.sure), ...fact("why", facts.why.map(soft)), ...fact("codes", event.corrected && soft(say("codesAsRead")), facts.codes.map(soft)),
      ] : [];
      const isSame = box.querySelector(".dw-event")?.dataset.event === event.id, top = isSame ? box.scrollTop : 0, focused = isSame && box.contains(document.activeElement) ? document.activeElement.name : "";
      const type = Dateline.typeOf(event.event_type, options.types());
      box.replaceChildren(steps(event, shown), element("article", {class: "dw-event", "data-event": event.id},
        element("h2", {}, Dateline.signOf(event, options.types()), " ", type.label, event.place ? element("span", {class: "dw-at", dir: "auto"}, event.place) : null),
        element("p", {class: "dw-soft"}, facts ? facts.said : say("opening")), options.correct.told(event), quote, element("dl", {}, ...rows), facts ? options.correct.area(event, places) : null, source(report)));
      box.scrollTop = top;
      if (focused) box.querySelector(`[name="${focused}"]`)?.focus();
    }

    function guide() {
      box.replaceChildren(element("h2", {}, say("guide.title")), element("ul", {class: "dw-guide"}, ...options.guide.map(text => element("li", {}, text))));
    }

    return {show, guide};
  };
})();
