# Rules of the check: titles, findings, fixes.

rule-the-platform = the platform

unchecked-no-accounts = no account list
unchecked-no-roles = no role list
unchecked-no-enrolments = no list of existing enrolments
unchecked-no-held-roles = no list of roles already given
unchecked-no-memberships = no list of group members
unchecked-no-groups = { $courses ->
    [one] no groups in the catalogue for { $courses } course
   *[other] no groups in the catalogue for { $courses } courses
}
unchecked-no-methods = { $courses ->
    [one] no enrolment methods in the catalogue for { $courses } course
   *[other] no enrolment methods in the catalogue for { $courses } courses
}
unchecked-no-visibility = { $courses ->
    [one] the catalogue does not tell whether { $courses } course is visible
   *[other] the catalogue does not tell whether { $courses } courses are visible
}

fix-write = Write “{ $to }”
fix-empty = Empty the cell
fix-course = Replace by “{ $shortname }” ({ $fullname })

rule-unknown-course = Unknown course
unknown-course = “{ $value }” does not exist on { $platform }: Moodle will skip these rows without counting them as errors.
