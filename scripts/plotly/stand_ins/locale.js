// Plotly words no number for the page, but looks up how.
module.exports = { moduleType: 'locale', name: 'en', dictionary: {}, format: { decimal: '.', thousands: ',' } };
