// The floor: every sample a point of a line on a canvas, and nothing else, not even axes.
import { answerWith, chart, wide } from './ask.js';

const canvas = chart.querySelector('canvas');
canvas.width = chart.clientWidth;
canvas.height = chart.clientHeight;
const context = canvas.getContext('2d');

function draw(series) {
  let [low, high, first, last] = [Infinity, -Infinity, Infinity, -Infinity];
  const lines = series.map(({ values }) => values.map(([time, text]) => {
    const value = Number(text);
    low = Math.min(low, value);
    high = Math.max(high, value);
    first = Math.min(first, time);
    last = Math.max(last, time);
    return [time, value];
  }));
  const x = (time) => ((time - first) / (last - first)) * canvas.width;
  const y = (value) => ((high - value) / (high - low)) * canvas.height;
  context.clearRect(0, 0, canvas.width, canvas.height);
  lines.forEach((line, index) => {
    context.lineWidth = index < wide ? 1.5 : 1;
    context.strokeStyle = `hsl(${index * 47} 60% 50%)`;
    context.beginPath();
    for (const [time, value] of line) context.lineTo(x(time), y(value));
    context.stroke();
  });
}

await answerWith(draw);
