//! What this process lets others see of its memory.

/// Core dumps off, for this process and all that it starts; and, on Linux, this process's memory
/// closed to other programs of the same person: no debugger, no `/proc/PID/mem`. Comes first in
/// `main`. A system that refuses is no reason not to start.
pub fn close_memory() {
    #[cfg(unix)]
    {
        use rustix::process::{Resource, Rlimit, setrlimit};
        // One byte, not none: where dumps go to a program, Linux ignores any other limit.
        let nothing = Rlimit {
            current: Some(1),
            maximum: Some(1),
        };
        let _ = setrlimit(Resource::Core, nothing);
    }
    #[cfg(target_os = "linux")]
    {
        use rustix::process::{DumpableBehavior, set_dumpable_behavior};
        let _ = set_dumpable_behavior(DumpableBehavior::NotDumpable);
    }
}
