// Who hears what happens on a chart: `on` and `removeListener` are the page's, the rest is plotly's own.
const names = ['on', 'removeListener', 'removeAllListeners', 'emit'];

exports.init = (chart) => {
    if (chart.on) return;
    const ears = new Map();
    const heard = (event) => ears.get(event) ?? [];
    chart.on = (event, listener) => ears.set(event, [...heard(event), listener]);
    chart.removeListener = (event, listener) => ears.set(event, heard(event).filter((other) => other !== listener));
    chart.removeAllListeners = () => ears.clear();
    chart.emit = (event, data) => heard(event).forEach((listener) => listener(data));
};

exports.triggerHandler = () => {};

exports.purge = (chart) => names.forEach((name) => delete chart[name]);
