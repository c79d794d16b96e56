//! Why a detail was taken for one: a closed list, so that every reason has its words in every
//! language and none is ever made of the post's own text.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::words;

/// The reason of a finding, in the order of how much it weighs.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
#[repr(u8)]
pub enum Why {
    /// It is on the person's own list of words.
    Own,
    /// Its check digits are right.
    Sum,
    /// The number plan of a country has it.
    Plan,
    /// Its shape is like nothing else (an address of e-mail, a link).
    Shape,
    /// It has the shape, and a word beside it says what it is.
    ShapeWord,
    /// A list has it (names, places, companies, makes of cars).
    List,
    /// A word before or behind it says what it is.
    Word,
    /// The poster says it of themselves.
    Said,
    /// A rule and the model both see it.
    Both,
    /// The model alone sees it: worth a look.
    Model,
    /// The same words were found elsewhere in these posts.
    Echo,
}

words!(Why {
    Own = "own",
    Sum = "sum",
    Plan = "plan",
    Shape = "shape",
    ShapeWord = "shape_word",
    List = "list",
    Word = "word",
    Said = "said",
    Both = "both",
    Model = "model",
    Echo = "echo",
});

impl Why {
    /// The reason in plain English; it goes on from "Found because".
    pub const fn english(self) -> &'static str {
        match self {
            Why::Own => "it is on your own list of words",
            Why::Sum => "its check digits are right, and that is hardly ever an accident",
            Why::Plan => "it is a number that a country's phone plan has",
            Why::Shape => "nothing else is written like this",
            Why::ShapeWord => "it is written like one, and a word beside it says so",
            Why::List => "it stands in a list of names we know",
            Why::Word => "a word beside it says what it is",
            Why::Said => "you say it of yourself or your own",
            Why::Both => "a rule and the model both see it",
            Why::Model => "the model takes it for one; it may be wrong",
            Why::Echo => "the same words were found elsewhere in your posts",
        }
    }
}
