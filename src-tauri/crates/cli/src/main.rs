//! `rearview`: what a company's listening team would see in your own posts, on the command line.
//!
//! Exit codes: 0 nothing found, 1 findings, 2 fault.

mod audit;
mod detect;
mod posts;
mod vault;
mod words;

use std::io;
use std::path::PathBuf;
use std::process::ExitCode;

use api::audit::{Language, Passes};
use clap::{Parser, Subcommand, ValueEnum};

/// Memory is wiped when it is given back: what was read must not lie around in it.
#[global_allocator]
static ALLOCATOR: zeroizing_alloc::ZeroAlloc<std::alloc::System> =
    zeroizing_alloc::ZeroAlloc(std::alloc::System);

/// See what they see in your own posts. Nothing leaves this computer.
#[derive(Parser)]
#[command(name = "rearview", version, after_help = words::EXIT_CODES)]
struct Cli {
    /// Folder of the profile, for `init` and `vault`; without it, the window's own
    #[arg(long, value_name = "DIR", global = true)]
    data: Option<PathBuf>,
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// Read archives and say what in them points at you
    Audit {
        /// Archives as the platform gave them: zip files, folders, or lines from `rearview posts`
        #[arg(required = true)]
        archives: Vec<PathBuf>,
        /// How to answer
        #[arg(long, value_enum, default_value_t = Format::Text)]
        format: Format,
        /// Your own words, one a line, always found; `PLATE: ...` says what a word is
        #[arg(long, value_name = "FILE")]
        own_terms: Option<PathBuf>,
        /// Who you are in chats
        #[arg(long, value_name = "NAME")]
        me: Option<String>,
        /// Look twice at every post: more names and places, about 180 posts a second instead of
        /// thousands
        #[arg(long)]
        second_pass: bool,
        /// How many people you want to be one of: what the smallest fix aims at (1,000)
        #[arg(long, value_name = "PEOPLE")]
        target: Option<f64>,
    },
    /// Write the report that a listening team would write about you
    Report {
        /// Archives as the platform gave them
        #[arg(required = true)]
        archives: Vec<PathBuf>,
        /// Where to: a page (.html), a table (.csv) or everything for programs (.json)
        #[arg(long, value_name = "FILE")]
        out: PathBuf,
        /// Show your own names and contacts; else they are covered
        #[arg(long)]
        own_names: bool,
        /// Show the names and contacts of others; else they are covered
        #[arg(long)]
        other_names: bool,
        /// Your own words, one a line
        #[arg(long, value_name = "FILE")]
        own_terms: Option<PathBuf>,
        /// Who you are in chats
        #[arg(long, value_name = "NAME")]
        me: Option<String>,
        /// Look twice at every post
        #[arg(long)]
        second_pass: bool,
    },
    /// Write every post of the archives, one JSON object a line
    Posts {
        /// Archives as the platform gave them
        #[arg(required = true)]
        archives: Vec<PathBuf>,
        /// One JSON object a line (the only form there is)
        #[arg(long)]
        json: bool,
        /// Who you are in chats; without it `own` is null there
        #[arg(long, value_name = "NAME")]
        me: Option<String>,
    },
    /// Read JSON lines {"id","text"} and write their findings, of both passes: about 180 texts a second
    Detect {
        /// Rules and the fast model, without the second pass: thousands of texts a second, fewer
        /// names and places
        #[arg(long)]
        first_pass: bool,
        /// Rules alone, without any model: fastest, and misses most names and places
        #[arg(long)]
        no_model: bool,
        /// Language of the texts. The rules read all three at once whatever is said; the model
        /// asks for more proof of a name in Spanish and Portuguese. `auto` guesses text by text
        #[arg(long, value_enum, default_value_t = Lang::Auto)]
        lang: Lang,
        /// Your own words, one a line
        #[arg(long, value_name = "FILE")]
        own_terms: Option<PathBuf>,
    },
    /// Make a profile: an encrypted folder for results and notes
    Init {
        #[command(flatten)]
        secret: vault::Secret,
    },
    /// Private notes in the encrypted vault of a profile
    Vault {
        #[command(flatten)]
        secret: vault::Secret,
        #[command(subcommand)]
        command: vault::Command,
    },
    /// Audit the invented driver that comes with the program
    Demo {
        /// How to answer
        #[arg(long, value_enum, default_value_t = Format::Text)]
        format: Format,
    },
}

/// How to answer.
#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Format {
    /// For people.
    Text,
    /// For programs.
    Json,
}

/// Language of the texts.
#[derive(Clone, Copy, ValueEnum)]
enum Lang {
    /// English.
    En,
    /// Spanish.
    Es,
    /// Portuguese.
    Pt,
    /// A guess at each text.
    Auto,
}

impl Lang {
    fn language(self) -> Option<Language> {
        match self {
            Lang::En => Some(Language::English),
            Lang::Es => Some(Language::Spanish),
            Lang::Pt => Some(Language::Portuguese),
            Lang::Auto => None,
        }
    }
}

/// What a command found.
enum Outcome {
    Nothing,
    Findings,
    Fault,
}

fn main() -> ExitCode {
    api::close_memory();
    let cli = match Cli::try_parse() {
        Ok(cli) => cli,
        Err(error) => {
            let _ = error.print(); // Nowhere left to say it.
            return ExitCode::from(if error.use_stderr() { 2 } else { 0 });
        }
    };
    let outcome = match cli.command {
        Command::Audit {
            archives,
            format,
            own_terms,
            me,
            second_pass,
            target,
        } => {
            let said = audit::Said {
                own_terms,
                me,
                second_pass,
                target,
            };
            audit::run(audit::paths(archives), format, said)
        }
        Command::Report {
            archives,
            out,
            own_names,
            other_names,
            own_terms,
            me,
            second_pass,
        } => {
            let said = audit::Said {
                own_terms,
                me,
                second_pass,
                target: None,
            };
            audit::report(archives, &out, own_names, other_names, said)
        }
        Command::Posts {
            archives,
            json: _,
            me,
        } => posts::run(archives, me),
        Command::Detect {
            first_pass,
            no_model,
            lang,
            own_terms,
        } => {
            let passes = match (no_model, first_pass) {
                (true, _) => Passes::Rules,
                (false, true) => Passes::First,
                (false, false) => Passes::Both,
            };
            detect::run(own_terms, passes, lang.language())
        }
        Command::Init { secret } => vault::init(cli.data, &secret),
        Command::Vault { secret, command } => vault::run(cli.data, &secret, command),
        Command::Demo { format } => {
            audit::run(api::persona_archives(), format, audit::Said::default())
        }
    };
    match outcome {
        Ok(Outcome::Nothing) => ExitCode::SUCCESS,
        Ok(Outcome::Findings) => ExitCode::from(1),
        Ok(Outcome::Fault) => ExitCode::from(2),
        // `rearview posts ... | head` closes the pipe: not worth a message.
        Err(error) if error.kind() == io::ErrorKind::BrokenPipe => ExitCode::from(2),
        Err(error) => {
            words::say(&words::io(error.kind()));
            ExitCode::from(2)
        }
    }
}
