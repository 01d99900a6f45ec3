//! Short forms that a hand-written exchange file may use: a role or a group by its name alone, the
//! state of the manual method in one word, role and group beside an enrolment.

use super::{EnrolMethod, Further, Group, GroupMember, Role, RoleAssignment, Site};
use serde::de::{self, Deserialize, Deserializer, MapAccess, Visitor, value::MapAccessDeserializer};
use std::fmt;
use std::marker::PhantomData;

/// What can be made of its name alone.
pub(super) trait FromName: Default {
    /// The thing of that name, the rest not told.
    fn from_name(name: &str) -> Self;
}

impl FromName for Role {
    fn from_name(name: &str) -> Self {
        Self { shortname: name.to_owned(), ..Self::default() }
    }
}

impl FromName for Group {
    fn from_name(name: &str) -> Self {
        Self { name: name.to_owned(), ..Self::default() }
    }
}

/// One row of a list: in full, or a name.
pub(super) struct Named<T>(T);

impl<'de, T: FromName + Deserialize<'de>> Deserialize<'de> for Named<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Row<T>(PhantomData<T>);
        impl<'de, T: FromName + Deserialize<'de>> Visitor<'de> for Row<T> {
            type Value = T;
            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a name or an object")
            }
            fn visit_str<E: de::Error>(self, name: &str) -> Result<T, E> {
                Ok(T::from_name(name))
            }
            fn visit_map<A: MapAccess<'de>>(self, map: A) -> Result<T, A::Error> {
                T::deserialize(MapAccessDeserializer::new(map))
            }
        }
        deserializer.deserialize_any(Row(PhantomData)).map(Self)
    }
}

pub(super) fn named_list<'de, T, D>(deserializer: D) -> Result<Option<Vec<T>>, D::Error>
where
    T: FromName + Deserialize<'de>,
    D: Deserializer<'de>,
{
    let rows: Option<Vec<Named<T>>> = fitting(deserializer)?;
    Ok(rows.map(|rows| rows.into_iter().map(|Named(row)| row).collect()))
}

/// A list without the room that it took in advance while it grew: a platform has several for each of its courses.
pub(super) fn fitting<'de, T, D>(deserializer: D) -> Result<Option<Vec<T>>, D::Error>
where
    T: Deserialize<'de>,
    D: Deserializer<'de>,
{
    let mut list = Option::<Vec<T>>::deserialize(deserializer)?;
    list.iter_mut().for_each(Vec::shrink_to_fit);
    Ok(list)
}

/// What few accounts tell, among their other fields.
pub(super) fn further<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Option<Box<Further>>, D::Error> {
    Further::deserialize(deserializer).map(Further::kept)
}

#[derive(serde::Deserialize)]
#[serde(untagged)]
enum Scalar {
    Number(i64),
    Float(f64),
    Text(String),
}

/// A whole number, bare or in quotes.
pub(super) fn number<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Option<i64>, D::Error> {
    Ok(Option::<Scalar>::deserialize(deserializer)?.and_then(|scalar| match scalar {
        Scalar::Number(number) => Some(number),
        Scalar::Float(number) => Some(number as i64),
        Scalar::Text(text) => text.parse().ok(),
    }))
}

/// `active` and `suspended`, or 0 and 1 as Moodle keeps them.
pub(super) fn status<'de, D: Deserializer<'de>>(deserializer: D) -> Result<String, D::Error> {
    Ok(match Scalar::deserialize(deserializer)? {
        Scalar::Number(0) => "active".to_owned(),
        Scalar::Number(_) | Scalar::Float(_) => "suspended".to_owned(),
        Scalar::Text(text) => text,
    })
}

