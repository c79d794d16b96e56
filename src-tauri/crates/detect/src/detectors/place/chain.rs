//! Chains of shops and restaurants, where somebody picks up or parks.

use super::{Found, ON_ROAD};
use crate::scan::among;
use crate::text::{Shape, Text, Token};

/// Second words of chains of two words, and single words that are a chain by themselves.
const PAIRS: &[(&[u8], &[u8])] = &[
    (b"market", b"basket"),
    (b"panda", b"express"),
    (b"whole", b"foods"),
    (b"taco", b"bell"),
    (b"burger", b"king"),
    (b"five", b"guys"),
    (b"shake", b"shack"),
    (b"pizza", b"hut"),
    (b"home", b"depot"),
    (b"dollar", b"general"),
    (b"dollar", b"tree"),
    (b"olive", b"garden"),
    (b"best", b"buy"),
    (b"waffle", b"house"),
    (b"cracker", b"barrel"),
    (b"buffalo", b"wild"),
    (b"trader", b"joe"),
    (b"papa", b"johns"),
    (b"sams", b"club"),
    (b"pingo", b"doce"),
    (b"burger", b"house"),
    (b"extra", b"mercado"),
    (b"stop", b"shop"),
    (b"jewel", b"osco"),
    (b"food", b"lion"),
    (b"harris", b"teeter"),
    (b"tim", b"hortons"),
    (b"pague", b"menos"),
    (b"jack", b"in"),
    (b"raising", b"canes"),
    (b"pao", b"de"),
];

pub(super) fn chain(text: &Text, i: usize, t: &Token) -> Option<Found> {
    let mut word = text.word(t);
    // "Lowe's", "Wendy's": the list has them without the apostrophe.
    let plural = [word, b"s"].concat();
    if text.gap(i) == b"'"
        && text.token(i + 1).is_some_and(|s| text.word(s) == b"s")
        && crate::words::VOCABULARY.class(&plural) & crate::words::CHAIN != 0
    {
        word = &plural;
    }
    let mut last = i;
    let mut end = t.end;
    let single = among!(
        word,
        "walmart target costco walgreens cvs mcdonalds mcd wendys chipotle starbucks dunkin popeyes ikea publix kroger safeway albertsons aldi wegmans heb meijer wawa sheetz arbys whataburger panera dennys ihop applebees chilis wingstop kfc culvers shoprite petco petsmart lowes menards lidl soriana chedraui oxxo mercadona carrefour alcampo eroski atacadao assai habibs giraffas continente lefties goiko telepizza tesco sainsburys asda morrisons greggs nandos speedway quiktrip bucees kohls marshalls autozone subway plaid ralphs vons winco schnucks foodlion gamestop bestbuy ulta sephora zaxbys bojangles jollibee extras drogasil minipreco hipercor",
    );
    let next = text.token(i + 1);
    let pair = next.is_some_and(|n| {
        matches!(text.gap(i), b" " | b" & " | b"-")
            && PAIRS.iter().any(|(a, b)| *a == word && *b == text.word(n))
    });
    if !single && !pair {
        return None;
    }
    if pair {
        last = i + 1;
        end = next?.end;
        if matches!(word, b"jack" | b"pao" | b"buffalo") {
            last =
                (i + if word == b"jack" { 3 } else { 2 }).min(text.tokens.len().saturating_sub(1));
            end = text.token(last)?.end;
        }
    }
    // "Trader Joe's", "McDonald's"
    if text.gap(last) == b"'" && text.token(last + 1).is_some_and(|s| text.word(s) == b"s") {
        last += 1;
        end = text.token(last)?.end;
    }
    let prev = i
        .checked_sub(1)
        .and_then(|p| text.token(p))
        .filter(|_| text.gap(i.saturating_sub(1)) == b" ");
    let pw = prev.map_or(&b""[..], |p| text.word(p));
    let mut preposition = pw;
    if among!(pw, "the a el un o my this that same local") {
        preposition = i
            .checked_sub(2)
            .and_then(|p| text.token(p))
            .map_or(pw, |p| text.word(p));
    }
    let located = among!(
        preposition,
        "at behind outside near in from to inside by en del al no na do da em around",
    ) || pw == b"el" && t.capital();
    // "the Wegmans in Liverpool", "the Target on Main"
    let somewhere = pw == b"the"
        && t.capital()
        && text.spaced(last)
        && text
            .token(last + 1)
            .is_some_and(|w| matches!(text.word(w), b"in" | b"on" | b"off" | b"near" | b"by"))
        && text
            .token(last + 2)
            .is_some_and(|n| n.shape == Shape::Title || text.word(n) == b"the");
    let located = located || somewhere;
    let mut confidence =
        if located && (t.capital() || pair || single && word != b"target" && word != b"subway") {
            0.75
        } else {
            0.0
        };
    if matches!(word, b"target" | b"subway" | b"continente") && !t.capital() {
        confidence = 0.0;
    }
    // A road or a town behind it makes it one shop.
    if let Some(road) = ON_ROAD.at(&text.low, end) {
        return Some((i, text.token_at(road - 1), road, 0.89));
    }
    let link = text.token(last + 1).filter(|_| text.spaced(last));
    if link.is_some_and(|l| matches!(text.word(l), b"de" | b"da" | b"do" | b"del")) && t.capital() {
        let mut at = last + 1;
        while at < last + 4
            && text.spaced(at)
            && text.token(at + 1).is_some_and(|n| n.shape == Shape::Title)
        {
            at += 1;
        }
        if at > last + 1 {
            return Some((i, at, text.token(at)?.end, 0.85));
        }
    }
    (confidence > 0.0).then_some((i, last, end, confidence))
}
