//! A number-format code taken apart. Codes are in US notation in the files, whatever the locale.
//! Source: ECMA-376 part 1, 18.8.31.

/// A piece of one section of a format code.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Part {
    /// Text shown as it is.
    Literal(String),
    /// `0`, `#` or `?`.
    Digit(char),
    /// The decimal mark.
    Point,
    /// `%`.
    Percent,
    /// `E+` (true) or `E-`.
    Exponent(bool),
    /// The bar of a fraction.
    Slash,
    /// The cell's text.
    At,
    /// The number as without a format.
    General,
    /// A piece of a date or time.
    Date(Field),
}

/// A piece of a date or time, with the number of letters where it matters.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Field {
    Year(usize),
    Month(usize),
    Day(usize),
    Hour(usize),
    Minute(usize),
    Second(usize),
    /// Digits of the second's fraction.
    Fraction(usize),
    /// `AM/PM` (true) or `A/P`.
    HalfDay(bool),
    /// `[h]`, `[mm]`, `[ss]`: all hours, minutes, seconds, with at least so many digits.
    AllHours(usize),
    AllMinutes(usize),
    AllSeconds(usize),
}

/// The language of month and day names.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub(super) enum Tongue {
    #[default]
    French,
    English,
    German,
    Spanish,
    Italian,
}

/// `[>=100]` and its kin.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Condition {
    pub(super) sign: Sign,
    pub(super) value: f64,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Sign {
    Less,
    LessOrEqual,
    Equal,
    NotEqual,
    GreaterOrEqual,
    Greater,
}

impl Condition {
    pub(super) fn holds(self, value: f64) -> bool {
        match self.sign {
            Sign::Less => value < self.value,
            Sign::LessOrEqual => value <= self.value,
            Sign::Equal => value == self.value,
            Sign::NotEqual => value != self.value,
            Sign::GreaterOrEqual => value >= self.value,
            Sign::Greater => value > self.value,
        }
    }
}

/// One of the up to four sections of a code.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Section {
    pub(super) parts: Vec<Part>,
    pub(super) condition: Option<Condition>,
    pub(super) tongue: Tongue,
    /// A comma between digits: thousands are grouped.
    pub(super) grouped: bool,
    /// Commas after the last digit: each divides by a thousand.
    pub(super) scale: u32,
    /// `[$-F800]` and `[$-F400]`: long date and time of the system.
    pub(super) system: Option<System>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum System {
    LongDate,
    Time,
}

/// Takes a code apart into its sections.
pub(super) fn sections(code: &str) -> Vec<Section> {
    let mut sections = Vec::new();
    let mut reader = Reader { chars: code.chars().collect(), at: 0, section: Section::default(), commas: 0 };
    while let Some(c) = reader.next() {
        if c == ';' {
            sections.push(reader.finish());
        } else {
            reader.take(c);
        }
    }
    sections.push(reader.finish());
    sections
}

struct Reader {
    chars: Vec<char>,
    at: usize,
    section: Section,
    /// Commas seen since the last digit.
    commas: u32,
}

impl Reader {
    fn next(&mut self) -> Option<char> {
        let c = self.chars.get(self.at).copied();
        self.at += 1;
        c
    }

    fn peek(&self) -> Option<char> {
        self.chars.get(self.at).copied()
    }

    /// Whether the coming characters are `word`, in any case; takes them if so.
    fn accept(&mut self, word: &str) -> bool {
        let ahead = self.chars.iter().skip(self.at).take(word.len());
        let same = ahead.clone().count() == word.len() && ahead.zip(word.chars()).all(|(a, b)| a.eq_ignore_ascii_case(&b));
        if same {
            self.at += word.len();
        }
        same
    }

    /// Takes all letters equal to `c`; gives how many there are, `c` included.
    fn run(&mut self, c: char) -> usize {
        let mut count = 1;
        while self.peek().is_some_and(|next| next.eq_ignore_ascii_case(&c)) {
            self.at += 1;
            count += 1;
        }
        count
    }

    fn push(&mut self, part: Part) {
        self.section.parts.push(part);
    }

    fn literal(&mut self, c: char) {
        match self.section.parts.last_mut() {
            Some(Part::Literal(text)) => text.push(c),
            _ => self.push(Part::Literal(c.to_string())),
        }
    }

    fn has_date(&self) -> bool {
        self.section.parts.iter().any(|part| matches!(part, Part::Date(_)))
    }

