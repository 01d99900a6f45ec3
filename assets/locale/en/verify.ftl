# Verification.

verify-as-asked = as asked
verify-absent = absent
verify-other-role = other role
verify-other-group = other group
verify-no-access = without access now
verify-other-status = active, though suspension is asked for
verify-not-told = cannot be told
because-no-account = there is no such account
because-account-refused = the platform refuses this account
because-unknown-course = there is no such course
because-unknown-role = there is no such role
because-no-manual-method = the course has no manual enrolment
because-method-off = manual enrolment is off there
verify-verdict = { $asked } asked for: { $fine } in place, { $absent } absent, { $different } otherwise, { $untold } cannot be told.
verify-reason = { $course }: { $state } ({ $count })
verify-reason-because = { $course }: { $state }, { $because } ({ $count })
verify-blind-end = The end date cannot be read this way: it is not verified.
verify-blind-status = For some rows this source does not tell whether access is open: it is not verified.
verify-blind-group = This source does not tell all groups: some are not verified.
verify-blind-role = Some roles are not verified: the source does not tell them, or the row asks for none.
verify-nothing-missing = Nothing is missing: no file is written.
verify-list-no-people = This list has no column of logins, numbers or e-mail addresses: nobody can be found in it. Download it with one of these columns.
verify-list-no-course = Nothing says of which course this list is: add --course with its short name.
