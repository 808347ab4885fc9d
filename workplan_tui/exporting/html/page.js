"use strict";
// Search and order; the page is complete without.
(() => {
  const table = document.querySelector(".tasks");
  const body = table && table.tBodies[0];
  if (!body) return;
  const rows = [...body.rows];
  const details = new Map(rows.map((row) => [row, document.getElementById(row.dataset.task)]));
  const search = document.querySelector(".search");
  const field = search.querySelector("input");
  const shown = search.querySelector("output");
  const words = new Map(rows.map((row) =>
    [row, `${row.textContent} ${(details.get(row) || row).textContent}`.toLowerCase()]));

  function find() {
    const asked = field.value.toLowerCase().split(/\s+/).filter(Boolean);
    let count = 0;
    for (const row of rows) {
      const matches = asked.every((word) => words.get(row).includes(word));
      row.hidden = !matches;
      const detail = details.get(row);
      if (detail) detail.hidden = !matches;
      count += matches ? 1 : 0;
    }
    shown.textContent = `${count}/${rows.length}`;
  }

  function order(column, isBack) {
    const key = (row) => row.cells[column].dataset.order || row.cells[column].textContent;
    const sorted = [...rows].sort((one, other) => {
      const [a, b] = [key(one), key(other)];
      const isNumber = a !== "" && b !== "" && !isNaN(a) && !isNaN(b);
      const way = isNumber ? a - b : a.localeCompare(b, "zh-CN-u-co-pinyin");
      return (isBack ? -way : way) || rows.indexOf(one) - rows.indexOf(other);
    });
    body.append(...sorted);
  }

  // Text that acts as a button: a real one is left out where a heading is printed again on the next page.
  [...table.tHead.rows[0].cells].forEach((head, column) => {
    const button = document.createElement("span");
    button.setAttribute("role", "button");
    button.tabIndex = 0;
    button.textContent = head.textContent;
    const turn = () => {
      const isBack = head.getAttribute("aria-sort") === "ascending";
      for (const other of table.tHead.rows[0].cells) other.removeAttribute("aria-sort");
      head.setAttribute("aria-sort", isBack ? "descending" : "ascending");
      order(column, isBack);
    };
    button.addEventListener("click", turn);
    button.addEventListener("keydown", (event) => {
      if (event.key !== "Enter" && event.key !== " ") return;
      event.preventDefault();
      turn();
    });
    head.replaceChildren(button);
  });
  field.addEventListener("input", find);
  search.hidden = false;
  find();
})();
