(function () {
  "use strict";
  for (const root of document.querySelectorAll(".treatyparse:not([data-ready])")) {
    root.dataset.ready = "";
    const filters = root.querySelector(".filters");
    if (filters) wire(root, filters);
  }

  function wire(root, filters) {
    const entries = [...root.querySelectorAll("li[data-clause]")];
    const pieces = new Map();
    for (const piece of root.querySelectorAll(".text [data-clause]")) {
      const number = piece.dataset.clause;
      if (!pieces.has(number)) pieces.set(number, []);
      pieces.get(number).push(piece);
    }
    const output = filters.querySelector("output");
    filters.hidden = false;

    const chosen = (facet) =>
      [...filters.querySelectorAll(`input[data-facet="${facet}"]:checked`)].map((box) => box.value);

    const agrees = (values, wanted) => !wanted.length || wanted.some((value) => values.includes(value));

    function update() {
      const types = chosen("types"), forces = chosen("force"), parties = chosen("parties");
      let count = 0;
      for (const entry of entries) {
        const fits =
          agrees(JSON.parse(entry.dataset.types), types) &&
          agrees([entry.dataset.force], forces) &&
          agrees(JSON.parse(entry.dataset.parties), parties);
        entry.hidden = !fits;
        count += fits;
        for (const piece of pieces.get(entry.dataset.clause) ?? []) {
          piece.classList.toggle("off", !fits);
        }
      }
      output.textContent = `${count} of ${entries.length} clauses`;
    }

    filters.addEventListener("change", update);
    filters.querySelector("button").addEventListener("click", () => {
      for (const box of filters.querySelectorAll("input")) box.checked = false;
      update();
    });
    update();
  }
})();
