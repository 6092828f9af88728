// Tabs as the ARIA Authoring Practices have them: arrows, Home and End move, and the panel follows.

/**
 * @param {HTMLElement} list  the tablist
 * @param {(panel: string) => void} chosen  called with the id of the panel that is shown now
 */
export function createTabs(list, chosen) {
  const tabs = [...list.querySelectorAll('[role="tab"]')];

  function choose(panel) {
    for (const tab of tabs) {
      const mine = tab.getAttribute("aria-controls") === panel;
      tab.setAttribute("aria-selected", String(mine));
      tab.tabIndex = mine ? 0 : -1;
      document.getElementById(tab.getAttribute("aria-controls")).hidden = !mine;
    }
    chosen(panel);
  }

  const MOVES = { ArrowRight: 1, ArrowLeft: -1 };
  list.addEventListener("keydown", (event) => {
    const at = tabs.indexOf(event.target);
    const to = event.key === "Home" ? 0 : event.key === "End" ? tabs.length - 1 : at + (MOVES[event.key] ?? 0);
    if (at < 0 || to === at) return;
    event.preventDefault();
    const tab = tabs[(to + tabs.length) % tabs.length];
    tab.focus();
    choose(tab.getAttribute("aria-controls"));
  });
  list.addEventListener("click", (event) => {
    const tab = event.target.closest('[role="tab"]');
    if (tab) choose(tab.getAttribute("aria-controls"));
  });
  return { choose };
}
