//! The page on a web server, configured as `make run` does it.

use std::os::unix::fs::symlink;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::{env, fs};

use super::process::{Folder, Process, answers, free_port, wait_for, write};
use super::prometheus::LOGIN;

const CONFIG: &str = include_str!("../../../scripts/nginx.conf");

/// [`LOGIN`], as nginx knows it.
const HTPASSWD: &str = "reader:{PLAIN}a lab secret\n";

/// A web server that serves the page.
pub(crate) struct Site {
    origin: String,
    path: &'static str,
    /// Where `config.json` is looked for.
    work: PathBuf,
    _process: Process,
}

impl Site {
    /// Serves the page at `/`.
    pub(super) fn at_root(folder: &Folder, dist: &Path) -> Self {
        let site = Self::start(folder, dist, CONFIG, "http", "/");
        wait_for("nginx", || answers(&site.page()));
        site
    }

    /// Serves the page at `/x/y/`, and nothing at `/`.
    pub(super) fn below(folder: &Folder, dist: &Path) -> Self {
        let root = folder.subfolder("root");
        std::fs::create_dir(root.join("x")).expect("a folder");
        symlink(dist, root.join("x/y")).expect("a link to the page");
        let site = Self::start(folder, &root, CONFIG, "http", "/x/y/");
        wait_for("nginx", || answers(&site.page()));
        site
    }

    /// Serves the page by https, with a certificate that nobody vouches for.
    pub(super) fn encrypted(folder: &Folder, dist: &Path) -> Self {
        let own = folder.subfolder("certificate");
        let made = Command::new("openssl")
            .args([
                "req",
                "-x509",
                "-newkey",
                "ec",
                "-pkeyopt",
                "ec_paramgen_curve:prime256v1",
                "-nodes",
            ])
            .args([
                "-subj",
                "/CN=lab.test",
                "-keyout",
                "key.pem",
                "-out",
                "certificate.pem",
            ])
            .current_dir(&own)
            .output();
        assert!(
            made.is_ok_and(|made| made.status.success()),
            "openssl made no certificate"
        );
        let tls = format!(
            "listen 127.0.0.1:@PORT@ ssl; ssl_certificate {0}/certificate.pem; ssl_certificate_key {0}/key.pem;",
            own.display()
        );
        let config = CONFIG.replace("listen 127.0.0.1:@PORT@;", &tls);
        Self::start(folder, dist, &config, "https", "/")
    }

    /// Serves the page to those who log in by [`LOGIN`].
    pub(super) fn locked(folder: &Folder, dist: &Path) -> Self {
        let users = write(&folder.subfolder("users"), "users", HTPASSWD);
        let lock = format!(
            "auth_basic lab; auth_basic_user_file {}; gzip_static on;",
            users.display()
        );
        let config = CONFIG.replace("gzip_static on;", &lock);
        let site = Self::start(folder, dist, &config, "http", "/");
        wait_for("nginx", || answers(&site.page()));
        site
    }

    /// The page on a web server that was started elsewhere.
    pub(super) fn of(origin: String, path: &'static str, work: PathBuf, process: Process) -> Self {
        Self {
            origin,
            path,
            work,
            _process: process,
        }
    }

    fn start(folder: &Folder, root: &Path, config: &str, scheme: &str, path: &'static str) -> Self {
        let work = folder.subfolder("nginx");
        let port = free_port();
        let config = config
            .replace("@PORT@", &port.to_string())
            .replace("@DIST@", &root.display().to_string())
            .replace("@WORK@", &work.display().to_string());
        let config = write(&work, "nginx.conf", &config);
        let process = Process::start(
            folder,
            Command::new("nginx")
                .args(["-e", "stderr", "-p"])
                .arg(&work)
                .arg("-c")
                .arg(config),
        );
        Self::of(format!("{scheme}://127.0.0.1:{port}"), path, work, process)
    }

    /// Scheme, host and port, as browsers name it.
    pub(crate) fn origin(&self) -> &str {
        &self.origin
    }

    /// The page's address.
    pub(crate) fn page(&self) -> String {
        format!("{}{}", self.origin, self.path)
    }

    /// The page's address with [`LOGIN`] in it.
    pub(crate) fn page_with_login(&self) -> String {
        self.page().replace("://", &format!("://{LOGIN}@"))
    }

    /// Lays a `config.json` beside the page.
    pub(crate) fn configure(&self, json: &str) {
        write(&self.work, "config.json", json);
    }
}

/// Copies those files of the built page, papers aside, into a folder that `keep` wants, by their names.
pub(super) fn copy_dist(folder: &Path, keep: impl Fn(&str) -> bool) {
    for entry in fs::read_dir(dist()).expect("the built page").flatten() {
        let name = entry.file_name();
        if entry.path().is_file() && keep(&name.to_string_lossy()) {
            fs::copy(entry.path(), folder.join(name)).expect("a copy");
        }
    }
}

/// The built page.
pub(crate) fn dist() -> PathBuf {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let dist = root.join(env::var_os("PROMSCOPE_DIST").unwrap_or_else(|| "dist".into()));
    assert!(
        dist.join("index.html").exists(),
        "no page in {}: build it by `make dist`",
        dist.display()
    );
    dist
}
