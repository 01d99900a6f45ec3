<?php
/**
 * Writes what a Moodle site tells about itself into one file, for Bordereau (the format: catalogue.schema.json).
 *
 * Moodle 4.1 to 5.x, any database that Moodle runs on. It reads through Moodle's database layer only, changes nothing on the
 * site, and writes nothing but the file that is named, which appears whole or not at all. Licence: MIT or Apache 2.0.
 *
 *     php bordereau_export.php --moodle=/var/www/moodle --out=/srv/catalogue/catalogue.json
 */

const BORDEREAU_USAGE = <<<'TEXT'
Writes the catalogue of this Moodle site for Bordereau.

  --moodle=FOLDER       where config.php of the site is (default: this folder, or one above)
  --out=FILE            the file to write; nothing else is written
  --name=NAME           the name people know the platform by (default: the name of the site)
  --year=2026-2027      the academic year of the catalogue
  --categories=3,17     only the courses of these categories (numbers) and of those below them
  --since=2026-09-01    only courses that end after that day, or have no end
  --no-accounts         no accounts, and nothing about people at all
  --no-enrolments       no enrolments, given roles, members of groups and cohorts
  --no-emails           accounts without e-mail addresses
  --no-profiles         accounts without institution, department, city, country and language
  --help                this text

Personal data. With accounts: number, login, student number, name, e-mail, institution, department, city, country,
language, way of logging in, whether Moodle keeps a password (never which), whether the account is suspended, confirmed,
and administers the site. Deleted accounts are left out. With enrolments: who is in which course, with which role, in which
group and cohort, since when and until when. No password, no mark, no activity, no profile text is ever read. The file is
for its owner alone (mode 0600): publish it where only the people who prepare lists can read it.

TEXT;

/** Ends with a sentence on standard error. Exit codes: 1 wrong usage, 2 the site cannot be read, 3 the disk refuses. */
function bordereau_stop(string $sentence, int $code): void {
    fwrite(STDERR, $sentence . PHP_EOL);
    exit($code);
}

/** The options, checked. */
function bordereau_options(array $arguments): array {
    $options = ['moodle' => null, 'out' => null, 'name' => null, 'year' => null, 'categories' => [], 'since' => null,
        'accounts' => true, 'enrolments' => true, 'emails' => true, 'profiles' => true];
    foreach (array_slice($arguments, 1) as $argument) {
        if ($argument === '--help' || $argument === '-h') {
            fwrite(STDOUT, BORDEREAU_USAGE);
            exit(0);
        }
        if (!preg_match('/^--([a-z-]+)(?:=(.*))?$/s', $argument, $found)) {
            bordereau_stop("Not understood: $argument (--help says what is).", 1);
        }
        [$name, $value] = [$found[1], $found[2] ?? null];
        if (in_array($name, ['no-accounts', 'no-enrolments', 'no-emails', 'no-profiles'], true)) {
            $options[substr($name, 3)] = false;
        } else if (in_array($name, ['moodle', 'out', 'name', 'year', 'since', 'categories'], true) && (string)$value !== '') {
            $options[$name] = $value;
        } else {
            bordereau_stop("Not understood: $argument (--help says what is).", 1);
        }
    }
    if ($options['out'] === null) {
        bordereau_stop('Name the file to write: --out=/srv/catalogue/catalogue.json (--help says more).', 1);
    }
    if (!is_array($options['categories'])) {
        $numbers = array_map('trim', explode(',', $options['categories']));
        foreach ($numbers as $number) {
            if (!ctype_digit($number)) {
                bordereau_stop("A category is given by its number: $number is none.", 1);
            }
        }
        $options['categories'] = array_map('intval', $numbers);
    }
    if ($options['since'] !== null) {
        $day = DateTimeImmutable::createFromFormat('!Y-m-d', $options['since'], new DateTimeZone('UTC'));
        if ($day === false || $day->format('Y-m-d') !== $options['since']) {
            bordereau_stop("--since wants a day like 2026-09-01, not {$options['since']}.", 1);
        }
        $options['since'] = $day->getTimestamp();
    }
    $options['enrolments'] = $options['enrolments'] && $options['accounts'];
    return $options;
}

