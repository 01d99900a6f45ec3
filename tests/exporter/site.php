<?php
// A site without Moodle: the queries of the script go to the test, which answers them from a database of its own.
//     php site.php SCRIPT OPTIONS…

define('BORDEREAU_TEST', true);
define('SITEID', 1);
define('MUST_EXIST', 2);
define('ENROL_INSTANCE_ENABLED', 0);
define('ENROL_USER_ACTIVE', 0);
define('CONTEXT_SYSTEM', 10);
define('CONTEXT_COURSECAT', 40);
define('CONTEXT_COURSE', 50);
define('ROLENAME_ORIGINAL', 0);
define('AUTH_PASSWORD_NOT_CACHED', 'not cached');

error_reporting(E_ALL);
// What is only noted on a server is an error here.
set_error_handler(function ($level, $words, $file, $line) {
    if (error_reporting() & $level) {
        throw new ErrorException($words, 0, $level, $file, $line);
    }
    return false;
});

/** Rows that are read once and closed, as those of Moodle. */
class told_rows extends ArrayIterator {
    public function close(): void {
    }
}

class moodle_database {
    private function ask(string $sql, array $params): array {
        fwrite(STDOUT, json_encode(['sql' => $sql, 'params' => (object)$params], JSON_THROW_ON_ERROR) . "\n");
        $answer = json_decode((string)fgets(STDIN), true, 512, JSON_THROW_ON_ERROR);
        if (isset($answer['error'])) {
            throw new RuntimeException($answer['error']);
        }
        return array_map(fn($row) => (object)$row, $answer['rows']);
    }

    public function get_recordset_sql(string $sql, ?array $params = null, int $from = 0, int $number = 0): told_rows {
        $part = $number ? " LIMIT $number OFFSET $from" : '';
        return new told_rows($this->ask($sql . $part, $params ?? []));
    }

    public function get_record(string $table, array $where, string $fields = '*', int $strictness = 0) {
        $conditions = implode(' AND ', array_map(fn($key) => "$key = :$key", array_keys($where)));
        return $this->ask("SELECT $fields FROM {{$table}} WHERE $conditions", $where)[0] ?? false;
    }

    public function get_field(string $table, string $field, array $where) {
        return $this->get_record($table, $where, $field)->$field;
    }

    public function get_records_menu(string $table, ?array $where = null, string $sort = '', string $fields = '*'): array {
        $rows = array_map(fn($row) => array_values((array)$row), $this->ask("SELECT $fields FROM {{$table}}", []));
        return array_column($rows, 1, 0);
    }

    public function get_dbfamily(): string {
        return 'postgres';
    }
}

class context_system {
    public static function instance(): self {
        return new self();
    }
}

class core_date {
    public static function get_server_timezone(): string {
        return 'Europe/Paris';
    }
}

class core_component {
    public static function get_plugin_list(string $kind): array {
        return $kind === 'auth' ? ['manual' => '', 'email' => '', 'cas' => ''] : ['boost' => ''];
    }

    public static function get_plugin_directory(string $kind, string $name): ?string {
        return null;
    }
}

class strings {
    public function get_list_of_translations(bool $all): array {
        return ['en' => 'English'];
    }

    public function string_exists(string $id, string $component): bool {
        return $id === 'sendcoursewelcomemessage';
    }
}

function get_string_manager(): strings {
    return new strings();
}

function get_enabled_auth_plugins(): array {
    return ['manual', 'nologin', 'email', 'cas'];
}

function get_config(string $component): stdClass {
    return new stdClass();
}

function role_get_name(stdClass $role, context_system $context, int $kind): string {
    return $role->name;
}

function is_siteadmin($user): bool {
    return in_array((int)$user, [2, 285], true);
}

$script = $argv[1];
require($script);
$options = bordereau_options(array_merge([$script], array_slice($argv, 2)));
$cfg = (object)['wwwroot' => 'https://moodle.example.org', 'release' => '4.5.6 (Build: 20250811)', 'lang' => 'en', 'passwordpolicy' => '1',
    'enrol_plugins_enabled' => 'manual,guest,self,cohort'];
try {
    $file = new bordereau_file($options['out']);
    // Noon in Paris: days are counted from the midnight before.
    bordereau_write(new bordereau_site(new moodle_database(), $cfg, $options, strtotime('2026-11-28T11:00:00Z')), $file, $options);
    $file->publish();
} catch (Throwable $error) {
    bordereau_stop($error->getMessage(), 2);
}
fwrite(STDERR, 'most memory: ' . memory_get_peak_usage() . PHP_EOL);
