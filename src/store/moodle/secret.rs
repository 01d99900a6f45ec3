//! Secrets of origins in the vault of the system.

use super::{Origin, Secret, vault};

impl Origin {
    /// Takes the secret of this origin out of the vault of the system. Returns whether there is a vault.
    pub fn forget_secret(&self) -> bool {
        match self {
            Self::Services { address } => vault::forget(address).is_ok(),
            Self::Published(published) => vault::forget_login(&published.place).is_ok(),
        }
    }
}

impl Secret {
    /// What the vault of the system keeps for an origin; `None` when a secret is needed and none is kept.
    pub fn kept(origin: &Origin) -> Option<Self> {
        match origin {
            Origin::Services { address } => vault::find(address).ok().flatten().map(Self::Token),
            Origin::Published(published) if published.is_address() => {
                Some(vault::find_login(&published.place).ok().flatten().map_or(Self::None, Self::Login))
            }
            Origin::Published(_) => Some(Self::None),
        }
    }

    /// Keeps it in the vault of the system for an origin. Returns whether there is a vault.
    pub fn keep(&self, origin: &Origin) -> bool {
        match (origin, self) {
            (Origin::Services { address }, Self::Token(token)) => vault::keep(address, token).is_ok(),
            (Origin::Published(published), Self::Login(login)) => vault::keep_login(&published.place, login).is_ok(),
            _ => true,
        }
    }
}
