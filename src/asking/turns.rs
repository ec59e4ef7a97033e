//! Whose turn it is to ask: only so many requests are under way at once, and those of panels that
//! are seen come first. Pure.

/// Requests under way to one origin: as many as a browser opens connections to it.
const PER_ORIGIN: usize = 6;

/// Requests under way in all.
const AT_ONCE: usize = 18;

/// Who is under way, and who waits.
#[derive(Debug, Default)]
pub struct Turns {
    under_way: Vec<Turn>,
    /// In the order in which they came.
    waiting: Vec<Turn>,
    last: u64,
}

#[derive(Debug)]
struct Turn {
    ticket: u64,
    origin: String,
    asker: usize,
}

impl Turns {
    /// Somebody wants to ask this origin; the number is theirs until they leave.
    pub fn come(&mut self, origin: &str, asker: usize) -> u64 {
        self.last += 1;
        self.waiting.push(Turn {
            ticket: self.last,
            origin: origin.to_owned(),
            asker,
        });
        self.last
    }

    /// They are done, or do not want to ask any more.
    pub fn leave(&mut self, ticket: u64) {
        self.under_way.retain(|turn| turn.ticket != ticket);
        self.waiting.retain(|turn| turn.ticket != ticket);
    }

    /// Who may ask now that had to wait before: first those whose askers are seen.
    pub fn admit(&mut self, is_seen: impl Fn(usize) -> bool) -> Vec<u64> {
        let mut admitted = Vec::new();
        while let Some(at) = self.next(&is_seen) {
            let turn = self.waiting.remove(at);
            admitted.push(turn.ticket);
            self.under_way.push(turn);
        }
        admitted
    }

    fn next(&self, is_seen: impl Fn(usize) -> bool) -> Option<usize> {
        if self.under_way.len() >= AT_ONCE {
            return None;
        }
        let may = |turn: &Turn| self.asking(&turn.origin) < PER_ORIGIN;
        let seen = |turn: &Turn| may(turn) && is_seen(turn.asker);
        let first = self.waiting.iter().position(seen);
        first.or_else(|| self.waiting.iter().position(may))
    }

    fn asking(&self, origin: &str) -> usize {
        let turns = self.under_way.iter();
        turns.filter(|turn| turn.origin == origin).count()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn nobody(_: usize) -> bool {
        false
    }

    #[test]
    fn only_so_many_ask_at_once() {
        let mut turns = Turns::default();
        let tickets: Vec<u64> = (0..300)
            .map(|asker| turns.come("http://a", asker))
            .collect();
        assert_eq!(turns.admit(nobody), tickets[..6]);
        assert_eq!(turns.admit(nobody), [0; 0]);
        turns.leave(tickets[2]);
        turns.leave(tickets[6]);
        assert_eq!(turns.admit(nobody), [tickets[7]]);
        let others = ["http://b", "http://c", "http://d"].map(|origin| {
            let mut come = || turns.come(origin, 0);
            [(); 6].map(|()| come())
        });
        assert_eq!(turns.admit(nobody), others.concat()[..12]);
    }

    #[test]
    fn who_is_seen_comes_first() {
        let mut turns = Turns::default();
        let tickets: Vec<u64> = (0..20).map(|asker| turns.come("http://a", asker)).collect();
        let seen = |asker| asker >= 17;
        let first = turns.admit(seen);
        assert_eq!(first, [&tickets[17..], &tickets[..3]].concat());
        turns.leave(tickets[0]);
        // The reader scrolled.
        assert_eq!(turns.admit(|asker| asker == 9), [tickets[9]]);
    }

    #[test]
    fn all_have_their_turn() {
        let mut turns = Turns::default();
        for asker in 0..100 {
            turns.come(["http://a", "http://b"][asker % 2], asker);
        }
        let mut admitted = 0;
        loop {
            let now = turns.admit(nobody);
            admitted += now.len();
            assert!(turns.under_way.len() <= 12);
            if now.is_empty() {
                break;
            }
            for ticket in now {
                turns.leave(ticket);
            }
        }
        assert_eq!(admitted, 100);
    }
}
