//! Check sums: a number that passes one is rarely an accident. Written from the public rules of
//! each number; inputs are ASCII letters and digits without separators, upper or lower case.

mod identity;

pub(crate) use identity::{cnpj, cpf, curp, dni, itin, nif, ssn};

/// Value of a decimal digit.
fn digit(c: u8) -> Option<u32> {
    c.is_ascii_digit().then(|| u32::from(c - b'0'))
}

/// All digits of a number, `None` if anything else stands in it.
fn digits(number: &[u8]) -> Option<Vec<u32>> {
    number.iter().map(|c| digit(*c)).collect()
}

/// Sum of digits times weights, over as many as there are weights.
fn weighted(d: &[u32], weights: &[u32]) -> u32 {
    d.iter().zip(weights).map(|(d, w)| d * w).sum()
}

/// Luhn's sum (ISO/IEC 7812): cards, Canadian SIN, IMSS.
pub(crate) fn luhn(number: &[u8]) -> bool {
    let Some(d) = digits(number) else {
        return false;
    };
    let sum: u32 = d
        .iter()
        .rev()
        .enumerate()
        .map(|(i, d)| match (i % 2, d * 2) {
            (0, _) => *d,
            (_, twice) => twice / 10 + twice % 10,
        })
        .sum();
    !d.is_empty() && sum.is_multiple_of(10) && d.iter().any(|d| *d != 0)
}

/// Length and first digits of payment cards that are in use.
pub(crate) fn card_prefix(number: &[u8]) -> bool {
    let head = |n: usize| {
        number
            .iter()
            .take(n)
            .try_fold(0u32, |acc, c| Some(acc * 10 + digit(*c)?))
            .unwrap_or(0)
    };
    match number.len() {
        13 => head(1) == 4,
        14 => matches!(head(2), 36 | 38 | 39) || matches!(head(3), 300..=305),
        15 => matches!(head(2), 34 | 37) || matches!(head(4), 1800 | 2131),
        16 => {
            head(1) == 4
                || matches!(head(2), 51..=55 | 65 | 62 | 67)
                || matches!(head(4), 2221..=2720 | 3528..=3589 | 6011 | 5018 | 5020 | 5038 | 6304)
                || matches!(head(3), 636 | 637 | 644..=649)
                || matches!(head(4), 6062 | 4011)
        }
        12 | 17..=19 => matches!(head(2), 50 | 56..=58 | 62 | 63 | 67) || head(1) == 4,
        _ => false,
    }
}

/// ISO 13616: country, length and mod 97.
pub(crate) fn iban(text: &[u8]) -> bool {
    const LENGTHS: &[(&[u8; 2], usize)] = &[
        (b"GB", 22),
        (b"ES", 24),
        (b"PT", 25),
        (b"BR", 29),
        (b"DE", 22),
        (b"FR", 27),
        (b"IT", 27),
        (b"NL", 18),
        (b"BE", 16),
        (b"IE", 22),
        (b"AT", 20),
        (b"CH", 21),
        (b"LU", 20),
        (b"PL", 28),
        (b"RO", 24),
        (b"DK", 18),
        (b"SE", 24),
        (b"NO", 15),
        (b"FI", 18),
        (b"GR", 27),
        (b"CY", 28),
        (b"CZ", 24),
        (b"HU", 28),
        (b"BG", 22),
        (b"HR", 21),
        (b"SI", 19),
        (b"SK", 24),
        (b"LT", 20),
        (b"LV", 21),
        (b"EE", 20),
        (b"MT", 31),
        (b"DO", 28),
        (b"CR", 22),
        (b"GT", 28),
        (b"SV", 28),
        (b"AD", 24),
        (b"MC", 27),
        (b"TR", 26),
        (b"UA", 29),
        (b"MD", 24),
        (b"IL", 23),
        (b"AE", 23),
        (b"SA", 24),
        (b"PK", 24),
        (b"GI", 23),
        (b"IS", 26),
        (b"LI", 21),
        (b"RS", 22),
        (b"AL", 28),
        (b"BA", 20),
        (b"MK", 19),
        (b"ME", 22),
        (b"XK", 20),
        (b"GE", 22),
        (b"AZ", 28),
        (b"KZ", 20),
        (b"QA", 29),
        (b"KW", 30),
        (b"BH", 22),
        (b"JO", 30),
        (b"LB", 28),
        (b"TN", 24),
        (b"MU", 30),
        (b"VG", 24),
        (b"SM", 27),
        (b"VA", 22),
        (b"FO", 18),
        (b"GL", 18),
        (b"MR", 27),
        (b"TL", 23),
    ];
    let upper = text.to_ascii_uppercase();
    let known = LENGTHS
        .iter()
        .any(|(country, len)| upper.starts_with(*country) && upper.len() == *len);
    if !known {
        return false;
    }
    let (head, tail) = upper.split_at(4);
    tail.iter().chain(head).try_fold(0u32, |acc, c| match c {
        b'0'..=b'9' => Some((acc * 10 + u32::from(c - b'0')) % 97),
        b'A'..=b'Z' => Some((acc * 100 + u32::from(c - b'A') + 10) % 97),
        _ => None,
    }) == Some(1)
}

/// American Bankers Association routing number: nine digits, weights 3 7 1.
pub(crate) fn aba(number: &[u8]) -> bool {
    let Some(d) = digits(number) else {
        return false;
    };
    let first_two = d.iter().take(2).fold(0, |a, d| a * 10 + d);
    d.len() == 9
        && matches!(first_two, 0..=12 | 21..=32 | 61..=72 | 80)
        && weighted(&d, &[3, 7, 1, 3, 7, 1, 3, 7, 1]).is_multiple_of(10)
        && d.iter().any(|d| *d != 0)
}

