//! Vehicle identification numbers.

use model::Kind;

use crate::checks;
use crate::detector::{Detector, Example::*, Hint, Sink};
use crate::scan::make_up;
use crate::text::Text;
use crate::words::{DIGIT, VEHICLE_CTX, VIN_CTX};

/// Finds: 17 letters and digits without I, O, Q: with the check digit of North America, or with
/// the word VIN / chassis / bastidor near, or written in capitals with the shape of a serial.
/// Exposes: one car in the world; owners and insurance are looked up by it.
/// Misses: partial numbers.
pub(crate) const VIN: Detector = Detector {
    name: "vin",
    kind: Kind::Vin,
    hint: Hint::any(DIGIT),
    find,
    examples: &[
        Hit("vin [1M8GDM9AXKP042788] ok"),
        Hit("[1m8gdm9axkp042788]"),
        Hit("bastidor [VSSZZZ5FZ00000100]"),
        Hit("VIN: [9BWZZZ377VT004251]."),
        Hit("chassi [9BG116GW04C400001] roubado"),
        Miss("ABCDEFGHJKLMNPRST has no digit"),
        Miss("order 12345678901234567 is late"),
        Miss("vin is a name"),
        Miss("1Z5R89390357567127"),
        Miss("token aaaabbbbccccdddd1 expired"),
    ],
};

fn find(text: &Text, sink: &mut Sink) {
    for (i, t) in text.tokens.iter().enumerate() {
        if t.len() != 17 || !t.is(DIGIT) || t.digits() {
            continue;
        }
        let word = text.word(t);
        if word
            .iter()
            .any(|c| matches!(c, b'i' | b'o' | b'q') || !c.is_ascii_alphanumeric())
        {
            continue;
        }
        let (digits, letters) = make_up(word);
        let serial = word.iter().rev().take(4).all(u8::is_ascii_digit);
        let cue = text.near(i, 6, VIN_CTX);
        let upper = t.is(crate::words::CODE);
        let confidence = if checks::vin(word) && letters >= 2 {
            0.97
        } else if cue && digits >= 4 {
            0.95
        } else if upper && serial && digits >= 5 && letters >= 3 {
            if text.near(i, 12, VEHICLE_CTX) {
                0.9
            } else {
                0.75
            }
        } else {
            continue;
        };
        sink.push(t.start, t.end, confidence);
    }
}
