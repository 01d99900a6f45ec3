//! Shapes of dates and times. The longest that fits counts, and the first of those as long.

/// Something that a shape finds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Part {
    Year,
    Month,
    Day,
    DayOfYear,
    Week,
    Weekday,
    Hour,
    Minute,
    Second,
    Afternoon,
}

/// What a shape has found.
#[derive(Clone, Debug, Default)]
pub(super) struct Parts {
    found: Vec<(Part, i64)>,
    /// A time of four digits and nothing else.
    pub bare: bool,
    /// A date without a day is on the first.
    pub first_day: bool,
}

impl Parts {
    pub fn get(&self, part: Part) -> Option<i64> {
        self.found.iter().find(|(other, _)| *other == part).map(|(_, value)| *value)
    }

    pub fn is_empty(&self) -> bool {
        self.found.is_empty()
    }

    pub fn is_year_only(&self) -> bool {
        matches!(self.found.as_slice(), [(Part::Year, _)])
    }

    pub fn has_date(&self) -> bool {
        [Part::Year, Part::Month, Part::Day, Part::DayOfYear].into_iter().any(|part| self.get(part).is_some())
    }
}

/// Shapes, letter by letter: `Y` year of 4 digits, `y` of 1 to 4, `k` of 2; `m` month, `M` with its
/// zero; `d` day, `D` with its zero, `o` with `st`, `nd`, `rd`, `th`; `N` name of a month, `n` in letters only; `W` week,
/// `w` weekday; `h` hour, `H` with its zero, `g` of 12; `i` minute, `I` of 2 digits; `s`, `S` seconds;
/// `f` fraction; `a` am or pm; `_` any of blank, dot, hyphen; `,` what stands after a day; `~` blanks;
/// `x` a dot or hyphen that may be there, `z` day of the year with its zeros; `t` a `t` that may be there; `:` colon or dot; `.` dot, tab or hyphen; `b` one blank; `-`, `/` themselves.
const SHAPES: &[&str] = &[
    "th:i",
    "th:i:s",
    "th:i:sf",
    "g~a",
    "g:I~a",
    "g:I:S~a",
    "tHI",
    "tHIS",
    "Y",
    "m/d",
    "m/d/y",
    "Y/m/d",
    "Y/M/D/",
    "Y-M-D",
    "y-m-d",
    "k-M-D",
    "Y-m",
    "d.mpY",
    "dcmqk",
    "o_N_y",
    "N_Y",
    "Y_N",
    "N_d,y",
    "N_d,",
    "N_d",
    "o_N",
    "YMD",
    "y-N-D",
    "n",
    "Yxz",
    "Y-eWw",
    "Y-eW-w",
    "Y-eW",
    "YeW",
    "YeWw",
    "YMDtH:I:S",
    "YMDtHIS",
    "Y:M:DbH:I:S",
];

/// The longest shape at the beginning of a text, and its length.
pub(super) fn longest(text: &str) -> Option<(usize, Parts)> {
    let mut best: Option<(usize, Parts)> = None;
    for shape in SHAPES {
        let Some((used, found)) = fit(shape.as_bytes(), text.as_bytes()) else { continue };
        if best.as_ref().is_none_or(|(longest, _)| used > *longest) {
            let mut found = found;
            found.reverse();
            let first_day = matches!(*shape, "Y-m" | "N_Y" | "Y_N");
            best = Some((used, Parts { found, bare: *shape == "tHI" && used == 4, first_day }));
        }
    }
    best
}

/// Parts in reverse order.
type Found = Vec<(Part, i64)>;

/// The longest way in which a text begins with a shape.
fn fit(shape: &[u8], text: &[u8]) -> Option<(usize, Found)> {
    let Some((&letter, rest)) = shape.split_first() else { return Some((0, Vec::new())) };
    let mut best: Option<(usize, Found)> = None;
    for (length, part) in choices(letter, text) {
        let Some((after, mut found)) = fit(rest, text.get(length..)?) else { continue };
        if best.as_ref().is_none_or(|(longest, _)| length + after > *longest) {
            found.extend(part);
            best = Some((length + after, found));
        }
    }
    best
}

