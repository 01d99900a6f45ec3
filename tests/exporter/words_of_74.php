<?php
// Names what a file holds that PHP 7.4 does not know: Moodle 4.1 runs on it.
//     php words_of_74.php FILE

$newer = ['T_NULLSAFE_OBJECT_OPERATOR', 'T_MATCH', 'T_ATTRIBUTE', 'T_ENUM', 'T_READONLY'];
$visible = ['T_PUBLIC', 'T_PROTECTED', 'T_PRIVATE'];
$tokens = array_values(array_filter(token_get_all(file_get_contents($argv[1])), fn($token) => !is_array($token) || $token[0] !== T_WHITESPACE));
$depth = 0;
foreach ($tokens as $at => $token) {
    [$name, $text, $line] = is_array($token) ? [token_name($token[0]), $token[1], $token[2]] : ['', $token, $line ?? 1];
    $depth += $text === '(' ? 1 : ($text === ')' ? -1 : 0);
    $next = $tokens[$at + 1] ?? '';
    // A property in the parameters of a constructor, an argument by its name, a comma at the end of parameters, a choice of types.
    $found = in_array($name, $newer, true)
        || ($depth > 0 && in_array($name, $visible, true))
        || ($depth > 0 && $name === 'T_STRING' && $next === ':' && ($tokens[$at - 1] === '(' || $tokens[$at - 1] === ','))
        || in_array($text, ['mixed', 'never', 'str_contains', 'str_starts_with', 'str_ends_with', 'array_is_list', 'get_debug_type'], true)
        || ($text === '|' && is_array($next) && in_array($next[0], [T_STRING, T_ARRAY], true) && !preg_match('/^[A-Z0-9_]+$/', $next[1]));
    if ($found) {
        fwrite(STDOUT, "line $line: $text\n");
    }
}
