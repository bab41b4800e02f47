"use strict";
(() => {
  const $ = (id) => document.getElementById(id);
  const all = (selector, root = document) => [...root.querySelectorAll(selector)];

  // Theme: what the system says until the reader says otherwise.
  const root = document.documentElement;
  try { if (localStorage.ferruleTheme) root.dataset.theme = localStorage.ferruleTheme; } catch { /* a file: page may have no storage */ }
  $("theme").addEventListener("click", () => {
    const dark = root.dataset.theme ? root.dataset.theme === "dark" : matchMedia("(prefers-color-scheme: dark)").matches;
    root.dataset.theme = dark ? "light" : "dark";
    try { localStorage.ferruleTheme = root.dataset.theme; } catch { /* as above */ }
  });

  // Modules as tabs.
  const tabs = all('[role="tab"]');
  function show(number) {
    all(".module").forEach((panel, at) => { panel.hidden = at !== number; });
    tabs.forEach((tab, at) => {
      tab.setAttribute("aria-selected", String(at === number));
      tab.tabIndex = at === number ? 0 : -1;
    });
  }
  tabs.forEach((tab, at) => {
    tab.addEventListener("click", () => show(at));
    tab.addEventListener("keydown", (event) => {
      const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
      if (!step) return;
      const next = (at + step + tabs.length) % tabs.length;
      show(next);
      tabs[next].focus();
      event.preventDefault();
    });
  });

  // Linked lines. `lit` are the lines shown as belonging together; pinned ones stay when the pointer leaves.
  let lit = [];
  let pinned = null;
  const partners = (line) => (line.dataset.to || "").split(" ").filter(Boolean).map($).filter(Boolean);
  function light(line) {
    lit.forEach((other) => other.classList.remove("hot"));
    lit = line && line.dataset.to ? [line, ...partners(line)] : [];
    lit.forEach((other) => other.classList.add("hot"));
  }
  function centre(line) {
    const pane = line.closest(".code");
    pane.scrollTop = line.offsetTop - pane.clientHeight / 2 + line.offsetHeight / 2;
  }
  function activate(line) {
    const pane = line.closest(".code");
    const held = pane.querySelector(".at");
    if (held) { held.classList.remove("at"); held.removeAttribute("aria-selected"); }
    line.classList.add("at");
    line.setAttribute("aria-selected", "true");
    pane.setAttribute("aria-activedescendant", line.id);
    light(line);
  }
  function pin(line) {
    activate(line);
    pinned = line;
    const there = partners(line);
    if (!there.length) return;
    const panel = there[0].closest(".module");
    if (panel.hidden) show(all(".module").indexOf(panel));
    centre(there[0]);
  }
  const lineOf = (event) => event.target.closest && event.target.closest(".l");
  const sources = $("sources");
  sources.addEventListener("mouseover", (event) => { const line = lineOf(event); if (line) light(line); });
  sources.addEventListener("mouseleave", () => light(pinned));
  sources.addEventListener("click", (event) => { const line = lineOf(event); if (line) pin(line); });
  sources.addEventListener("keydown", (event) => {
    const pane = event.target.closest(".code");
    if (!pane) return;
    const lines = pane.children;
    const at = [...lines].findIndex((line) => line.classList.contains("at"));
    const step = { ArrowDown: 1, ArrowUp: -1, PageDown: 20, PageUp: -20, Home: -lines.length, End: lines.length }[event.key];
    if (step) {
      const next = lines[Math.max(0, Math.min(lines.length - 1, at + step))];
      activate(next);
      next.scrollIntoView({ block: "nearest" });
    } else if (event.key === "Enter" && at >= 0) {
      pin(lines[at]);
      const there = partners(lines[at])[0];
      if (there) { activate(there); there.closest(".code").focus(); light(there); }
    } else return;
    event.preventDefault();
  });

  // A link to a line opens its module and brings the line into view.
  function follow() {
    const line = /^#[pr]\d+-\d+$/.test(location.hash) && $(location.hash.slice(1));
    if (!line) return;
    show(all(".module").indexOf(line.closest(".module")));
    centre(line);
    pin(line);
    sources.scrollIntoView();
  }
  addEventListener("hashchange", follow);

  // The table of functions.
  const rows = all("#table tbody");
  function filter() {
    const words = $("find").value.toLowerCase().split(/\s+/).filter(Boolean);
    let shown = 0;
    for (const row of rows) {
      const data = row.dataset;
      const fits = words.every((word) => data.words.includes(word))
        && (!$("tier").value || data.tier === $("tier").value)
        && (!$("evidence").value || data.evidence === $("evidence").value)
        && (!$("unproved").checked || data.unproved !== "0");
      row.hidden = !fits;
      shown += fits;
    }
    $("shown").textContent = `${shown} of ${rows.length}`;
  }
  ["find", "tier", "evidence", "unproved"].forEach((id) => $(id).addEventListener("input", filter));
  addEventListener("keydown", (event) => {
    if (event.key === "/" && !/INPUT|SELECT|TEXTAREA/.test(document.activeElement.tagName)) {
      $("find").focus();
      event.preventDefault();
    }
  });
  all("#table th button").forEach((button) => button.addEventListener("click", () => {
    const head = button.parentElement;
    const ascending = head.getAttribute("aria-sort") !== "ascending";
    all("#table th").forEach((other) => other.removeAttribute("aria-sort"));
    head.setAttribute("aria-sort", ascending ? "ascending" : "descending");
    const key = (row) => row.rows[0].cells[Number(button.dataset.column)].dataset.sort;
    const compare = (a, b) => {
      const [x, y] = [key(a), key(b)];
      const numbers = x !== "" && y !== "" && !isNaN(x) && !isNaN(y);
      return (numbers ? x - y : x.localeCompare(y)) * (ascending ? 1 : -1);
    };
    [...rows].sort(compare).forEach((row) => $("table").append(row));
  }));
  filter();
  follow();
})();
