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
    'src/components/fx/helpers.js': left('hover labels', 'isUnifiedHover'),
    'src/traces/scatter/hover.js': left('hover labels'),
    'src/traces/scatter/format_labels.js': left('hover labels'),
    'src/lib/polygon.js': left('hover on fills', 'tester'),
    'src/lib/notifier.js': left('messages over the page'),
    'src/lib/throttle.js': left('hover labels', 'clear'),
    'src/components/titles/index.js': left('titles of charts and axes'),

    // Things drawn on a chart.
    'src/components/modebar/index.js': left('mode bar', 'manage'),
    'src/components/selections/index.js': left('selecting points', 'clearOutline', 'selectOnClick'),
    'src/components/selections/draw_newselection/attributes.js': left('selecting points'),
    'src/traces/scatter/select.js': left('selecting points'),
    'src/traces/scatter/calc_selection.js': left('selecting points'),
    'src/components/shapes/draw_newshape/attributes.js': left('shapes'),
    'src/components/shapes/handle_outline.js': left('shapes', 'clearOutline'),
    'src/components/colorscale/index.js': left('colour scales'),
    'src/components/colorscale/defaults.js': left('colour scales'),
    'src/components/colorscale/helpers.js': left('colour scales', 'hasColorscale'),
    'src/components/colorscale/scales.js': left('colour scales'),
    'src/components/dragelement/align.js': left('dragged titles and legends'),
    'src/components/dragelement/cursor.js': left('dragged titles and legends'),
    'src/traces/scatter/colorscale_calc.js': left('markers coloured by a scale'),
    'src/traces/scatter/text_defaults.js': left('text beside points'),

    // Ways to place data that the page goes without: it stacks on its own, on linear axes.
    'src/traces/scatter/cross_trace_calc.js': left('stacks'),
    'src/traces/scatter/stack_defaults.js': left('stacks'),
    'src/traces/scatter/grouping_defaults.js': left('groups of traces'),
    'src/lib/filter_visible.js': left('other kinds of traces'),
    'src/lib/make_trace_groups.js': left('other kinds of traces'),
    'src/traces/scatter/period_defaults.js': left('periods'),
    'src/plots/cartesian/category_order_defaults.js': left('category axes'),
    'src/plots/cartesian/axis_autotype.js': left('types of axes guessed from data'),
    'src/plots/cartesian/scale_zoom.js': left('axes that zoom along with others'),
    'src/plots/cartesian/clean_ticks.js': left('ticks that plotly places'),
    'src/plots/cartesian/autorange_options_defaults.js': left('axes that fit their data'),
    'src/lib/increment.js': left('ticks that plotly places'),
    'src/lib/search.js': left('ticks that plotly places'),
    'src/lib/dates.js': left('date axes'),
    'd3-time-format': left('date axes'),
    'd3-format': left('numbers that plotly words', 'format'),
    'src/lib/to_log_range.js': left('logarithmic axes'),
    'src/lib/angles.js': left('polar axes'),
    'src/lib/stats.js': left('sums and means'),

    // Ways to change a chart other than `react`.
    'src/plots/command.js': left('buttons and sliders that command'),
    'src/plots/cartesian/transition_axes.js': left('animation'),
    'src/plots/animation_attributes.js': left('animation'),
    'src/plots/frame_attributes.js': left('animation'),
    'src/lib/queue.js': left('undo', 'add'),
    'src/lib/keyed_container.js': left('changes of named parts'),
    'src/plot_api/manage_arrays.js': left('changes of annotations, shapes, images', 'containerArrayMatch'),

    // WebGL, pixels, and data in other clothes.
    'src/snapshot/svgtoimg.js': left('pictures as pixels'),
    'src/lib/clear_gl_canvases.js': left('WebGL'),
    'src/lib/preserve_drawing_buffer.js': left('WebGL'),
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
    'gl-mat4': 'matrix.js',
};

