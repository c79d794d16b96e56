//! When nobody is there: the idle lock, and the lock after the computer slept.
//!
//! A thread looks at both clocks once a second. The decision itself is a function of what they
//! said, so that tests need no time to pass.

use std::sync::{Arc, Mutex, PoisonError};
use std::time::{Duration, Instant, SystemTime};

use crate::App;

/// How often the clocks are looked at.
const TICK: Duration = Duration::from_secs(1);
/// A gap between two looks that no busy computer explains.
const SLEPT: Duration = Duration::from_secs(30);

/// Why the system asks for a lock.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Why {
    /// The computer goes to sleep, or slept.
    Suspend,
    /// The screen was locked.
    ScreenLock,
    /// Nobody touched a key or the pointer.
    Idle,
}

/// One look at both clocks.
#[derive(Clone, Copy, Debug)]
pub struct Clocks {
    /// The clock on the wall: it may be set by hand, and goes on while the computer sleeps.
    pub wall: SystemTime,
    /// The steady clock: nobody sets it, and on most systems it stands still in sleep.
    pub steady: Instant,
}

impl Clocks {
    /// Both clocks as they are.
    pub fn now() -> Clocks {
        Clocks {
            wall: SystemTime::now(),
            steady: Instant::now(),
        }
    }
}

/// What was last seen of the clocks and of the person.
#[derive(Default)]
pub(crate) struct Watch(Mutex<Seen>);

#[derive(Default)]
struct Seen {
    last: Option<Clocks>,
    active: Option<Instant>,
}

impl Seen {
    /// Whether the profile has to be locked now. `idle` is how long nobody may be there; a clock
    /// that was set back counts for nothing, one that was set forward locks at the most.
    fn look(&mut self, now: Clocks, idle: Option<Duration>) -> Option<Why> {
        let last = self.last.replace(now).unwrap_or(now);
        let active = *self.active.get_or_insert(now.steady);
        let wall = now.wall.duration_since(last.wall).unwrap_or_default();
        let steady = now.steady.saturating_duration_since(last.steady);
        if wall.max(steady) > SLEPT {
            return Some(Why::Suspend);
        }
        let away = now.steady.saturating_duration_since(active);
        (away >= idle?).then_some(Why::Idle)
    }

    /// Whether nobody was there for so long.
    fn is_away(&self, now: Instant, minutes: u16) -> bool {
        let away = self.active.map(|at| now.saturating_duration_since(at));
        minutes > 0 && away.is_some_and(|away| away >= after(minutes))
    }
}

fn after(minutes: u16) -> Duration {
    Duration::from_secs(60 * u64::from(minutes))
}

impl App {
    /// Somebody is at the keyboard: the idle lock begins anew.
    pub fn active(&self) {
        self.watch.seen().active = Some(Instant::now());
    }

    /// The system says that nobody is at the computer any more: an open profile is locked. No
    /// setting keeps it open; a job that runs is stopped and leaves nothing half done.
    pub fn system_locked(&self, _why: Why) {
        if self.session().is_some() {
            self.lock();
        }
    }

    /// One look at the clocks: locks where the computer slept, or where nobody was there for as
    /// long as the settings say; the vault by a time of its own.
    pub fn tick(&self, now: Clocks) {
        // What runs is somebody's wish: the idle time begins when it is done.
        let busy = self.jobs.any_runs() || self.works();
        let free = self.session_if_free().filter(|_| !busy);
        if free.is_none() {
            self.watch.seen().active = Some(now.steady);
        }
        let open = free.as_ref().and_then(|session| session.as_ref());
        let times = open.map(|s| (s.settings.lock_after, s.settings.vault_lock_after));
        drop(free);
        let idle = times.map(|(minutes, _)| minutes).filter(|m| *m > 0);
        let due = self.watch.seen().look(now, idle.map(after));
        if let Some(why) = due {
            self.system_locked(why);
            // What waited for the lock is no gap of its own.
            self.watch.seen().last = None;
        } else if let Some((_, minutes)) = times
            && self.watch.seen().is_away(now.steady, minutes)
        {
            self.lock_vault();
        }
    }
}

