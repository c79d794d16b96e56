//! Where towns lie, for the map.

use std::collections::HashMap;
use std::sync::LazyLock;

use super::{fold, number, rows};
use crate::Area;

pub(super) const TOWNS: &str = include_str!("../../data/whereabouts.csv");

/// Folded name and state, to degrees north and east.
type Places = HashMap<(String, &'static str), (f32, f32)>;

static PLACES: LazyLock<Places> = LazyLock::new(|| {
    let mut places = HashMap::new();
    for [city, state, lat, lon] in rows(TOWNS) {
        let point = (number(lat) as f32, number(lon) as f32);
        // The larger place of a name comes first and stays.
        places.entry((fold(city), state)).or_insert(point);
    }
    places
});

/// Degrees north and east (WGS 84) of a town in the United States; `None` for one without a state, one
/// that GeoNames counts under 15,000 people, and everywhere else.
pub fn whereabouts(area: &Area) -> Option<(f32, f32)> {
    let (city, state) = (area.city.as_deref()?, area.state.as_deref()?);
    let state = super::areas::state(state)?;
    PLACES.get(&(fold(city), state)).copied()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn towns_lie_where_they_are() {
        let area = |city: &str, state: &str| Area {
            city: Some(city.into()),
            state: Some(state.into()),
            ..Area::default()
        };
        let (lat, lon) = whereabouts(&area("lynn", "MA")).unwrap();
        assert!((42.0..43.0).contains(&lat) && (-72.0..-70.0).contains(&lon));
        assert!(whereabouts(&area("Lynn", "ZZ")).is_none());
    }
}
