//! Tables with the columns of Moodle that the script reads, filled from an exchange file, and its queries answered.

use rusqlite::types::{Value as Cell, ValueRef};
use rusqlite::{Connection, params_from_iter};
use serde::Deserialize;
use serde_json::{Map, Value, json};
use std::collections::BTreeMap;

/// Columns of Moodle 4.1 to 5.1. A number is kept as one: what is compared as text is text there too.
const TABLES: [(&str, &str); 15] = [
    ("course", "id, category, shortname, fullname, idnumber, visible, enddate"),
    ("course_categories", "id, name, idnumber, path"),
    ("role", "id, shortname, name, archetype, sortorder"),
    ("role_context_levels", "id, roleid, contextlevel"),
    ("enrol", "id, courseid, enrol, status, roleid, enrolperiod, customint1, sortorder"),
    ("groups", "id, courseid, name, idnumber"),
    ("groupings", "id, courseid, name, idnumber"),
    (
        "user",
        "id, username, idnumber, firstname, lastname, email, auth, suspended, confirmed, deleted, timecreated, password, institution, \
         department, city, country, lang",
    ),
    ("cohort", "id, contextid, name, idnumber, visible, component"),
    ("cohort_members", "id, cohortid, userid"),
    ("context", "id, contextlevel, instanceid"),
    ("user_info_field", "id, shortname, datatype, forceunique, param1, sortorder"),
    ("user_enrolments", "id, enrolid, userid, status, timestart, timeend"),
    ("role_assignments", "id, roleid, contextid, userid, component"),
    ("groups_members", "id, groupid, userid"),
];

/// Midnight of 28 November 2026 in Paris.
const MIDNIGHT: i64 = 1_795_820_400;

/// A query of the script.
#[derive(Deserialize)]
pub struct Served {
    sql: String,
    params: BTreeMap<String, Value>,
}

impl Served {
    /// The rows, each value a text as the drivers of Moodle give it.
    pub fn answer(&self, site: &Connection) -> Value {
        let sql = self.sql.replace(['{', '}'], "\"");
        let mut statement = match site.prepare(&sql) {
            Ok(statement) => statement,
            Err(error) => return json!({ "error": format!("{error}: {sql}") }),
        };
        for (name, value) in &self.params {
            let at = statement.parameter_index(&format!(":{name}")).unwrap().unwrap_or_else(|| panic!("{name} is not in {sql}"));
            statement.raw_bind_parameter(at, cell(value)).unwrap();
        }
        let names: Vec<String> = statement.column_names().map(str::to_owned).collect();
        let mut rows = statement.raw_query();
        let mut told = Vec::new();
        while let Some(row) = rows.next().unwrap() {
            let of = |at: usize| match row.get_ref(at).unwrap() {
                ValueRef::Null => Value::Null,
                ValueRef::Integer(number) => Value::String(number.to_string()),
                ValueRef::Text(text) => Value::String(String::from_utf8(text.to_vec()).unwrap()),
                other => panic!("{other:?}"),
            };
            told.push(names.iter().enumerate().map(|(at, name)| (name.clone(), of(at))).collect::<Map<_, _>>());
        }
        json!({ "rows": told })
    }
}

fn cell(value: &Value) -> Cell {
    match value {
        Value::Null => Cell::Null,
        Value::Bool(flag) => Cell::Integer(i64::from(*flag)),
        Value::Number(number) => Cell::Integer(number.as_i64().unwrap_or_else(|| panic!("{number} is whole"))),
        Value::String(text) => Cell::Text(text.clone()),
        other => panic!("{other} is no cell"),
    }
}

struct Filled {
    site: Connection,
    numbers: BTreeMap<&'static str, i64>,
}