/** Where config.php is: as said, else here or above. */
function bordereau_config(?string $folder): string {
    $folders = $folder === null ? [__DIR__, dirname(__DIR__), dirname(__DIR__, 2), dirname(__DIR__, 3)] : [$folder];
    foreach ($folders as $place) {
        if (is_file("$place/config.php")) {
            return "$place/config.php";
        }
    }
    bordereau_stop('config.php of Moodle is not there: say where with --moodle=/var/www/moodle.', 1);
    return '';
}

/** A JSON document that is written piece by piece into a file beside its place, and put there when it is whole. */
class bordereau_file {
    private $handle;
    private string $place;
    private string $draft;
    private bool $first = true;

    public function __construct(string $place) {
        $this->place = $place;
        $this->draft = $place . '.' . getmypid() . '.tmp';
        $mask = umask(0077);
        $this->handle = @fopen($this->draft, 'xb');
        umask($mask);
        if ($this->handle === false) {
            bordereau_stop("The file {$this->draft} cannot be written: check the folder and its rights.", 3);
        }
        register_shutdown_function(function () {
            if ($this->handle) {
                fclose($this->handle);
                @unlink($this->draft);
            }
        });
        $this->put('{');
    }

    private function put(string $text): void {
        if (@fwrite($this->handle, $text) !== strlen($text)) {
            bordereau_stop('The disk refuses: it may be full. Nothing was published.', 3);
        }
    }

    private function json($value): string {
        // A text that is not UTF-8 on an old site: what cannot be read becomes a question mark in a box.
        $flags = JSON_UNESCAPED_UNICODE | JSON_UNESCAPED_SLASHES | JSON_INVALID_UTF8_SUBSTITUTE | JSON_PRESERVE_ZERO_FRACTION;
        return json_encode($value, $flags | JSON_THROW_ON_ERROR);
    }

    private function key(string $key): void {
        $this->put(($this->first ? "\n" : ",\n") . $this->json($key) . ': ');
        $this->first = false;
    }

    public function value(string $key, $value): void {
        $this->key($key);
        $this->put($this->json($value));
    }

    /** A list, one row a line. Returns how many. */
    public function rows(string $key, iterable $rows): int {
        $this->key($key);
        $count = 0;
        foreach ($rows as $row) {
            $this->put(($count++ ? ",\n  " : "[\n  ") . $this->json($row));
        }
        $this->put($count ? "\n]" : '[]');
        return $count;
    }

    public function publish(): void {
        $this->put("\n}\n");
        if (!fflush($this->handle) || (function_exists('fsync') && !@fsync($this->handle)) || !fclose($this->handle)) {
            bordereau_stop('The disk refuses: it may be full. Nothing was published.', 3);
        }
        $this->handle = null;
        if (!@rename($this->draft, $this->place)) {
            @unlink($this->draft);
            bordereau_stop("The file {$this->place} cannot be replaced: check its rights.", 3);
        }
    }
}

/** What the site tells, list by list. Large tables are read row by row. */
class bordereau_site {
    /** Rows of a large table that are read at once, and courses whose methods and groups are. */
    private const AT_ONCE = 5000;
    private const COURSES_AT_ONCE = 500;

    private moodle_database $db;
    private stdClass $cfg;
    private array $options;
    private int $now;
    /** Numbers of the courses that are told, or null for all of them. */
    private ?array $courses = null;

    public function __construct(moodle_database $db, stdClass $cfg, array $options, int $now) {
        [$this->db, $this->cfg, $this->options, $this->now] = [$db, $cfg, $options, $now];
        if ($options['categories'] || $options['since'] !== null) {
            $this->courses = $this->chosen();
        }
    }

    /** Rows of a query, one at a time. */
    private function each(string $sql, array $params = []): iterable {
        $rows = $this->db->get_recordset_sql($sql, $params);
        try {
            foreach ($rows as $row) {
                yield $row;
            }
        } finally {
            $rows->close();
        }
    }

