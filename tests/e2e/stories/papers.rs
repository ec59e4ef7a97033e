//! Papers: text with live charts, read, written and sent.

use serde_json::json;

use crate::crooked::{CrookedSite, Wrong};
use crate::page::{Page, eventually, link};
use crate::stage::Stage;

/// The page with the paper that comes with it.
fn open_home_lab(stage: &Stage) -> Page {
    let parameters = [
        ("server", stage.prometheus.url()),
        ("paper", "papers/home-lab.md"),
        ("refresh", "1s"),
    ];
    Page::open(stage, &link(&stage.site, &parameters))
}

/// The page with this text as the paper that is kept in the browser.
fn open_text(stage: &Stage, text: &str) -> Page {
    let parameters = [("server", stage.prometheus.url()), ("paper", "mine")];
    let page = Page::open(stage, &link(&stage.site, &parameters));
    page.sees("paper", "My paper");
    page.clicks("write-paper");
    page.fills("paper-text", text);
    page
}

/// The charts that are on the page, by their series.
const SERIES: &str = "return [...document.querySelectorAll('[data-testid=chart]')].map((chart) => chart.dataset.series)";

pub(crate) fn come_with_the_page(stage: &Stage) {
    let page = open_home_lab(stage);
    page.sees("paper", "The home lab");
    page.finds(
        "return document.querySelector('[data-testid=paper] p output').textContent",
        &json!("1"),
    );
    page.sees("tile", "1");
    page.sees_no("query");
    // What is far below asks nothing before it comes near.
    let charts = page.script("return document.querySelectorAll('[data-testid=chart]').length");
    let blocks = page.script("return document.querySelectorAll('[data-testid=block]').length");
    assert!(charts.as_u64() < blocks.as_u64(), "{charts} of {blocks}");
    page.script("document.querySelector('[data-show=table]').scrollIntoView()");
    page.sees("table", "node_filesystem_avail_bytes");
    // A block is a panel like all others.
    page.script("document.querySelector('[data-testid=edit-block]').click()");
    page.clicks("alerts-button");
    page.sees_no("paper");
    page.goes_back();
    page.sees("paper", "The home lab");
    page.clicks("close-paper");
    page.sees_no("paper");
    page.sees_series(1);
    page.goes_back();
    page.sees("paper", "The home lab");
}

pub(crate) fn are_listed(stage: &Stage) {
    let page = Page::open_query(stage, "up");
    page.clicks("papers-button");
    page.clicks("offered-paper");
    page.sees("paper", "The home lab");
    page.sees_link("paper=papers%2Fhome-lab.md");
}

pub(crate) fn are_written_and_sent_in_a_link(stage: &Stage) {
    let text = "# Mine\n\nSum: `{promql} sum(up)`; none: `{promql empty=\"nothing at all\"} nowhere`.\n\n\
                ```promql title=\"Targets\" width=5/7\nup\n```\n";
    let page = open_text(stage, text);
    page.sees("paper", "Targets");
    page.sees("paper-problem", "width=5/7 is not followed.");
    page.finds(SERIES, &json!(["1"]));
    page.finds(
        "return [...document.querySelectorAll('[data-testid=paper] output')].map((value) => value.textContent)",
        &json!(["1", "nothing at all"]),
    );
    // It lasts in this browser, byte for byte.
    page.reloads();
    page.sees("paper", "Targets");
    page.clicks("write-paper");
    assert_eq!(page.shown("paper-text").as_deref(), Some(text));
    page.clicks("link-paper");
    page.sees_link("#paper=");
    let other = Page::open(stage, &page.link());
    other.sees("paper", "Targets");
    other.finds(SERIES, &json!(["1"]));
    other.clicks("write-paper");
    assert_eq!(other.shown("paper-text").as_deref(), Some(text));
    // A link that was cut off says so.
    let link = page.link();
    other.goes_to("about:blank");
    other.goes_to(&link[..link.len() - 20]);
    other.sees("paper-fault", "The paper in this link is not whole.");
}

