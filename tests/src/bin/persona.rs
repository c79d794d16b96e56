//! Writes the invented driver's archives for the app, or with `--check` compares them with the script.
#![allow(
    clippy::print_stdout,
    clippy::print_stderr,
    reason = "a command line tool: printing is its output"
)]

use std::process::ExitCode;

use tests::persona;

fn main() -> ExitCode {
    let check = match std::env::args().nth(1).as_deref() {
        None => false,
        Some("--check") => true,
        Some(_) => {
            eprintln!("usage: persona [--check]");
            return ExitCode::from(2);
        }
    };
    let persona = persona::build();
    let folder = persona::folder();
    if check {
        let stale = persona::stale(&persona, &folder);
        for name in &stale {
            eprintln!("differs from the script: {}", folder.join(name).display());
        }
        return ExitCode::from(u8::from(!stale.is_empty()));
    }
    match persona::write(&persona, &folder) {
        Ok(()) => {
            for (name, bytes) in &persona.archives {
                println!("{:>7} bytes  {name}", bytes.len());
            }
            println!(
                "{:>7} posts, {} facts",
                persona.items.len(),
                persona.facts.len()
            );
            ExitCode::SUCCESS
        }
        Err(error) => {
            eprintln!("cannot write {}: {error}", folder.display());
            ExitCode::FAILURE
        }
    }
}