    /**
     * Rows of a large table in the order of their numbers. The query ends in a condition, and its rows begin with the number.
     * MySQL and MariaDB hand a whole result over at once: it is asked for in parts, and memory does not grow with the site.
     */
    private function by_number(string $sql, string $number, array $params = []): iterable {
        $last = 0;
        do {
            $read = 0;
            $rows = $this->db->get_recordset_sql("$sql AND $number > :last ORDER BY $number", $params + ['last' => $last], 0, self::AT_ONCE);
            try {
                foreach ($rows as $row) {
                    $read++;
                    $last = (int)$row->id;
                    yield $row;
                }
            } finally {
                $rows->close();
            }
        } while ($read === self::AT_ONCE);
    }

    private function chosen(): array {
        $below = [];
        foreach ($this->each('SELECT id, path FROM {course_categories}') as $category) {
            if (array_intersect(array_map('intval', explode('/', trim($category->path, '/'))), $this->options['categories'])) {
                $below[(int)$category->id] = true;
            }
        }
        $courses = [];
        foreach ($this->each('SELECT id, category, enddate FROM {course}') as $course) {
            $wanted = !$this->options['categories'] || isset($below[(int)$course->category]);
            $active = $this->options['since'] === null || !(int)$course->enddate || (int)$course->enddate >= $this->options['since'];
            // The front page is no course of a category, and importers treat it otherwise.
            if ((int)$course->id === (int)SITEID || ($wanted && $active)) {
                $courses[(int)$course->id] = true;
            }
        }
        return $courses;
    }

    private function tells(int $course): bool {
        return $this->courses === null || isset($this->courses[$course]);
    }

    public function platform(): array {
        $site = $this->db->get_record('course', ['id' => SITEID], 'id, shortname, fullname', MUST_EXIST);
        $databases = ['postgres' => 'postgresql', 'mysql' => get_class($this->db) === 'mariadb_native_moodle_database' ? 'mariadb' : 'mysql'];
        $family = $this->db->get_dbfamily();
        $platform = [
            'name' => $this->options['name'] ?? $site->fullname,
            'url' => $this->cfg->wwwroot,
            'extracted_at' => gmdate('Y-m-d\TH:i:s\Z', $this->now),
            'database' => $databases[$family] ?? $family,
            'moodle' => preg_replace('/[ +].*$/', '', (string)$this->cfg->release),
        ];
        if ($this->options['year'] !== null) {
            $platform['academic_year'] = $this->options['year'];
        }
        return $platform;
    }

    public function site(): array {
        $cfg = $this->cfg;
        return [
            'shortname' => $this->db->get_field('course', 'shortname', ['id' => SITEID]),
            'timezone' => core_date::get_server_timezone(),
            'lang' => $cfg->lang ?? 'en',
            'default_city' => (string)($cfg->defaultcity ?? ''),
            'default_country' => empty($cfg->country) ? '' : $cfg->country,
            'allowaccountssameemail' => (int)!empty($cfg->allowaccountssameemail),
            'passwordpolicy' => (int)!empty($cfg->passwordpolicy),
            'extendedusernamechars' => (int)!empty($cfg->extendedusernamechars),
            'allowuserthemes' => (int)!empty($cfg->allowuserthemes),
            'themes' => array_keys(core_component::get_plugin_list('theme')),
            'enabled_auth' => array_values(get_enabled_auth_plugins()),
            'installed_auth' => array_keys(core_component::get_plugin_list('auth')),
            'langs' => array_keys(get_string_manager()->get_list_of_translations(true)),
            'enrol_plugins_enabled' => array_values(array_filter(explode(',', (string)($cfg->enrol_plugins_enabled ?? '')))),
            'release' => $cfg->release,
            'db' => $this->db->get_dbfamily(),
        ];
    }

    public function roles(): iterable {
        $levels = [];
        foreach ($this->each('SELECT id, roleid, contextlevel FROM {role_context_levels}') as $level) {
            $levels[(int)$level->roleid][(int)$level->contextlevel] = true;
        }
        foreach ($this->each('SELECT * FROM {role} ORDER BY id') as $role) {
            $at = $levels[(int)$role->id] ?? [];
            yield ['id' => (int)$role->id, 'shortname' => $role->shortname, 'name' => role_get_name($role, context_system::instance(), ROLENAME_ORIGINAL),
                'archetype' => $role->archetype, 'assignable_in_course' => isset($at[CONTEXT_COURSE]),
                'assignable_in_system' => isset($at[CONTEXT_SYSTEM]), 'assignable_in_category' => isset($at[CONTEXT_COURSECAT])];
        }
    }