    fn take(&mut self, c: char) {
        match c {
            '"' => {
                while let Some(c) = self.next().filter(|&c| c != '"') {
                    self.literal(c);
                }
            }
            '\\' => {
                if let Some(c) = self.next() {
                    self.literal(c);
                }
            }
            // The width of a character: one blank in text.
            '_' => {
                if self.next().is_some() {
                    self.literal(' ');
                }
            }
            // Fills the cell's width: nothing in text.
            '*' => {
                self.next();
            }
            '[' => self.bracket(),
            '0' | '#' | '?' => self.digit(c),
            '.' if self.at_second() => {
                let mut places = 0;
                while self.peek() == Some('0') {
                    self.at += 1;
                    places += 1;
                }
                if places > 0 { self.push(Part::Date(Field::Fraction(places))) } else { self.literal('.') }
            }
            '.' => self.push(if self.has_date() { Part::Literal(".".to_owned()) } else { Part::Point }),
            ',' => {
                let after_digit = matches!(self.section.parts.last(), Some(Part::Digit(_) | Part::Point)) || self.commas > 0;
                if self.has_date() || !after_digit { self.literal(',') } else { self.commas += 1 }
            }
            '%' => self.push(Part::Percent),
            // Calc writes the date separator of the language there.
            '/' if self.has_date() => self.literal(if self.section.tongue == Tongue::German { '.' } else { '/' }),
            '/' if self.section.parts.iter().any(|part| matches!(part, Part::Digit(_))) => self.push(Part::Slash),
            '@' => self.push(Part::At),
            'E' | 'e' if matches!(self.peek(), Some('+' | '-')) && !self.has_date() => {
                let plus = self.next() == Some('+');
                self.push(Part::Exponent(plus));
            }
            'G' | 'g' if self.accept("eneral") => self.push(Part::General),
            'S' if self.accept("tandard") => self.push(Part::General),
            'A' | 'a' if self.accept("M/PM") => self.push(Part::Date(Field::HalfDay(true))),
            'A' | 'a' if self.accept("/P") => self.push(Part::Date(Field::HalfDay(false))),
            'y' | 'Y' | 'e' => {
                let count = self.run(c);
                self.push(Part::Date(Field::Year(if c == 'e' { 4 } else { count })));
            }
            'm' | 'M' => {
                let count = self.run(c);
                self.push(Part::Date(Field::Month(count)));
            }
            'd' | 'D' => {
                let count = self.run(c);
                self.push(Part::Date(Field::Day(count)));
            }
            'h' | 'H' => {
                let count = self.run(c);
                self.push(Part::Date(Field::Hour(count)));
            }
            's' | 'S' => {
                let count = self.run(c);
                self.push(Part::Date(Field::Second(count)));
            }
            c => self.literal(c),
        }
    }

    fn digit(&mut self, c: char) {
        if self.commas > 0 {
            self.section.grouped = true;
            self.commas = 0;
        }
        self.push(Part::Digit(c));
    }

    /// A point after seconds begins their fraction.
    fn at_second(&self) -> bool {
        matches!(self.section.parts.last(), Some(Part::Date(Field::Second(_) | Field::AllSeconds(_))))
    }

    fn bracket(&mut self) {
        let mut inside = String::new();
        while let Some(c) = self.next().filter(|&c| c != ']') {
            inside.push(c);
        }
        if let Some(money) = inside.strip_prefix('$') {
            let (symbol, code) = money.split_once('-').unwrap_or((money, ""));
            symbol.chars().for_each(|c| self.literal(c));
            self.locale(code);
            return;
        }
        if let Some(condition) = condition(&inside) {
            self.section.condition = Some(condition);
            return;
        }
        let same = |letter: char| !inside.is_empty() && inside.chars().all(|c| c.eq_ignore_ascii_case(&letter));
        let count = inside.len();
        if same('h') {
            self.push(Part::Date(Field::AllHours(count)));
        } else if same('m') {
            self.push(Part::Date(Field::AllMinutes(count)));
        } else if same('s') {
            self.push(Part::Date(Field::AllSeconds(count)));
        }
        // Whatever else stands in brackets is a colour.
    }

    fn locale(&mut self, code: &str) {
        let Ok(code) = u32::from_str_radix(code.split(',').next().unwrap_or(code), 16) else { return };
        match code {
            0xF800 => self.section.system = Some(System::LongDate),
            0xF400 => self.section.system = Some(System::Time),
            _ => {}
        }
        // The low ten bits name the language whatever the country.
        self.section.tongue = match code & 0x3ff {
            0x09 => Tongue::English,
            0x07 => Tongue::German,
            0x0a => Tongue::Spanish,
            0x10 => Tongue::Italian,
            _ => Tongue::French,
        };
    }

    fn finish(&mut self) -> Section {
        let mut section = std::mem::take(&mut self.section);
        section.scale = std::mem::take(&mut self.commas);
        name_minutes(&mut section.parts);
        section
    }
}

fn condition(text: &str) -> Option<Condition> {
    let signs = [
        ("<=", Sign::LessOrEqual),
        (">=", Sign::GreaterOrEqual),
        ("<>", Sign::NotEqual),
        ("<", Sign::Less),
        (">", Sign::Greater),
        ("=", Sign::Equal),
    ];
    signs.into_iter().find_map(|(prefix, sign)| {
        let value = text.strip_prefix(prefix)?.trim().parse().ok()?;
        Some(Condition { sign, value })
    })
}

/// `m` is minutes after hours or before seconds, months elsewhere.
fn name_minutes(parts: &mut [Part]) {
    let dates: Vec<usize> = (0..parts.len()).filter(|&at| matches!(parts[at], Part::Date(_))).collect();
    for (index, &at) in dates.iter().enumerate() {
        let Part::Date(Field::Month(count @ 1..=2)) = parts[at] else { continue };
        let field = |index: usize| dates.get(index).map(|&at| &parts[at]);
        let after_hour = index > 0 && matches!(field(index - 1), Some(Part::Date(Field::Hour(_) | Field::AllHours(_))));
        let before_second = matches!(field(index + 1), Some(Part::Date(Field::Second(_) | Field::AllSeconds(_))));
        if after_hour || before_second {
            parts[at] = Part::Date(Field::Minute(count));
        }
    }
}