pub(crate) fn take_what_was_changed_in_a_block(stage: &Stage) {
    let text = "# Mine\n\n```promql title=\"Targets\" width=1/2\nup\n```\n\nThe end.\n";
    let page = open_text(stage, text);
    page.sees("paper", "Targets");
    page.sees_no("put-back");
    page.clicks("edit-block");
    page.fills("query", "sum(up)");
    page.clicks("run");
    page.sees_series(1);
    page.clicks("draw-stacked");
    page.clicks("put-back");
    let changed = text.replace(
        "\"Targets\" width=1/2\nup",
        "Targets width=1/2 mode=stacked\nsum(up)",
    );
    page.sees("paper-text", &changed);
    // Nothing of the paper as it was is left.
    page.finds(
        "return [...document.querySelectorAll('[data-testid=paper] .prose')].map((prose) => prose.textContent.trim())",
        &json!(["Mine", "The end."]),
    );
}

pub(crate) fn take_panels_in(stage: &Stage) {
    let page = Page::open_query(stage, "sum(up)");
    page.sees_series(1);
    page.clicks("add-to-paper");
    page.sees("paper", "My paper");
    page.clicks("write-paper");
    let text = page.shown("paper-text").unwrap_or_default();
    assert!(text.ends_with("sum(up)\n```\n"), "{text}");
    page.clicks("discard-draft");
    eventually(
        "the text as it was begun",
        || page.shown("paper-text").unwrap_or_default(),
        |text| !text.contains("sum(up)"),
    );
}

pub(crate) fn ask_with_what_the_reader_chooses(stage: &Stage) {
    let text = "---\n$free:\n$job: label_values(up, job)\n$target: label_values(up{job=\"$job\"}, instance)\n$of: a, b; several\n---\n```promql\nup{job=\"$job\"}\n```\n\n```promql show=value\n\
                sum(label_replace(up, \"x\", \"b\", \"\", \"\") * on(x) group_left label_replace(vector(2), \"x\", \"b\", \"\", \"\"))\n```\n";
    let page = open_text(stage, text);
    page.sees("variable-job", "node");
    page.finds(SERIES, &json!(["1"]));
    page.sees_link("v.job=node");
    page.sees("variable-target", "127.0.0.1");
    page.sees("tile", "2");
    page.clicks_on("[data-testid=variable-of] [data-testid=variable]");
    page.clicks_on("[data-testid=variable-of] [data-testid=variable-option]:nth-child(2)");
    page.sees("variable-of", "a, b");
    page.sees_link("v.of=a&v.of=b");
}

pub(crate) fn are_text_whatever_stands_in_them(stage: &Stage) {
    let text = "---\nserver: http://evil.example:9090\n---\n<img src=x onerror=\"document.title='pwned'\">\n\n\
                <script>document.title = 'pwned'</script>\n\n[a](javascript:document.title='pwned') ![b](https://evil.example/c.png)\n\n\
                ```promql title=\"<b>d</b>\"\nup\n```\n";
    let page = open_text(stage, text);
    page.sees("paper", "<b>d</b>");
    page.sees("paper", "<img src=x onerror=");
    page.sees(
        "page-notice",
        "The paper is about the server “http://evil.example:9090”, which is none of yours.",
    );
    page.finds(
        "const paper = document.querySelector('[data-testid=paper]');
        return [paper.querySelectorAll('img, script, [href^=javascript]').length, document.title.includes('pwned')]",
        &json!([0, false]),
    );
    let requests = page.requests();
    assert!(
        !requests.iter().any(|url| url.contains("evil.example")),
        "{requests:?}"
    );
}

pub(crate) fn that_are_not_there_say_why(stage: &Stage) {
    for (paper, fault) in [
        (
            "papers/nowhere.md",
            "There is no paper at papers/nowhere.md: the web server answers 404.",
        ),
        (
            "https://example.test/a.md",
            "https://example.test/a.md is on another web server, and a paper from there could ask yours.",
        ),
    ] {
        let parameters = [("server", stage.prometheus.url()), ("paper", paper)];
        let page = Page::open(stage, &link(&stage.site, &parameters));
        page.sees("paper-fault", fault);
        page.clicks("close-paper");
        page.sees("query", "node_memory_MemFree_bytes");
    }
}