/** Functions inside of modules that stay. Where two have a name, it is the one that is farther out. */
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
        'redraw',
    ],
    // The schema of all attributes, for readers of it.
    'src/plot_api/plot_schema.js': ['get', 'getTraceAttributes', 'getLayoutAttributes'],
    'src/plots/plots.js': [
        // Animation.
        'transition',
        '_transition',
        'transitionFromReact',
        'computeFrame',
        'recomputeFrameHash',
        'modifyFrames',
        'supplyFrameDefaults',
        'supplyAnimationDefaults',
        'supplyAnimationTransitionDefaults',
        'supplyAnimationFrameDefaults',
        'extendObjectWithContainers',
        'extendLayout',
        'extendTrace',
        // Export to a server.
        'graphJson',
        'sendDataToCloud',
        'addLinks',
        'positionPlayWithData',
        // The page sends sizes, and draws anew where they change.
        'plotAutoSize',
        'resize',
        'redrawText',
        // Numbers and dates that plotly words, and other kinds of traces.
        'getFormatter',
        'generalUpdatePerTraceModule',
        'clearExpandedTraceDefaultColors',
    ],
    'src/plots/cartesian/axes.js': [
        // The page sends where ticks are, and their texts.
        'prepTicks',
        'prepMinorTicks',
        'autoTicks',
        'autoTickRound',
        'tickFirst',
        'tickIncrement',
        'syncTicks',
        'getTickFormat',
        'formatLinear',
        'formatLog',
        'formatDate',
        'formatCategory',
        'formatMultiCategory',
        'formatAngle',
        'num2frac',
        'numFormat',
        'hoverLabelText',
        // It has room for them, so that nothing is measured; and no titles.
        'computeTickLabelBoundingBoxes',
        'calcLabelLevelBbox',
        'getLabelLevelBbox',
        'approxTitleDepth',
        'drawTitle',
        // Periods, and stretches of an axis that are cut out.
        'minDtick',
        'adjustPeriodDelta',
        'positionPeriodTicks',
        'periodCompatibleWithTickformat',
        'moveOutsideBreak',
        // Levels of categories, lines at zero, axes that move aside for each other.
        'getSecondaryLabelVals',
        'getBoundaryVals',
        'drawDividers',
        'hasBarsOrFill',
        'anyCounterAxLineAtZero',
        'incrementShift',
        // Bins of histograms.
        'autoBin',
        'autoShiftNumericBins',
        'autoShiftMonthBins',
        // Axes that swap places.
        'swap',
        'swapAxisGroup',
        'mergeAxisGroups',
        'makeAxisGroups',
        // References of shapes, and data as others write them.
        'coerceRef',
        'coerceRefArray',
        'coercePosition',
        'cleanPosition',
        'getDataConversions',
        'getDataToCoordFunc',
    ],
    // Categories, and stretches of an axis that are cut out.
    'src/plots/cartesian/set_convert.js': [
        'setupMultiCategory',
        'sortByInitialCategories',
        'setCategoryIndex',
        'setMultiCategoryIndex',
        'locateBreaks',
        'maskBreaks',
    ],
    'src/plots/cartesian/axis_defaults.js': ['rangebreaksDefaults'],
    // The page sends each axis its type.
    'src/plots/cartesian/type_defaults.js': ['setAutoType'],
    // And its range.
    'src/plots/cartesian/autorange.js': [
        'getAutoRange',
        'makePadFn',
        'findExtremes',
        'concatExtremes',
        'padInsideLabelsOnAnchorAxis',
        'applyAutorangeOptions',
        'applyAutorangeMinOptions',
        'applyAutorangeMaxOptions',
        'calcBreaksLength',
        'hasValidMinAndMax',
    ],
    'src/traces/scatter/calc.js': ['calcAxisExpansion'],
    // Only the x axis zooms, and not by the wheel.
    'src/plots/cartesian/dragbox.js': ['zoomWheel', 'xyCorners', 'yCorners', 'getEndText'],
    // Hover on fills.
    'src/traces/scatter/plot.js': ['makePolygonsToPrevious'],
    // Titles, legends, three dimensions.
    'src/plot_api/subroutines.js': [
        'drawMainTitle',
        'applyTitleAutoMargin',
        'containerPushVal',
        'needsMarginPush',
        'isOutsideContainer',
        'doColorBars',
        'doLegend',
        'doCamera',
    ],
    // Titles typed over in place, TeX, shadows, tags other than <br>.
    'src/lib/svg_text_utils.js': [
        'makeEditable',
        'texToSVG',
        'alignHTMLWith',
        'plainText',
        'sanitizeHTML',
        'sanitizeHref',
        'enterNode',
        'exitNode',
        'makeTextShadow',
    ],
    'src/components/drawing/index.js': [
        // Text beside points, and how large a text is.
        'textPointStyle',
        'textPointPosition',
        'bBox',
        // Patterns, gradients, splines.
        'pattern',
        'gradient',
        'gradientWithBounds',
        'smoothopen',
        'smoothclosed',
        'makeTangent',
        // What a selection does to points.
        'makeSelectedPointStyleFns',
        'makeSelectedTextStyleFns',
        'selectedPointStyle',
        'selectedTextStyle',
    ],
    'src/components/color/index.js': ['interpolate', 'contrast'],
    // What was written for older versions, and changes that are not `react`.
    'src/plot_api/helpers.js': [
        'cleanData',
        'swapXYData',
        'coerceTraceIndices',
        'manageArrayContainers',
        'clearAxisTypes',
    ],
    'src/plot_api/plot_template.js': ['arrayEditor'],
    'src/registry.js': ['registerTransformModule'],
    'src/lib/index.js': [
        // Texts made of values, and attributes of each point.
        'templateFormatString',
        'templateString',
        'numSeparate',
        'getTextTransform',
        'fillText',
        'castOption',
        'extractOption',
        // Selections, and other kinds of traces.
        'tagSelected',
        'selIndices2selPoints',
        'getTargetArray',
        'smooth',
        'minExtend',
        // Changes written as paths.
        'expandObjectPaths',
        'objectFromPath',
        'swapAttrs',
        'OptionControl',
    ],
    // Typed arrays written as base64, or made longer.
    'src/lib/array.js': ['decodeTypedArraySpec', 'concat'],
    // Texts along a line, buttons, pictures as files.
    'src/lib/geometry2d.js': [
        'getVisibleSegment',
        'getTextLocation',
        'findPointOnPath',
        'segmentDistance',
        'perpDistance2',
    ],
    'src/lib/dom.js': ['setStyleOnHover'],
    'src/snapshot/helpers.js': ['createBlob', 'octetStream', 'encodeJSON'],
    // Descriptions that are put together.
    'src/plots/template_attributes.js': ['templateFormatStringDescription'],
    'src/plots/cartesian/axis_format_attributes.js': ['descriptionWithDates', 'descriptionOnlyNumbers'],
};

/** Rules, by words of their selectors, for buttons, tooltips, dialogs, messages, fields and links. */
export const unstyled = {
    'build/plotcss.js': ['modebar', 'data-title', 'ease-bg', 'cloud-dialog', 'Y', 'input', 'X a', 'svg a'],
};

/** The parts of d3 that plotly.js calls for lines on linear axes; the rest goes. */
export const d3Parts = ['selection/', 'arrays/extent', 'format/round'];

/** What they bring along in vain. */
export const d3LeftOut = ['selection/on', 'selection/sort'];