impl Filled {
    /// A row of a table; the number is the next one where none is given. Returns it.
    fn put(&mut self, table: &'static str, row: Value) -> i64 {
        let next = self.numbers.entry(table).or_default();
        let id = row["id"].as_i64().unwrap_or(*next + 1);
        *next = (*next).max(id);
        let columns: Vec<&str> = TABLES.iter().find(|(name, _)| *name == table).unwrap().1.split(", ").collect();
        let values = columns.iter().map(|column| if *column == "id" { Cell::Integer(id) } else { cell(&row[*column]) });
        let marks = vec!["?"; columns.len()].join(", ");
        self.site.execute(&format!("INSERT INTO \"{table}\" VALUES ({marks})"), params_from_iter(values)).unwrap();
        id
    }

    fn id(&self, table: &str, column: &str, value: &str) -> i64 {
        let sql = format!("SELECT id FROM \"{table}\" WHERE {column} = ?1");
        self.site.query_row(&sql, [value], |row| row.get(0)).unwrap_or_else(|error| panic!("{table} {value}: {error}"))
    }
}

fn list<'a>(site: &'a Value, key: &str) -> impl Iterator<Item = &'a Value> {
    site[key].as_array().into_iter().flatten()
}

fn text(value: &Value) -> &str {
    value.as_str().unwrap_or_default()
}

/// A database that holds what an exchange file tells.
pub fn database(told: &Value) -> Connection {
    let site = Connection::open_in_memory().unwrap();
    for (table, columns) in TABLES {
        site.execute_batch(&format!("CREATE TABLE \"{table}\" ({columns}, PRIMARY KEY (id))")).unwrap();
    }
    let mut filled = Filled { site, numbers: BTreeMap::new() };
    let system = filled.put("context", json!({ "contextlevel": 10, "instanceid": 0 }));
    roles(&mut filled, told);
    for category in list(told, "categories") {
        let path = format!("/{}", category["id"]);
        filled.put(
            "course_categories",
            json!({ "id": category["id"], "name": category["name"], "idnumber": category["idnumber"], "path": path }),
        );
    }
    people(&mut filled, told);
    cohorts(&mut filled, told, system);
    courses(&mut filled, told);
    in_courses(&mut filled, told);
    filled.site
}

fn roles(filled: &mut Filled, told: &Value) {
    for role in list(told, "roles") {
        let role_id = filled.put("role", role.clone());
        for (key, level) in [("assignable_in_course", 50), ("assignable_in_system", 10), ("assignable_in_category", 40)] {
            if role[key] == true {
                filled.put("role_context_levels", json!({ "roleid": role_id, "contextlevel": level }));
            }
        }
    }
}

fn people(filled: &mut Filled, told: &Value) {
    for user in list(told, "users") {
        let mut row = user.clone();
        row["password"] = match text(&user["password"]) {
            "empty" => json!(""),
            "hash" => json!("$2y$10$abc"),
            other => json!(other),
        };
        row["timecreated"] = json!(1_700_000_000);
        filled.put("user", row);
    }
    for (order, field) in list(told, "profile_fields").enumerate() {
        let options: Vec<&str> = list(field, "options").map(text).collect();
        let shortname = text(&field["column"]).strip_prefix("profile_field_").unwrap();
        // On Windows a menu is written with both signs at the ends of its lines.
        let row = json!({ "shortname": shortname, "datatype": field["datatype"], "forceunique": field["forceunique"],
            "param1": options.join("\r\n"), "sortorder": order });
        filled.put("user_info_field", row);
    }
}

fn cohorts(filled: &mut Filled, told: &Value, system: i64) {
    for cohort in list(told, "cohorts") {
        let mut row = cohort.clone();
        let is_system = cohort["context"] == "system";
        let context = if is_system { system } else { filled.put("context", json!({ "contextlevel": 40, "instanceid": 1 })) };
        row["contextid"] = json!(context);
        let cohort_id = filled.put("cohort", row);
        for member in list(cohort, "members").map(text) {
            let user = filled.id("user", "username", member);
            filled.put("cohort_members", json!({ "cohortid": cohort_id, "userid": user }));
        }
    }
}

