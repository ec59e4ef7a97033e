//! Processes that end with the stage, and what is needed to start them.

use std::fs::{self, File};
use std::net::{Ipv4Addr, TcpListener};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::sync::atomic::{AtomicU32, Ordering};
use std::time::Duration;
use std::{env, process, thread};

/// A running program; killed when dropped.
pub(crate) struct Process(Child);

impl Process {
    /// Starts a command; what it prints goes to a file in the folder.
    pub(crate) fn start(folder: &Folder, command: &mut Command) -> Self {
        let program = command.get_program().to_string_lossy().into_owned();
        let log = File::create(folder.fresh(&program)).expect("a log file");
        let child = command
            .stdin(Stdio::null())
            .stdout(log.try_clone().expect("a second handle"))
            .stderr(log)
            .spawn()
            .unwrap_or_else(|error| {
                panic!("{program} did not start ({error}); `make test` sets it up")
            });
        Self(child)
    }
}

impl Drop for Process {
    fn drop(&mut self) {
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

/// A temporary folder; removed when dropped.
pub(crate) struct Folder(PathBuf);

/// Tells apart what is made in one run.
static COUNT: AtomicU32 = AtomicU32::new(0);

impl Folder {
    pub(crate) fn new() -> Self {
        let path = env::temp_dir().join(format!("promscope-e2e-{}", process::id()));
        fs::create_dir_all(&path).expect("a temporary folder");
        Self(path)
    }

    /// A path in it that nobody else was given.
    pub(crate) fn fresh(&self, name: &str) -> PathBuf {
        let number = COUNT.fetch_add(1, Ordering::Relaxed);
        self.0.join(format!("{number}-{name}"))
    }

    /// A new folder in it.
    pub(crate) fn subfolder(&self, name: &str) -> PathBuf {
        let path = self.fresh(name);
        fs::create_dir(&path).expect("a folder");
        path
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.0);
    }
}

/// Writes a file in a folder, and gives its path.
pub(crate) fn write(folder: &Path, name: &str, text: &str) -> PathBuf {
    let path = folder.join(name);
    fs::write(&path, text).expect("a written file");
    path
}

/// A port that was free a moment ago.
pub(crate) fn free_port() -> u16 {
    TcpListener::bind((Ipv4Addr::LOCALHOST, 0))
        .and_then(|listener| listener.local_addr())
        .expect("a free port")
        .port()
}

/// Waits, at most for half a minute, until `is_there` says so.
pub(crate) fn wait_for(what: &str, mut is_there: impl FnMut() -> bool) {
    let pause = Duration::from_millis(50);
    let there = (0..600).any(|_| {
        let there = is_there();
        if !there {
            thread::sleep(pause);
        }
        there
    });
    assert!(there, "{what} was not there after 30 seconds");
}

/// Whether an address answers a GET with success, or asks who is there.
pub(crate) fn answers(url: &str) -> bool {
    matches!(
        ureq::get(url).call(),
        Ok(_) | Err(ureq::Error::StatusCode(401))
    )
}