pub(crate) fn are_made_of_grafana_dashboards(stage: &Stage) {
    let page = Page::open_query(stage, "up");
    page.sees_series(1);
    let drop = |text: &str| {
        page.script(&format!(
            "const data = new DataTransfer();
            data.items.add(new File([{}], 'dropped.json'));
            document.querySelector('main').dispatchEvent(new DragEvent('drop', {{ dataTransfer: data, bubbles: true, cancelable: true }}))",
            json!(text)
        ));
    };
    drop("{ \"some\": \"thing\" }");
    page.sees("page-notice", "dashboard");
    let panel = |kind: &str, title: &str, x: u8| {
        json!({
            "type": kind, "title": title, "gridPos": { "x": x, "y": 0, "w": 12, "h": 8 },
            "targets": [{ "refId": "A", "expr": "up{job=\"$job\"}", "legendFormat": "{{job}}" }]
        })
    };
    let dashboard = json!({
        "title": "Mine", "schemaVersion": 39, "time": { "from": "now-15m", "to": "now" },
        "templating": { "list": [{ "type": "query", "name": "job", "query": "label_values(up, job)" }] },
        "panels": [panel("timeseries", "Over time", 0), panel("stat", "Now", 12), panel("geomap", "Where", 0)]
    });
    drop(&dashboard.to_string());
    page.sees("paper", "Over time");
    page.sees_link("paper=brought%2Fdropped.md");
    page.sees("variable-job", "node");
    page.finds(SERIES, &json!(["1"]));
    page.sees("tile", "1");
    page.clicks_on("[data-testid=paper] details summary");
    page.sees("paper", "geomap");
}

pub(crate) fn lead_to_their_parts_and_to_what_lies_beside_them(stage: &Stage) {
    let text = "# Server menu\n\n[down](#far-below) [other](other.md) ![picture](attic.png)\n\n```promql height=1500\nup\n```\n\n## Far below\n\nThe end.\n";
    let page = open_text(stage, text);
    page.sees("paper", "The end.");
    page.finds(
        "return document.querySelectorAll('#server-menu').length",
        &json!(1),
    );
    page.finds(
        "const paper = document.querySelector('[data-testid=paper]');
        return [...paper.querySelectorAll('a, img')].map((it) => it.getAttribute('href') ?? it.getAttribute('src'))",
        &json!(["#far-below", "?paper=other.md", "attic.png"]),
    );
    page.clicks("link-paper");
    page.sees_link("#paper=");
    page.clicks_on("[data-testid=paper] a");
    page.finds(
        "const { top } = document.querySelector('#paper-far-below').getBoundingClientRect();
        return top >= 0 && top < innerHeight",
        &json!(true),
    );
    page.sees_link("#paper=");
    page.sees("paper", "The end.");
}

pub(crate) fn keep_what_was_written_where_a_file_is_dropped(stage: &Stage) {
    let page = open_text(stage, "# Precious\n");
    page.sees("paper", "Precious");
    page.script(
        "const data = new DataTransfer();
        data.items.add(new File(['# Dropped'], 'attic.md'));
        document.querySelector('main').dispatchEvent(new DragEvent('drop', { dataTransfer: data, bubbles: true, cancelable: true }))",
    );
    page.sees("paper", "Dropped");
    page.sees_link("paper=brought%2Fattic.md");
    page.goes_back();
    page.sees("paper", "Precious");
}

pub(crate) fn have_values_of_the_time_that_is_shown(stage: &Stage) {
    // 2023 lies between.
    let page = open_text(
        stage,
        "Before 2023: `{promql} time() < bool 1700000000`\n\n```promql\nup\n```\n",
    );
    let value = "return document.querySelector('[data-testid=paper] output')?.textContent";
    page.finds(value, &json!("0"));
    page.fills("end", "2020-01-02 03:04\n");
    page.finds(value, &json!("1"));
}

pub(crate) fn say_so_where_their_program_does_not_come(stage: &Stage) {
    let wrong = Wrong::Status("404 Not Found");
    let site = CrookedSite::start("reader-*.js", wrong);
    let page = Page::open(
        stage,
        &site.page(&format!("?server={}&paper=mine", stage.prometheus.url())),
    );
    page.sees(
        "paper-fault",
        "The program that reads papers does not come through.",
    );
}