impl Site {
    /// Opens the short forms, so that the rest of the program sees the full ones only.
    pub(super) fn settle(&mut self) {
        if self.site.default_country.as_deref() == Some("not set") {
            self.site.default_country = Some(String::new());
        }
        if let Some(settings) = self.base_settings.take() {
            self.site.tool_sync.get_or_insert(settings);
        }
        for course in &mut self.courses {
            if let Some(manual) = course.manual.take()
                && course.enrol_methods.is_none()
            {
                let method = EnrolMethod { enrol: "manual".to_owned(), status: manual, ..EnrolMethod::default() };
                course.enrol_methods = Some(if method.status == "none" { Vec::new() } else { vec![method] });
            }
        }
        let (mut roles, mut members) = (Vec::new(), Vec::new());
        for enrolment in self.enrolments.iter_mut().flatten() {
            if enrolment.method.is_empty() {
                "manual".clone_into(&mut enrolment.method);
            }
            let (username, course) = (enrolment.username.clone(), enrolment.course.clone());
            if let Some(role) = enrolment.role.take() {
                roles.push(RoleAssignment { username: username.clone(), course: course.clone(), role, component: None });
            }
            if let Some(group) = enrolment.group.take() {
                members.push(GroupMember { username, course, group, group_id: 0 });
            }
        }
        if !roles.is_empty() {
            self.role_assignments.get_or_insert(roles);
        }
        if !members.is_empty() {
            self.group_members.get_or_insert(members);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::parse;

    #[test]
    fn names_alone_words_and_numbers_are_opened_to_the_full_form() {
        let site = parse(
            r#"{"roles": ["student"], "site": {"language": "en", "default_country": "not set"},
                "base_settings": {"csvseparator": ";", "encoding": null},
                "courses": [{"shortname": "A", "manual": "disabled", "groups": ["TD1", {"name": "TD2", "id": 4}]}, {"shortname": "B", "manual": "none"}],
                "users": [{"username": "a", "maildisplay": "2", "maildigest": 1}],
                "enrolments": [{"username": "a", "course": "A", "role": "student", "status": 1, "group": "TD1"}]}"#
                .as_bytes(),
        )
        .unwrap();
        assert_eq!(site.roles.unwrap()[0].shortname, "student");
        assert_eq!(site.site.default_country.as_deref(), Some(""));
        assert_eq!(site.site.tool_sync.unwrap()["csvseparator"].as_deref(), Some(";"));
        let (a, b) = (&site.courses[0], &site.courses[1]);
        assert_eq!(a.manual_method().unwrap().unwrap().status, "disabled");
        assert_eq!(b.manual_method(), Ok(None));
        assert_eq!(a.groups.as_ref().unwrap().iter().map(|g| (g.name.as_str(), g.id)).collect::<Vec<_>>(), [("TD1", 0), ("TD2", 4)]);
        let user = &site.users.unwrap()[0];
        assert_eq!((user.further().maildisplay, user.further().maildigest), (Some(2), Some(1)));
        let enrolment = &site.enrolments.unwrap()[0];
        assert_eq!((enrolment.method.as_str(), enrolment.status.as_str()), ("manual", "suspended"));
        assert_eq!(site.role_assignments.unwrap()[0].role, "student");
        assert_eq!(site.group_members.unwrap()[0].group, "TD1");
    }

    #[test]
    fn what_few_accounts_tell_takes_room_only_where_it_is_told() {
        let accounts = |text: &str| serde_json::from_str::<Vec<crate::catalogue::User>>(text);
        let told = r#"[{"id": 3, "username": "a", "city": null}, {"id": 4, "username": "b", "city": "Brest", "idnumber": "22"}]"#;
        let users = accounts(told).unwrap();
        assert!(users[0].further.is_none());
        assert_eq!((users[1].profile("city"), users[1].idnumber.as_deref()), (Some("Brest"), Some("22")));
        assert_eq!(accounts(&serde_json::to_string(&users).unwrap()).unwrap(), users, "and comes back as it was written");
        assert!(accounts(r#"[{"username": "a", "city": 3}]"#).is_err(), "a field of another kind is no untold one");
    }
}
