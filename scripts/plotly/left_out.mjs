// What plotly.js carries and the page never uses. The bundle fails where a name below is not met
// any more, so that a newer plotly.js cannot make this list stale.

const left = (what, ...calls) => ({ what, calls });

/**
 * Modules of plotly.js, and packages it builds on, and what goes with them. Each becomes an empty
 * function; `calls` are the functions that the rest still takes from it, empty as well.
 */
export const leftOut = {
    // The page has its own: readout, legend, buttons, messages.
    'src/components/fx/index.js': left('hover and clicks on points', 'hover', 'click'),
    'src/traces/scatter/hover.js': left('hover labels'),
    'src/traces/scatter/format_labels.js': left('hover labels'),
    'src/lib/polygon.js': left('hover on fills', 'tester'),
    'src/lib/notifier.js': left('messages over the page'),
    'src/components/titles/index.js': left('titles of charts and axes', 'draw'),

    // Things drawn on a chart.
    'src/components/modebar/index.js': left('mode bar', 'manage'),
    'src/components/selections/index.js': left('selecting points', 'clearOutline', 'selectOnClick'),
    'src/traces/scatter/select.js': left('selecting points'),
    'src/traces/scatter/calc_selection.js': left('selecting points'),
    'src/components/shapes/draw_newshape/attributes.js': left('shapes'),
    'src/components/colorscale/defaults.js': left('colour scales'),
    'src/components/colorscale/helpers.js': left('colour scales', 'hasColorscale'),
    'src/components/colorscale/scales.js': left('colour scales'),
    'src/traces/scatter/colorscale_calc.js': left('markers coloured by a scale'),

    // Ways to place data that the page goes without: it stacks on its own, on linear axes.
    'src/traces/scatter/cross_trace_calc.js': left('stacks'),
    'src/traces/scatter/stack_defaults.js': left('stacks'),
    'src/traces/scatter/grouping_defaults.js': left('groups of traces'),
    'src/traces/scatter/period_defaults.js': left('periods'),
    'src/lib/dates.js': left('date axes'),
    'src/lib/stats.js': left('sums and means'),

    // Ways to change a chart other than `react`.
    'src/plots/cartesian/transition_axes.js': left('animation'),
    'src/plots/animation_attributes.js': left('animation'),
    'src/lib/queue.js': left('undo', 'add'),
    'src/plot_api/manage_arrays.js': left('changes of annotations, shapes, images', 'containerArrayMatch'),

    // WebGL, pixels, and data in other clothes.
    'maplibre-gl/dist/maplibre-gl.css': left('maps'),
    'base64-arraybuffer': left('typed arrays written as base64'),
};

/** Modules for which a file of stand_ins/ does what the page needs of them. */
export const standIns = {
    'src/components/drawing/symbol_defs.js': 'symbols.js',
    'src/plots/cartesian/constraints.js': 'constraints.js',
    'src/components/colorscale/attributes.js': 'coloured.js',
    tinycolor2: 'colours.js',
    'src/lib/events.js': 'events.js',
    'src/lib/svg_text_utils.js': 'texts.js',
    'src/plots/cartesian/layout_defaults.js': 'axes.js',
    'src/plots/cartesian/range_defaults.js': 'range.js',
    'src/plots/cartesian/set_convert.js': 'numbers.js',
    'src/plots/cartesian/autorange.js': 'ranges.js',
    'src/plot_api/helpers.js': 'changes.js',
    'd3-format': 'formats.js',
    'd3-time-format': 'formats.js',
    'gl-mat4': 'matrix.js',
};

/** Attributes of an axis that the page sends, src/chart/plotly/layout.rs has them; plotly's others need no description. */
export const sent = {
    'src/plots/cartesian/layout_attributes.js': [
        'type',
        'range',
        'tickmode',
        'tickvals',
        'ticktext',
        'ticks',
        'ticklen',
        'fixedrange',
        'side',
        'overlaying',
        'showgrid',
        'zeroline',
        'gridcolor',
        'tickcolor',
        'tickfont',
        'ticklabeloverflow',
        'tickangle',
    ],
};

/**
 * Functions inside of modules that stay; what only they reach goes with them. Each saves more than
 * 1 KiB compressed by itself, as `node scripts/plotly/weigh.mjs` says. Where two have a name, it is
 * the one that is farther out.
 */
export const emptied = {
    // 1446 bytes: places ticks, of which the page sends all.
    // 1130 bytes: words numbers.
    'src/plots/cartesian/axes.js': ['prepTicks', 'numFormat'],
    // 1334 bytes: sends charts to a server of plotly's makers.
    'src/plots/plots.js': ['addLinks'],
    // 1169 bytes: animates.
    'src/plot_api/plot_api.js': ['addFrames'],
    // 1350 bytes: writes texts beside points.
    'src/components/drawing/index.js': ['textPointStyle'],
};

/** Rules, by words of their selectors, for buttons, tooltips, dialogs, messages, fields and links. */
export const unstyled = {
    'build/plotcss.js': ['modebar', 'data-title', 'ease-bg', 'cloud-dialog', 'Y', 'input', 'X a', 'svg a'],
};

/** The parts of d3 that plotly.js calls for lines on linear axes; the rest goes. */
export const d3Parts = ['selection/', 'arrays/extent', 'format/round'];

/** What they bring along in vain. */
export const d3LeftOut = ['selection/on', 'selection/sort'];
