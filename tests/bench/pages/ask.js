// What the plain pages have in common: they ask as their address says, and count paints as
// Promscope does.
const parameters = new URL(location).searchParams;

/** How many lines are 1.5 px wide; the others are 1 px. */
export const wide = Number(parameters.get('wide'));

export const chart = document.querySelector('[data-testid=chart]');
chart.style.width = `${parameters.get('width')}px`;
chart.style.height = `${parameters.get('height')}px`;

const run = document.querySelector('[data-testid=run]');

/** Asks now, unless the address says to wait, and at each click of Run; has the answer drawn. */
export function answerWith(draw) {
  const ask = async () => {
    const names = ['query', 'start', 'end', 'step'];
    const body = new URLSearchParams(names.map((name) => [name, parameters.get(name)]));
    const response = await fetch(parameters.get('server') + '/api/v1/query_range', { method: 'POST', body });
    const { data } = JSON.parse(await response.text());
    await draw(data.result);
    chart.dataset.painted = Number(chart.dataset.painted) + 1;
  };
  run.addEventListener('click', ask);
  document.querySelector('[data-testid=query]').disabled = false;
  return parameters.has('wait') ? undefined : ask();
}
