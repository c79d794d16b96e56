//! The dimensions, one file each (near ones share a file), and the table that is walked.

mod age;
mod area;
mod contact;
mod family;
mod handle;
mod health;
mod job;
mod language;
mod name;
mod number;
mod origin;
mod place;
mod platform;
mod sex;
mod shift;
mod station;
mod vehicle;

use crate::dimension::Teller;

/// Every dimension, in the order of [`model::Dimension`].
pub static DIMENSIONS: &[Teller] = &[
    name::NAME,
    handle::HANDLE,
    contact::PHONE,
    contact::EMAIL,
    place::ADDRESS,
    number::PLATE,
    number::GOV_ID,
    platform::PLATFORM,
    station::STATION,
    area::AREA,
    vehicle::VEHICLE,
    shift::SHIFT,
    age::AGE,
    sex::SEX_,
    family::FAMILY,
    origin::ORIGIN,
    language::LANGUAGE,
    health::HEALTH,
    job::EDUCATION,
    job::JOB,
    place::PLACE,
];