    public function categories(): iterable {
        foreach ($this->each('SELECT id, name, idnumber FROM {course_categories} ORDER BY id') as $category) {
            yield ['id' => (int)$category->id, 'name' => $category->name, 'idnumber' => (string)$category->idnumber];
        }
    }

    /** Rows that belong to some of the courses, by course. */
    private function of_courses(string $columns, string $table, string $order, int $first, int $last): array {
        $found = [];
        $sql = "SELECT id, courseid, $columns FROM {{$table}} WHERE courseid >= :first AND courseid <= :last ORDER BY courseid, $order";
        foreach ($this->each($sql, ['first' => $first, 'last' => $last]) as $row) {
            $found[(int)$row->courseid][] = $row;
        }
        return $found;
    }

    public function courses(): iterable {
        $roles = $this->db->get_records_menu('role', null, '', 'id, shortname');
        $cohorts = $this->db->get_records_menu('cohort', null, '', 'id, idnumber');
        $names = $this->db->get_records_menu('course_categories', null, '', 'id, name');
        // Since 4.4 a manual method says itself whether people are welcomed with a message; before, nobody is.
        $welcomes = get_string_manager()->string_exists('sendcoursewelcomemessage', 'core_enrol')
            || isset(get_config('enrol_manual')->sendcoursewelcomemessage);
        $sql = 'SELECT id, category, shortname, fullname, idnumber, visible FROM {course} WHERE 1 = 1';
        $some = [];
        foreach ($this->by_number($sql, 'id') as $course) {
            if ($this->tells((int)$course->id)) {
                $some[] = $course;
            }
            if (count($some) === self::COURSES_AT_ONCE) {
                yield from $this->told_courses($some, $roles, $cohorts, $names, $welcomes);
                $some = [];
            }
        }
        yield from $this->told_courses($some, $roles, $cohorts, $names, $welcomes);
    }

    /** Courses with their methods, groups and groupings. */
    private function told_courses(array $courses, array $roles, array $cohorts, array $names, bool $welcomes): iterable {
        if (!$courses) {
            return;
        }
        [$first, $last] = [(int)reset($courses)->id, (int)end($courses)->id];
        $enrol = $this->of_courses('enrol, status, roleid, enrolperiod, customint1', 'enrol', 'sortorder, id', $first, $last);
        $groups = $this->of_courses('name, idnumber', 'groups', 'id', $first, $last);
        $groupings = $this->of_courses('name', 'groupings', 'id', $first, $last);
        foreach ($courses as $course) {
            $id = (int)$course->id;
            $methods = [];
            foreach ($enrol[$id] ?? [] as $method) {
                $told = ['enrol' => $method->enrol, 'status' => (int)$method->status === ENROL_INSTANCE_ENABLED ? 'enabled' : 'disabled',
                    'default_role' => $roles[$method->roleid] ?? null,
                    'enrolperiod_days' => (int)$method->enrolperiod ? (int)$method->enrolperiod / 86400 : 0];
                if ($method->enrol === 'cohort') {
                    $told['cohort'] = $cohorts[$method->customint1] ?? null;
                } else if ($method->enrol === 'manual') {
                    $told['welcome_message'] = $welcomes && (int)$method->customint1 > 0;
                }
                $methods[] = $told;
            }
            $of_groups = array_map(fn($group) => ['id' => (int)$group->id, 'name' => $group->name, 'idnumber' => (string)$group->idnumber],
                $groups[$id] ?? []);
            $of_groupings = array_map(fn($grouping) => ['id' => (int)$grouping->id, 'name' => $grouping->name], $groupings[$id] ?? []);
            yield ['id' => $id, 'shortname' => $course->shortname, 'fullname' => $course->fullname, 'idnumber' => (string)$course->idnumber,
                'category' => $names[$course->category] ?? null, 'visible' => (bool)$course->visible, 'enrol_methods' => $methods,
                'groups' => $of_groups, 'groupings' => $of_groupings];
        }
    }

