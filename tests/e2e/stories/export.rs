//! Taking along what is on screen.

use serde_json::json;

use crate::page::{Page, key, link};
use crate::stage::Stage;

/// Keeps what the page saves and copies, instead of the browser: the names of files and their texts.
pub(crate) const CATCH: &str = "window.saved = {};
    navigator.clipboard.write = async ([item]) => {
        const image = await createImageBitmap(await item.getType('image/png'));
        saved.picture = [item.types, image.width > 300];
    };
    const blobs = new Map();
    URL.createObjectURL = (blob) => { const url = `blob:${blobs.size}`; blobs.set(url, blob); return url; };
    URL.revokeObjectURL = () => {};
    HTMLAnchorElement.prototype.click = function () {
        const file = blobs.get(this.getAttribute('href'));
        if (!file) saved[this.download] = this.getAttribute('href');
        else file.text().then((text) => { saved[this.download] = text; });
    };
    navigator.clipboard.writeText = async (text) => { saved.copied = text; };";

/// Two queries over one minute in 2023, at steps of 30 seconds.
fn open(stage: &Stage) -> Page {
    let parameters = [
        ("server", stage.prometheus.url()),
        ("g0.expr", "vector(time() - 1678066200)"),
        (
            "g0.q1.expr",
            "vector(1) and vector(time()) > 1678066200 or label_replace(vector(-1/0), \"a\", \"1, 2\", \"\", \"\")",
        ),
        ("g0.range_input", "1m"),
        ("g0.end_input", "2023-03-06 01:31:00"),
        ("g0.step_input", "30"),
    ];
    let page = Page::open(stage, &link(&stage.site, &parameters));
    page.sees_series(3);
    page.script(CATCH);
    page
}

pub(crate) fn save(page: &Page, what: &str) {
    page.clicks("export");
    page.clicks(what);
}

pub(crate) fn a_csv_and_a_json_hold_what_is_on_screen(stage: &Stage) {
    let page = open(stage);
    save(&page, "export-csv");
    let csv = "time,A {},B {},\"B {a=\"\"1, 2\"\"}\"\r\n\
               2023-03-06T01:30:00Z,0,,-Inf\r\n\
               2023-03-06T01:30:30Z,30,1,-Inf\r\n\
               2023-03-06T01:31:00Z,60,1,-Inf\r\n";
    page.finds("return saved['chart.csv'] ?? null", &json!(csv));
    page.sees_no("export-menu");
    // For spreadsheets; the mark at the start is not in the text of a file.
    let rows = "0,,−Inf\r\n2023-03-06 01:30:30,30,1,−Inf\r\n2023-03-06 01:31:00,60,1,−Inf\r\n";
    let local = "time (UTC),A {},B {},\"B {a=\"\"1, 2\"\"}\"\r\n2023-03-06 01:30:00,";
    save(&page, "export-csv-local");
    page.finds(
        "return saved['chart.csv'] ?? null",
        &json!(format!("{local}{rows}")),
    );
    save(&page, "export-csv-unix");
    page.finds(
        "return saved['chart.csv']?.split('\\r\\n').slice(0, 2).map((row) => row.split(',')[0])",
        &json!(["time (Unix seconds)", "1678066200"]),
    );
    save(&page, "export-json");
    page.finds(
        "return JSON.parse(saved['answer.json'] ?? '[]').map((answer) => [answer.status, answer.data.result[0].values[0]])",
        &json!([
            ["success", [1_678_066_200, "0"]],
            ["success", [1_678_066_230, "1"]]
        ]),
    );
}

pub(crate) fn a_json_is_whole_after_a_refresh(stage: &Stage) {
    let page = Page::open_query(stage, "time()");
    let first = page.sees_series(1);
    page.clicks("refresh");
    let chart = page.sees_newer_than(first);
    page.script(CATCH);
    save(&page, "export-json");
    page.finds(
        "return JSON.parse(saved['answer.json'] ?? '{}').data?.result[0].values.length",
        &json!(chart.samples),
    );
}

pub(crate) fn nothing_to_save_is_told(stage: &Stage) {
    let page = Page::open_query(stage, "a_metric_that_nobody_has");
    page.sees("empty", "No data");
    page.script(CATCH);
    save(&page, "export-csv");
    page.sees("export-error", "There are no samples to save.");
    page.finds("return saved", &json!({}));
}

pub(crate) fn a_picture_has_title_and_legend(stage: &Stage) {
    let page = open(stage);
    page.fills("front-series", "2");
    page.presses(&[key::ENTER]);
    page.finds(
        "return document.querySelectorAll('.scatterlayer .trace').length",
        &json!(2),
    );
    save(&page, "export-svg");
    // What it shows, read as the XML that it is.
    page.finds(
        "const svg = new DOMParser().parseFromString(saved['chart.svg'] ?? '', 'image/svg+xml').documentElement;
        const texts = [...svg.querySelectorAll('text')].map((text) => text.textContent);
        return [svg.nodeName, svg.querySelectorAll('.scatterlayer .trace').length, svg.querySelectorAll('image[href^=\"data:image/png\"]').length,
            texts.some((text) => text.includes('1678066200')), texts.at(-1)]",
        &json!(["svg", 2, 1, true, "and 1 more"]),
    );
    save(&page, "export-png");
    page.finds(
        "const url = saved['chart.png'];
        if (!url) return false;
        const image = new Image();
        image.src = url;
        return image.decode().then(() => image.height > document.querySelector('[data-testid=chart]').clientHeight)",
        &json!(true),
    );
}

pub(crate) fn commands_and_links_are_copied(stage: &Stage) {
    let page = open(stage);
    page.clicks("export");
    for (name, part) in [
        ("curl", "--data-urlencode 'step=30'\ncurl "),
        (
            "promtool",
            "promtool query range --start=1678066200 --end=1678066260 --step=30s",
        ),
        ("link to this page", "&g0.q1.expr=vector"),
        ("as Markdown, picture within", "](data:image/png;base64,"),
    ] {
        page.script(&format!(
            "[...document.querySelectorAll('[data-testid=export-menu] button')]
                .find((button) => button.textContent.endsWith('{name}')).click()"
        ));
        page.finds(
            &format!("return (saved.copied ?? '').includes({})", json!(part)),
            &json!(true),
        );
    }
}

pub(crate) fn a_picture_is_copied_as_itself_and_within_markdown(stage: &Stage) {
    let page = open(stage);
    page.clicks("export");
    let press = |name| {
        page.script(&format!(
            "[...document.querySelectorAll('[data-testid=export-menu] button')].find((button) => button.textContent.startsWith('{name}')).click()"
        ));
    };
    press("Copy picture");
    page.finds(
        "return saved.picture ?? null",
        &json!([["image/png"], true]),
    );
    press("Copy as Markdown, picture within");
    page.finds(
        "const [, alt, picture, link] = (saved.copied ?? '').match(/^\\[!\\[(.*)\\]\\((data:[^)]*)\\)\\]\\((.*)\\)$/) ?? [];
        if (!picture) return false;
        const image = new Image();
        image.src = picture;
        return image.decode().then(() => image.width > 300 && alt.includes('vector') && link.startsWith('http'))",
        &json!(true),
    );
    page.script("navigator.clipboard.write = () => Promise.reject(new Error('no'))");
    page.finds(
        "return document.body.textContent.includes('Copy picture')",
        &json!(true),
    );
    press("Copy picture");
    page.sees("export-menu", "Not allowed here");
}
