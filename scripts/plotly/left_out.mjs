// What plotly.js carries and the page never uses. The bundle fails where a name below is not met
// any more, so that a newer plotly.js cannot make this list stale.

const left = (what, ...calls) => ({ what, calls });

/**
 * Modules of plotly.js, and packages it builds on, and what goes with them. Each becomes an empty
 * function; `calls` are the functions that the rest still takes from it, empty as well.
 */
export const leftOut = {
    // The page has its own: readout, legend, buttons, messages.
    'src/components/fx/hover.js': left('hover labels', 'hover'),
    'src/components/fx/click.js': left('clicks on hovered points'),
    'src/components/fx/calc.js': left('hover texts per point'),
    'src/traces/scatter/hover.js': left('hover labels'),
    'src/traces/scatter/format_labels.js': left('hover labels'),
    'src/lib/polygon.js': left('hover on fills', 'tester'),
    'src/lib/notifier.js': left('messages over the page'),

    // Things drawn on a chart.
    'src/components/modebar/index.js': left('mode bar', 'manage'),
    'src/components/selections/index.js': left('selecting points', 'clearOutline', 'selectOnClick'),
    'src/components/selections/draw_newselection/attributes.js': left('selecting points'),
    'src/traces/scatter/select.js': left('selecting points'),
    'src/traces/scatter/calc_selection.js': left('selecting points'),
    'src/components/shapes/draw_newshape/attributes.js': left('shapes'),
    'src/components/shapes/handle_outline.js': left('shapes', 'clearOutline'),
    'src/components/colorbar/attributes.js': left('colour bars'),
    'src/components/colorbar/defaults.js': left('colour bars'),
    'src/components/colorbar/has_colorbar.js': left('colour bars'),
    'src/traces/scatter/colorscale_calc.js': left('markers coloured by a scale'),
    'src/traces/scatter/text_defaults.js': left('text beside points'),

    // Ways to place data that the page goes without: it stacks on its own, on linear axes.
    'src/traces/scatter/cross_trace_calc.js': left('stacks'),
    'src/traces/scatter/stack_defaults.js': left('stacks'),
    'src/traces/scatter/grouping_defaults.js': left('groups of traces'),
    'src/traces/scatter/period_defaults.js': left('periods'),
    'src/plots/cartesian/category_order_defaults.js': left('category axes'),

    // Ways to change a chart other than `react`.
    'src/plots/command.js': left('buttons and sliders that command'),
    'src/plots/cartesian/transition_axes.js': left('animation'),
    'src/plots/animation_attributes.js': left('animation'),
    'src/plots/frame_attributes.js': left('animation'),
    'src/lib/queue.js': left('undo', 'add'),

    // WebGL, and data in other clothes.
    'src/lib/clear_gl_canvases.js': left('WebGL'),
    'src/lib/preserve_drawing_buffer.js': left('WebGL'),
    'maplibre-gl/dist/maplibre-gl.css': left('maps'),
    'base64-arraybuffer': left('typed arrays written as base64'),
};

/** Modules for which a file of stand_ins/ does what the page needs of them. */
export const standIns = {
    'src/components/drawing/symbol_defs.js': 'symbols.js',
    'src/plots/cartesian/constraints.js': 'constraints.js',
    tinycolor2: 'colours.js',
    'gl-mat4': 'matrix.js',
    'd3-time-format': 'dates.js',
};

/** Functions inside of modules that stay. */
export const emptied = {
    // Ways to change a chart other than `react` and a zoom; animation.
    'src/plot_api/plot_api.js': [
        'animate',
        'addFrames',
        'deleteFrames',
        'extendTraces',
        'prependTraces',
        'addTraces',
        'deleteTraces',
        'moveTraces',
        'restyle',
        '_restyle',
        'update',
        'assertExtendTracesArgs',
        'getExtendProperties',
        'spliceTraces',
        'checkAddTracesArgs',
        'checkMoveTracesArgs',
        'assertIndexArray',
    ],
    // The schema of all attributes, for readers of it.
    'src/plot_api/plot_schema.js': ['get', 'getTraceAttributes', 'getLayoutAttributes'],
    // Animation, export to a server.
    'src/plots/plots.js': [
        'transition',
        '_transition',
        'transitionFromReact',
        'computeFrame',
        'modifyFrames',
        'supplyAnimationDefaults',
        'extendObjectWithContainers',
        'graphJson',
        'sendDataToCloud',
        'addLinks',
        'positionPlayWithData',
    ],
    // Bins of histograms, axes that swap places, references of shapes.
    'src/plots/cartesian/axes.js': ['autoBin', 'autoShiftNumericBins', 'swapAxisGroup', 'coerceRefArray'],
    // Titles typed over in place, TeX.
    'src/lib/svg_text_utils.js': ['makeEditable', 'texToSVG', 'alignHTMLWith'],
    // Text beside points.
    'src/components/drawing/index.js': ['textPointStyle', 'textPointPosition'],
};

/** The parts of d3 that plotly.js calls for lines on linear axes; the rest goes. */
export const d3Parts = ['selection/', 'arrays/extent', 'format/round'];

/** What they bring along in vain. */
export const d3LeftOut = ['selection/on', 'selection/sort'];