    public function users(): iterable {
        $more = $this->options['profiles'] ? ['institution', 'department', 'city', 'country', 'lang'] : [];
        $columns = implode(', ', array_merge(['id', 'username', 'idnumber', 'firstname', 'lastname', 'email', 'auth', 'suspended', 'confirmed',
            'timecreated'], $more));
        // The database says which kind of password there is: the password itself never leaves it.
        $kind = "CASE WHEN password = :none THEN 'empty' WHEN password = :outside THEN 'not cached' ELSE 'hash' END";
        $sql = "SELECT $columns, $kind AS passwordkind FROM {user} WHERE deleted = 0";
        foreach ($this->by_number($sql, 'id', ['none' => '', 'outside' => AUTH_PASSWORD_NOT_CACHED]) as $user) {
            $told = ['id' => (int)$user->id, 'username' => $user->username, 'idnumber' => (string)$user->idnumber,
                'firstname' => $user->firstname, 'lastname' => $user->lastname];
            if ($this->options['emails']) {
                $told['email'] = $user->email;
            }
            foreach ($more as $field) {
                $told[$field] = (string)$user->$field;
            }
            $told += ['auth' => $user->auth, 'password' => $user->passwordkind, 'suspended' => (int)$user->suspended, 'deleted' => 0, 'confirmed' => (int)$user->confirmed,
                'siteadmin' => is_siteadmin($user->id)];
            if ((int)$user->timecreated) {
                $told['created_at'] = gmdate('Y-m-d\TH:i:s\Z', (int)$user->timecreated);
            }
            yield $told;
        }
    }

    public function cohorts(): iterable {
        $levels = [];
        foreach ($this->each('SELECT id, contextlevel FROM {context} WHERE id IN (SELECT contextid FROM {cohort})') as $context) {
            $levels[$context->id] = (int)$context->contextlevel;
        }
        foreach ($this->each('SELECT id, contextid, name, idnumber, visible, component FROM {cohort} ORDER BY id') as $cohort) {
            $level = $levels[$cohort->contextid] ?? null;
            $told = ['id' => (int)$cohort->id, 'name' => $cohort->name, 'idnumber' => (string)$cohort->idnumber,
                'context' => $level === CONTEXT_SYSTEM ? 'system' : 'category', 'visible' => (bool)$cohort->visible, 'component' => $cohort->component];
            if ($this->options['enrolments']) {
                $members = [];
                $sql = 'SELECT u.id, u.username FROM {cohort_members} m JOIN {user} u ON u.id = m.userid
                         WHERE u.deleted = 0 AND m.cohortid = :cohort';
                foreach ($this->by_number($sql, 'u.id', ['cohort' => (int)$cohort->id]) as $member) {
                    $members[] = $member->username;
                }
                $told['members'] = $members;
            }
            yield $told;
        }
    }

    public function profile_fields(): iterable {
        foreach ($this->each('SELECT id, shortname, datatype, forceunique, param1 FROM {user_info_field} ORDER BY sortorder, id') as $field) {
            yield ['column' => 'profile_field_' . $field->shortname, 'datatype' => $field->datatype, 'forceunique' => (bool)$field->forceunique,
                'options' => $field->datatype === 'menu' ? array_map('trim', explode("\n", (string)$field->param1)) : null];
        }
    }

    /** Days from the midnight of today in the time zone of the site; null = none. */
    private function day(int $time, int $midnight) {
        return $time ? ($time - $midnight) / 86400 : null;
    }

    public function enrolments(): iterable {
        $zone = new DateTimeZone(core_date::get_server_timezone());
        $midnight = (new DateTimeImmutable("@{$this->now}"))->setTimezone($zone)->setTime(0, 0)->getTimestamp();
        $sql = 'SELECT ue.id, u.username, c.id AS courseid, c.shortname, e.enrol, ue.status, ue.timestart, ue.timeend FROM {user_enrolments} ue
                  JOIN {enrol} e ON e.id = ue.enrolid JOIN {user} u ON u.id = ue.userid JOIN {course} c ON c.id = e.courseid
                 WHERE u.deleted = 0';
        foreach ($this->by_number($sql, 'ue.id') as $row) {
            if ($this->tells((int)$row->courseid)) {
                yield ['username' => $row->username, 'course' => $row->shortname, 'method' => $row->enrol,
                    'status' => (int)$row->status === ENROL_USER_ACTIVE ? 'active' : 'suspended',
                    'start_day' => $this->day((int)$row->timestart, $midnight), 'end_day' => $this->day((int)$row->timeend, $midnight),
                    'start' => (int)$row->timestart, 'end' => (int)$row->timeend];
            }
        }
    }