/// Ways in which a text begins with one letter of a shape.
fn choices(letter: u8, text: &[u8]) -> Vec<(usize, Option<(Part, i64)>)> {
    let number = |part: Part, lengths: &[usize], range: std::ops::RangeInclusive<i64>| -> Vec<(usize, Option<(Part, i64)>)> {
        let fits = lengths.iter().filter_map(|&length| {
            let digits = text.get(..length).filter(|digits| digits.iter().all(u8::is_ascii_digit))?;
            let value: i64 = std::str::from_utf8(digits).ok()?.parse().ok()?;
            range.contains(&value).then_some((length, Some((part, value))))
        });
        fits.collect()
    };
    let one_of = |set: &[u8]| text.first().filter(|b| set.contains(b)).map(|_| (1, None)).into_iter().collect();
    let run = |set: &[u8], least: usize| {
        let most = text.iter().take_while(|b| set.contains(b)).count();
        (least..=most).map(|length| (length, None)).collect()
    };
    match letter {
        b'Y' => number(Part::Year, &[4], 0..=9999),
        b'y' => years(number(Part::Year, &[4, 3, 2, 1], 0..=9999)),
        b'k' => years(number(Part::Year, &[2], 0..=99)),
        b'm' => number(Part::Month, &[2, 1], 0..=12),
        b'M' => number(Part::Month, &[2], 0..=12),
        b'd' => number(Part::Day, &[2, 1], 0..=31),
        b'D' => number(Part::Day, &[2], 0..=31),
        b'o' => ordinals(text, number(Part::Day, &[2, 1], 0..=31)),
        b'z' => number(Part::DayOfYear, &[3], 1..=366),
        b'x' => std::iter::once((0, None)).chain(text.first().filter(|b| matches!(b, b'.' | b'-')).map(|_| (1, None))).collect(),
        b'W' => number(Part::Week, &[2], 1..=53),
        b'w' => number(Part::Weekday, &[1], 0..=7),
        b'h' => number(Part::Hour, &[2, 1], 0..=24),
        b'H' => number(Part::Hour, &[2], 0..=24),
        b'g' => number(Part::Hour, &[2, 1], 0..=12),
        b'i' => number(Part::Minute, &[2, 1], 0..=59),
        b'I' => number(Part::Minute, &[2], 0..=59),
        b's' => number(Part::Second, &[2, 1], 0..=60),
        b'S' => number(Part::Second, &[2], 0..=60),
        b'N' => month_names(text),
        b'n' => month_names(text)
            .into_iter()
            .filter(|(length, _)| *length > 2 && !text.starts_with(b"x") && !text.starts_with(b"v") && !text.starts_with(b"i"))
            .collect(),
        b'a' => afternoon(text),
        b'f' => {
            let digits = text.iter().skip(1).take_while(|b| b.is_ascii_digit()).count();
            if matches!(text.first(), Some(b'.' | b',')) && digits > 0 { vec![(1 + digits, None)] } else { Vec::new() }
        }
        b'_' => run(b" \t.-", 0),
        b',' => run(b",.stndrh\t ", 1),
        b'~' => run(b" \t", 0),
        b't' if text.first() == Some(&b't') => vec![(1, None), (0, None)],
        b't' => vec![(0, None)],
        b'e' => one_of(b"w"),
        b':' => one_of(b":."),
        b'.' => one_of(b".\t-"),
        b'p' => one_of(b".-"),
        b'c' => one_of(b".\t"),
        b'q' => one_of(b"."),
        b'b' => one_of(b" "),
        b'-' => one_of(b"-"),
        b'/' => one_of(b"/"),
        _ => Vec::new(),
    }
}

/// Years of one or two digits are between 1970 and 2069.
fn years(choices: Vec<(usize, Option<(Part, i64)>)>) -> Vec<(usize, Option<(Part, i64)>)> {
    let full = |length: usize, year: i64| match year {
        _ if length >= 4 || year >= 100 => year,
        0..70 => year + 2000,
        _ => year + 1900,
    };
    choices.into_iter().map(|(length, part)| (length, part.map(|(part, year)| (part, full(length, year))))).collect()
}

fn ordinals(text: &[u8], choices: Vec<(usize, Option<(Part, i64)>)>) -> Vec<(usize, Option<(Part, i64)>)> {
    let mut all = choices.clone();
    for (length, part) in choices {
        let suffix = text.get(length..length + 2);
        if suffix.is_some_and(|suffix| [&b"st"[..], b"nd", b"rd", b"th"].contains(&suffix)) {
            all.push((length + 2, part));
        }
    }
    all
}

fn month_names(text: &[u8]) -> Vec<(usize, Option<(Part, i64)>)> {
    const NAMES: [(&str, i64); 37] = [
        ("january", 1),
        ("february", 2),
        ("march", 3),
        ("april", 4),
        ("may", 5),
        ("june", 6),
        ("july", 7),
        ("august", 8),
        ("september", 9),
        ("october", 10),
        ("november", 11),
        ("december", 12),
        ("jan", 1),
        ("feb", 2),
        ("mar", 3),
        ("apr", 4),
        ("jun", 6),
        ("jul", 7),
        ("aug", 8),
        ("sep", 9),
        ("sept", 9),
        ("oct", 10),
        ("nov", 11),
        ("dec", 12),
        ("i", 1),
        ("ii", 2),
        ("iii", 3),
        ("iv", 4),
        ("v", 5),
        ("vi", 6),
        ("vii", 7),
        ("viii", 8),
        ("ix", 9),
        ("x", 10),
        ("xi", 11),
        ("xii", 12),
        ("may", 5),
    ];
    let named = NAMES.iter().filter(|(name, _)| text.starts_with(name.as_bytes()));
    named.map(|&(name, month)| (name.len(), Some((Part::Month, month)))).collect()
}

fn afternoon(text: &[u8]) -> Vec<(usize, Option<(Part, i64)>)> {
    let late = match text.first() {
        Some(b'a') => 0,
        Some(b'p') => 1,
        _ => return Vec::new(),
    };
    let mut at = 1 + usize::from(text.get(1) == Some(&b'.'));
    if text.get(at) != Some(&b'm') {
        return Vec::new();
    }
    at += 1 + usize::from(text.get(at + 1) == Some(&b'.'));
    // A blank or the end must follow.
    if text.get(at).is_none_or(|b| matches!(b, b' ' | b'\t')) { vec![(at, Some((Part::Afternoon, late)))] } else { Vec::new() }
}
