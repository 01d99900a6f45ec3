//! The kinds of things that are noticed while reading.

macro_rules! classes {
    ($($class:ident $word:literal),* $(,)?) => {
        /// What was noticed while reading, from the gravest to the lightest.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
        #[allow(missing_docs, reason = "the word of each says what it is")]
        pub enum Class {
            $($class),*
        }

        impl Class {
            /// The word of `read FILE --json`.
            pub fn word(self) -> &'static str {
                match self {
                    $(Self::$class => $word),*
                }
            }
        }
    };
}

classes! {
    Corrupt "corrupt",
    HtmlAsXls "html-as-xls",
    FlatOds "flat-ods",
    Spreadsheetml2003 "spreadsheetml-2003",
    NotATable "not-a-table",
    SeveralSheets "several-sheets",
    PeopleAbove "people-above",
    OtherTables "other-tables",
    TablesTogether "tables-together",
    SheetLeftOut "sheet-left-out",
    SheetsDiffer "sheets-differ",
    AmbiguousEncoding "ambiguous-encoding",
    DoublyWrapped "doubly-wrapped",
    PartedCells "parted-cells",
    AmbiguousDelimiter "ambiguous-delimiter",
    NoDelimiter "no-delimiter",
    FilteredRows "filtered-rows",
    HiddenRows "hidden-rows",
    FormulaNoCache "formula-no-cache",
    FormulaError "formula-error",
    UnbalancedQuote "unbalanced-quote",
    QuoteStyle "quote-style",
    FormulaText "formula-text",
    ControlCharacters "control-characters",
    InvalidBytes "invalid-bytes",
    StrayCell "stray-cell",
    TooWide "too-wide",
    MergedCells "merged-cells",
    HeaderNotFirst "header-not-first",
    LinesLeftOut "lines-left-out",
    RaggedRows "ragged-rows",
    TotalRow "total-row",
    NoDataRows "no-data-rows",
    GapsBelowLabel "gaps-below-label",
    NeedsQuoting "needs-quoting",
    Mojibake "mojibake",
    Headers "headers",
    SheetsTogether "sheets-together",
    Apogee "apogee",
    OneLine "one-line",
    HeaderDelimiter "header-delimiter",
    HiddenColumns "hidden-columns",
    LossyDisplay "lossy-display",
    HiddenZero "hidden-zero",
    InvisibleCharacters "invisible-characters",
    ScientificText "scientific-text",
}

impl Class {
    /// Its place among the others, the gravest first; all that follow [`Class::Headers`] weigh the same.
    pub(super) fn rank(self) -> u8 {
        (self as u8).min(Self::Headers as u8 + 1)
    }
}
