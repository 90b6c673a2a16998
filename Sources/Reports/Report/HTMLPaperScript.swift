// SPDX-License-Identifier: GPL-3.0-or-later

/// What the script of a page that is printed at once does: a chart that finds no room on the rest of its page, and would leave that
/// empty, is drawn a little smaller, or stands at the top of the next one while its table begins before it. Styles cannot do that:
/// nothing in them knows where a page ends. The page is laid out as wide as paper (`HTMLReportStyle.paper`), so that heights are those of the print.
enum HTMLPaperScript {
  static let text = """
    "use strict";
    (() => {
      const room = \(HTMLReportStyle.paperHeight) * 96 / 25.4;
      // A chart is not drawn smaller than that, for its type has to be read; and less room than that may stay empty.
      const [least, empty] = [0.84, 0.15];
      const top = (element) => element.getBoundingClientRect().top;
      const height = (element) => element.getBoundingClientRect().height;
      const all = () => [...document.querySelectorAll("header > *, main > section > *")].filter(height);
      const extent = (blocks, i) => i + 1 < blocks.length ? top(blocks[i + 1]) - top(blocks[i]) : height(blocks[i]);
      const extents = (blocks, from, to) => blocks.slice(from, to).reduce((sum, _, k) => sum + extent(blocks, from + k), 0);
      // The parts of a block that are not broken, what a page begins with where the block goes on, and what is empty below it, which no
      // page needs.
      const parts = (blocks, i) => {
        const whole = extent(blocks, i);
        const below = Math.max(0, whole - height(blocks[i]));
        const bodies = blocks[i].matches("table.paper:not(.short)") ? [...blocks[i].tBodies] : [];
        if (bodies.length < 4) return { heights: [whole], again: 0, below };
        const rows = bodies.map(height);
        const head = top(bodies[0]) - top(blocks[i]);
        const end = rows.splice(-2).reduce((sum, row) => sum + row, below);
        return { heights: [head + rows[0] + (rows[1] ?? 0), ...rows.slice(2), end], again: height(blocks[i].tHead), below };
      };
      const filled = (y, { heights, again, below }) =>
        heights.reduce((y, height, i) => {
          const needed = height - (i === heights.length - 1 ? below : 0);
          return y + needed <= room ? y + height : (i > 0 ? again : 0) + height;
        }, y);
      const isKept = (blocks, i) => blocks[i].matches("h2") || (blocks[i].matches("p") && !!blocks[i + 1]?.matches("table"));
      // A chart that finds no room at y; the blocks from lead.first on, at lead.y, stay on the page of what follows.
      const placed = (blocks, i, y, lead) => {
        const figure = blocks[i];
        const [needed, left] = [height(figure), room - y];
        if (needed <= left || left < empty * room) return false;
        const svg = figure.querySelector("svg");
        const share = (left - (needed - height(svg))) / height(svg);
        if (share >= least) {
          svg.style.width = `${Math.floor(svg.getBoundingClientRect().width * share - 1)}px`;
          return true;
        }
        return behind(blocks, i, lead, left) || amidst(blocks, i, y, lead);
      };
      // Before the table that it stands behind, where that leaves less empty.
      const behind = (blocks, i, lead, left) => {
        const [figure, table] = [blocks[i], blocks[i - 1]];
        if (!table?.matches("table.paper") || figure.dataset.moved) return false;
        const begin = extents(blocks, lead.first, i - 1);
        const start = lead.y + begin <= room ? lead.y + begin : begin;
        if (start + height(figure) > room && room - start >= left) return false;
        figure.dataset.moved = "";
        table.before(figure);
        return true;
      };
      // At the top of the next page, while its table begins on this one.
      const amidst = (blocks, i, y, lead) => {
        const [figure, table] = [blocks[i], blocks[i + 1]];
        if (!table?.matches("table.paper") || figure.dataset.moved) return false;
        const begin = blocks[i - 1]?.matches("p") ? lead : { first: i, y };
        const { heights } = parts(blocks, i + 1);
        heights[0] += extents(blocks, begin.first, i);
        let [end, fitting] = [begin.y, 0];
        while (fitting < heights.length && end + heights[fitting] + 8 <= room) end += heights[fitting++];
        if (fitting === 0) return false;
        if (fitting === heights.length) {
          table.after(figure);
          return true;
        }
        // One part is two rows, as is the last.
        if (fitting === heights.length - 1) fitting -= 1;
        if (fitting === 0) return false;
        const rest = table.cloneNode(false);
        // What is said below the title need not be said twice.
        const title = table.caption.cloneNode(true);
        title.querySelector(".off")?.remove();
        rest.append(title, ...[...table.querySelectorAll("colgroup, thead")].map((part) => part.cloneNode(true)));
        rest.append(...[...table.tBodies].slice(fitting + 1));
        table.after(figure, rest);
        return true;
      };
      let blocks = all();
      // Only below the end of another page is the room above a block left out.
      let y = top(blocks[0]);
      let lead = { first: 0, y };
      for (let i = 0, first = 0; i < blocks.length; i++) {
        if (isKept(blocks, i)) continue;
        if (first === i && blocks[i].matches("figure") && placed(blocks, i, y, lead)) {
          blocks = all();
          // What stood before it may now stay with a table.
          [i, first, y] = [lead.first - 1, lead.first, lead.y];
          continue;
        }
        lead = { first, y };
        const block = parts(blocks, i);
        block.heights[0] += extents(blocks, first, i);
        y = filled(y, block);
        first = i + 1;
      }
    })();

    """
}
