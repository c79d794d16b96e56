//! Check sums of the numbers that states give to persons and companies.

use super::{digit, digits, weighted};

/// The check digits of Brazilian numbers: 11 minus the sum mod 11, 10 and 11 become 0.
fn brazil(d: &[u32], weights: &[u32]) -> u32 {
    match weighted(d, weights) % 11 {
        0 | 1 => 0,
        rest => 11 - rest,
    }
}

/// Brazilian CPF: 11 digits.
pub(crate) fn cpf(number: &[u8]) -> bool {
    let Some(d) = digits(number) else {
        return false;
    };
    let (Some(ten), Some(eleven)) = (d.get(9), d.get(10)) else {
        return false;
    };
    d.len() == 11
        && d.iter().any(|x| Some(x) != d.first())
        && brazil(&d, &[10, 9, 8, 7, 6, 5, 4, 3, 2]) == *ten
        && brazil(&d, &[11, 10, 9, 8, 7, 6, 5, 4, 3, 2]) == *eleven
}

/// Brazilian CNPJ: 14 signs; letters count as ASCII minus 48 since July 2026.
pub(crate) fn cnpj(text: &[u8]) -> bool {
    let d: Vec<u32> = text
        .iter()
        .map(|c| u32::from(c.to_ascii_uppercase().saturating_sub(b'0')))
        .collect();
    let (Some(a), Some(b)) = (d.get(12), d.get(13)) else {
        return false;
    };
    d.len() == 14
        && text.iter().all(u8::is_ascii_alphanumeric)
        && d.iter().any(|x| Some(x) != d.first())
        && brazil(&d, &[5, 4, 3, 2, 9, 8, 7, 6, 5, 4, 3, 2]) == *a
        && brazil(&d, &[6, 5, 4, 3, 2, 9, 8, 7, 6, 5, 4, 3, 2]) == *b
}

/// Spanish DNI (8 digits and a letter) and NIE (X, Y or Z, 7 digits and a letter).
pub(crate) fn dni(text: &[u8]) -> bool {
    const LETTERS: &[u8; 23] = b"TRWAGMYFPDXBNJZSQVHLCKE";
    let upper = text.to_ascii_uppercase();
    let Some((letter, number)) = upper.split_last() else {
        return false;
    };
    if number.len() != 8 {
        return false;
    }
    let mut value = 0usize;
    for (i, c) in number.iter().enumerate() {
        let d = match (i, c) {
            (0, b'X'..=b'Z') => usize::from(c - b'X'),
            (_, b'0'..=b'9') => usize::from(c - b'0'),
            _ => return false,
        };
        value = value * 10 + d;
    }
    LETTERS.get(value % 23) == Some(letter)
}

/// Portuguese NIF: 9 digits, weights 9..2.
pub(crate) fn nif(number: &[u8]) -> bool {
    let Some(d) = digits(number) else {
        return false;
    };
    let (Some(first), Some(last)) = (d.first(), d.get(8)) else {
        return false;
    };
    let rest = weighted(&d, &[9, 8, 7, 6, 5, 4, 3, 2]) % 11;
    let check = if rest < 2 { 0 } else { 11 - rest };
    d.len() == 9 && !matches!(first, 0 | 4) && check == *last
}

/// US social security number that could have been issued: no 000, 666 or 9xx area, no zero part.
pub(crate) fn ssn(number: &[u8]) -> bool {
    let Some(d) = digits(number) else {
        return false;
    };
    let value = |range: std::ops::Range<usize>| {
        d.get(range)
            .unwrap_or(&[])
            .iter()
            .fold(0u32, |a, d| a * 10 + d)
    };
    d.len() == 9 && !matches!(value(0..3), 0 | 666 | 900..) && value(3..5) != 0 && value(5..9) != 0
}

/// US ITIN: 9, and the fifth and fourth last digits in the ranges the IRS uses.
pub(crate) fn itin(number: &[u8]) -> bool {
    let Some(d) = digits(number) else {
        return false;
    };
    let group = d.get(3).unwrap_or(&0) * 10 + d.get(4).unwrap_or(&0);
    d.len() == 9 && d.first() == Some(&9) && matches!(group, 50..=65 | 70..=88 | 90..=92 | 94..=99)
}

/// Mexican CURP: 18 signs, check digit over base-37 values.
pub(crate) fn curp(text: &[u8]) -> bool {
    let upper = text.to_ascii_uppercase();
    // The alphabet has Ñ between N and O, so letters from O on count one more.
    let value = |c: u8| match c {
        b'0'..=b'9' => Some(u32::from(c - b'0')),
        b'A'..=b'N' => Some(u32::from(c - b'A') + 10),
        b'O'..=b'Z' => Some(u32::from(c - b'A') + 11),
        _ => None,
    };
    let Some(values) = upper
        .iter()
        .map(|c| value(*c))
        .collect::<Option<Vec<u32>>>()
    else {
        return false;
    };
    let sum: u32 = values
        .iter()
        .take(17)
        .zip((2..=18).rev())
        .map(|(v, w)| v * w)
        .sum();
    values.len() == 18 && upper.get(17).and_then(|c| digit(*c)) == Some((10 - sum % 10) % 10)
}