impl Watch {
    fn seen(&self) -> std::sync::MutexGuard<'_, Seen> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// Looks at the clocks once a second, in a thread of its own, for as long as the program is there.
pub fn watch(app: &Arc<App>) {
    let app = Arc::downgrade(app);
    std::thread::spawn(move || {
        loop {
            std::thread::sleep(TICK);
            let Some(app) = app.upgrade() else { return };
            app.tick(Clocks::now());
        }
    });
}

#[cfg(test)]
mod tests {
    use super::*;

    const MINUTES: Option<Duration> = Some(Duration::from_secs(300));

    /// Two clocks of a test's own: seconds of the wall's and of the steady one.
    struct Desk {
        seen: Seen,
        start: Clocks,
        wall: i64,
        steady: u64,
    }

    impl Desk {
        fn new() -> Desk {
            let mut desk = Desk {
                seen: Seen::default(),
                start: Clocks::now(),
                wall: 0,
                steady: 0,
            };
            assert_eq!(desk.after(0, 0, MINUTES), None);
            desk
        }

        fn after(&mut self, wall: i64, steady: u64, idle: Option<Duration>) -> Option<Why> {
            self.wall += wall;
            self.steady += steady;
            let moved = Duration::from_secs(self.wall.unsigned_abs());
            let now = Clocks {
                wall: match self.wall < 0 {
                    true => self.start.wall - moved,
                    false => self.start.wall + moved,
                },
                steady: self.start.steady + Duration::from_secs(self.steady),
            };
            self.seen.look(now, idle)
        }

        fn touch(&mut self) {
            self.seen.active = Some(self.start.steady + Duration::from_secs(self.steady));
        }
    }

    #[test]
    fn nobody_there_locks_once_the_time_is_over() {
        let mut desk = Desk::new();
        for _ in 0..299 {
            assert_eq!(desk.after(1, 1, MINUTES), None);
        }
        assert_eq!(desk.after(1, 1, MINUTES), Some(Why::Idle));
    }

    #[test]
    fn a_key_begins_the_time_anew() {
        let mut desk = Desk::new();
        for _ in 0..299 {
            assert_eq!(desk.after(1, 1, MINUTES), None);
        }
        desk.touch();
        for _ in 0..299 {
            assert_eq!(desk.after(1, 1, MINUTES), None);
        }
        assert_eq!(desk.after(1, 1, MINUTES), Some(Why::Idle));
    }

    #[test]
    fn never_is_never() {
        let mut desk = Desk::new();
        for _ in 0..100_000 {
            assert_eq!(desk.after(1, 1, None), None);
        }
    }

    #[test]
    fn sleep_locks_whatever_the_settings_say() {
        // The steady clock stands still in sleep on Linux and macOS, and goes on on Windows.
        for steady in [1, 3600] {
            assert_eq!(Desk::new().after(3600, steady, None), Some(Why::Suspend));
        }
        assert_eq!(Desk::new().after(31, 1, None), Some(Why::Suspend));
    }

    #[test]
    fn a_busy_computer_does_not_lock() {
        assert_eq!(Desk::new().after(30, 30, MINUTES), None);
    }

    #[test]
    fn a_clock_set_back_changes_nothing() {
        let mut desk = Desk::new();
        assert_eq!(desk.after(-86_400, 1, MINUTES), None);
        for _ in 0..298 {
            assert_eq!(desk.after(1, 1, MINUTES), None);
        }
        assert_eq!(desk.after(1, 1, MINUTES), Some(Why::Idle));
    }

    #[test]
    fn a_clock_set_forward_locks_and_no_more() {
        let mut desk = Desk::new();
        assert_eq!(desk.after(86_400, 1, MINUTES), Some(Why::Suspend));
        assert_eq!(desk.after(1, 1, MINUTES), None);
    }
}