/// Mexican CLABE: 18 digits, weights 3 7 1.
pub(crate) fn clabe(number: &[u8]) -> bool {
    let Some(d) = digits(number) else {
        return false;
    };
    let Some((last, rest)) = d.split_last() else {
        return false;
    };
    let sum: u32 = rest
        .iter()
        .zip([3u32, 7, 1].iter().cycle())
        .map(|(d, w)| d * w % 10)
        .sum();
    d.len() == 18 && (10 - sum % 10) % 10 == *last && d.iter().any(|d| *d != 0)
}

/// Vehicle identification number: 17 signs without I, O, Q and the check digit of North America.
pub(crate) fn vin(text: &[u8]) -> bool {
    const WEIGHTS: [u32; 17] = [8, 7, 6, 5, 4, 3, 2, 10, 0, 9, 8, 7, 6, 5, 4, 3, 2];
    let value = |c: u8| match c.to_ascii_uppercase() {
        c @ b'0'..=b'9' => Some(u32::from(c - b'0')),
        c @ b'A'..=b'H' => Some(u32::from(c - b'A') + 1),
        c @ b'J'..=b'N' => Some(u32::from(c - b'J') + 1),
        b'P' => Some(7),
        b'R' => Some(9),
        c @ b'S'..=b'Z' => Some(u32::from(c - b'S') + 2),
        _ => None,
    };
    let Some(values) = text.iter().map(|c| value(*c)).collect::<Option<Vec<u32>>>() else {
        return false;
    };
    let check = match text.get(8) {
        Some(b'X' | b'x') => 10,
        Some(c) => digit(*c).unwrap_or(99),
        None => 99,
    };
    values.len() == 17 && weighted(&values, &WEIGHTS) % 11 == check
}

/// UPS tracking number `1Z` and 16 more: letters count (ASCII - 63) mod 10, even places double.
pub(crate) fn ups(text: &[u8]) -> bool {
    let upper = text.to_ascii_uppercase();
    let (Some(body), Some(last)) = (upper.get(2..17), upper.get(17)) else {
        return false;
    };
    let sum: u32 = body
        .iter()
        .enumerate()
        .map(|(i, c)| {
            let v = match c {
                b'0'..=b'9' => u32::from(c - b'0'),
                _ => u32::from(c.saturating_sub(63)) % 10,
            };
            if i % 2 == 1 { v * 2 } else { v }
        })
        .sum();
    upper.len() == 18 && digit(*last) == Some((10 - sum % 10) % 10)
}

/// UPU S10 (international parcels): two letters, nine digits, two letters.
pub(crate) fn s10(text: &[u8]) -> bool {
    let Some(d) = text.get(2..11).and_then(digits) else {
        return false;
    };
    let check = match 11 - weighted(&d, &[8, 6, 4, 2, 3, 5, 9, 7]) % 11 {
        10 => 0,
        11 => 5,
        c => c,
    };
    text.len() == 13 && d.get(8) == Some(&check)
}

/// Mod 10 with weights 3 and 1 from the right: USPS and Canada Post.
pub(crate) fn mod10_3(number: &[u8]) -> bool {
    let Some(d) = digits(number) else {
        return false;
    };
    let Some((last, rest)) = d.split_last() else {
        return false;
    };
    let sum: u32 = rest
        .iter()
        .rev()
        .zip([3u32, 1].iter().cycle())
        .map(|(d, w)| d * w)
        .sum();
    (10 - sum % 10) % 10 == *last && d.iter().any(|d| *d != 0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sums_agree_with_public_test_values() {
        type Check = fn(&[u8]) -> bool;
        let table: &[(&str, Check, &str, bool)] = &[
            ("luhn", luhn, "4111111111111111", true),
            ("luhn", luhn, "4111111111111112", false),
            ("luhn", luhn, "0000000000000000", false),
            ("card", card_prefix, "4111111111111111", true),
            ("card", card_prefix, "9111111111111111", false),
            ("iban", iban, "ES9121000418450200051332", true),
            ("iban", iban, "GB82WEST12345698765432", true),
            ("iban", iban, "GB82WEST12345698765433", false),
            ("aba", aba, "021000089", true),
            ("aba", aba, "123456789", false),
            ("clabe", clabe, "032180000118359719", true),
            ("clabe", clabe, "032180000118359718", false),
            ("vin", vin, "1M8GDM9AXKP042788", true),
            ("vin", vin, "1M8GDM9A1KP042788", false),
            ("cpf", cpf, "11144477735", true),
            ("cpf", cpf, "11111111111", false),
            ("cnpj", cnpj, "11222333000181", true),
            ("cnpj", cnpj, "11222333000182", false),
            ("dni", dni, "12345678Z", true),
            ("dni", dni, "X0000000T", true),
            ("dni", dni, "12345678A", false),
            ("nif", nif, "123456789", true),
            ("nif", nif, "123456780", false),
            ("ssn", ssn, "078051120", true),
            ("ssn", ssn, "900051120", false),
            ("itin", itin, "900704417", true),
            ("itin", itin, "900004417", false),
            ("ups", ups, "1Z5R89390357567127", true),
            ("ups", ups, "1Z5R89390357567128", false),
            ("s10", s10, "RB123456785GB", true),
            ("s10", s10, "RB123456784GB", false),
            ("mod10_3", mod10_3, "03071790000523483741", true),
            ("mod10_3", mod10_3, "0073938000549297", true),
            ("curp", curp, "HEGG560427MVZRRL04", true),
            ("curp", curp, "HEGG560427MVZRRL05", false),
        ];
        for (name, check, input, expected) in table {
            assert_eq!(check(input.as_bytes()), *expected, "{name} {input}");
            assert!(!check(b""), "{name} of nothing");
        }
    }
}
