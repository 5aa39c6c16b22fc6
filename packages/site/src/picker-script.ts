/**
 * What a page does beside being there: each picker finds its answer in the table below it, and shows a copy. The page is
 * whole without: pickers are hidden then, and the tables open. Nodes are copied, so nothing is ever parsed as markup.
 */
export const PICKER_SCRIPT = `
'use strict';
for (const picker of document.querySelectorAll('.picker')) {
  const [from, to] = picker.querySelectorAll('select');
  const answer = picker.querySelector('output');
  const all = document.getElementById(picker.dataset.answers);
  const rows = [...all.querySelectorAll('tr[data-from]')];
  const ends = [...to.options];
  const show = () => {
    const row = rows.find(({ dataset }) => dataset.from === from.value && dataset.to === to.value);
    const way = row === undefined ? [] : row.lastElementChild.cloneNode(true).childNodes;
    answer.replaceChildren(...way);
  };
  const offer = () => {
    const before = to.value;
    const found = new Set(rows.filter(({ dataset }) => dataset.from === from.value).map(({ dataset }) => dataset.to));
    to.replaceChildren(...ends.filter((end) => found.has(end.value)));
    to.value = found.has(before) ? before : to.options[to.options.length - 1].value;
    show();
  };
  from.addEventListener('change', offer);
  to.addEventListener('change', show);
  picker.addEventListener('submit', (event) => event.preventDefault());
  offer();
  picker.hidden = false;
  all.open = false;
}
`;