fn courses(filled: &mut Filled, told: &Value) {
    for course in list(told, "courses") {
        let category = course["category"].as_str().map_or(0, |name| filled.id("course_categories", "name", name));
        let mut row = course.clone();
        row["category"] = json!(category);
        // One course has ended.
        row["enddate"] = json!(if course["shortname"] == "PHYS101" { 1_780_000_000 } else { 0 });
        let course_id = filled.put("course", row);
        filled.put("context", json!({ "contextlevel": 50, "instanceid": course_id }));
        for (order, method) in list(course, "enrol_methods").enumerate() {
            let role = method["default_role"].as_str().map_or(0, |role| filled.id("role", "shortname", role));
            let seconds = method["enrolperiod_days"].as_i64().unwrap_or_default() * 86_400;
            let status = i64::from(method["status"] != "enabled");
            let row = json!({ "courseid": course_id, "enrol": method["enrol"], "status": status, "roleid": role, "enrolperiod": seconds,
                "customint1": 1, "sortorder": order });
            filled.put("enrol", row);
        }
        for table in ["groups", "groupings"] {
            for group in list(course, table) {
                let mut row = group.clone();
                row["courseid"] = json!(course_id);
                filled.put(if table == "groups" { "groups" } else { "groupings" }, row);
            }
        }
    }
}

fn in_courses(filled: &mut Filled, told: &Value) {
    let context = |filled: &Filled, course: i64| -> i64 {
        let sql = "SELECT id FROM context WHERE contextlevel = 50 AND instanceid = ?1";
        filled.site.query_row(sql, [course], |row| row.get(0)).unwrap()
    };
    let at = |day: &Value| day.as_i64().map_or(0, |day| MIDNIGHT + day * 86_400);
    for row in list(told, "enrolments") {
        let course = filled.id("course", "shortname", text(&row["course"]));
        let sql = "SELECT id FROM enrol WHERE courseid = ?1 AND enrol = ?2";
        let method: i64 = filled.site.query_row(sql, (course, text(&row["method"])), |row| row.get(0)).unwrap();
        let user = filled.id("user", "username", text(&row["username"]));
        let status = i64::from(row["status"] != "active");
        let (start, end) = (at(&row["start_day"]), at(&row["end_day"]));
        filled.put("user_enrolments", json!({ "enrolid": method, "userid": user, "status": status, "timestart": start, "timeend": end }));
    }
    for row in list(told, "role_assignments") {
        let role = filled.id("role", "shortname", text(&row["role"]));
        let course = filled.id("course", "shortname", text(&row["course"]));
        let place = context(filled, course);
        let user = filled.id("user", "username", text(&row["username"]));
        filled.put("role_assignments", json!({ "roleid": role, "contextid": place, "userid": user, "component": row["component"] }));
    }
    for row in list(told, "group_members") {
        let user = filled.id("user", "username", text(&row["username"]));
        filled.put("groups_members", json!({ "groupid": row["group_id"], "userid": user }));
    }
}

/// Puts many more people into a site, all of them in its first course with a method.
pub fn crowd(site: &Connection, people: u32) {
    let sql = "WITH RECURSIVE many(number) AS (SELECT 1 UNION ALL SELECT number + 1 FROM many WHERE number < ?1)
        INSERT INTO user SELECT 100000 + number, 'p' || number, '', 'Prénom', 'Nom', 'p' || number || '@etu.example.fr', 'cas', 0, 1, 0, 0,
               'not cached', '', '', '', '', 'fr' FROM many";
    site.execute(sql, [people]).unwrap();
    let sql = "INSERT INTO user_enrolments SELECT id, (SELECT min(id) FROM enrol), id, 0, 0, 0 FROM user WHERE id > 100000";
    site.execute(sql, []).unwrap();
}
