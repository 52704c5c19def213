// Tables: sorted by a click on a heading, filtered by a search field.
"use strict";
(() => {
  const { say } = respgraph;

  function value(row, at) {
    const cell = row.cells[at];
    const text = cell.dataset.sort || cell.textContent.trim();
    const number = Number(text);
    return text !== "" && !Number.isNaN(number) ? number : text;
  }

  function compare(a, b) {
    if (typeof a === "number" && typeof b === "number") return b - a;
    return String(a).localeCompare(String(b), "zh-CN");
  }

  function sortBy(table, heading) {
    const at = heading.cellIndex;
    const turned = heading.getAttribute("aria-sort") === "descending" ? -1 : 1;
    for (const one of heading.parentElement.cells) one.removeAttribute("aria-sort");
    heading.setAttribute("aria-sort", turned === 1 ? "descending" : "ascending");
    const rows = [...table.tBodies[0].rows];
    rows.sort((a, b) => turned * compare(value(a, at), value(b, at)));
    table.tBodies[0].append(...rows);
  }

  for (const table of document.querySelectorAll("table.sortable")) {
    for (const heading of table.tHead.rows[0].cells) {
      if (heading.classList.contains("no-sort")) continue;
      const button = document.createElement("button");
      button.type = "button";
      button.className = "sort";
      button.append(...heading.childNodes);
      heading.append(button);
      button.addEventListener("click", () => sortBy(table, heading));
    }
  }

  function filter(field) {
    const rows = [...document.getElementById(field.dataset.filters).tBodies[0].rows];
    const wanted = field.value.trim().toLowerCase();
    let shown = 0;
    for (const row of rows) {
      row.hidden = wanted !== "" && !row.textContent.toLowerCase().includes(wanted);
      shown += !row.hidden;
    }
    field.closest(".table-tools").querySelector("[role=status]").textContent = say("js.rows", { n: shown, all: rows.length });
  }

  for (const field of document.querySelectorAll("[data-filters]")) {
    field.addEventListener("input", () => filter(field));
    respgraph.onChange(() => filter(field));
    filter(field);
  }

  document.addEventListener("click", (event) => {
    const cell = event.target.closest(".cell");
    if (!cell) return;
    if (cell.dataset.pair) respgraph.panel.showPair(cell.dataset.pair, cell.dataset.with);
    else respgraph.panel.showSection(cell.dataset.actor, cell.dataset.section);
  });
})();
