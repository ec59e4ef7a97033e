//! The page on web servers that others configured: as Debian ships them, but on a free port, with
//! files of our own, and in one process.

use std::fs;
use std::path::Path;
use std::process::Command;

use super::process::{Folder, Process, answers, free_port, wait_for, write};
use super::site::Site;

/// A web server.
#[derive(Clone, Copy, Debug)]
pub(crate) enum WebServer {
    Apache,
    Busybox,
    Caddy,
    Lighttpd,
    Nginx,
    Python,
}

impl WebServer {
    /// Serves what is in `root`, with the page at `/x/y/`.
    pub(super) fn serve(self, folder: &Folder, root: &Path) -> Site {
        let work = folder.subfolder(&format!("{self:?}"));
        let port = free_port();
        let mut command = self.command(&work, root, port);
        let process = Process::start(folder, &mut command);
        let origin = format!("http://127.0.0.1:{port}");
        let site = Site::of(origin, "/x/y/", work, process);
        wait_for(&format!("{self:?}"), || answers(&site.page()));
        site
    }

    fn command(self, work: &Path, root: &Path, port: u16) -> Command {
        let here = format!("127.0.0.1:{port}");
        let (own, files) = (&work.display().to_string(), &root.display().to_string());
        match self {
            Self::Nginx => {
                let site = shipped("/etc/nginx/sites-available/default")
                    .replace("listen 80 default_server;", &format!("listen {here};"))
                    .replace("listen [::]:80 default_server;", "")
                    .replace("/var/www/html", files);
                let site = write(work, "site", &site);
                let config = shipped("/etc/nginx/nginx.conf")
                    .replace("/etc/nginx/sites-enabled/*", &site.display().to_string())
                    .replace("/var/log/nginx", own)
                    .replace("/run/nginx.pid", &format!("{own}/pid"));
                let config = write(work, "nginx.conf", &config);
                let mut command = Command::new("nginx");
                command.args([
                    "-e",
                    "stderr",
                    "-g",
                    "daemon off; master_process off;",
                    "-c",
                ]);
                command.arg(config);
                command
            }
            Self::Apache => {
                let site = shipped("/etc/apache2/sites-available/000-default.conf")
                    .replace("*:80", &here)
                    .replace("/var/www/html", files);
                let site = write(work, "site", &site);
                let config = shipped("/etc/apache2/apache2.conf")
                    .replace("Include ports.conf", &format!("Listen {here}"))
                    .replace("sites-enabled/*.conf", &site.display().to_string())
                    .replace("/var/www/", files);
                let config = write(work, "apache2.conf", &config);
                let mut command = Command::new("apache2");
                command.args(["-X", "-d", "/etc/apache2", "-f"]).arg(config);
                for name in ["APACHE_RUN_DIR", "APACHE_LOCK_DIR", "APACHE_LOG_DIR"] {
                    command.env(name, work);
                }
                command
                    .env("APACHE_PID_FILE", work.join("pid"))
                    .env("APACHE_RUN_USER", "www-data")
                    .env("APACHE_RUN_GROUP", "www-data");
                command
            }
            Self::Caddy => {
                let site = shipped("/etc/caddy/Caddyfile")
                    .replace(":80 {", &format!("http://{here} {{"))
                    .replace("/usr/share/caddy", files);
                let config = write(work, "Caddyfile", &format!("{{\n admin off\n}}\n{site}"));
                let mut command = Command::new("caddy");
                command
                    .args(["run", "--adapter", "caddyfile", "--config"])
                    .arg(config)
                    .env("HOME", work);
                command
            }
            Self::Lighttpd => {
                let config = shipped("/etc/lighttpd/lighttpd.conf")
                    .replace("/var/www/html", files)
                    .replace("server.errorlog", "#")
                    .replace("/var/cache/lighttpd/uploads", own)
                    .replace("/run/lighttpd.pid", &format!("{own}/pid"))
                    .replace(
                        "= 80\n",
                        &format!("= {port}\nserver.bind = \"127.0.0.1\"\n"),
                    )
                    // What also listens by IPv6 would do so on all addresses.
                    .replace("include_shell \"/usr/share/lighttpd/use-ipv6.pl", "#");
                let config = write(work, "lighttpd.conf", &config);
                let mut command = Command::new("lighttpd");
                command.args(["-D", "-f"]).arg(config);
                command
            }
            Self::Python => {
                let mut command = Command::new("python3");
                command.args(["-m", "http.server", "--bind", "127.0.0.1", "--directory"]);
                command.arg(root).arg(port.to_string());
                command
            }
            Self::Busybox => {
                let mut command = Command::new("busybox");
                command.args(["httpd", "-f", "-p", &here, "-h"]).arg(root);
                command
            }
        }
    }
}

/// A file of Debian's package.
fn shipped(path: &str) -> String {
    fs::read_to_string(path).unwrap_or_else(|error| {
        panic!("{path}, as Debian ships it: {error}; `make test` sets it up")
    })
}