    public function role_assignments(): iterable {
        $sql = 'SELECT ra.id, u.username, x.contextlevel, c.id AS courseid, c.shortname, r.shortname AS role, ra.component
                  FROM {role_assignments} ra JOIN {context} x ON x.id = ra.contextid JOIN {role} r ON r.id = ra.roleid
                  JOIN {user} u ON u.id = ra.userid LEFT JOIN {course} c ON c.id = x.instanceid AND x.contextlevel = :course
                 WHERE u.deleted = 0 AND (x.contextlevel = :system OR c.id IS NOT NULL)';
        foreach ($this->by_number($sql, 'ra.id', ['course' => CONTEXT_COURSE, 'system' => CONTEXT_SYSTEM]) as $row) {
            // A role on the whole site has no course.
            if ($row->courseid === null || $this->tells((int)$row->courseid)) {
                yield ['username' => $row->username, 'course' => (string)$row->shortname, 'role' => $row->role, 'component' => $row->component];
            }
        }
    }

    public function group_members(): iterable {
        $sql = 'SELECT m.id, u.username, c.id AS courseid, c.shortname, g.name, g.id AS groupid FROM {groups_members} m
                  JOIN {groups} g ON g.id = m.groupid JOIN {course} c ON c.id = g.courseid JOIN {user} u ON u.id = m.userid
                 WHERE u.deleted = 0';
        foreach ($this->by_number($sql, 'm.id') as $row) {
            if ($this->tells((int)$row->courseid)) {
                yield ['username' => $row->username, 'course' => $row->shortname, 'group' => $row->name, 'group_id' => (int)$row->groupid];
            }
        }
    }

    /** Settings of the plugin tool_sync as its page shows them; null when the plugin is not there. */
    public function tool_sync(): ?array {
        $settings = core_component::get_plugin_directory('tool', 'sync') ? (array)get_config('tool_sync') : null;
        unset($settings['version']);
        return $settings === null ? null : array_map(fn($value) => $value === null ? null : (string)$value, $settings);
    }
}

/** Writes the whole file. */
function bordereau_write(bordereau_site $site, bordereau_file $file, array $options): array {
    $file->value('platform', $site->platform());
    $about = $site->site();
    if ($sync = $site->tool_sync()) {
        $about['tool_sync'] = $sync;
    }
    $file->value('site', $about);
    $counts = ['roles' => 0, 'categories' => 0, 'courses' => 0];
    $lists = ['roles', 'categories', 'courses', 'profile_fields', 'cohorts'];
    if ($options['accounts']) {
        $lists[] = 'users';
    }
    if ($options['enrolments']) {
        array_push($lists, 'enrolments', 'role_assignments', 'group_members');
    }
    foreach ($lists as $list) {
        $counts[$list] = $file->rows($list, $site->$list());
    }
    return $counts;
}

// A test brings a database of its own and calls the classes.
if (!defined('BORDEREAU_TEST')) {
    if (PHP_SAPI !== 'cli') {
        exit(1);
    }
    $options = bordereau_options($_SERVER['argv']);
    // Moodle changes the folder; the file is where the person is.
    if (!preg_match('#^(/|\\\\|[A-Za-z]:)#', $options['out'])) {
        $options['out'] = getcwd() . DIRECTORY_SEPARATOR . $options['out'];
    }
    define('CLI_SCRIPT', true);
    require(bordereau_config($options['moodle']));
    global $DB, $CFG;
    require_once($CFG->libdir . '/enrollib.php');
    try {
        $file = new bordereau_file($options['out']);
        $counts = bordereau_write(new bordereau_site($DB, $CFG, $options, time()), $file, $options);
        $file->publish();
    } catch (Throwable $error) {
        bordereau_stop('The site could not be read, and nothing was published: ' . $error->getMessage(), 2);
    }
    $told = implode(', ', array_map(fn($list, $count) => "$list: $count", array_keys($counts), $counts));
    fwrite(STDERR, "{$options['out']} — $told" . PHP_EOL);
}
