//! What was learnt of servers.

use crate::prom::server::Server;
use crate::prom::timestamp::Timestamp;

/// What is known of the servers that were asked.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Known {
    servers: Vec<(Server, Habits)>,
    /// Origins of which an answer was read, the newest last.
    read: Vec<String>,
}

/// How a server wants to be asked.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
struct Habits {
    takes_no_post: bool,
    not_before: Timestamp,
}

/// How many origins are remembered.
const MOST: usize = 50;

impl Known {
    /// With what is known from earlier visits: origins of which an answer was read.
    #[must_use]
    pub fn of(read: Vec<String>) -> Self {
        Self {
            read,
            ..Self::default()
        }
    }

    /// Origins of which an answer was read.
    #[must_use]
    pub fn read(&self) -> &[String] {
        &self.read
    }

    /// Whether an answer of this server's origin was read.
    #[must_use]
    pub fn was_read(&self, server: &Server) -> bool {
        self.read.iter().any(|origin| origin == server.origin())
    }

    /// An answer of this server was read. Says whether that is news.
    pub fn note_read(&mut self, server: &Server) -> bool {
        if self.was_read(server) {
            return false;
        }
        if self.read.len() >= MOST {
            self.read.remove(0);
        }
        self.read.push(server.origin().to_owned());
        true
    }

    /// Whether this server is to be asked by GET.
    #[must_use]
    pub fn takes_no_post(&self, server: &Server) -> bool {
        self.habits(server).takes_no_post
    }

    /// This server answers GET, and no POST.
    pub fn note_get(&mut self, server: &Server) {
        self.change(server).takes_no_post = true;
    }

    /// Until when this server wants to be left alone.
    #[must_use]
    pub fn not_before(&self, server: &Server) -> Timestamp {
        self.habits(server).not_before
    }

    /// This server wants to be left alone until then.
    pub fn note_wait(&mut self, server: &Server, until: Timestamp) {
        self.change(server).not_before = until;
    }

    fn habits(&self, server: &Server) -> Habits {
        let known = self.servers.iter().find(|(of, _)| of == server);
        known.map(|(_, habits)| *habits).unwrap_or_default()
    }

    fn change(&mut self, server: &Server) -> &mut Habits {
        let at = self.servers.iter().position(|(of, _)| of == server);
        let at = at.unwrap_or_else(|| {
            self.servers.push((server.clone(), Habits::default()));
            self.servers.len() - 1
        });
        &mut self.servers[at].1
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::prom::server::BadAddress;

    #[test]
    fn each_server_has_its_habits() -> Result<(), BadAddress> {
        let (one, other): (Server, Server) = ("http://a/x".parse()?, "http://a/y".parse()?);
        let mut known = Known::default();
        known.note_get(&one);
        let [seven, eight, nine] = [7, 8, 9].map(Timestamp::from_ms);
        known.note_wait(&one, seven);
        known.note_wait(&other, eight);
        known.note_wait(&one, nine);
        assert!(known.takes_no_post(&one) && !known.takes_no_post(&other));
        let waits = (known.not_before(&one), known.not_before(&other));
        assert_eq!(waits, (nine, eight));
        let unknown = known.not_before(&"http://b".parse()?);
        assert_eq!(unknown, Timestamp::default());
        Ok(())
    }

    #[test]
    fn an_origin_is_read_once_and_for_all_its_paths() -> Result<(), BadAddress> {
        let mut known = Known::of(vec!["http://before".to_owned()]);
        assert!(known.was_read(&"http://before/prom".parse()?));
        assert!(known.note_read(&"http://a:1/x".parse()?));
        assert!(!known.note_read(&"http://a:1/y".parse()?));
        assert!(!known.was_read(&"http://a:2/x".parse()?));
        for number in 0..MOST {
            known.note_read(&format!("http://n{number}").parse()?);
        }
        assert_eq!(known.read().len(), MOST);
        assert!(!known.was_read(&"http://a:1".parse()?));
        Ok(())
    }
}
