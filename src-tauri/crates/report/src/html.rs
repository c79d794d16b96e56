//! The report as one page that needs nothing else: no script, no picture, no outside resource; it prints
//! on A4 and Letter.

use model::{Change, Fact};

use crate::cover::{COVER, Piece, pieces};
use crate::{Entry, Report, words};

const STYLE: &str = include_str!("page.css");

/// The report as HTML.
pub fn html(report: &Report) -> String {
    let mut page = Page(String::with_capacity(4_096 + report.entries.len() * 1_024));
    page.raw("<!doctype html>\n<html lang=\"");
    page.raw(words::LANGUAGE);
    page.raw("\">\n<head>\n<meta charset=\"utf-8\">\n");
    page.raw("<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">\n");
    page.raw("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n");
    page.raw("<meta name=\"referrer\" content=\"no-referrer\">\n");
    page.element("title", "", words::TITLE);
    page.raw("<style>\n");
    page.raw(STYLE);
    page.raw("</style>\n</head>\n<body>\n");
    head(&mut page, report);
    who(&mut page, report);
    known(&mut page, report);
    fix(&mut page, report);
    entries(&mut page, report);
    page.raw("</body>\n</html>\n");
    page.0
}

fn head(page: &mut Page, report: &Report) {
    page.raw("<header>\n");
    page.element("p", "banner", words::BANNER);
    page.element("h1", "", words::TITLE);
    page.element("p", "note", words::BANNER_NOTE);
    page.raw("<dl>\n");
    if let Some((from, to)) = &report.period {
        page.pair(words::PERIOD, &words::period(from, to));
    }
    page.pair(words::MADE, &report.made);
    for (platform, name) in &report.accounts {
        let name = if report.shown.own { name } else { COVER };
        page.pair(
            words::AUTHOR,
            &format!("{name} ({})", words::platform_name(*platform)),
        );
    }
    page.pair(words::READ, &words::number(f64::from(report.posts)));
    page.pair(words::FILED, &words::number(report.entries.len() as f64));
    let flagged = report.entries.iter().filter(|e| e.flagged).count();
    page.pair(words::FLAGGED, &words::number(flagged as f64));
    page.raw("</dl>\n");
    page.element("p", "", words::ABOUT);
    page.raw("<p class=\"note\">");
    page.ours();
    page.text(words::OURS_NOTE);
    if !(report.shown.own && report.shown.others) {
        page.text(" ");
        page.text(words::COVERED_NOTE);
    }
    page.raw("</p>\n</header>\n");
}

fn who(page: &mut Page, report: &Report) {
    page.heading(words::WHO, true);
    let crowd = report.crowd;
    let people = words::people(crowd.lo, crowd.hi);
    page.element("p", "answer", &words::could_be(&people));
    if let Some(single) = &crowd.singled_out {
        let posts = words::posts(single.posts.len());
        page.element("p", "", &words::singled_out(single.dimension, &posts));
    }
}

fn known(page: &mut Page, report: &Report) {
    page.heading(words::KNOWN, true);
    if report.facts.is_empty() {
        page.element("p", "", words::NO_FACTS);
        return;
    }
    page.raw("<table>\n");
    for fact in &report.facts {
        page.raw("<tr>");
        page.cell(words::dimension_name(fact.dimension));
        page.raw("<td><strong>");
        page.text(report.value(fact));
        page.raw("</strong>");
        for (so, said) in [(fact.past, words::ONCE), (fact.conflict, words::CONFLICT)] {
            if so {
                page.raw(" <span class=\"soft\">");
                page.text(said);
                page.raw("</span>");
            }
        }
        page.raw("</td>");
        page.cell(&words::posts(fact.posts.len()));
        page.cell(&days(fact));
        page.raw("</tr>\n");
    }
    page.raw("</table>\n");
}

fn days(fact: &Fact) -> String {
    let day = |time: Option<model::PostTime>| time.map(|t| t.wall().date().to_string());
    match (day(fact.first), day(fact.last)) {
        (Some(first), Some(last)) if first != last => words::period(&first, &last),
        (Some(day), _) | (_, Some(day)) => day,
        _ => String::new(),
    }
}

fn fix(page: &mut Page, report: &Report) {
    if report.fixes.is_empty() {
        return;
    }
    page.heading(words::FIX, true);
    page.raw("<ol>\n");
    for fix in report.fixes {
        let delete = fix.change == Change::Delete;
        let number = report.entries.iter().position(|e| e.post == fix.post);
        let number = number.map_or(fix.post as usize, |at| at + 1);
        let people = words::people(fix.lo, fix.hi);
        page.element("li", "", &words::step(number, delete, &people));
    }
    page.raw("</ol>\n");
}

fn entries(page: &mut Page, report: &Report) {
    page.heading(words::BY_CATEGORY, false);
    if report.entries.is_empty() {
        page.element("p", "", words::NO_ENTRIES);
        return;
    }
    page.raw("<table>\n");
    for (category, posts) in report.totals() {
        page.raw("<tr><td>");
        page.text(words::category_name(category));
        if !category.documented() {
            page.ours();
        }
        page.raw("</td>");
        page.cell(&words::posts(posts));
        page.raw("</tr>\n");
    }
    page.raw("</table>\n");
    page.heading(words::ENTRIES, false);
    for (number, entry) in (1..).zip(&report.entries) {
        card(page, report, number, entry);
    }
}

fn card(page: &mut Page, report: &Report, number: usize, entry: &Entry) {
    page.raw("<article>\n<p class=\"line\"><span class=\"number\">");
    page.text(&number.to_string());
    page.raw("</span> ");
    for (category, _) in &entry.categories {
        page.raw("<span class=\"category\">");
        page.text(words::category_name(*category));
        if !category.documented() {
            page.ours();
        }
        page.raw("</span> ");
    }
    page.raw("<span class=\"soft\">");
    page.text(words::sentiment_name(entry.sentiment));
    page.raw("</span>");
    if entry.flagged {
        page.raw(" <span class=\"flag\">");
        page.text(words::FLAGGED);
        page.raw("</span>");
    }
    page.raw("</p>\n<p class=\"soft\">");
    page.text(&words::platform_name(entry.platform));
    if let Some(group) = entry.group {
        page.text(" \u{b7} ");
        page.text(group);
    }
    page.text(" \u{b7} ");
    page.text(words::audience_name(entry.audience));
    if let Some(time) = &entry.time {
        page.text(" \u{b7} ");
        page.text(time);
    }
    page.raw("</p>\n<blockquote>");
    if let Some(author) = report.author(entry) {
        page.element("p", "author", author);
    }
    page.raw("<p class=\"post\">");
    let cues: Vec<model::Span> = entry.categories.iter().flat_map(|c| c.1.clone()).collect();
    for piece in pieces(entry.text, &entry.covered(report.shown), &cues) {
        match piece {
            Piece::Plain(words) => page.text(&words),
            Piece::Covered => page.text(COVER),
            Piece::Marked(words) => {
                page.raw("<mark>");
                page.text(&words);
                page.raw("</mark>");
            }
        }
    }
    page.raw("</p></blockquote>\n<p class=\"how\">");
    page.text(words::IDENTIFIED);
    page.ours();
    let told: Vec<&Fact> = report.facts_of(entry.post).collect();
    if told.is_empty() {
        page.text(words::NOT_IDENTIFIED);
    }
    for (at, fact) in told.iter().enumerate() {
        page.text(if at == 0 { "" } else { "; " });
        page.text(words::dimension_name(fact.dimension));
        page.raw(" <strong>");
        page.text(report.value(fact));
        page.raw("</strong>");
    }
    page.raw("</p>\n</article>\n");
}

/// A page that is written. What comes from people goes through [`Page::text`] and nothing else.
struct Page(String);

impl Page {
    /// Markup of ours.
    fn raw(&mut self, markup: &'static str) {
        self.0.push_str(markup);
    }

    /// Words, whatever is in them.
    fn text(&mut self, untrusted: &str) {
        for c in untrusted.chars() {
            match c {
                '&' => self.0.push_str("&amp;"),
                '<' => self.0.push_str("&lt;"),
                '>' => self.0.push_str("&gt;"),
                '"' => self.0.push_str("&quot;"),
                '\'' => self.0.push_str("&#39;"),
                c if c.is_control() && c != '\n' => {}
                // Signs that turn the direction of writing would reach beyond the post.
                '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' => {}
                c => self.0.push(c),
            }
        }
    }

    fn element(&mut self, name: &'static str, class: &'static str, words: &str) {
        self.raw("<");
        self.raw(name);
        if !class.is_empty() {
            self.raw(" class=\"");
            self.raw(class);
            self.raw("\"");
        }
        self.raw(">");
        self.text(words);
        self.raw("</");
        self.raw(name);
        self.raw(">\n");
    }

    fn heading(&mut self, words: &str, ours: bool) {
        self.raw("<h2>");
        self.text(words);
        if ours {
            self.ours();
        }
        self.raw("</h2>\n");
    }

    fn ours(&mut self) {
        self.raw(" <span class=\"ours\">");
        self.text(words::OURS);
        self.raw("</span> ");
    }

    fn pair(&mut self, name: &str, value: &str) {
        self.raw("<dt>");
        self.text(name);
        self.raw("</dt><dd>");
        self.text(value);
        self.raw("</dd>\n");
    }

    fn cell(&mut self, words: &str) {
        self.raw("<td>");
        self.text(words);
        self.raw("</td>");
    }
}
