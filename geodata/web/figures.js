/* The figures on top: each a range with its speakers side by side; a total opens to its parts. Nothing is added up.
 *
 *   const figures = Dateline.figures(box, trees, {say, onPick})
 *   figures.draw(isShown)     `isShown(id)`: whether an event passes the filters; hidden accounts are left out
 */
(function () {
  "use strict";

  const {element, button} = window.Dateline;
  const KINDS = ["killed", "wounded", "missing", "displaced"];
  const MOST_ROOTS = 3, MOST_OPEN = 60;

  /* A total that the filters hide gives way to its parts. */
  function prune(tree, isShown) {
    const accounts = tree.accounts.filter(account => isShown(account.event)), parts = tree.parts.flatMap(part => prune(part, isShown));
    return accounts.length ? [{...tree, accounts, parts}] : parts;
  }

  const greatest = tree => Math.max(...tree.accounts.filter(account => !account.older).map(account => account.high ?? account.low ?? 0), 0);

  const isAlive = (tree, isShown) => tree.accounts.some(account => isShown(account.event)) || tree.parts.some(part => isAlive(part, isShown));

  window.Dateline.figures = function (box, trees, {say, onPick}) {
    const opened = new Set(), ranked = new Map(KINDS.map(kind => [kind, trees.filter(tree => tree.kind === kind)]));
    for (const roots of ranked.values()) {
      const size = new Map(roots.map(tree => [tree, greatest(tree)]));
      roots.sort((a, b) => size.get(b) - size.get(a));
    }

    /* The greatest first; of those that are not shown, only how many they are. */
    function pick(kind, isShown) {
      const alive = ranked.get(kind).filter(tree => isAlive(tree, isShown)), most = opened.has(kind) ? MOST_OPEN : MOST_ROOTS;
      return {kind, roots: alive.slice(0, most).flatMap(tree => prune(tree, isShown)), rest: alive.length - MOST_ROOTS};
    }

    const who = account => account.who ? say("saysWho", {who: account.who}) : say(account.hearsay ? "unnamedCount" : "outletCount");

    function account(one, isLead, isHouseholds = false) {
      const said = element("span", {class: "dw-who", dir: "auto"}, who(one));
      return button({class: isLead ? "dw-account dw-lead" : "dw-account", "data-event": one.event, title: one.rule, onclick: () => onPick(one.event)}, element("b", {}, one.told), " ", isHouseholds ? say("households") + " " : null, said, one.older ? element("span", {class: "dw-older"}, say("older")) : null);
    }

    /* Speakers whose numbers agree are one line; those who differ stand side by side. */
    function accounts(tree) {
      const first = new Map();
      for (const one of tree.accounts) {
        const key = [one.told, one.who, one.hearsay, one.older].join("|");
        if (!first.has(key)) first.set(key, one);
      }
      return [...first.values()];
    }

    function branch(tree) {
      return element("li", {}, ...accounts(tree).map(one => account(one, false)), tree.parts.length ? element("ul", {}, ...tree.parts.map(branch)) : null);
    }

    function root(tree, isFirst) {
      const [lead, ...others] = accounts(tree), key = tree.kind + lead.event, isOpen = opened.has(key);
      const parts = tree.parts.length ? button({class: "dw-parts", "aria-expanded": String(isOpen), onclick: () => {
        if (isOpen) opened.delete(key);
        else opened.add(key);
        draw(shownBy);
      }}, say("parts", {count: tree.parts.length})) : null;
      return element("div", {class: isFirst ? "dw-root" : "dw-root dw-next"}, account(lead, isFirst, tree.households), ...others.map(one => account(one, false)),
        tree.parts.length ? element("div", {class: "dw-sum"}, isOpen ? null : summary(tree), parts) : null, isOpen ? element("ul", {class: "dw-tree"}, ...tree.parts.map(branch)) : null);
    }

    /* The parts in one line: "27 the separatists + 2 Azerbaijan"; the plus lists, it does not add. */
    function summary(tree) {
      const told = tree.parts.map(part => part.accounts[0]).map(one => one.told + (one.who ? " " + one.who : "")).join(" · ");
      return element("span", {class: "dw-summary", dir: "auto"}, told);
    }

    function sections(isShown) {
      const columns = KINDS.map(kind => pick(kind, isShown)).filter(({roots}) => roots.length);
      return columns.map(({kind, roots, rest}) => {
        const all = opened.has(kind);
        const more = rest > 0 ? button({class: "dw-parts", "aria-expanded": String(all), onclick: () => {
          if (all) opened.delete(kind);
          else opened.add(kind);
          draw(shownBy);
        }}, all ? say("fewer") : say("moreFigures", {count: rest})) : null;
        return element("section", {class: "dw-figure", "aria-label": say("figure." + kind)}, element("h2", {}, say("figure." + kind)), ...roots.map((tree, place) => root(tree, place === 0)), more);
      });
    }

    /* An unseen copy of all figures keeps the height that they need: the map under them stands still whatever is filtered. */
    const live = element("div", {class: "dw-live"});
    box.hidden = !trees.length;
    box.replaceChildren(element("div", {class: "dw-unseen", "aria-hidden": "true", inert: true}, ...sections(() => true)), live);

    let shownBy = () => true;
    function draw(isShown) {
      shownBy = isShown;
      const told = sections(isShown);
      live.replaceChildren(...told.length ? told : [element("p", {class: "dw-soft dw-figure"}, say("noFigures"))]);
    }

    return {draw};
  };
})();
