// Runs in each page before its own scripts: marks in the trace what is waited for.
(() => {
  const find = (id) => document.querySelector(`[data-testid=${id}]`);
  const count = () => Number(find('chart')?.dataset.painted ?? 0);
  let waiting = [];
  let seen = 0;

  new MutationObserver(() => {
    const painted = count();
    if (painted <= seen) return;
    seen = painted;
    performance.mark('painted');
    waiting = waiting.filter(({ from, done }) => from >= painted || done());
  }).observe(document, { subtree: true, attributes: true, attributeFilter: ['data-painted'] });

  const usable = new Promise((done) => {
    const watch = new MutationObserver(() => {
      if (find('query')?.disabled !== false) return;
      performance.mark('usable');
      watch.disconnect();
      done();
    });
    watch.observe(document, { subtree: true, childList: true, attributes: true, attributeFilter: ['disabled'] });
  });

  /** Resolves with the next paint after the one numbered `from`. */
  const painted = (from) => new Promise((done) => (seen > from ? done() : waiting.push({ from, done })));
  const frame = () => new Promise(requestAnimationFrame);
  const idle = () => new Promise(requestIdleCallback);

  window.bench = {
    find,
    painted,
    /** Resolves when a query can be typed. */
    usable,
    /** Clicks, marked, and resolves with the paint that follows. */
    async click(id) {
      const from = seen;
      performance.mark('asked');
      find(id).click();
      await painted(from);
    },
    /** Replaces what stands in a field. */
    type(id, text) {
      find(id).value = text;
      find(id).dispatchEvent(new Event('input', { bubbles: true }));
    },
    /** Types a letter behind the query. */
    letter() {
      this.type('query', `${find('query').value}x`);
    },
    /** Sorts the table by its first column. */
    sort() {
      find('table').querySelector('th button').click();
    },
    /** Replaces the query, and runs it. */
    ask(query) {
      find('query').value = query;
      find('query').dispatchEvent(new Event('input', { bubbles: true }));
      return this.click('run');
    },
    /** Resolves when something holds, looked at with each frame. */
    async until(holds) {
      while (!holds()) await frame();
    },
    /** Resolves when what is on screen is final. */
    async quiet() {
      await frame();
      await frame();
      await idle();
      await frame();
    },
  };
})();
