//! The ids of Reddit: numbers in base 36 that grow with time.

use super::script::Block;

/// Unix seconds of 2023-01-01, from which ids are counted.
pub const START: i64 = 1_672_531_200;

/// `t3_…`, `t1_…`, or the bare id of a message, chat line or draft.
pub fn key(block: &Block) -> String {
    match block.kind.as_str() {
        "post" => format!("t3_{}", id(block)),
        "comment" => format!("t1_{}", id(block)),
        _ => id(block),
    }
}

fn base36(mut number: u64) -> String {
    let mut digits = Vec::new();
    while number > 0 {
        let digit = u32::try_from(number % 36).expect("below 36");
        digits.push(char::from_digit(digit, 36).expect("below 36"));
        number /= 36;
    }
    digits.into_iter().rev().collect()
}

/// Ids grow with time, about as fast as Reddit's did in these years.
fn grown(first: u64, a_second: u64, second: i64, noise: u64) -> String {
    let seconds = u64::try_from(second - START).expect("the script begins in 2023");
    base36(first + seconds * a_second + noise % a_second)
}

/// Id of a post of that second, without `t3_`.
pub fn post_id(second: i64, noise: u64) -> String {
    grown(36_u64.pow(6), 16, second, noise)
}

/// Id of a comment of that second, without `t1_`.
pub fn comment_id(second: i64, noise: u64) -> String {
    grown(19 * 36_u64.pow(6) + 2 * 36_u64.pow(5), 113, second, noise)
}

/// Id of a block, without prefix.
pub fn id(block: &Block) -> String {
    let (second, noise) = (block.when().as_second(), block.number("id"));
    match block.kind.as_str() {
        "post" => post_id(second, noise),
        "comment" => comment_id(second, noise),
        "message" => grown(36_u64.pow(5), 1, second, noise),
        _ => format!(
            "{:08x}-{:04x}-4{:03x}-8{:03x}-{:012x}",
            noise >> 32,
            (noise >> 16) & 0xffff,
            noise & 0xfff,
            (noise >> 12) & 0xfff,
            block.number("draft") & 0xffff_ffff_ffff
        ),
    }
}

/// Words of a title as Reddit writes them into an address.
pub fn slug(title: &str) -> String {
    let mut slug = String::new();
    for word in title
        .to_lowercase()
        .split(|letter: char| !letter.is_ascii_alphanumeric())
    {
        if !word.is_empty() && slug.len() + word.len() < 50 {
            if !slug.is_empty() {
                slug.push('_');
            }
            slug.push_str(word);
        }
    }
    slug
}
