//! The invented driver: archives that are part of the program, written by `tests/src/persona`.

use std::sync::Arc;

use import::Input;

/// The zone the invented driver lives in.
pub(crate) const ZONE: &str = "America/New_York";

macro_rules! persona {
    ($($name:literal),+) => { [$(($name, include_bytes!(concat!("../persona/", $name)))),+] };
}

/// File names and bytes, as the platforms give them.
const FILES: [(&str, &[u8]); 3] = persona![
    "twitter-2026-01-05-97e5da605ccd0723ebaa950f787853b209a48dc0d3a3332465b2ffaaa086fbb3.zip",
    "facebook-yarelismonteagudo5-2026-01-05-rQ7mVt2K.zip",
    "export_yarimonte89_20260105.zip"
];

/// The three archives of the invented driver.
pub fn archives() -> Vec<Input> {
    FILES
        .into_iter()
        .map(|(name, bytes)| Input::Bytes {
            name: name.to_owned(),
            bytes: Arc::from(bytes),
        })
        .collect()
}
