// The page writes its own ticks: no axis of plotly's is one of dates.
const utcFormat = () => () => '';

module.exports = { utcFormat, timeFormatLocale: () => ({ utcFormat }) };
