//! Rows of labelled values, the newest way of Facebook to write anything. Labels are in the
//! language of the account; where none is known the shape decides.

use model::Place;

use super::record::Label;

/// What such a row holds.
#[derive(Default)]
pub(super) struct Labelled {
    pub text: Option<String>,
    /// Page, profile or group it was written on.
    pub target: Option<String>,
    pub place: Option<Place>,
}

const TEXT: &[&str] = &[
    "message",
    "text",
    "post",
    "comment",
    "caption",
    "description",
    "content",
    // Spanish, Portuguese, French, German, Italian, Dutch
    "mensaje",
    "texto",
    "publicación",
    "comentario",
    "mensagem",
    "publicação",
    "comentário",
    "texte",
    "publication",
    "commentaire",
    "nachricht",
    "beitrag",
    "kommentar",
    "messaggio",
    "testo",
    "commento",
    "bericht",
    "tekst",
    "opmerking",
];

const TARGET: &[&str] = &[
    "target",
    "group",
    "page",
    "profile",
    "destino",
    "grupo",
    "página",
    "perfil",
    "cible",
    "groupe",
    "profil",
    "ziel",
    "gruppe",
    "seite",
    "destinazione",
    "gruppo",
    "pagina",
    "profilo",
    "doel",
    "groep",
    "profiel",
];

const NAME: &[&str] = &["name", "nombre", "nome", "nom", "naam"];
const ADDRESS: &[&str] = &[
    "address",
    "dirección",
    "endereço",
    "adresse",
    "indirizzo",
    "adres",
    "location",
];

pub(super) fn read(labels: &[Label]) -> Labelled {
    let mut found = Labelled::default();
    let mut first = None;
    for label in labels {
        let name = label.label.fixed().unwrap_or_default().to_lowercase();
        if let Some(value) = label.value.fixed() {
            if TEXT.contains(&name.as_str()) {
                found.text.get_or_insert(value);
            } else if TARGET.contains(&name.as_str()) {
                found.target.get_or_insert(value);
            } else if !value.starts_with("http") {
                first.get_or_insert(value);
            }
        }
        if !label.dict.0.is_empty() {
            let place = place(&label.dict.0);
            found.place = found.place.take().or(place);
        }
    }
    // In a language we do not know, the words come before everything else.
    found.text = found.text.or(first);
    found
}

/// A place is a list in which one value is a pair of coordinates.
fn place(dict: &[Label]) -> Option<Place> {
    let mut place = Place {
        name: None,
        address: None,
        lat_lon: None,
    };
    let mut unnamed = Vec::new();
    for label in dict {
        if let Some(inner) = self::place(&label.dict.0) {
            return Some(inner);
        }
        let Some(value) = label.value.fixed() else {
            continue;
        };
        let name = label.label.fixed().unwrap_or_default().to_lowercase();
        if let Some(at) = coordinates(&value) {
            place.lat_lon = Some(at);
        } else if NAME.contains(&name.as_str()) {
            place.name = Some(value);
        } else if ADDRESS.contains(&name.as_str()) {
            place.address = Some(value);
        } else {
            unnamed.push(value);
        }
    }
    place.lat_lon?;
    let mut unnamed = unnamed.into_iter();
    place.address = place.address.or_else(|| unnamed.next());
    place.name = place.name.or_else(|| unnamed.next());
    Some(place)
}

/// `(47.6097 , -122.3331)`.
fn coordinates(value: &str) -> Option<(f64, f64)> {
    let inner = value.trim().strip_prefix('(')?.strip_suffix(')')?;
    let (lat, lon) = inner.split_once(',')?;
    let at: (f64, f64) = (lat.trim().parse().ok()?, lon.trim().parse().ok()?);
    (at.0.abs() <= 90.0 && at.1.abs() <= 180.0).then_some(at)
}
