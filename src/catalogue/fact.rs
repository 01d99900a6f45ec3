//! What a platform tells: a fact is told, perhaps told to be none, or nobody told it. Nothing makes a value of what nobody
//! told but an explicit choice, which is then known for an assumption.

use serde::{Deserialize, Deserializer, Serialize, Serializer};

/// A fact of a platform. `Fact<Option<T>>` can be told to be none; in an exchange file that is `null`, and a key that is
/// absent is not told.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Fact<T> {
    /// Nobody told it.
    #[default]
    NotTold,
    /// The platform tells it.
    Told(T),
}

impl<T> Fact<T> {
    /// Whether nobody told it.
    pub fn is_untold(&self) -> bool {
        matches!(self, Self::NotTold)
    }

    /// The same fact, borrowed.
    pub fn as_ref(&self) -> Fact<&T> {
        match self {
            Self::NotTold => Fact::NotTold,
            Self::Told(value) => Fact::Told(value),
        }
    }

    /// This fact, or what another source tells where this one does not.
    #[must_use]
    pub fn or(self, other: Self) -> Self {
        match self {
            Self::NotTold => other,
            told @ Self::Told(_) => told,
        }
    }
}

impl Fact<bool> {
    /// Whether it is told to be so. What is not told is not so for certain: whoever asks has to look at that too.
    pub fn surely(self) -> bool {
        self == Self::Told(true)
    }

    /// Whether it is told not to be so.
    pub fn surely_not(self) -> bool {
        self == Self::Told(false)
    }
}

impl<T> From<Option<T>> for Fact<T> {
    fn from(told: Option<T>) -> Self {
        told.map_or(Self::NotTold, Self::Told)
    }
}

impl<T: Serialize> Serialize for Fact<T> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::NotTold => serializer.serialize_none(),
            Self::Told(value) => value.serialize(serializer),
        }
    }
}

/// A key that is there tells something, `null` included.
impl<'de, T: Deserialize<'de>> Deserialize<'de> for Fact<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        T::deserialize(deserializer).map(Self::Told)
    }
}

/// On what a statement about a platform rests.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Known<T> {
    /// The platform tells it.
    Told(T),
    /// The platform does not tell it; its people say so.
    Assumed(T, Assumption),
    /// Nobody says.
    NotTold,
}

/// What the people of a platform may state where it does not tell.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Assumption {
    /// The roles are those that Moodle comes with, and those that may be asked for here.
    StandardRoles,
    /// The role that an enrolment without a role gives.
    DefaultRole,
    /// How long an enrolment without a period lasts.
    DefaultPeriod,
    /// Whether Moodle writes a welcome message to the people that it enrols.
    Welcome,
}

impl<T> Known<T> {
    /// The same with another value.
    pub fn map<U>(self, change: impl FnOnce(T) -> U) -> Known<U> {
        match self {
            Self::Told(value) => Known::Told(change(value)),
            Self::Assumed(value, why) => Known::Assumed(change(value), why),
            Self::NotTold => Known::NotTold,
        }
    }
}

impl Assumption {
    /// Every kind, in order.
    pub const ALL: [Self; 4] = [Self::StandardRoles, Self::DefaultRole, Self::DefaultPeriod, Self::Welcome];

    /// Stable words for scripts.
    pub fn word(self) -> &'static str {
        match self {
            Self::StandardRoles => "standard roles",
            Self::DefaultRole => "default role",
            Self::DefaultPeriod => "default period",
            Self::Welcome => "welcome message",
        }
    }

    /// Id of the words for people.
    pub fn title_id(self) -> &'static str {
        match self {
            Self::StandardRoles => "assumed-standard-roles",
            Self::DefaultRole => "assumed-default-role",
            Self::DefaultPeriod => "assumed-default-period",
            Self::Welcome => "assumed-welcome",
        }
    }
}
