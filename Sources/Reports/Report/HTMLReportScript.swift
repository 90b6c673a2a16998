// SPDX-License-Identifier: GPL-3.0-or-later

/// What the page's script adds to tables: headings that sort, and a field that narrows rows down.
enum HTMLReportScript {
  static let text = """
    "use strict";
    (() => {
      const { filter, shown, sort, scroll, both, down } = document.body.dataset;
      const value = (row, column) => {
        const cell = row.cells[column];
        return cell.dataset.v === undefined ? cell.textContent : Number(cell.dataset.v);
      };
      // Numbers before texts, empty cells last, whatever the direction.
      const order = (a, b, way) => {
        if (a === "" || b === "") return (a === "") - (b === "");
        if (typeof a !== typeof b) return typeof a === "number" ? -1 : 1;
        return way * (typeof a === "number" ? a - b : a.localeCompare(b, document.documentElement.lang));
      };
      const sortable = (table) => {
        const body = table.tBodies[0];
        const original = [...body.rows];
        table.querySelectorAll("thead th").forEach((heading, column) => {
          // Not a button element: Chromium leaves those out of the headings that it repeats on each printed page.
          const button = document.createElement("span");
          button.setAttribute("role", "button");
          button.tabIndex = 0;
          button.title = sort;
          button.append(...heading.childNodes);
          heading.append(button);
          button.addEventListener("keydown", (event) => {
            if (event.key !== "Enter" && event.key !== " ") return;
            event.preventDefault();
            button.click();
          });
          button.addEventListener("click", () => {
            const now = heading.getAttribute("aria-sort");
            const next = now === "ascending" ? "descending" : now === "descending" ? null : "ascending";
            table.querySelectorAll("th[aria-sort]").forEach((other) => other.removeAttribute("aria-sort"));
            if (next) heading.setAttribute("aria-sort", next);
            const way = next === "descending" ? -1 : 1;
            const rows = next
              ? original.map((row) => [value(row, column), row]).sort((a, b) => order(a[0], b[0], way)).map((pair) => pair[1])
              : original;
            body.append(...rows);
          });
        });
      };
      const filterable = (table) => {
        const rows = [...table.tBodies[0].rows];
        const texts = rows.map((row) => row.textContent.normalize("NFKC").toLowerCase());
        const tools = document.createElement("div");
        tools.className = "tools";
        const label = document.createElement("label");
        const input = document.createElement("input");
        const output = document.createElement("output");
        input.type = "search";
        input.setAttribute("aria-controls", table.id);
        label.append(filter + " ", input);
        tools.append(label, output);
        table.parentElement.before(tools);
        const say = (count) => {
          output.textContent = shown.replace("{shown}", count).replace("{all}", rows.length);
        };
        say(rows.length);
        input.addEventListener("input", () => {
          const words = input.value.normalize("NFKC").toLowerCase().split(/\\s+/).filter(Boolean);
          let count = 0;
          rows.forEach((row, index) => {
            row.hidden = !words.every((word) => texts[index].includes(word));
            count += row.hidden ? 0 : 1;
          });
          say(count);
        });
      };
      // Above each table that is wider than its room, and only while it is. Its frame ends before a number that would be cut, for
      // what is left of that reads as another; and it is no higher than the screen, so that its bar can be reached.
      const phone = matchMedia("(max-width: 40rem)");
      const hinted = (region) => {
        const table = region.querySelector("table");
        const hint = document.createElement("p");
        hint.className = "hint";
        hint.setAttribute("aria-hidden", "true");
        hint.textContent = scroll;
        region.prepend(hint);
        const look = () => {
          region.classList.remove("fits");
          region.style.maxWidth = "";
          region.style.scrollPaddingLeft = "";
          const isWide = region.scrollWidth > region.clientWidth + 1;
          const isHigh = region.scrollHeight > region.clientHeight + 1 && (isWide || phone.matches);
          region.classList.toggle("fits", !isWide && !isHigh);
          hint.hidden = !isWide && !isHigh;
          if (hint.hidden) return;
          hint.textContent = (isHigh ? (isWide ? both : down) : scroll).replace("{all}", table.tBodies[0].rows.length);
          hint.classList.toggle("both", isHigh && isWide);
          hint.classList.toggle("down", !isWide);
          if (!isWide) return;
          const name = table.querySelector("th.name");
          if (name) region.style.scrollPaddingLeft = name.offsetWidth + "px";
          const cut = [...table.tHead.rows[0].cells].find((cell) => cell.offsetLeft + cell.offsetWidth > region.clientWidth);
          const bar = region.offsetWidth - region.clientWidth;
          if (cut && cut.classList.contains("n") && cut.offsetLeft > 100) region.style.maxWidth = cut.offsetLeft + bar + "px";
        };
        const observer = new ResizeObserver(look);
        observer.observe(region.parentElement);
        observer.observe(table);
        look();
      };
      document.querySelectorAll("main table").forEach((table) => {
        const count = table.tBodies[0].rows.length;
        if (count > 1) sortable(table);
        if (count > 8) {
          filterable(table);
          table.classList.add("sorts");
        }
        if (count > 20) table.parentElement.classList.add("tall");
        hinted(table.parentElement);
      });
    })();

    """
}
