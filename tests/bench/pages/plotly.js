// What a page takes that leaves all to plotly.
import { answerWith, chart, wide } from './ask.js';

const trace = ({ metric, values }, index) => ({
  name: Object.values(metric).join(' '),
  mode: 'lines',
  line: { width: index < wide ? 1.5 : 1 },
  x: values.map(([time]) => time * 1000),
  y: values.map(([, value]) => Number(value)),
});

const layout = { xaxis: { type: 'date' }, showlegend: false };

await answerWith((series) => Plotly.newPlot(chart, series.map(trace), layout));
